/**
 * What follows from the decision that a unit moves: units and schools below it, grounds and scopes go along. Everything
 * may be done again. Rounds that were open stay where they opened, so whoever ran the unit keeps seeing it there too.
 */
import { type Account, isVacated, uniqueScopes } from '../access/account.ts';
import { rescoped } from '../access/accounts.store.ts';
import type { Instant } from '../calendar/cadence.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { registerStore } from './register.store.ts';
import { isStanding, type RegisterChange, type SchoolWish, told } from './register.ts';
import { changeSchool } from './registering.step.ts';
import type { SchoolItem, UnitItem } from './schools.store.ts';
import { isWithin, movedPath, type Path, parentOf } from './unit.ts';

const AT_A_TIME = 10;

/** A unit whose move is decided. */
export type MovingUnit = UnitItem & { movedTo: Path; until: string };
export const isMoving = (unit: UnitItem): unit is MovingUnit =>
  unit.movedTo !== undefined && unit.until !== undefined;

const decisionOf = ({ changes = [] }: UnitItem): Pick<RegisterChange, 'at' | 'by'> => {
  const decision = changes.findLast(({ what }) => what === 'moved');
  return { at: decision?.at ?? '', by: decision?.by ?? '' };
};

/** The units: the new place stands before the old one becomes a signpost. */
export async function moveUnits(system: System, unit: MovingUnit): Promise<void> {
  const { path: from, movedTo: to, until } = unit;
  const store = system.open(registerStore);
  const decision = decisionOf(unit);
  const below = (await system.schools.units()).filter(({ path }) => isWithin(path, from));
  for (const each of below) {
    const place = movedPath(each.path, from, to);
    if (each.movedTo !== place && !isStanding(each)) continue;
    const said = told('unit', parentOf(each.path), parentOf(place));
    const change = { ...decision, what: 'moved' as const, fields: said };
    const { name, kind } = each;
    const moved = { path: place, name, kind, movedFrom: each.path, movedOn: until };
    if (!(await store.placeUnit(moved, change))) throw new Error('Another unit stands where this is to move');
    // What follows is done for all of them together, with the one that was decided.
    const leaves = () => store.changeUnit(each, { until, movedTo: place }, change, false);
    if (each.movedTo === undefined && !(await leaves()))
      throw new Error('A unit below one that moves was being changed');
  }
}

const wishOf = ({ path, area }: SchoolItem, from: Path, to: Path): SchoolWish => ({
  ...(isWithin(parentOf(path) ?? '', from) && { unit: movedPath(parentOf(path) ?? '', from, to) }),
  ...(isWithin(area, from) && { area: movedPath(area, from, to) }),
});

/** @returns how many somebody else was changing */
async function moveSchools(system: System, unit: MovingUnit, by: string, now: Instant): Promise<number> {
  const { path: from, movedTo: to } = unit;
  const schools = await system.schools.below(system.province.id, true);
  const concerned = schools.filter(({ path, area }) => isWithin(path, from) || isWithin(area, from));
  let late = 0;
  await inParallel(concerned, AT_A_TIME, async (school) => {
    if (!(await changeSchool(system, school, wishOf(school, from, to), { by }, now))) late++;
  });
  return late;
}

/** With what it holds of the old place, the same of the new one. */
const scopesAfter = ({ scopes }: Account, from: Path, to: Path) =>
  uniqueScopes([
    ...scopes,
    ...scopes.flatMap((scope) =>
      scope.by !== 'school' && isWithin(scope.target, from)
        ? [{ ...scope, target: movedPath(scope.target, from, to) }]
        : [],
    ),
  ]);

async function moveScopes(system: System, unit: MovingUnit, by: string, now: Instant): Promise<number> {
  let late = 0;
  for (const account of await system.accounts.all()) {
    const scopes = scopesAfter(account, unit.path, unit.movedTo);
    if (isVacated(account) || scopes.length === account.scopes.length) continue;
    const change = { at: now, by, what: 'scopes' as const };
    if (!(await system.accounts.change(account, rescoped(account, scopes, now), [], change))) late++;
  }
  return late;
}

/** Finishes a move that was decided; what somebody else was changing meanwhile is met in a next run. */
export async function moveUnit(system: System, unit: MovingUnit, now: Instant): Promise<void> {
  const { by } = decisionOf(unit);
  await moveUnits(system, unit);
  // People first: nobody should miss a school that has gone ahead.
  const late = (await moveScopes(system, unit, by, now)) + (await moveSchools(system, unit, by, now));
  if (late > 0) throw new Error('Schools or accounts of a unit that moves were being changed');
  await system.open(registerStore).emptied(unit);
}
