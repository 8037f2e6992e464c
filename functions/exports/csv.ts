/** CSV as RFC 4180 has it (CRLF, quotes doubled), in UTF-8 with the mark by which Excel knows it. */
import { type Cell, cellOf, type Sheet } from './sheet.ts';

const BOM = '\uFEFF';

/** Excel and its like run a cell that begins so as a formula: an apostrophe in front makes it text. */
const RUNS = /^[=+\-@\t\r]/;
const harmless = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function textOf(cell: Cell | undefined): string {
  if (!cell) return '';
  if (cell.is === 'number') return String(cell.number);
  return cell.is === 'text' ? quoted(harmless(cell.text)) : cell.wall;
}

/**
 * The whole file: a line of titles, then one per row. Numbers stay numbers (−5 too), days read `2021-02-26`, moments
 * `2021-02-26 16:30` on the clock of `zone`: every spreadsheet takes these for dates, whatever its country.
 */
export function csvOf<R>({ columns, rows }: Sheet<R>, zone: string): string {
  const titles = columns.map(({ title }) => quoted(harmless(title)));
  const lines = rows.map((row) => columns.map((column) => textOf(cellOf(column, row, zone))));
  return BOM + [titles, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}
