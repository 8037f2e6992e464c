/** Results over time, put together from the summaries of the rounds of some dates. */
import { type Principal, viewOf } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import { isWithin, type Path, parentOf, type School, type Unit } from '../schools/unit.ts';
import { hasWords, pageFrom } from './listing.ts';
import type { CountedBy, ResultsAnswer, RoundName, SchoolResult, SilentAnswer } from './over-time.ts';
import type { UnitRef } from './overview.ts';
import { overPlaces, type Place, placesBelow, placesOf } from './places.ts';
import {
  type ClosedRound,
  closedRound,
  type Results,
  resultOfRound,
  resultsBySchool,
  resultsOf,
  within,
} from './results.ts';
import { byResults } from './results-order.ts';
import type { ResultsQuery } from './results-query.ts';

const PAGE = 50;

/** What is counted of a unit: its own closed rounds, those of the units below, and who the schools are. */
export interface Counted {
  unit: Unit;
  by: CountedBy;
  /** Of the dates asked for, oldest first. */
  rounds: Round[];
  closed: ClosedRound[];
  below: { unit: Unit; closed: ClosedRound[] }[];
  schools: ReadonlyMap<string, School>;
  unitNames: ReadonlyMap<Path, string>;
}

/** By round id; of rounds that are none of these nothing is counted. */
type Kinds = ReadonlyMap<string, Round['kind']>;

async function closedAt(
  system: System,
  unit: Path,
  { from, to }: ResultsQuery,
  kinds: Kinds,
): Promise<ClosedRound[]> {
  const summaries = await system.summaries.outcomes(unit, from, to);
  return summaries.flatMap((each) => {
    const kind = kinds.get(each.round);
    const closed = kind && closedRound(each, kind);
    return closed ? [closed] : [];
  });
}

const joined = (a: ClosedRound, b: ClosedRound): ClosedRound => ({
  ...a,
  outcomes: new Map([...a.outcomes, ...b.outcomes]),
  excused: new Set([...a.excused, ...b.excused]),
});

const closedOf = (system: System, places: readonly Place[], query: ResultsQuery, kinds: Kinds) =>
  overPlaces(places, (path) => closedAt(system, path, query, kinds), joined);

/** Who the schools are; all of the province when one of them no longer stands below the unit. */
async function schoolsOf(system: System, below: Path, closed: readonly ClosedRound[]) {
  const byId = (schools: readonly School[]) => new Map(schools.map((school) => [school.id, school]));
  const near = byId(await system.schools.below(below));
  const isKnown = closed.every(({ outcomes }) => [...outcomes.keys()].every((id) => near.has(id)));
  return isKnown || below === system.province.id
    ? near
    : byId(await system.schools.below(system.province.id));
}

/** The unit asked for, those below it, and all there are. */
interface Asked {
  unit: Unit;
  children: readonly Unit[];
  units: readonly Unit[];
}

/** By management: each unit's own summaries, so a school that moved leaves its history where it was. */
async function countedByManagement(
  system: System,
  { unit, children, units }: Asked,
  query: ResultsQuery,
  kinds: Kinds,
) {
  const places = placesOf(unit, units);
  const [own, ...parts] = await Promise.all([
    closedOf(system, places, query, kinds),
    ...children.map((child) => closedOf(system, placesBelow(child, places, units), query, kinds)),
  ]);
  const below = children.map((child, i) => ({ unit: child, closed: parts[i] ?? [] }));
  return { closed: own, below, schools: await schoolsOf(system, unit.path, own) };
}

/** By area: the province's summaries, for the schools that the register has on the unit's ground now. */
async function countedByArea(system: System, { unit, children }: Asked, query: ResultsQuery, kinds: Kinds) {
  const all = await closedAt(system, system.province.id, query, kinds);
  const schools = await schoolsOf(system, system.province.id, all);
  const on = (ground: Path) => (id: string) => isWithin(schools.get(id)?.area ?? '', ground);
  const closed = all.map((each) => within(each, on(unit.path)));
  const below = children.map((child) => ({
    unit: child,
    closed: closed.map((each) => within(each, on(child.path))),
  }));
  return { closed, below, schools };
}

/** @throws Problem forbidden, unknown-unit */
export async function countedOf(
  system: System,
  principal: Principal,
  path: Path,
  query: ResultsQuery,
): Promise<Counted> {
  const by = viewOf(principal, path);
  if (!by) throw new Problem('forbidden');
  const [rounds, units] = await Promise.all([
    system.rounds.between(query.from, query.to),
    system.schools.units(),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const children = units.filter((each) => parentOf(each.path) === path);
  const kinds = new Map(rounds.map(({ id, kind }) => [id, kind]));
  const count = by === 'management' ? countedByManagement : countedByArea;
  const found = await count(system, { unit, children, units }, query, kinds);
  const { level } = query;
  const ofLevel = (closed: readonly ClosedRound[]) =>
    level ? closed.map((each) => within(each, (id) => found.schools.get(id)?.level === level)) : [...closed];
  return {
    unit,
    by,
    rounds,
    closed: ofLevel(found.closed),
    below: found.below.map((each) => ({ unit: each.unit, closed: ofLevel(each.closed) })),
    schools: found.schools,
    unitNames: new Map(units.map(({ path: place, name }) => [place, name])),
  };
}

const refOf = ({ path, name, kind }: Unit): UnitRef => ({ path, name, kind });
const nameOf = ({ id, kind, title }: Round): RoundName => ({ id, kind, title });

export const unitResults = ({ below }: Counted): (UnitRef & Results)[] =>
  below.map(({ unit, closed }) => ({ ...refOf(unit), ...resultsOf(closed) }));

/** Every school that was expected at least once, in the order asked for. */
export function schoolResults(counted: Counted, { words, sort }: ResultsQuery): SchoolResult[] {
  const { schools, unitNames, unit, by } = counted;
  const lines = [...resultsBySchool(counted.closed)].flatMap(([id, results]) => {
    const school = schools.get(id);
    const place = (school && parentOf(school.path)) ?? '';
    const name = school?.name ?? id;
    if (results.scheduled.expected + results.requested.expected === 0 || !hasWords(name, words)) return [];
    return {
      name,
      ...results,
      school: {
        id,
        name,
        ...(school && { level: school.level }),
        unit: place,
        unitName: unitNames.get(place) ?? '',
      },
      elsewhere: by === 'management' && !isWithin(place, unit.path),
    };
  });
  return lines.sort(byResults(sort)).map(({ name: _, ...line }) => line);
}

/** Rounds that asked a school of the unit, with what came of them; and those that cannot be counted yet. */
function roundsOf({ rounds, closed, unit }: Counted): Pick<ResultsAnswer, 'rounds' | 'open'> {
  const frozen = new Map(closed.map((each) => [each.round, each]));
  const asks = (round: Round) => isWithin(unit.path, round.unit) || isWithin(round.unit, unit.path);
  return {
    rounds: rounds.flatMap((round) => {
      const found = frozen.get(round.id);
      const result = found && resultOfRound(found);
      return result && result.expected > 0 ? [{ ...nameOf(round), result }] : [];
    }),
    open: rounds.filter((round) => round.openedAt && asks(round) && !frozen.has(round.id)).map(nameOf),
  };
}

/** `GET /api/results` */
export async function resultsView(
  system: System,
  principal: Principal,
  unit: Path,
  query: ResultsQuery,
  offset: number,
  now: Instant,
): Promise<ResultsAnswer> {
  const counted = await countedOf(system, principal, unit, query);
  const found = schoolResults(counted, query);
  const { rows, cursor } = pageFrom(found, offset, PAGE);
  return {
    now,
    unit: refOf(counted.unit),
    by: counted.by,
    from: query.from,
    to: query.to,
    ...roundsOf(counted),
    figures: resultsOf(counted.closed),
    units: unitResults(counted).sort(byResults(query.sort)),
    total: found.length,
    rows,
    ...(cursor && { cursor }),
  };
}

/** `GET /api/results/silent` */
export async function silentView(
  system: System,
  principal: Principal,
  unit: Path,
  query: ResultsQuery,
  now: Instant,
): Promise<SilentAnswer> {
  const counted = await countedOf(system, principal, unit, query);
  const rows = schoolResults(counted, query).filter(({ missedIn }) => missedIn.length > 0);
  return { now, total: rows.length, rows };
}
