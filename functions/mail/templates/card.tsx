/** Lists: a card and what stands in it. */
import { LIGHT as colour } from './colours.ts';
import { LINE, wrap } from './text.ts';
import { type Children, word } from './word.ts';

/** A titled list; its children are `Item`, `Row` or `Grid`. */
export const Card = word<Children & { title?: string }>(
  ({ title, children }) => (
    <table
      role="presentation"
      width="100%"
      class="card"
      style={`border-collapse:collapse;margin:0 0 16px;background:${colour.card};border:1px solid ${colour.line}`}
    >
      {title !== undefined && (
        <tr>
          <td colSpan={2} style="padding:13px 16px">
            <h2
              class="ink"
              style={`margin:0;font-size:17px;line-height:1.4;font-weight:700;color:${colour.ink}`}
            >
              {title}
            </h2>
          </td>
        </tr>
      )}
      {children}
    </table>
  ),
  ({ title }, inner) =>
    `\n\n${title === undefined ? '' : `${title}\n${'-'.repeat(Math.min(title.length, LINE))}`}${inner}\n\n`,
);

const cell = `padding:10px 16px;border-top:1px solid ${colour.line};vertical-align:top`;

/** One entry of a card, free text. */
export const Item = word<Children>(
  ({ children }) => (
    <tr>
      <td colSpan={2} class="row" style={cell}>
        {children}
      </td>
    </tr>
  ),
  (_, inner) => `\n${wrap(`- ${inner}`, '  ')}`,
);

/** A label and its figure, which stays on one line. */
export const Row = word<Children & { label: string }>(
  ({ label, children }) => (
    <tr>
      <td class="row" style={`${cell};width:90%`}>
        {label}
      </td>
      <td class="row" style={`${cell};text-align:right;padding-left:0`}>
        <span style="white-space:nowrap">{children}</span>
      </td>
    </tr>
  ),
  ({ label }, inner) => `\n${wrap(`- ${label}: ${inner.trim()}`, '  ')}`,
);

const heading = `font-size:15px;line-height:1.3;font-weight:400;color:${colour.muted};vertical-align:bottom;word-break:normal;overflow-wrap:normal`;

/** The first column takes what the figures leave; the last keeps the card's margin. */
function columnStyle(column: number, columns: number): string {
  if (column === 0) return `${cell};padding-right:0;width:90%;text-align:left`;
  return `${cell};padding-left:14px;padding-right:${column === columns - 1 ? 16 : 0}px;text-align:right`;
}

/** A table of figures: the first column names the line. Real headings, so that screen readers say them. */
export const Grid = word<{ head: readonly string[]; rows: readonly (readonly string[])[] }>(
  ({ head, rows }) => (
    <tr>
      <td colSpan={2} style="padding:0">
        <table width="100%" style="border-collapse:collapse;font-variant-numeric:tabular-nums">
          <tr>
            {head.map((label, column) => (
              <th
                key={label}
                scope="col"
                class="row muted"
                style={`${columnStyle(column, head.length)};${heading}`}
              >
                {label}
              </th>
            ))}
          </tr>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((value, column) => (
                <td key={head[column]} class="row" style={columnStyle(column, head.length)}>
                  {column === 0 ? value : <span style="white-space:nowrap">{value}</span>}
                </td>
              ))}
            </tr>
          ))}
        </table>
      </td>
    </tr>
  ),
  ({ head, rows }) =>
    rows
      .map(([name, ...values]) => {
        const told = values.map(
          (value, column) => `${(head[column + 1] ?? '').toLocaleLowerCase('vi')} ${value}`,
        );
        return `\n${wrap(`- ${name}: ${told.join(', ')}`, '  ')}`;
      })
      .join(''),
);
