/** The answers officials see, put together from the stores. */
import { mayCall, type Principal, viewOf } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { dutyRow } from '../declarations/brief.ts';
import { roundBrief } from '../declarations/mine.view.ts';
import { tellsContact } from '../declarations/telling-contact.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import {
  ancestorsOf,
  childTowards,
  isWithin,
  type Level,
  type Path,
  parentOf,
  type Unit,
} from '../schools/unit.ts';
import { attention } from './attention.ts';
import type { DutiesQuery } from './duties-query.ts';
import { hasWords, pageFrom } from './listing.ts';
import type { DutiesAnswer, DutyRow, OverviewAnswer, UnitRef } from './overview.ts';
import { previousFigures } from './previous.view.ts';
import { figuresOfRows, isOwing, isUnsafe, newCasesOf } from './rows.ts';
import type { Figures } from './tally.ts';

/** How many schools the first view names of each kind; the lists hold the rest. */
const NAMED = 20;
const PAGE = 50;

/** That a school was called is everybody's to see; what was said there, theirs who may call it. */
function withoutNote(principal: Principal, row: DutyRow): DutyRow {
  const { path, area, id } = row.school;
  if (!row.lastCall?.note || mayCall(principal, { path, area, schoolId: id })) return row;
  const { note: _, ...lastCall } = row.lastCall;
  return { ...row, lastCall };
}

/** What a viewer sees of a unit: by management its own tree, by area the schools on its ground. */
export async function rowsSeen(
  system: System,
  principal: Principal,
  round: Round,
  unit: Path,
  now: Instant,
): Promise<DutyRow[]> {
  const view = viewOf(principal, unit);
  if (!view) throw new Problem('forbidden');
  const from = view === 'management' ? unit : system.province.id;
  const briefs = await system.duties.briefs(round.id, from);
  const rows = briefs.map((row) => withoutNote(principal, dutyRow(row, windowOf(round), now)));
  return view === 'management' ? rows : rows.filter((row) => isWithin(row.school.area, unit));
}

/** The unit in which a school counts for a viewer: the one it answers to, or the ground it stands on. */
type UnitOf = (row: DutyRow) => Path;
export const unitBy = (principal: Principal, seenFrom: Path): UnitOf =>
  viewOf(principal, seenFrom) === 'area' ? ({ school }) => school.area : ({ school }) => school.unit;

/** Units directly below, each with the figures that its own view shows; one that was closed as long as it had schools. */
function unitsBelow(units: readonly Unit[], unit: Path, rows: readonly DutyRow[], unitOf: UnitOf) {
  const groups = Map.groupBy(rows, (row) => childTowards(unitOf(row), unit));
  return units
    .filter((each) => parentOf(each.path) === unit && (!each.until || groups.has(each.path)))
    .map((each) => ({ ...refOf(each), figures: figuresOfRows(groups.get(each.path) ?? []) }));
}

const levelsOf = (rows: readonly DutyRow[]): { level: Level; figures: Figures }[] =>
  [...Map.groupBy(rows, (row) => row.school.level)].map(([level, group]) => ({
    level,
    figures: figuresOfRows(group),
  }));

/** Phones for those who still owe, where the viewer may call: from the register as it is now. */
async function withContacts(
  system: System,
  principal: Principal,
  round: Round,
  rows: readonly DutyRow[],
): Promise<DutyRow[]> {
  const schools = await Promise.all(
    rows.map((row) => {
      const { path, area, id } = row.school;
      const callable = isOwing(row) && mayCall(principal, { path, area, schoolId: id });
      return callable ? system.schools.schoolAt(path) : undefined;
    }),
  );
  return rows.map((row, i) => {
    const school = schools[i];
    return school?.contact && tellsContact(principal, round, school)
      ? { ...row, contact: school.contact }
      : row;
  });
}

/** What leaves of a unit: not the keys it is stored under. */
const refOf = ({ path, name, kind }: UnitRef): UnitRef => ({ path, name, kind });

/** From the viewer's own scope down to the unit's parent. */
function trailOf(units: readonly UnitRef[], unit: Path, principal: Principal): UnitRef[] {
  const above = ancestorsOf(unit)
    .reverse()
    .filter((path) => viewOf(principal, path) !== undefined);
  return above.flatMap((path) => units.filter((u) => u.path === path).map(refOf));
}

/** `GET /api/rounds/{round}/overview` */
export async function overviewView(
  system: System,
  principal: Principal,
  round: Round,
  unit: Path,
  level: Level | undefined,
  now: Instant,
): Promise<OverviewAnswer> {
  const units = system.schools.units();
  const [all, tree, before] = await Promise.all([
    rowsSeen(system, principal, round, unit, now),
    units,
    previousFigures(system, round, unit, units),
  ]);
  const self = tree.find(({ path }) => path === unit);
  if (!self) throw new Problem('unknown-unit');
  const rows = level ? all.filter((row) => row.school.level === level) : all;
  const unitOf = unitBy(principal, unit);
  const toCall = rows.filter(isOwing).sort(attention).slice(0, NAMED);
  const byAttention = (pick: (row: DutyRow) => boolean) => rows.filter(pick).sort(attention).slice(0, NAMED);
  return {
    now,
    round: roundBrief(round),
    unit: refOf(self),
    trail: trailOf(tree, unit, principal),
    figures: figuresOfRows(rows),
    // Frozen figures are of all levels: beside a filter they would mislead.
    ...(before &&
      !level &&
      viewOf(principal, unit) === 'management' && {
        previous: { round: before.round.id, figures: before.figures },
      }),
    units: unitsBelow(tree, unit, rows, unitOf),
    levels: levelsOf(all),
    schools: rows.filter((row) => unitOf(row) === unit).length,
    newCases: byAttention((row) => newCasesOf(row) > 0),
    unsafe: byAttention(isUnsafe),
    toCall: await withContacts(system, principal, round, toCall),
  };
}

export interface ListQuery extends DutiesQuery {
  offset: number;
}

const matches = (row: DutyRow, query: DutiesQuery): boolean =>
  (!query.states || query.states.includes(row.state)) &&
  (!query.level || row.school.level === query.level) &&
  (!query.safety || (row.declared !== undefined && query.safety.includes(row.declared.safety))) &&
  (!query.need || (row.declared?.needs ?? []).some((need) => need === query.need)) &&
  (!query.newCases || newCasesOf(row) > 0) &&
  hasWords(row.school.name, query.words);

const byName = (a: DutyRow, b: DutyRow) => a.school.name.localeCompare(b.school.name, 'vi');
const ORDERS: Record<DutiesQuery['sort'], (a: DutyRow, b: DutyRow) => number> = {
  attention,
  name: byName,
  time: (a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''),
};

/** Every school of a list, in its order. */
export async function dutiesFound(
  system: System,
  principal: Principal,
  round: Round,
  unit: Path,
  query: DutiesQuery,
  now: Instant,
): Promise<DutyRow[]> {
  const seen = await rowsSeen(system, principal, round, unit, now);
  return seen.filter((row) => matches(row, query)).sort((a, b) => ORDERS[query.sort](a, b) || byName(a, b));
}

/** `GET /api/rounds/{round}/duties` */
export async function dutiesView(
  system: System,
  principal: Principal,
  round: Round,
  unit: UnitRef,
  query: ListQuery,
  now: Instant,
): Promise<DutiesAnswer> {
  const found = await dutiesFound(system, principal, round, unit.path, query, now);
  const { rows, cursor } = pageFrom(found, query.offset, PAGE);
  return {
    now,
    round: roundBrief(round),
    unit,
    total: found.length,
    rows: await withContacts(system, principal, round, rows),
    ...(cursor && { cursor }),
  };
}
