/** Accounts as the office sees them: only what concerns units one looks after, contacts only of those one governs. */
import type { Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import type { Principal } from './access.ts';
import type { Account } from './account.ts';
import type { AccountAnswer, AccountRow, AccountState, AccountsAnswer } from './accounts.ts';
import type { AccountsQuery } from './accounts-query.ts';
import { maskEmail } from './email.ts';
import { governs, isSelf, issuesIn, seesScope } from './granting.ts';
import { type PlacedName, placeScopes, readRegister, withSchoolsOf } from './placing.view.ts';

const PAGE = 50;

function stateOf({ disabledAt, movedTo, activatedAt }: Account): AccountState {
  if (movedTo) return 'moving';
  if (disabledAt) return 'disabled';
  return activatedAt ? 'active' : 'never';
}

const shownEmail = ({ email, address }: Account, whole: boolean): string => {
  if (address === 'none') return '';
  return whole ? email : maskEmail(email);
};

/** @param scopes all the account has, placed */
function rowOf(
  { accounts }: Pick<System, 'accounts'>,
  who: Principal,
  account: Account,
  scopes: readonly PlacedName[],
): AccountRow {
  const own = isSelf(who, account);
  const governed = governs(who, account, scopes);
  const known = own || governed;
  const seen = scopes.filter((scope) => own || seesScope(who, scope));
  const { name, position, phone, invitedAt, activatedAt, lastSignInAt, disabledAt } = account;
  return {
    id: accounts.idOf(account.email),
    email: shownEmail(account, known),
    name,
    ...(known && position && { position }),
    ...(known && phone && { phone }),
    scopes: seen.map(({ path: _, ...scope }) => scope),
    elsewhere: scopes.length - seen.length,
    state: stateOf(account),
    address: account.address,
    ...(invitedAt && { invitedAt }),
    ...(activatedAt && { activatedAt }),
    ...(lastSignInAt && { lastSignInAt }),
    ...(disabledAt && { disabledAt }),
    governed,
    own,
  };
}

/** Whether `who` is shown the account at all. */
export const sees = (who: Principal, account: Account, scopes: readonly PlacedName[]): boolean =>
  isSelf(who, account) || scopes.some((scope) => seesScope(who, scope));

const isIn = ({ state, address }: AccountRow, states: NonNullable<AccountsQuery['states']>): boolean =>
  states.includes(state) || (states.includes('unreachable') && address !== 'working' && state !== 'disabled');

const textOf = ({ name, email, position = '', phone = '', scopes }: AccountRow): string =>
  [name, email, position, phone, ...scopes.map((scope) => `${scope.name} ${scope.unit ?? ''}`)].join(' ');

const vietnamese = new Intl.Collator('vi', { numeric: true });
const byName = (a: AccountRow, b: AccountRow): number =>
  vietnamese.compare(a.name, b.name) || a.id.localeCompare(b.id);
const placeOf = ({ scopes: [first] }: AccountRow): string =>
  first ? `${first.unit ?? ''} ${first.name}` : '';
/** What never happened comes last, whichever way round. */
const byTime =
  (of: (row: AccountRow) => Instant | undefined, way: 1 | -1) =>
  (a: AccountRow, b: AccountRow): number => {
    const [x, y] = [of(a), of(b)];
    if (x === undefined || y === undefined) return x === y ? byName(a, b) : x === undefined ? 1 : -1;
    return way * x.localeCompare(y) || byName(a, b);
  };
const ORDERS: Record<AccountsQuery['sort'], (a: AccountRow, b: AccountRow) => number> = {
  name: byName,
  place: (a, b) => vietnamese.compare(placeOf(a), placeOf(b)) || byName(a, b),
  'signed-in': byTime(({ lastSignInAt }) => lastSignInAt, 1),
  '-signed-in': byTime(({ lastSignInAt }) => lastSignInAt, -1),
  '-invited': byTime(({ invitedAt }) => invitedAt, -1),
};

/** The accounts of a unit and below, all of them. @throws Problem forbidden, unknown-unit */
export async function accountsFound(
  system: System,
  who: Principal,
  unit: Path,
  query: AccountsQuery,
): Promise<AccountRow[]> {
  if (!issuesIn(who, unit)) throw new Problem('forbidden');
  const [accounts, near] = await Promise.all([system.accounts.all(), readRegister(system, unit)]);
  if (!near.units.some(({ path }) => path === unit)) throw new Problem('unknown-unit');
  const isHere = ({ path }: PlacedName) => path !== undefined && isWithin(path, unit);
  const found = accounts.filter(({ scopes }) => scopes.map(near.place).some(isHere));
  // Of those who are here also what they do elsewhere counts.
  const register = await withSchoolsOf(
    system,
    near,
    found.flatMap(({ scopes }) => scopes),
  );
  return found
    .flatMap((account) => {
      const scopes = account.scopes.map(register.place);
      const here = scopes.filter(isHere);
      const wanted = query.role ? here.filter(({ role }) => role === query.role) : here;
      return wanted.length > 0 ? [rowOf(system, who, account, scopes)] : [];
    })
    .filter((row) => !query.states || isIn(row, query.states))
    .filter((row) => hasWords(textOf(row), query.words))
    .sort(ORDERS[query.sort]);
}

/** @throws Problem forbidden, unknown-unit */
export async function accountsView(
  system: System,
  who: Principal,
  unit: Path,
  query: AccountsQuery & { offset: number },
  now: Instant,
): Promise<AccountsAnswer> {
  const found = await accountsFound(system, who, unit, query);
  return { now, total: found.length, ...pageFrom(found, query.offset, PAGE) };
}

/** One account with what was done to it. @param scopes all it has, placed; read when absent */
export async function accountView(
  system: System,
  who: Principal,
  account: Account,
  now: Instant,
  scopes?: readonly PlacedName[],
): Promise<AccountAnswer> {
  const placed = scopes ?? (await placeScopes(system, account.scopes));
  const row = rowOf(system, who, account, placed);
  const known = row.governed || row.own;
  const changes = (account.changes ?? []).toReversed();
  const names = await namesOf(
    system,
    changes.map(({ by }) => by),
  );
  return {
    now,
    revision: account.revision ?? 0,
    account: row,
    changes: changes.map(({ at, by, what, about }) => ({
      at,
      by: names.get(by) ?? maskEmail(by),
      what,
      ...(known && about && { about }),
    })),
    ...(known && account.movedFrom && { movedFrom: account.movedFrom }),
    ...(known && account.movedTo && { movingTo: account.movedTo }),
  };
}

async function namesOf({ accounts }: System, emails: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(emails)].map((email) => accounts.get(email)));
  return new Map(found.flatMap((account) => (account ? [[account.email, account.name]] : [])));
}
