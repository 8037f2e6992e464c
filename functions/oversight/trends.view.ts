/** Trends: a unit's frozen figures round by round, and how complete each unit below was. */
import { type Principal, viewOf } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import { isWithin, type Path, parentOf, type Unit } from '../schools/unit.ts';
import type { TrendCell, TrendRound, TrendsAnswer } from './over-time.ts';
import { overPlaces, type Place, placesBelow, placesOf } from './places.ts';
import { closedRound, type Result, resultOfRound, within } from './results.ts';
import type { Summary } from './summaries.store.ts';
import { addFigures, type Figures, NO_FIGURES } from './tally.ts';

/** Twice a week over a school year. */
const LONGEST = 80;
const USUAL = 36;

/** @throws Problem bad-request */
export function roundsAsked(value: string | undefined): number {
  const count = value ? Number(value) : USUAL;
  if (!Number.isInteger(count) || count < 1 || count > LONGEST)
    throw new Problem('bad-request', { fields: [{ path: 'rounds', code: 'out-of-range' }] });
  return count;
}

type Frozen = Pick<Summary, 'round' | 'due' | 'close' | 'after'>;

/** With what was accepted after closing, where something was. */
const figuresNow = ({ due, close, after }: Frozen): Figures => ({
  ...NO_FIGURES,
  ...(after?.figures ?? close ?? due),
});

/** What one way of counting knows of a round: nothing, or its figures and who was how complete. */
interface RoundKnown {
  as: TrendRound['as'];
  figures: TrendRound['figures'];
}
type Known = ReadonlyMap<string, RoundKnown>;

const ofSummaries = (summaries: readonly Frozen[]): Known =>
  new Map(
    summaries.map((summary) => {
      const { expected, onTime, late, supplemented, newConfirmed, activeConfirmed } = figuresNow(summary);
      const figures = { expected, onTime, late, supplemented, newConfirmed, activeConfirmed };
      return [summary.round, { as: summary.close ? 'closed' : 'due', figures }];
    }),
  );

const ofResult = ({ expected, onTime, late, supplemented }: Result): RoundKnown => ({
  as: 'closed',
  figures: { expected, onTime, late, supplemented },
});

interface Over {
  known: Known;
  below: Known[];
}

/** The unit asked for, those below it, and all there are. */
interface Asked {
  unit: Unit;
  children: readonly Unit[];
  units: readonly Unit[];
}

const joined = (a: Frozen, b: Frozen): Frozen => ({
  round: a.round,
  ...((a.close ?? b.close) ? { close: addFigures(figuresNow(a), figuresNow(b)) } : {}),
  due: addFigures(figuresNow(a), figuresNow(b)),
});

async function byManagement(
  system: System,
  { unit, children, units }: Asked,
  first: string,
  last: string,
): Promise<Over> {
  const read = (places: readonly Place[]) =>
    overPlaces<Frozen>(places, (path) => system.summaries.figures(path, first, last), joined);
  const places = placesOf(unit, units);
  const [own, ...below] = await Promise.all([
    read(places),
    ...children.map((child) => read(placesBelow(child, places, units))),
  ]);
  return { known: ofSummaries(own), below: below.map(ofSummaries) };
}

/** Outcomes of the province by where schools stand now. Cases are kept per managing unit only. */
async function byArea(
  system: System,
  { unit: { path: unit }, children }: Asked,
  first: string,
  last: string,
): Promise<Over> {
  const province = system.province.id;
  const [summaries, schools, own] = await Promise.all([
    system.summaries.outcomes(province, first, last),
    system.schools.below(province),
    // All the province's schools stand on its ground: there the frozen figures are the area's too.
    unit === province ? system.summaries.figures(province, first, last) : undefined,
  ]);
  const areas = new Map(schools.map(({ id, area }) => [id, area]));
  const closed = summaries.flatMap((each) => closedRound(each, 'scheduled') ?? []);
  const on = (ground: Path): Known =>
    new Map(
      closed.map((each) => [
        each.round,
        ofResult(resultOfRound(within(each, (id) => isWithin(areas.get(id) ?? '', ground)))),
      ]),
    );
  return { known: own ? ofSummaries(own) : on(unit), below: children.map(({ path }) => on(path)) };
}

const cellOf = (known: RoundKnown | undefined): TrendCell =>
  known ? { expected: known.figures.expected, declared: known.figures.onTime + known.figures.late } : null;

/** The newest that were opened; requested ones ask only some schools and are left out. */
async function scheduledRounds(system: System, count: number): Promise<Round[]> {
  // As many requested ones may stand between.
  const latest = await system.rounds.latest(count * 2);
  return latest
    .filter(({ kind, openedAt }) => kind === 'scheduled' && openedAt)
    .slice(0, count)
    .reverse();
}

/** `GET /api/trends`. @throws Problem forbidden, unknown-unit */
export async function trendsView(
  system: System,
  principal: Principal,
  path: Path,
  count: number,
  now: Instant,
): Promise<TrendsAnswer> {
  const by = viewOf(principal, path);
  if (!by) throw new Problem('forbidden');
  const [rounds, units] = await Promise.all([
    // The newest may not be due yet: nothing of it is frozen.
    scheduledRounds(system, count + 1),
    system.schools.units(),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const children = units.filter((each) => parentOf(each.path) === path);
  const [first, last] = [rounds[0]?.id, rounds.at(-1)?.id];
  const over =
    first && last
      ? await (by === 'management' ? byManagement : byArea)(system, { unit, children, units }, first, last)
      : { known: new Map(), below: [] };
  const shown = rounds.filter(({ id }) => over.known.has(id)).slice(-count);
  return {
    now,
    unit: { path, name: unit.name, kind: unit.kind },
    by,
    casesKnown: by === 'management' || path === system.province.id,
    rounds: shown.flatMap(({ id, kind, title, dueAt }) => {
      const known = over.known.get(id);
      return known ? [{ id, kind, title, dueAt, ...known }] : [];
    }),
    units: children.map((child, i) => ({
      path: child.path,
      name: child.name,
      kind: child.kind,
      cells: shown.map(({ id }) => cellOf(over.below[i]?.get(id))),
    })),
  };
}
