/** What many mails of one run ask again and again, read once. Lives no longer than a run, so it is never old. */
import type { Account } from '../access/accounts.store.ts';
import { isReachable } from '../access/accounts.store.ts';
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { dutyRow } from '../declarations/brief.ts';
import type { DutyRow } from '../oversight/overview.ts';
import type { Settings } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { ancestorsOf, type Path, type Unit } from '../schools/unit.ts';

function remembered<A extends string, T>(read: (key: A) => Promise<T>): (key: A) => Promise<T> {
  const known = new Map<A, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    // What failed once is asked again.
    found.catch(() => known.delete(key));
    return found;
  };
}

export function lookups(system: System, now: Instant) {
  const accounts = remembered<'all', Account[]>(() => system.accounts.all());
  const units = remembered<'all', Unit[]>(() => system.schools.units());
  const settings = remembered<'all', Settings>(() => system.settings.read());
  const recentRounds = remembered<'all', Round[]>(() =>
    system.rounds.recent(civilDateAt(now, system.province.zone)),
  );
  const round = remembered((id: string) => system.rounds.get(id));
  const rows = remembered(async (id: string): Promise<DutyRow[]> => {
    const found = await round(id);
    if (!found) return [];
    const briefs = await system.duties.briefsConsistently(id, found.unit);
    return briefs.map((row) => dutyRow(row, windowOf(found), now));
  });
  return {
    now,
    accounts: () => accounts('all'),
    units: () => units('all'),
    settings: () => settings('all'),
    round,
    /** Of the last sixty days, oldest first. */
    recentRounds: () => recentRounds('all'),
    /** Every school of a round with its state now, read consistently from the base. */
    rows,
    contacts: remembered(async (path: Path) => (await system.schools.schoolAt(path))?.contact),
    unitName: async (path: Path): Promise<string> =>
      (await units('all')).find((unit) => unit.path === path)?.name ?? '',
  };
}
export type Lookups = ReturnType<typeof lookups>;

/** Those who run a unit: its education office, at the province also the administrator. */
export const runs = (account: Account, unit: Path): boolean =>
  account.scopes.some(
    ({ role, by, target }) =>
      (role === 'officer' || role === 'administrator') && by === 'management' && target === unit,
  );

/** The nearest unit at or above `path` that somebody runs; undefined when nobody does. */
export const runBy = (accounts: readonly Account[], path: Path): Path | undefined =>
  [path, ...ancestorsOf(path)].find((unit) => accounts.some((a) => isReachable(a) && runs(a, unit)));

/** The education office that answers for a school: where its replies go. */
export function officeOf(accounts: readonly Account[], path: Path): string | undefined {
  const unit = runBy(accounts, path);
  return accounts.find((a) => unit !== undefined && isReachable(a) && runs(a, unit))?.email;
}
