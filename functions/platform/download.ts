/** Answers that are kept as a file: a sheet as CSV or XLSX. */
import { csvOf } from '../exports/csv.ts';
import type { Sheet } from '../exports/sheet.ts';
import { type ApiResult, file } from './middleware.ts';
import { Problem } from './problem.ts';

/** By the name a request asks for it. */
export const FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof FORMATS;
const isFormat = (text: string): text is Format => Object.hasOwn(FORMATS, text);

/** @throws Problem bad-request for a format there is not; absent means XLSX. */
export function formatOf(asked: string | undefined): Format {
  const format = asked || 'xlsx';
  if (!isFormat(format))
    throw new Problem('bad-request', { fields: [{ path: 'format', code: 'unknown-value' }] });
  return format;
}

const ascii = (text: string): string => text.replace(/[^\w.-]+/g, '-');
/** RFC 5987: what encodeURIComponent leaves alone is more than a header's parameter may hold. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
/** Characters no file system's name may have. */
const nameable = (text: string): string => text.toWellFormed().replace(/[\\/:*?"<>|]+/g, '-');

/** `attachment` with a name for every client, and the one with diacritics for those that can read it. */
const disposition = <R>({ file: name, name: sheet, title = sheet }: Sheet<R>, format: Format): string =>
  `attachment; filename="${ascii(name)}.${format}"; filename*=UTF-8''${encoded(`${nameable(title)}.${format}`)}`;

/** @param zone IANA zone of the province, whose clock the file's moments show */
export async function download<R>(sheet: Sheet<R>, format: Format, zone: string): Promise<ApiResult> {
  const headers = { 'content-type': FORMATS[format], 'content-disposition': disposition(sheet, format) };
  if (format === 'csv') return file(csvOf(sheet, zone), headers);
  // The writer of workbooks is loaded with the first one.
  const { xlsxOf } = await import('../exports/xlsx.ts');
  return file(await xlsxOf(sheet, zone), headers);
}
