/** What is shown of the register: put together from schools, units and accounts as they are now. */
import { may, type Principal, viewOf } from '../access/access.ts';
import type { Account } from '../access/account.ts';
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import { civilDateAt } from '../calendar/zone.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type {
  Coverage,
  SchoolAnswer,
  SchoolLine,
  SchoolSort,
  SchoolState,
  SchoolsAnswer,
  UnitLine,
} from './register-answers.ts';
import type { SchoolItem, UnitItem } from './schools.store.ts';
import { isOpenOn, isWithin, type Level, type Path, parentOf } from './unit.ts';

const PAGE = 50;

export interface RegisterQuery {
  level?: Level;
  state?: SchoolState;
  /** Already folded. */
  words: readonly string[];
  sort: SchoolSort;
}

/** Who declares for each school: accounts that are not disabled. */
export const declarersBySchool = (accounts: readonly Account[]): Map<string, Account[]> => {
  const pairs = accounts
    .filter(({ disabledAt }) => !disabledAt)
    .flatMap((account) =>
      account.scopes
        .filter(({ role }) => role === 'declarer')
        .map(({ target }) => [target, account] as const),
    );
  return new Map(
    [...Map.groupBy(pairs, ([id]) => id)].map(([id, found]) => [id, found.map(([, account]) => account)]),
  );
};

/** Schools that the principal sees of a unit: by management its own, by area those on its ground. */
async function schoolsSeen(system: System, principal: Principal, unit: Path): Promise<SchoolItem[]> {
  const view = viewOf(principal, unit);
  const schools = await system.schools.below(view === 'area' ? system.province.id : unit);
  return schools.filter(
    ({ id, path, area }) =>
      (view !== 'area' || isWithin(area, unit)) &&
      may(principal, 'read-register', { path, area, schoolId: id }),
  );
}

type Names = (path: Path) => { path: Path; name: string };
export const namesOf = (units: readonly UnitItem[]): Names => {
  const names = new Map(units.map(({ path, name }) => [path, name]));
  return (path) => ({ path, name: names.get(path) ?? path });
};

function lineOf(school: SchoolItem, names: Names, accounts: number, today: CivilDate): SchoolLine {
  const { id, path, name, level, area, from, until, successor } = school;
  return {
    id,
    path,
    name,
    level,
    unit: names(parentOf(path) ?? ''),
    area: names(area),
    from,
    ...(until && { until }),
    ...(successor && { successor }),
    open: isOpenOn(school, today),
    accounts,
  };
}

const coverageOf = (lines: readonly SchoolLine[]): Coverage => {
  const open = lines.filter((line) => line.open);
  return { schools: open.length, withAccount: open.filter(({ accounts }) => accounts > 0).length };
};

const fits = (line: SchoolLine, { level, state, words }: RegisterQuery): boolean =>
  (!level || line.level === level) &&
  (!state ||
    (state === 'open' && line.open) ||
    (state === 'closed' && !line.open) ||
    (state === 'no-account' && line.open && line.accounts === 0)) &&
  hasWords(`${line.name} ${line.id} ${line.unit.name}`, words);

const vietnamese = new Intl.Collator('vi', { numeric: true });
const byName = (a: SchoolLine, b: SchoolLine) => vietnamese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

export interface RegisterFound {
  unit: UnitItem;
  units: readonly UnitItem[];
  schools: SchoolItem[];
  declarers: Map<string, Account[]>;
  lines: SchoolLine[];
  coverage: Coverage;
}

/** Every school of a list, in its order. @throws Problem unknown-unit */
export async function registerFound(
  system: System,
  principal: Principal,
  path: Path,
  query: RegisterQuery,
  now: Instant,
): Promise<RegisterFound> {
  const [schools, units, accounts] = await Promise.all([
    schoolsSeen(system, principal, path),
    system.schools.units(),
    system.accounts.all(),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const names = namesOf(units);
  const declarers = declarersBySchool(accounts);
  const today = civilDateAt(now, system.province.zone);
  const changedAt = new Map(schools.map(({ id, changes }) => [id, changes?.at(-1)?.at ?? '']));
  const orders: Record<SchoolSort, (a: SchoolLine, b: SchoolLine) => number> = {
    name: byName,
    unit: (a, b) => vietnamese.compare(a.unit.name, b.unit.name),
    changed: (a, b) => (changedAt.get(b.id) ?? '').localeCompare(changedAt.get(a.id) ?? ''),
  };
  const all = schools.map((school) => lineOf(school, names, declarers.get(school.id)?.length ?? 0, today));
  // Whoever searches means the name first, then the unit.
  const named = (line: SchoolLine) => (hasWords(line.name, query.words) ? 0 : 1);
  const lines = all
    .filter((line) => fits(line, query))
    .sort((a, b) => named(a) - named(b) || orders[query.sort](a, b) || byName(a, b));
  return { unit, units, schools, declarers, lines, coverage: coverageOf(all) };
}

/** `GET /api/schools` */
export async function schoolsView(
  system: System,
  principal: Principal,
  path: Path,
  query: RegisterQuery & { offset: number },
  now: Instant,
): Promise<SchoolsAnswer> {
  const { unit, lines, coverage } = await registerFound(system, principal, path, query, now);
  const { rows, cursor } = pageFrom(lines, query.offset, PAGE);
  return {
    now,
    unit: { path: unit.path, name: unit.name },
    coverage,
    total: lines.length,
    rows,
    ...(cursor && { cursor }),
  };
}

/** `GET /api/schools/{school}` */
export async function schoolView(system: System, school: SchoolItem, now: Instant): Promise<SchoolAnswer> {
  const [units, accounts, successor] = await Promise.all([
    system.schools.units(),
    system.accounts.all(),
    school.successor ? system.schools.school(school.successor) : undefined,
  ]);
  const own = declarersBySchool(accounts).get(school.id) ?? [];
  const today = civilDateAt(now, system.province.zone);
  return {
    now,
    school: {
      ...lineOf(school, namesOf(units), own.length, today),
      revision: school.revision ?? 0,
      ...(school.contact && { contact: school.contact }),
      ...(successor && { successorName: successor.name }),
      changes: (school.changes ?? []).toReversed(),
    },
  };
}

const unitLine = (unit: UnitItem, coverage: Coverage): UnitLine => ({
  path: unit.path,
  name: unit.name,
  kind: unit.kind,
  ...(unit.until && { until: unit.until }),
  ...(unit.movedTo && { movedTo: unit.movedTo }),
  revision: unit.revision ?? 0,
  ...coverage,
  changes: (unit.changes ?? []).toReversed(),
  emptying: unit.wakeAt !== undefined,
});

/** `GET /api/units`: a unit and all below it, with what they manage. */
export async function unitLines(
  system: System,
  principal: Principal,
  path: Path,
  now: Instant,
): Promise<UnitLine[]> {
  const query: RegisterQuery = { words: [], sort: 'name' };
  const { units, lines } = await registerFound(system, principal, path, query, now);
  return units
    .filter((unit) => isWithin(unit.path, path))
    .map((unit) => unitLine(unit, coverageOf(lines.filter((line) => isWithin(line.path, unit.path)))));
}
