/** Doing what was decided about schools and units, by the API at once or by the agenda. Everything may be done again. */

import type { Principal } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import type { Call } from '../platform/endpoint.ts';
import { inParallel } from '../platform/parallel.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { givesUpLinks } from './contact-editing.step.ts';
import { folded } from './folded.ts';
import { lastCode } from './import-places.ts';
import { registerStore } from './register.store.ts';
import {
  differencesOf,
  eventOf,
  type NewSchool,
  type RegisterChange,
  type SchoolWish,
  slugOf,
} from './register.ts';
import type { SchoolItem, UnitItem } from './schools.store.ts';
import { isWithin, type Path, parentOf } from './unit.ts';

export interface Doer {
  /** Address of the account. */
  by: string;
  /** The import that does it. */
  via?: string;
}

const AT_A_TIME = 10;

/** The account that calls. A link may nothing here, so it was refused before. @throws Problem forbidden */
export function accountOf(call: Call<unknown>): Principal & { kind: 'account' } {
  const { principal } = call.caller();
  if (principal.kind !== 'account') throw new Problem('forbidden');
  return principal;
}
export const doerOf = (call: Call<unknown>): Doer => ({ by: accountOf(call).email });

/** Nobody else stands there, stood there once, or is a unit of that path. */
async function isFree(system: System, path: Path, id: string): Promise<boolean> {
  const [there, unit] = await Promise.all([
    system.open(registerStore).itemAt(path),
    system.schools.unit(path),
  ]);
  return unit === undefined && (there === undefined || there.id === id);
}

/** Where a school stands in a unit: under its own last code where that is free, else one made of its register code. */
async function placeIn(system: System, unit: Path, id: string, code: string): Promise<Path> {
  const slug = slugOf(folded(id));
  for (const each of [code, slug, `${slug}-2`, `${slug}-3`])
    if (await isFree(system, `${unit}.${each}`, id)) return `${unit}.${each}`;
  throw new Error(`No place for ${id} in ${unit}`);
}

const changeOf = (
  what: RegisterChange['what'],
  fields: NonNullable<RegisterChange['fields']>,
  { by, via }: Doer,
  now: Instant,
): RegisterChange => ({ at: now, by, what, ...(via && { via }), ...(fields.length > 0 && { fields }) });

/** A new school. @returns it, or `taken` when another has the code */
export async function addSchool(
  system: System,
  school: NewSchool,
  doer: Doer,
  now: Instant,
): Promise<SchoolItem | 'taken'> {
  if (await system.schools.school(school.id)) return 'taken';
  const path = await placeIn(system, school.unit, school.id, slugOf(folded(school.id)));
  const store = system.open(registerStore);
  const done = await store.add(school, path, changeOf('added', [], doer, now));
  const made = done === 'taken' ? undefined : await store.itemAt(path);
  return made && made.movedTo === undefined ? made : 'taken';
}

/** @returns the school as it then stands, as it is when nothing differs, or undefined when somebody was quicker */
export async function changeSchool(
  system: System,
  seen: SchoolItem,
  wish: SchoolWish,
  doer: Doer,
  now: Instant,
): Promise<SchoolItem | undefined> {
  // What somebody decided before and did not finish is finished first.
  const here = seen.moving === undefined ? seen : await system.open(registerStore).finishMove(seen);
  return here && change(system, here, wish, doer, now);
}

async function change(
  system: System,
  seen: SchoolItem,
  wish: SchoolWish,
  doer: Doer,
  now: Instant,
): Promise<SchoolItem | undefined> {
  const fields = differencesOf(seen, wish);
  if (fields.length === 0) return seen;
  const { unit, ...rest } = wish;
  const to =
    unit !== undefined && unit !== parentOf(seen.path)
      ? await placeIn(system, unit, seen.id, lastCode(seen.path))
      : undefined;
  // Links went to the address that is given up: they end, as they do when an officer edits the contact.
  const voids = rest.contact !== undefined && (await givesUpLinks(system, seen, rest.contact));
  const change = changeOf(eventOf(seen, wish), fields, doer, now);
  return system.open(registerStore).change(seen, { ...rest, ...(voids && { grantsFrom: now }) }, to, change);
}

/** The schools that a closed unit leaves behind: those it manages, and those that stand on its ground. */
export async function leftIn(system: System, unit: Path): Promise<SchoolItem[]> {
  const schools = await system.schools.below(system.province.id, true);
  return schools.filter(({ path, area }) => parentOf(path) === unit || isWithin(area, unit));
}

/** Moves what a closed unit left behind to where it was said to go; somebody else's change meanwhile is met in a next run. */
export async function emptyUnit(system: System, unit: UnitItem, now: Instant): Promise<void> {
  const { path, schoolsTo, changes = [] } = unit;
  const by = changes.findLast(({ what }) => what === 'closed')?.by ?? '';
  if (schoolsTo === undefined || unit.until === undefined)
    return void (await system.open(registerStore).emptied(unit));
  let late = 0;
  await inParallel(await leftIn(system, path), AT_A_TIME, async (school) => {
    const wish: SchoolWish = {
      ...(parentOf(school.path) === path && { unit: schoolsTo }),
      ...(isWithin(school.area, path) && { area: schoolsTo }),
    };
    if (!(await changeSchool(system, school, wish, { by }, now))) late++;
  });
  if (late > 0) throw new Error('Schools of a closed unit were being changed');
  await system.open(registerStore).emptied(unit);
}
