/** Schools that no mail reaches: what an officer mends by a call. */
import { type Account, declarersOf, isReachable } from '../access/accounts.store.ts';
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { inOrder, SCHOOL_ORDERS, schoolSaid } from '../oversight/orders.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { System } from '../platform/wiring.ts';
import { isOpenOn, parentOf, type School } from '../schools/unit.ts';
import { UNREACHABLE_WHYS, type UnreachableAnswer, type UnreachableRow, type UnreachableWhy } from './log.ts';
import type { UnreachableQuery } from './mails-query.ts';

const PAGE = 50;

/** Whose address the account was given up for another does not count any more. */
const standing = (accounts: readonly Account[], schoolId: string): Account[] =>
  declarersOf(accounts, schoolId).filter(({ movedTo }) => !movedTo);

const isBad = (account: Account): account is Account & { address: 'bounced' | 'complained' | 'none' } =>
  account.address !== 'working' && !account.disabledAt;

function whyOf(accounts: readonly Account[]): UnreachableWhy | undefined {
  if (accounts.some(isReachable)) return undefined;
  const open = accounts.filter(isBad);
  if (open.length > 0) return open.every(({ address }) => address === 'none') ? 'mailless' : 'bad';
  return accounts.length === 0 ? 'none' : 'disabled';
}

const rowOf = (
  school: School,
  why: UnreachableWhy,
  accounts: readonly Account[],
  unitName: string,
): UnreachableRow => ({
  school: {
    id: school.id,
    path: school.path,
    name: school.name,
    level: school.level,
    unit: parentOf(school.path) ?? '',
    unitName,
  },
  why,
  ...(school.contact && { contact: school.contact }),
  accounts: accounts.filter(isBad).map(({ email, name, address, addressWhy }) => ({
    email,
    name,
    address,
    ...(addressWhy && { addressWhy }),
  })),
});

/** All of a unit: bad addresses first, for they are mended with one call; then by unit and name. */
async function unreachableOf(system: System, unit: UnitRef, now: Instant) {
  const today = civilDateAt(now, system.province.zone);
  const [below, accounts, units] = await Promise.all([
    system.schools.below(unit.path),
    system.accounts.all(),
    system.schools.units(),
  ]);
  const names = new Map(units.map(({ path, name }) => [path, name]));
  const schools = below.filter((school) => isOpenOn(school, today));
  const rows = schools.flatMap((school) => {
    const own = standing(accounts, school.id);
    const why = whyOf(own);
    return why ? [rowOf(school, why, own, names.get(parentOf(school.path) ?? '') ?? '')] : [];
  });
  const rank = ({ why }: UnreachableRow) => UNREACHABLE_WHYS.indexOf(why);
  rows.sort((a, b) => rank(a) - rank(b) || a.school.path.localeCompare(b.school.path));
  return { schools: schools.length, rows };
}

const fits = ({ school, why, accounts }: UnreachableRow, query: UnreachableQuery): boolean =>
  (!query.why || query.why === why) &&
  hasWords([school.name, school.unitName, ...accounts.map(({ email }) => email)].join(' '), query.words);

const listed = (rows: readonly UnreachableRow[], query: UnreachableQuery): UnreachableRow[] =>
  inOrder(
    rows.filter((row) => fits(row, query)),
    SCHOOL_ORDERS,
    query.sort,
    schoolSaid,
  );

/** Every one of a list, to be kept as a file. */
export const unreachableFound = async (
  system: System,
  unit: UnitRef,
  query: UnreachableQuery,
  now: Instant,
): Promise<UnreachableRow[]> => listed((await unreachableOf(system, unit, now)).rows, query);

/** `GET /api/mails/unreachable` */
export async function unreachableView(
  system: System,
  unit: UnitRef,
  query: UnreachableQuery,
  offset: number,
  now: Instant,
): Promise<UnreachableAnswer> {
  const { schools, rows } = await unreachableOf(system, unit, now);
  const found = listed(rows, query);
  const count = (why: UnreachableWhy) => rows.filter((row) => row.why === why).length;
  const { rows: page, ...more } = pageFrom(found, offset, PAGE);
  return {
    now,
    unit,
    schools,
    counts: {
      bad: count('bad'),
      mailless: count('mailless'),
      none: count('none'),
      disabled: count('disabled'),
    },
    total: found.length,
    rows: page,
    ...more,
  };
}
