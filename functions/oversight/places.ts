/** Where a unit's rounds are kept: at its path, and at those it had before it was moved. Rules only. */
import type { CivilDate } from '../calendar/cadence.ts';
import { isWithin, type Path, type Unit } from '../schools/unit.ts';

export interface Place {
  path: Path;
  /** Rounds up to this day are kept here; absent: up to now. */
  through?: CivilDate;
}

/** Newest first. A unit that came back to where it was is there once. */
export function placesOf(unit: Unit, units: readonly Unit[]): Place[] {
  const places: Place[] = [{ path: unit.path }];
  let last: Unit | undefined = unit;
  while (last?.movedFrom !== undefined && last.movedOn !== undefined) {
    const { movedFrom, movedOn }: Unit = last;
    if (places.some(({ path }) => path === movedFrom)) break;
    places.push({ path: movedFrom, through: movedOn });
    last = units.find(({ path }) => path === movedFrom);
  }
  return places;
}

/** Of a unit below: only what its parent counts too, so that the rows of a table sum up to its total. */
export const placesBelow = (child: Unit, parent: readonly Place[], units: readonly Unit[]): Place[] =>
  placesOf(child, units).filter(({ path }) => parent.some((place) => isWithin(path, place.path)));

/**
 * The rounds of all places, oldest first: a school's duty is kept in one of them, so where two know of a round their
 * counts are joined.
 */
export async function overPlaces<T extends { round: string }>(
  places: readonly Place[],
  read: (path: Path) => Promise<readonly T[]>,
  join: (a: T, b: T) => T,
): Promise<T[]> {
  const found = await Promise.all(
    places.map(async ({ path, through }) => {
      const rounds = await read(path);
      return rounds.filter(({ round }) => through === undefined || round.slice(0, 10) <= through);
    }),
  );
  const byRound = new Map<string, T>();
  for (const each of found.flat()) {
    const other = byRound.get(each.round);
    byRound.set(each.round, other ? join(other, each) : each);
  }
  return [...byRound.values()].sort((a, b) => (a.round < b.round ? -1 : 1));
}
