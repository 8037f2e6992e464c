/**
 * The province's items as they are carried from one table to another: what is carried, in which words, and a sum that
 * tells whether all of it arrived.
 */
import { createHash } from 'node:crypto';
import type { Item } from '../../functions/platform/table.ts';

export interface Stored extends Item {
  pk: string;
  sk: string;
}

export const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'pk') === 'string' &&
  typeof Reflect.get(value, 'sk') === 'string';

/** What an operator's command notes of itself. */
export const OPERATION = 'OPERATION';

/** `ROUND#2021-02-26` and its like by what they are; the duties of rounds apart from the rounds. */
export const kindOf = ({ pk }: Pick<Stored, 'pk'>): string => {
  const [kind = ''] = pk.split('#');
  return pk === kind ? kind : `${kind}#`;
};

/**
 * What belongs to the moment and to one table, never to a province's record: who is signed in, sign-ins and invitations
 * under way, limits, leases. Put back from an older moment they would open again what was closed since. Links in mails
 * (grants of the kind `declare`) are carried: schools hold them, and their round, school and account say whether they hold.
 */
export const staysBehind = (item: Stored): boolean =>
  /^(LEASE$|LIMIT#|SIGNIN#|OPERATION$)/.test(item.pk) ||
  (item.pk.startsWith('GRANT#') && item.kind !== 'declare');

/** Its time to live has passed: only the sweeper has not come by yet. @param now epoch milliseconds */
export const isExpired = ({ expires }: Stored, now: number): boolean =>
  typeof expires === 'number' && expires * 1000 <= now;

/**
 * A mail that was still to be sent: whether it went since then is not known here. It comes as a record that says so, and
 * is not sent: rather one mail too few, which an officer can ask for again, than hundreds a second time.
 */
export function withoutPending(item: Stored): Stored {
  if (!item.pk.startsWith('MAIL#') || item.wakeAt === undefined) return item;
  const { wake: _, wakeAt: __, ...kept } = item;
  return { ...kept, pk: item.pk, sk: item.sk, state: 'dropped', why: 'restored' };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, each]) => [name, sorted(each)]),
    );
  throw new Error('An item holds what JSON cannot say');
}

/** One line of JSON, the same for the same item whatever order its members came in. @throws Error for sets and bytes */
export const lineOf = (item: Item): string => JSON.stringify(sorted(item));

const MODULUS = 1n << 256n;

/** How many there are and what they are, whatever order they came in. */
export interface Sum {
  items: number;
  /** Of the lines' SHA-256, added up; hexadecimal. */
  sum: string;
}
export type Sums = Record<string, Sum>;

/** Adds items up by kind. */
export function summing() {
  const sums = new Map<string, { items: number; sum: bigint }>();
  return {
    /** @param line of `item`, if it is at hand */
    add(item: Stored, line = lineOf(item)): void {
      const kind = kindOf(item);
      const { items, sum } = sums.get(kind) ?? { items: 0, sum: 0n };
      const digest = BigInt(`0x${createHash('sha256').update(line).digest('hex')}`);
      sums.set(kind, { items: items + 1, sum: (sum + digest) % MODULUS });
    },
    get sums(): Sums {
      const entries = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(
        entries.map(([kind, { items, sum }]) => [kind, { items, sum: sum.toString(16) }]),
      );
    },
  };
}

export const countOf = (sums: Sums): number => Object.values(sums).reduce((all, { items }) => all + items, 0);

/** `12 ACCOUNT, 596 TREE` */
export const inWords = (sums: Sums): string =>
  Object.entries(sums)
    .map(([kind, { items }]) => `${items.toLocaleString('en')} ${kind}`)
    .join(', ') || 'nothing';

/** Kinds that are not the same on both sides, a sentence each. */
export const differences = (expected: Sums, found: Sums): string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort().flatMap((kind) => {
    const [a, b] = [expected[kind], found[kind]];
    if (a?.items !== b?.items) return [`${kind}: ${a?.items ?? 0} expected, ${b?.items ?? 0} found`];
    return a?.sum === b?.sum ? [] : [`${kind}: ${a?.items} items, but not all of them are as they were`];
  });
