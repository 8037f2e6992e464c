/**
 * Case counts as a unit's bulletin may say them. Bulletins of the units beside it, and of those below it with their total,
 * are read by the same people: what would let a small number be found by subtraction is not said. Rules only.
 */
import { type Cell, type PublicCount, publicColumn } from '../publishing/suppression.ts';
import { childTowards, isWithin, type Path, parentOf, type Unit } from '../schools/unit.ts';
import type { DutyRow } from './overview.ts';
import { hasDeclared } from './tally.ts';

export type CaseKind = 'newConfirmed' | 'activeConfirmed';

/** From here on a count is said exactly: then it must not be one school's. */
const EXACT = 5;

function cellOf(rows: readonly DutyRow[], kind: CaseKind): Cell {
  const counts = rows.flatMap(({ declared, state }) =>
    declared && hasDeclared(state) ? [declared.cases[kind]] : [],
  );
  const value = counts.reduce((a, b) => a + b, 0);
  const isOneSchools = value >= EXACT && counts.filter((count) => count > 0).length < 2;
  return { value, lone: counts.length < 2 || isOneSchools };
}

export interface Everywhere {
  /** Of the whole province. */
  rows: readonly DutyRow[];
  /** Where a school counts: the unit it answers to, or the one on whose ground it stands. */
  unitOf: (row: DutyRow) => Path;
  units: readonly Unit[];
}

/** The units directly below `parent`; schools that it has itself are one part more, of which no bulletin tells. */
function columnBelow(parent: Path, { rows, unitOf, units }: Everywhere, kind: CaseKind) {
  const within = rows.filter((row) => isWithin(unitOf(row), parent));
  const groups = Map.groupBy(within, (row) => childTowards(unitOf(row), parent));
  const below = units.filter(({ path }) => parentOf(path) === parent).map(({ path }) => path);
  const own = [...groups].flatMap(([path, found]) => (below.includes(path) ? [] : found));
  const parts = [...below.map((path) => groups.get(path) ?? []), own];
  const { counts, total } = publicColumn(parts.map((part) => cellOf(part, kind)));
  return { of: (path: Path) => counts[below.indexOf(path)] ?? null, total };
}

/** `null`: that there are cases is said, not how many. */
export function publicCases(unit: Path, everywhere: Everywhere, kind: CaseKind): PublicCount {
  const parent = parentOf(unit);
  const beside = parent === undefined ? [] : [columnBelow(parent, everywhere, kind).of(unit)];
  const hasUnits = everywhere.units.some(({ path }) => parentOf(path) === unit);
  // The province is beside nobody; where there are no units at all, its own schools are the whole column.
  const above = hasUnits || parent === undefined ? [columnBelow(unit, everywhere, kind).total] : [];
  const [first = null, ...others] = [...beside, ...above];
  return others.includes(null) ? null : first;
}
