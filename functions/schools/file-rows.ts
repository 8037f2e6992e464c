/** From a file's bytes to rows of cells: CSV in any of Excel's shapes, or the sheet of a workbook that has our headings. */
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { FileRefusal } from './file-refusal.ts';
import { textFrom } from './file-text.ts';
import type { RawCell } from './import-cells.ts';
import { findHeading } from './register-import.ts';

export type Rows = readonly (readonly RawCell[])[];

export const MOST_ROWS = 10_000;
const MOST_COLUMNS = 60;
/** A workbook of so many rows is some megabytes unpacked; what claims far more is no register. */
const MOST_UNPACKED = 80 * 1024 * 1024;

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

function rowsOfText(text: string): Rows {
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

/** What the directory at a ZIP's end says its files unpack to, in bytes. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) total += view.getUint32(at + 24, true);
  return total;
}

/** Dates become `2021-02-26`: a spreadsheet's have no zone. */
function cellOf(value: unknown): RawCell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : '';
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<Rows> {
  if (unpackedSize(bytes) > MOST_UNPACKED) throw new FileRefusal('too-large');
  const read = async () => {
    try {
      return await readXlsx(bytes, { range: `A1:BH${MOST_ROWS + 1}` });
    } catch {
      throw new FileRefusal('broken-workbook');
    }
  };
  const sheets = (await read()).sheets.map(({ rows }) => rows.map((row) => row.map(cellOf)));
  const best = sheets.toSorted(
    (a, b) => (findHeading(b)?.columns.size ?? 0) - (findHeading(a)?.columns.size ?? 0),
  )[0];
  if (!best) throw new FileRefusal('empty');
  return best;
}

/** @throws FileRefusal when no table can be read out of it */
export async function rowsFrom(bytes: Uint8Array): Promise<Rows> {
  if (bytes.length === 0) throw new FileRefusal('empty');
  if (begins(bytes, '\xD0\xCF\x11\xE0')) throw new FileRefusal('old-excel');
  if (begins(bytes, '%PDF') || begins(bytes, '{\\rtf') || begins(bytes, '<'))
    throw new FileRefusal('not-a-table');
  const rows = begins(bytes, 'PK') ? await rowsOfWorkbook(bytes) : rowsOfText(textFrom(bytes));
  if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_COLUMNS))
    throw new FileRefusal('too-large');
  return rows;
}
