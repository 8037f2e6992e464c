/** Where the scopes of accounts stand, by the register as it is now: what granting.ts decides by. */
import type { System } from '../platform/wiring.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import type { Path, Unit } from '../schools/unit.ts';
import type { Scope } from './access.ts';
import type { PlacedScope } from './granting.ts';

/** A scope with what people call it. */
export interface PlacedName extends PlacedScope {
  name: string;
  unit?: string;
}

/** The register below a unit, for lists: two Queries whatever is asked. All units are known, only the schools are the unit's. */
export interface Register {
  units: readonly Unit[];
  schools: readonly SchoolItem[];
  place(scope: Scope): PlacedName;
  unitName(path: Path): string;
}

function registerOf(units: readonly Unit[], schools: readonly SchoolItem[]): Register {
  const names = new Map(units.map(({ path, name }) => [path, name]));
  const byId = new Map(schools.map((school) => [school.id, school]));
  return {
    units,
    schools,
    unitName: (path) => names.get(path) ?? '',
    place: (scope) => placedIn(names, scope.by === 'school' ? byId.get(scope.target) : undefined, scope),
  };
}

export const readRegister = async ({ schools }: Pick<System, 'schools'>, below: Path): Promise<Register> =>
  registerOf(...(await Promise.all([schools.units(), schools.below(below)])));

/** The same with the schools that some scopes name elsewhere, each read by itself: of a unit's people they are few. */
export async function withSchoolsOf(
  { schools: store }: Pick<System, 'schools'>,
  { units, schools }: Register,
  scopes: readonly Scope[],
): Promise<Register> {
  const known = new Set(schools.map(({ id }) => id));
  const named = scopes.filter(({ by, target }) => by === 'school' && !known.has(target));
  const others = await Promise.all([...new Set(named.map(({ target }) => target))].map(store.school));
  return registerOf(units, [...schools, ...others.flatMap((school) => school ?? [])]);
}

const unitOfSchool = (path: Path): Path => path.slice(0, path.lastIndexOf('.'));

/** In the order of the fields: absent ones stay absent. */
function placedIn(
  names: ReadonlyMap<Path, string>,
  school: SchoolItem | undefined,
  scope: Scope,
): PlacedName {
  const { role, by, target } = scope;
  if (by !== 'school') {
    const name = names.get(target);
    return { role, by, target, name: name ?? '', ...(name !== undefined && { path: target }) };
  }
  if (!school) return { role, by, target, name: '' };
  const unit = names.get(unitOfSchool(school.path)) ?? '';
  return { role, by, target, name: school.name, unit, path: school.path };
}

/** A few scopes, each school read by itself. */
export async function placeScopes(
  { schools }: Pick<System, 'schools'>,
  scopes: readonly Scope[],
): Promise<PlacedName[]> {
  const names = new Map((await schools.units()).map(({ path, name }) => [path, name]));
  return Promise.all(
    scopes.map(async (scope) =>
      placedIn(names, scope.by === 'school' ? await schools.school(scope.target) : undefined, scope),
    ),
  );
}
