/** The register: units and schools at their place in the tree. A scope is one Query. */
import type { Instant } from '../calendar/cadence.ts';
import type { Table } from '../platform/table.ts';
import type { ContactChange } from './contact.ts';
import type { Path, School, Unit } from './unit.ts';

const TREE = 'TREE';
/** Apart from the schools: a province's units are few and wanted on every screen. */
const UNITS = 'UNITS';
/** Sort key of a school's register row in the index `school`; round ids begin with a digit, so it never mixes with duties. */
const REGISTER_ROW = 'TREE';

export interface SchoolItem extends School {
  /** Declare links issued before are void: moved when contacts change or an officer revokes. */
  grantsFrom?: Instant;
  /** Counts changes of the contact and revocations; the newest of them stand in `contactChanges`. */
  contactRevision?: number;
  contactChanges?: ContactChange[];
}

export const unitItem = (unit: Unit) => ({ pk: UNITS, sk: unit.path, ...unit });
export const schoolItem = (school: School) => ({
  pk: TREE,
  sk: school.path,
  ofSchool: school.id,
  inRound: REGISTER_ROW,
  ...school,
});

export const schoolsStore = (table: Table) => ({
  /** The whole tree of units, parents before children. */
  units: () => table.all<Unit>({ partition: ['pk', UNITS] }),
  unit: (path: Path) => table.get<Unit>({ pk: UNITS, sk: path }),
  /** The schools below the unit `path`. */
  below: (path: Path) =>
    table.all<SchoolItem>({ partition: ['pk', TREE], sort: ['sk', 'begins_with', `${path}.`] }),
  /** No school at all: a province that has not loaded its register yet. */
  isEmpty: async () => (await table.page({ partition: ['pk', TREE], limit: 1 })).items.length === 0,
  schoolAt: (path: Path) => table.get<SchoolItem>({ pk: TREE, sk: path }),
  /** By its register code, wherever it stands now. */
  async school(id: string): Promise<SchoolItem | undefined> {
    const { items } = await table.page<{ sk: string }>({
      index: 'school',
      partition: ['ofSchool', id],
      sort: ['inRound', '=', REGISTER_ROW],
    });
    const place = items[0]?.sk;
    return place === undefined ? undefined : this.schoolAt(place);
  },
});
export type SchoolsStore = ReturnType<typeof schoolsStore>;
