/** The page of a mail and its paragraphs. */
import { LIGHT as colour, DARK_RULES } from './colours.ts';
import { block, type Children, word } from './word.ts';

const FONT = "font-family:system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const BODY = `${FONT};font-size:17px;line-height:1.5;color:${colour.ink}`;

/** One column of at most 560 px. `preheader` is what a phone's list shows after the subject. */
export const Page = word<Children & { title: string; preheader: string; brand: string }>(
  ({ title, preheader, brand, children }) => (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{title}</title>
        <style>{DARK_RULES}</style>
      </head>
      <body class="sand" style={`margin:0;padding:0;background:${colour.sand};${BODY}`}>
        <div style="display:none;max-height:0;overflow:hidden;font-size:0;line-height:0">
          {preheader}
          {'\u00a0\u200c'.repeat(60)}
        </div>
        <table
          role="presentation"
          width="100%"
          class="sand"
          style={`border-collapse:collapse;background:${colour.sand}`}
        >
          <tr>
            <td align="center" style="padding:0">
              <table
                role="presentation"
                width="560"
                style="border-collapse:collapse;width:100%;max-width:560px;text-align:left;table-layout:fixed"
              >
                <tr>
                  <td
                    class="ink"
                    style={`padding:20px 16px 28px;word-break:break-word;overflow-wrap:break-word;${BODY}`}
                  >
                    <main lang="vi" style="display:block">
                      <p
                        class="deep"
                        style={`margin:0 0 10px;color:${colour.deep};font-weight:600;font-size:15px`}
                      >
                        {brand}
                      </p>
                      {children}
                    </main>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  ),
  ({ brand }, inner) => `${brand}\n\n${inner}`,
);

export const Heading = word<Children>(
  ({ children }) => (
    <h1
      class="ink"
      style={`margin:0 0 6px;font-size:24px;line-height:1.3;font-weight:700;color:${colour.ink}`}
    >
      {children}
    </h1>
  ),
  (_, inner) => block(inner),
);

/** What stands under the heading: when, how many. */
export const Lead = word<Children>(
  ({ children }) => (
    <p class="muted" style={`margin:0 0 16px;color:${colour.muted}`}>
      {children}
    </p>
  ),
  (_, inner) => block(inner),
);

export const Paragraph = word<Children>(
  ({ children }) => <p style="margin:0 0 16px">{children}</p>,
  (_, inner) => block(inner),
);

/** Something to know before reading on: a coloured box. */
export const Notice = word<Children>(
  ({ children }) => (
    <table role="presentation" width="100%" style="border-collapse:collapse;margin:0 0 16px">
      <tr>
        <td
          class="wash"
          style={`padding:12px 16px;background:${colour.wash};border-left:4px solid ${colour.sea}`}
        >
          {children}
        </td>
      </tr>
    </table>
  ),
  (_, inner) => block(inner),
);

/** What a mail says of itself, at its end. */
export const Small = word<Children>(
  ({ children }) => (
    <p class="muted" style={`margin:0 0 8px;font-size:15px;color:${colour.muted}`}>
      {children}
    </p>
  ),
  (_, inner) => block(inner),
);

/** The one line for whoever cannot read Vietnamese. */
export const English = word<Children>(
  ({ children }) => (
    <p lang="en" class="muted" style={`margin:0;font-size:15px;color:${colour.muted}`}>
      {children}
    </p>
  ),
  (_, inner) => block(inner),
);
