/** What lists are asked with: known words, search without diacritics, and a cursor that says where the page begins. */
import { Problem } from '../platform/problem.ts';
import { folded } from '../schools/folded.ts';

const unknownValue = (path: string) =>
  new Problem('bad-request', { fields: [{ path, code: 'unknown-value' }] });

/** A member of `known`. @throws Problem bad-request naming the query's field */
export function pick<T extends string>(known: readonly T[], value: string, field: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw unknownValue(field);
  return found;
}

/** Several, separated by commas; undefined when nothing was asked. @throws Problem bad-request */
export const picked = <T extends string>(
  known: readonly T[],
  value: string | undefined,
  field: string,
): T[] | undefined => (value ? value.split(',').map((each) => pick(known, each, field)) : undefined);

/** The words somebody searches for, folded. */
export const wordsOf = (text: string | undefined): string[] =>
  folded(text ?? '')
    .slice(0, 100)
    .split(/\s+/)
    .filter(Boolean);

/** Every word stands somewhere in `text`. */
export const hasWords = (text: string, words: readonly string[]): boolean => {
  const within = folded(text);
  return words.every((word) => within.includes(word));
};

/** Where a page begins: as the page before it said. @throws Problem bad-request */
export function offsetOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const offset = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{1,6}$/.test(offset)) throw unknownValue('cursor');
  return Number(offset);
}

/** A page of what was found, and how to ask for the next. */
export function pageFrom<T>(
  found: readonly T[],
  offset: number,
  size: number,
): { rows: T[]; cursor?: string } {
  const rows = found.slice(offset, offset + size);
  const end = offset + rows.length;
  return { rows, ...(end < found.length && { cursor: Buffer.from(String(end)).toString('base64url') }) };
}
