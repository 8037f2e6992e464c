/** The schools that a round of invitations or codes goes through: those named, or a unit's, a batch at a time. */
import type * as z from 'zod/mini';
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import { isOpenOn, type Path, parentOf } from '../schools/unit.ts';
import type { Principal } from './access.ts';
import { type Account, isReachable } from './account.ts';
import { isPlausibleEmail } from './account-problems.ts';
import type { batchSchema } from './accounts.schema.ts';
import type { SchoolAccountState, SchoolRef, SchoolRow, SchoolsAnswer } from './accounts.ts';
import type { SchoolsQuery } from './accounts-query.ts';
import { issuesIn, mayGrant } from './granting.ts';
import { type Register, readRegister } from './placing.view.ts';

const PAGE = 50;
/** So many a request: some seconds of writing at most, and an answer a phone can hold. */
const BATCH = 50;

export const declarerScope = (id: string) => ({ role: 'declarer', by: 'school', target: id }) as const;

/** The declarers of each school whose accounts are not disabled, by the school's id. */
export function bySchool(accounts: readonly Account[]): Map<string, Account[]> {
  const pairs = accounts
    .filter(({ disabledAt }) => !disabledAt)
    .flatMap((account) =>
      account.scopes.filter(({ role }) => role === 'declarer').map(({ target }) => ({ target, account })),
    );
  const grouped = Map.groupBy(pairs, ({ target }) => target);
  return new Map([...grouped].map(([id, each]) => [id, each.map(({ account }) => account)]));
}

export function schoolState(declarers: readonly Account[]): SchoolAccountState {
  if (declarers.some(({ activatedAt }) => activatedAt)) return 'activated';
  return declarers.length > 0 ? 'issued' : 'none';
}

export interface Asked {
  school: SchoolItem;
  ref: SchoolRef;
  declarers: Account[];
  open: boolean;
}
export interface Batch {
  schools: Asked[];
  /** Path of the last school, where more are left. */
  next?: Path;
  left: number;
}

const byPath = (a: SchoolItem, b: SchoolItem): number => (a.path < b.path ? -1 : 1);

function wantedOf(
  register: Register,
  asked: z.infer<typeof batchSchema>,
  isOwed: (school: SchoolItem) => boolean,
): SchoolItem[] {
  if ('schools' in asked) {
    const ids = new Set(asked.schools);
    return register.schools.filter(({ id }) => ids.has(id)).sort(byPath);
  }
  return register.schools
    .filter(({ path }) => path > (asked.after ?? ''))
    .filter(isOwed)
    .sort(byPath);
}

/**
 * Of a unit, the schools that nobody has activated an account of yet and that are open; of those named, all.
 * @throws Problem forbidden when one of them is not the caller's to issue accounts for, or is in no register
 */
export async function batchOf(
  system: System,
  who: Principal,
  asked: z.infer<typeof batchSchema>,
  now: Instant,
): Promise<Batch> {
  const today = civilDateAt(now, system.province.zone);
  const below = 'unit' in asked ? asked.unit : system.province.id;
  const [accounts, register] = await Promise.all([system.accounts.all(), readRegister(system, below)]);
  const declarers = bySchool(accounts);
  const of = ({ id }: SchoolItem) => declarers.get(id) ?? [];
  const wanted = wantedOf(
    register,
    asked,
    (school) => isOpenOn(school, today) && schoolState(of(school)) !== 'activated',
  );
  if (!wanted.every(({ id, path }) => mayGrant(who, { ...declarerScope(id), path })))
    throw new Problem('forbidden');
  if ('schools' in asked && wanted.length < new Set(asked.schools).size) throw new Problem('forbidden');
  const schools = wanted.slice(0, BATCH).map((school) => ({
    school,
    ref: { id: school.id, name: school.name, unit: register.unitName(parentOf(school.path) ?? '') },
    declarers: of(school),
    open: isOpenOn(school, today),
  }));
  const left = wanted.length - schools.length;
  const last = schools.at(-1);
  return { schools, left, ...(left > 0 && last && { next: last.school.path }) };
}

const rowOf = (school: SchoolItem, register: Register, declarers: readonly Account[]): SchoolRow => ({
  id: school.id,
  name: school.name,
  unit: register.unitName(parentOf(school.path) ?? ''),
  state: schoolState(declarers),
  accounts: declarers.length,
  reachable: declarers.some(isReachable),
  hasAddress: isPlausibleEmail(school.contact?.email ?? ''),
});

/** `GET /api/accounts/schools`: the open schools of a unit. @throws Problem forbidden */
export async function schoolsView(
  system: System,
  who: Principal,
  unit: Path,
  { states, words, offset }: SchoolsQuery & { offset: number },
  now: Instant,
): Promise<SchoolsAnswer> {
  if (!issuesIn(who, unit)) throw new Problem('forbidden');
  const today = civilDateAt(now, system.province.zone);
  const [accounts, register] = await Promise.all([system.accounts.all(), readRegister(system, unit)]);
  const declarers = bySchool(accounts);
  const all = register.schools
    .filter((school) => isOpenOn(school, today))
    .sort(byPath)
    .map((school) => rowOf(school, register, declarers.get(school.id) ?? []));
  const found = all
    .filter(({ state }) => !states || states.includes(state))
    .filter(({ id, name, unit: unitName }) => hasWords(`${name} ${id} ${unitName}`, words));
  const count = (state: SchoolAccountState) => all.filter((row) => row.state === state).length;
  return {
    now,
    total: found.length,
    ...pageFrom(found, offset, PAGE),
    units: register.units.filter(({ path }) => issuesIn(who, path)).map(({ path, name }) => ({ path, name })),
    counts: { none: count('none'), issued: count('issued'), activated: count('activated') },
  };
}
