/** The rows of a workbook: of its sheets, the one that has our headings. */
import { readXlsx } from 'hucre/xlsx';
import { FileRefusal } from './file-refusal.ts';
import type { Rows } from './file-rows.ts';
import type { RawCell } from './import-cells.ts';
import { findHeading } from './register-import.ts';

/** A workbook of so many rows is some megabytes unpacked; what claims far more is no register. */
const MOST_UNPACKED = 80 * 1024 * 1024;

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

/** @param most how many rows are read. @throws FileRefusal when it is no workbook or unpacks to far more than a register. */
export async function rowsOfWorkbook(bytes: Uint8Array, most: number): Promise<Rows> {
  if (unpackedSize(bytes) > MOST_UNPACKED) throw new FileRefusal('too-large');
  const read = async () => {
    try {
      return await readXlsx(bytes, { range: `A1:BH${most}` });
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
