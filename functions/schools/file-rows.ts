/**
 * From a file's bytes to rows of cells: CSV in any of Excel's shapes, or the sheet of a workbook that has our headings. Each
 * reader is loaded with the first such file: who looks at a list of imports waits for neither.
 */
import { FileRefusal } from './file-refusal.ts';
import { textFrom } from './file-text.ts';
import type { RawCell } from './import-cells.ts';
import { findHeading } from './register-import.ts';

export type Rows = readonly (readonly RawCell[])[];

export const MOST_ROWS = 10_000;
const MOST_COLUMNS = 60;

const begins = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((c, i) => bytes[i] === c.charCodeAt(0));

const SEPARATORS = [',', ';', '\t'] as const;

/** Which separator makes most columns of ours out of the first lines. */
function separatorOf(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared) return declared;
  const head = text.split(/\r\n|\r|\n/, 15);
  const score = (separator: string) =>
    Math.max(...head.map((line) => findHeading([line.split(separator).map(unquoted)])?.columns.size ?? 0));
  return SEPARATORS.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}
const unquoted = (cell: string): string => cell.replace(/^"|"$/g, '');

async function rowsOfText(text: string): Promise<Rows> {
  const { parse } = await import('csv-parse/sync');
  const delimiter = separatorOf(text);
  // Excel's own line that names the separator is no row of the sheet.
  const body = text.replace(/^sep=.\r?\n/, '');
  try {
    return parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 100_000,
      to: MOST_ROWS + 1,
    });
  } catch {
    throw new FileRefusal('open-quote');
  }
}

/** @throws FileRefusal when no table can be read out of it */
export async function rowsFrom(bytes: Uint8Array): Promise<Rows> {
  if (bytes.length === 0) throw new FileRefusal('empty');
  if (begins(bytes, '\xD0\xCF\x11\xE0')) throw new FileRefusal('old-excel');
  if (begins(bytes, '%PDF') || begins(bytes, '{\\rtf') || begins(bytes, '<'))
    throw new FileRefusal('not-a-table');
  const workbook = async () => (await import('./workbook-rows.ts')).rowsOfWorkbook(bytes, MOST_ROWS + 1);
  const rows = begins(bytes, 'PK') ? await workbook() : await rowsOfText(textFrom(bytes));
  if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_COLUMNS))
    throw new FileRefusal('too-large');
  return rows;
}
