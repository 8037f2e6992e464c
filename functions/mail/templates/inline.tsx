/** What stands inside a line, and the few things that stand by themselves. */
import { LIGHT as colour } from './colours.ts';
import { type Children, inline, word } from './word.ts';

export const Strong = word<Children>(({ children }) => <b>{children}</b>, inline);

export const Muted = word<Children>(
  ({ children }) => (
    <span class="muted" style={`color:${colour.muted}`}>
      {children}
    </span>
  ),
  inline,
);

/** Bad news; the words say so too, the colour only helps to find them. */
export const Danger = word<Children>(
  ({ children }) => (
    <span class="danger" style={`color:${colour.danger};font-weight:600`}>
      {children}
    </span>
  ),
  inline,
);

const dialled = (number: string): string => number.replace(/[^\d+]/g, '');

/** A number to tap. */
export const PhoneLink = word<{ number: string }>(
  ({ number }) => (
    <a href={`tel:${dialled(number)}`} class="link" style={`color:${colour.sea};white-space:nowrap`}>
      {number}
    </a>
  ),
  ({ number }) => number,
);

/** A link within small print. In text it stands on a line of its own. */
export const Link = word<Children & { href: string }>(
  ({ href, children }) => (
    <a href={href} class="link" style={`color:${colour.sea}`}>
      {children}
    </a>
  ),
  ({ href }, inner) => `${inner}:\n${href}\n`,
);

/** The one thing to do: a link that looks like a button, 44 px high at least. */
export const Button = word<Children & { href: string }>(
  ({ href, children }) => (
    <table role="presentation" style="border-collapse:separate;border-spacing:0;margin:0 0 18px">
      <tr>
        <td class="button" style={`background:${colour.sea};border-radius:10px`}>
          <a
            href={href}
            class="button"
            style={`display:inline-block;padding:13px 22px;border-radius:10px;background:${colour.sea};color:${colour.onSea};font-weight:700;text-decoration:none`}
          >
            {children}
          </a>
        </td>
      </tr>
    </table>
  ),
  ({ href }, inner) => `\n\n${inner}:\n${href}\n\n`,
);

/** A link written out, for those who copy it. Text needs none: there every link is written out. */
export const WrittenLink = word<{ href: string; before: string }>(
  ({ href, before }) => (
    <p class="muted" style={`margin:0 0 16px;font-size:15px;color:${colour.muted};word-break:break-all`}>
      {before}
      <br />
      <a href={href} class="link" style={`color:${colour.sea}`}>
        {href}
      </a>
    </p>
  ),
  () => '',
);

/** Large digits to type elsewhere. */
export const Code = word<Children>(
  ({ children }) => (
    <p
      class="card"
      style={`margin:0 0 16px;padding:14px 16px;background:${colour.card};border:1px solid ${colour.line};font-size:30px;line-height:1.2;font-weight:700;letter-spacing:2px;text-align:center;font-variant-numeric:tabular-nums`}
    >
      {children}
    </p>
  ),
  (_, inner) => `\n\n    ${inner}\n\n`,
);

/** Text to copy as it stands: its line feeds are kept and nothing is wrapped. */
export const Verbatim = word<{ text: string }>(
  ({ text }) => (
    <p
      class="card"
      style={`margin:0 0 16px;padding:14px 16px;background:${colour.card};border:1px dashed ${colour.line};white-space:pre-wrap`}
    >
      {text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))}
    </p>
  ),
  ({ text }) => `\n\n${text.trim()}\n\n`,
);

/** Parts of a whole as one bar; the words around it say the same. Parts of nothing are left out. */
export const Bar = word<{
  parts: readonly { class: 'on-time' | 'late' | 'rest'; count: number }[];
  label: string;
}>(
  ({ parts, label }) => {
    const whole = parts.reduce((sum, part) => sum + part.count, 0);
    const fill = { 'on-time': colour.sea, late: colour.late, rest: colour.line };
    const shown = parts.filter((part) => part.count > 0);
    if (whole === 0) return null;
    return (
      <table
        role="img"
        aria-label={label}
        width="100%"
        style="border-collapse:collapse;margin:0 0 16px;table-layout:fixed"
      >
        <tr>
          {shown.map((part) => (
            <td
              key={part.class}
              class={part.class}
              width={`${Math.round((100 * part.count) / whole)}%`}
              style={`height:12px;padding:0;font-size:0;line-height:12px;background:${fill[part.class]}`}
            >
              {'\u00a0'}
            </td>
          ))}
        </tr>
      </table>
    );
  },
  () => '',
);
