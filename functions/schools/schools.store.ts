/**
 * The register: units and schools at their place in the tree. A scope is one Query.
 *
 * A school's key is its place, so moving it makes a new item at the new place; the old one stays as a signpost (`movedTo`)
 * for duties of rounds that opened before. While a move is under way both are there: whoever reads takes the school once.
 */
import type { Instant } from '../calendar/cadence.ts';
import type { Table } from '../platform/table.ts';
import type { ContactChange } from './contact.ts';
import type { Recorded } from './register.ts';
import type { Path, School, Unit } from './unit.ts';

export const TREE = 'TREE';
/** Apart from the schools: a province's units are few and wanted on every screen. */
export const UNITS = 'UNITS';
/** Sort key of a school's register row in the index `school`; round ids begin with a digit, so it never mixes with duties. */
export const REGISTER_ROW = 'TREE';

export interface SchoolItem extends School, Recorded {
  /** Declare links issued before are void: moved when contacts change or an officer revokes. */
  grantsFrom?: Instant;
  /** Counts changes of the contact and revocations; the newest of them stand in `contactChanges`. */
  contactRevision?: number;
  contactChanges?: ContactChange[];
  /** Decided, not yet done: it is to stand there. */
  moving?: Path;
  /** A signpost, no school any more: it stands there now. */
  movedTo?: Path;
  movedFrom?: Path;
}

export interface UnitItem extends Unit, Recorded {
  /** Closed, and its schools are on their way there. */
  schoolsTo?: Path;
  wakeAt?: Instant;
}

export const unitItem = (unit: Unit) => ({ pk: UNITS, sk: unit.path, ...unit });
export const schoolItem = (school: School) => ({
  pk: TREE,
  sk: school.path,
  ofSchool: school.id,
  inRound: REGISTER_ROW,
  ...school,
});

const isSignpost = ({ movedTo }: SchoolItem): boolean => movedTo !== undefined;
/** Of two items of one school the one that knows more; at a draw the one that is not about to leave. */
const later = (a: SchoolItem, b: SchoolItem): SchoolItem => {
  const [mine, others] = [a.revision ?? 0, b.revision ?? 0];
  if (mine !== others) return mine > others ? a : b;
  return a.moving === undefined ? a : b;
};

/** Each school once, where it stands now. */
const standing = (items: readonly SchoolItem[]): SchoolItem[] => {
  const byId = new Map<string, SchoolItem>();
  for (const item of items.filter((each) => !isSignpost(each))) {
    const other = byId.get(item.id);
    byId.set(item.id, other ? later(other, item) : item);
  }
  return [...byId.values()];
};

/** Longer than any way back and forth between units. */
const MOST_MOVES = 10;

export const schoolsStore = (table: Table) => {
  /** The item at a place, or where its signpost leads. */
  async function schoolAt(path: Path, consistent = false): Promise<SchoolItem | undefined> {
    let item = await table.get<SchoolItem>({ pk: TREE, sk: path }, consistent);
    for (let moves = 0; item?.movedTo !== undefined && moves < MOST_MOVES; moves++)
      item = await table.get<SchoolItem>({ pk: TREE, sk: item.movedTo }, true);
    return item && !isSignpost(item) ? item : undefined;
  }

  /** Who moved from what was not read yet to what was read already stands in neither half: its signpost does. */
  async function overlooked(items: readonly SchoolItem[], path: Path): Promise<SchoolItem[]> {
    const there = new Set(standing(items).map(({ id }) => id));
    const gone = items.filter(({ id, movedTo }) => movedTo?.startsWith(`${path}.`) && !there.has(id));
    const found = await Promise.all(gone.map(({ movedTo = '' }) => schoolAt(movedTo, true)));
    return found.flatMap((item) => (item?.path.startsWith(`${path}.`) ? [item] : []));
  }

  return {
    /** The whole tree of units, parents before children; closed ones are among them. */
    units: () => table.all<UnitItem>({ partition: ['pk', UNITS] }),
    unit: (path: Path) => table.get<UnitItem>({ pk: UNITS, sk: path }),
    /** The schools below the unit `path`, each once. @param consistent for whoever decides by it */
    async below(path: Path, consistent = false): Promise<SchoolItem[]> {
      const items = await table.all<SchoolItem>({
        partition: ['pk', TREE],
        sort: ['sk', 'begins_with', `${path}.`],
        consistent,
      });
      return standing([...items, ...(await overlooked(items, path))]);
    },
    /** No school at all: a province that has not loaded its register yet. */
    isEmpty: async () => (await table.page({ partition: ['pk', TREE], limit: 1 })).items.length === 0,
    schoolAt,
    /** By its register code, wherever it stands now. */
    async school(id: string): Promise<SchoolItem | undefined> {
      const { items } = await table.page<{ sk: string }>({
        index: 'school',
        partition: ['ofSchool', id],
        sort: ['inRound', '=', REGISTER_ROW],
      });
      const found = await Promise.all(items.map(({ sk }) => schoolAt(sk)));
      return standing(found.flatMap((item) => (item ? [item] : [])))[0];
    },
  };
};
export type SchoolsStore = ReturnType<typeof schoolsStore>;
