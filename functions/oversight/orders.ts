/** Orders a list can be asked in besides its own, which each set names first. Rules only. */
import { pick } from './listing.ts';

/** Schools somebody has to see to. */
export const SCHOOL_ORDERS = ['attention', 'name', 'unit'] as const;
/** What happened. */
export const TIME_ORDERS = ['newest', 'oldest', 'name'] as const;
/** What waits. */
export const WAITING_ORDERS = ['oldest', 'newest', 'name', 'unit'] as const;

/** By default the list's own. @throws Problem bad-request for an order there is not */
export const orderAsked = <T extends string>(known: readonly [T, ...T[]], value: string | undefined): T =>
  value ? pick(known, value, 'sort') : known[0];

const vietnamese = new Intl.Collator('vi', { numeric: true });

/** What rows are known by. */
interface Said<T> {
  name: (row: T) => string;
  /** Of the unit a school answers to. */
  unit?: (row: T) => string;
}

/** Of rows that are about a school. */
export const schoolSaid: Said<{ school: { name: string; unitName: string } }> = {
  name: ({ school }) => school.name,
  unit: ({ school }) => school.unitName,
};

/** @param rows in the list's own order, which settles equals; told to go the other way in time they are turned round */
export function inOrder<T>(
  rows: readonly T[],
  [own]: readonly [string, ...string[]],
  asked: string,
  { name, unit }: Said<NoInfer<T>>,
): T[] {
  const by = asked === 'name' ? name : asked === 'unit' ? unit : undefined;
  if (by) return rows.toSorted((a, b) => vietnamese.compare(by(a), by(b)));
  return asked === own ? [...rows] : rows.toReversed();
}
