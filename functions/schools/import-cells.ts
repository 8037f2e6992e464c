/** What stands in a cell of a spreadsheet, and what damage spreadsheets do to codes, phones and dates. Rules only. */
import { isRegisterDate } from './register.ts';

/** Empty cells are empty text; dates come as `2021-02-26`. A number tells that the spreadsheet took the cell for one. */
export type RawCell = string | number;

/** Unicode in one form, one space between words, none around; an apostrophe that only made a text harmless is gone. */
export function textOf(cell: RawCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell);
  return cell
    .normalize('NFC')
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/[\s\u00A0\u200B\uFEFF]+/gu, ' ')
    .trim();
}

/** `9.19151E+07`, or a number too large for a spreadsheet to keep every digit of. */
export const isScientific = (cell: RawCell | undefined): boolean =>
  typeof cell === 'number' ? Math.abs(cell) >= 1e15 : /^\d([.,]\d+)?e\+\d+$/i.test(textOf(cell));

/** A code as it was meant: `91915101.0` was a whole number once. */
export const codeOf = (cell: RawCell | undefined): string => textOf(cell).replace(/^(\d+)[.,]0+$/, '$1');

/** Day/month/year as Viet Nam writes it, ISO, or a spreadsheet's count of days since 1899-12-30. Undefined when it is none. */
export function dateOf(cell: RawCell | undefined): string | undefined {
  if (typeof cell === 'number' && cell > 1 && cell < 80_000 && Number.isInteger(cell))
    return new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000).toISOString().slice(0, 10);
  const text = textOf(cell);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00.*)?$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [, year = '', month = '', day = ''] =
    iso ?? (local && [local[0], local[3], local[2], local[1]]) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRegisterDate(date) ? date : undefined;
}

/** A phone whose first 0 a spreadsheet dropped gets it back. Undefined when it is no phone number. */
export function phoneOf(cell: RawCell | undefined): string | undefined {
  const text = textOf(cell);
  if (!/^\+?[\d\s().-]{6,20}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 13) return undefined;
  return /^[1-9]\d{8,9}$/.test(text) ? `0${text}` : text;
}

const EMAIL = /^[^\s@"<>(),;:]{1,64}@[^\s@"<>(),;:]{1,180}\.[^\s@"<>(),;:]{2,}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text) && text.length <= 254;

/** Several in one cell: by semicolon, comma or line. */
export const severalOf = (cell: RawCell | undefined): string[] =>
  String(cell ?? '')
    .split(/[;,\n]/)
    .map(textOf)
    .filter((part) => part !== '');

/** Letters that a saving in the wrong encoding made question marks: `Tr??ng`. */
export const isDamaged = (text: string): boolean => /\uFFFD|\p{L}\?+\p{L}/u.test(text);
