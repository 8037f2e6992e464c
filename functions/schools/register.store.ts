/** Changes of the register: one conditional write decides each; what follows from a move is done after it, or by the agenda. */
import type { Instant } from '../calendar/cadence.ts';
import { after, MINUTE } from '../platform/clock.ts';
import type { Change, Item, Key, Table } from '../platform/table.ts';
import { contactChangesWith } from './contact.ts';
import { changesWith, type NewSchool, type Recorded, type RegisterChange, sameId } from './register.ts';
import {
  REGISTER_ROW,
  type SchoolItem,
  schoolItem,
  TREE,
  UNITS,
  type UnitItem,
  unitItem,
} from './schools.store.ts';
import type { Contact, Level, Path, School, Unit } from './unit.ts';

/** Codes are unique in the province, whatever unit they are entered for: each is claimed once. */
const CODES = 'SCHOOL-CODE';
/** Whoever claimed a code and made no school of it died over it. */
const CLAIM_HOLDS = 2 * MINUTE;
/** If the mover dies, the agenda goes on after this long. */
const RESUMED_AFTER = MINUTE;

/** Whoever edits a school's contact at the same moment is one person or two. */
const TRIES = 5;
/** Goes along with the school: a signpost keeps nobody's name or phone. */
const CARRIED = ['contact', 'contactRevision', 'contactChanges', 'grantsFrom'] as const;

export interface SchoolFields {
  name?: string;
  level?: Level;
  area?: Path;
  from?: string;
  until?: string | null;
  successor?: string | null;
  contact?: Contact;
  /** Declare links issued before are void from now on. */
  grantsFrom?: Instant;
}

export interface UnitFields {
  name?: string;
  kind?: string;
  until?: string | null;
  schoolsTo?: Path | null;
  movedTo?: Path;
}

const unchangedSince = (revision: number): Pick<Change, 'when' | 'values'> =>
  revision === 0
    ? { when: 'attribute_exists(pk) AND attribute_not_exists(revision)' }
    : { when: 'revision = :seen', values: { ':seen': revision } };

/** What is to be set, and what is to go: null takes a field away. */
const parts = (fields: object): { set: Item; remove: string[] } => ({
  set: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  remove: Object.entries(fields).flatMap(([name, value]) => (value === null ? [name] : [])),
});

/** A contact is also edited apart from the register: what of that was not seen is not written over. */
function withContact(seen: SchoolItem, { contact }: SchoolFields, { at: when, by }: RegisterChange) {
  if (!contact) return { set: {}, and: '', values: {} };
  const { contactRevision: was, contactChanges, contact: before } = seen;
  const change = { at: when, by, email: by, what: 'contact' as const, ...(before && { before }) };
  return {
    set: { contactRevision: (was ?? 0) + 1, contactChanges: contactChangesWith(contactChanges, change) },
    and: ` AND ${was === undefined ? 'attribute_not_exists(contactRevision)' : 'contactRevision = :contact'}`,
    values: was === undefined ? {} : { ':contact': was },
  };
}

/** `item` without some of its attributes. */
const without = (item: object, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

const at = (path: Path): Key => ({ pk: TREE, sk: path });

export const registerStore = (table: Table) => {
  /** Claims `id` for the school at `path`. False when it is somebody else's. */
  async function claim(id: string, path: Path, now: Instant): Promise<boolean> {
    const key = { pk: CODES, sk: sameId(id) };
    if (await table.putNew({ ...key, path, claimedAt: now })) return true;
    const claimed = await table.get<{ path: Path; claimedAt: Instant }>(key, true);
    if (claimed?.path === path) return true;
    if (!claimed || (await table.get(at(claimed.path), true)) || after(claimed.claimedAt, CLAIM_HOLDS) > now)
      return false;
    return table.update(key, {
      set: { path, claimedAt: now },
      when: '#path = :was',
      names: { '#path': 'path' },
      values: { ':was': claimed.path },
    });
  }

  /** Makes the school's item at its new place; one that stood there before it left once is made one again. */
  async function place(item: SchoolItem, to: Path): Promise<void> {
    const school = without(item, ['moving', 'wake', 'wakeAt']);
    const place = { pk: TREE, sk: to, path: to, movedFrom: item.path };
    const fresh: Item = { ...school, ...place, ofSchool: item.id, inRound: REGISTER_ROW };
    if (await table.putNew(fresh)) return;
    const gone = (['until', 'successor', ...CARRIED] as const).filter((name) => !(name in fresh));
    await table.update(at(to), {
      set: without(fresh, ['pk', 'sk']),
      remove: ['movedTo', ...gone],
      when: 'id = :id AND attribute_exists(movedTo)',
      values: { ':id': item.id },
    });
    const there = await table.get<SchoolItem>(at(to), true);
    if (there?.id !== item.id) throw new Error('Another school stands where this one is to move');
  }

  /** Whom to call was mended at the old place after it was copied: it is brought along. */
  const carryContact = ({ contact, contactRevision, contactChanges, grantsFrom }: SchoolItem, to: Path) =>
    table.update(at(to), {
      set: { contact, contactRevision, contactChanges, grantsFrom },
      when: 'attribute_not_exists(contactRevision) OR contactRevision < :theirs',
      values: { ':theirs': contactRevision ?? 0 },
    });

  /** The old place becomes a signpost, unless its contact was changed meanwhile: none of that may be lost. */
  const leave = ({ path, moving, contactRevision }: SchoolItem) =>
    table.update(at(path), {
      set: { movedTo: moving },
      remove: [...CARRIED, 'moving', 'wake', 'wakeAt', 'ofSchool', 'inRound'],
      when: `moving = :to AND ${contactRevision === undefined ? 'attribute_not_exists(contactRevision)' : 'contactRevision = :contact'}`,
      values: { ':to': moving, ...(contactRevision !== undefined && { ':contact': contactRevision }) },
    });

  /** Goes on with a move that was decided. Done again it changes nothing. @returns the school at its new place */
  async function finishMove(seen: SchoolItem): Promise<SchoolItem | undefined> {
    const { moving: to, path: from } = seen;
    if (to === undefined) return seen;
    await place(seen, to);
    let item: SchoolItem | undefined = seen;
    for (let tries = 0; item?.moving === to && tries < TRIES; tries++) {
      if (tries > 0) await carryContact(item, to);
      if (await leave(item)) break;
      item = await table.get<SchoolItem>(at(from), true);
    }
    return table.get<SchoolItem>(at(to), true);
  }

  return {
    /**
     * A new school at `path`. Doing it again with the same code and place changes nothing.
     * @returns `taken` when the code is another school's
     */
    async add(school: NewSchool, path: Path, change: RegisterChange): Promise<'added' | 'there' | 'taken'> {
      const { unit: _, ...rest } = school;
      if (!(await claim(school.id, path, change.at))) return 'taken';
      const item: School & Recorded = { ...rest, path, revision: 1, changes: [change] };
      if (await table.putNew({ ...schoolItem(item), ...item })) return 'added';
      return (await table.get<SchoolItem>(at(path), true))?.id === school.id ? 'there' : 'taken';
    },

    /**
     * @param seen not on its way anywhere
     * @param to where it moves to, in the same decision
     * @returns the school as it then stands; undefined when somebody changed it since `seen` was read
     */
    async change(
      seen: SchoolItem,
      fields: SchoolFields,
      to: Path | undefined,
      change: RegisterChange,
    ): Promise<SchoolItem | undefined> {
      const { path } = seen;
      const { set, remove } = parts(fields);
      const { when, values } = unchangedSince(seen.revision ?? 0);
      const contact = withContact(seen, fields, change);
      const moves = to !== undefined && to !== path;
      const item = await table.updated<SchoolItem>(at(path), {
        set: {
          ...set,
          ...contact.set,
          revision: (seen.revision ?? 0) + 1,
          changes: changesWith(seen, change),
          ...(moves && { moving: to, wake: 'NOW', wakeAt: after(change.at, RESUMED_AFTER) }),
        },
        remove,
        when: `${when}${contact.and}`,
        values: { ...values, ...contact.values },
      });
      return item && finishMove(item);
    },
    finishMove,
    /** What stands at a place, be it only the signpost of a school that left. */
    itemAt: (path: Path) => table.get<SchoolItem>(at(path), true),

    /** False when there is one at its path already. */
    addUnit: (unit: Unit, change: RegisterChange) =>
      table.putNew({ ...unitItem(unit), revision: 1, changes: [change] }),

    /**
     * @param wakes the agenda is to do what follows from it: by default where schools go somewhere
     * @returns undefined when somebody changed it since `seen` was read
     */
    changeUnit(
      seen: UnitItem,
      fields: UnitFields,
      change: RegisterChange,
      wakes = Boolean(fields.schoolsTo ?? fields.movedTo),
    ): Promise<UnitItem | undefined> {
      const { set, remove } = parts(fields);
      return table.updated<UnitItem>(
        { pk: UNITS, sk: seen.path },
        {
          set: {
            ...set,
            revision: (seen.revision ?? 0) + 1,
            changes: changesWith(seen, change),
            ...(wakes && { wake: 'NOW', wakeAt: change.at }),
          },
          remove,
          ...unchangedSince(seen.revision ?? 0),
        },
      );
    },

    /**
     * Makes a unit that was moved from `was` stand at its new path, also where it once stood. Done again it changes nothing.
     * @returns false when another unit stands there
     */
    async placeUnit(unit: Unit & { movedFrom: Path }, change: RegisterChange): Promise<boolean> {
      const key = { pk: UNITS, sk: unit.path };
      const fresh = { ...unitItem(unit), revision: 1, changes: [change] };
      if (await table.putNew(fresh)) return true;
      const there = await table.get<UnitItem>(key, true);
      if (there?.movedFrom === unit.movedFrom && there.movedTo === undefined) return true;
      return table.update(key, {
        set: { ...unit, revision: (there?.revision ?? 0) + 1, changes: changesWith(there ?? {}, change) },
        remove: ['until', 'movedTo', 'schoolsTo'],
        when: 'movedTo = :from AND attribute_not_exists(wakeAt)',
        values: { ':from': unit.movedFrom },
      });
    },

    /** All its schools have gone where they were to go. */
    emptied: (seen: UnitItem) =>
      table.update(
        { pk: UNITS, sk: seen.path },
        { remove: ['wake', 'wakeAt'], when: 'wakeAt = :seen', values: { ':seen': seen.wakeAt } },
      ),
  };
};
export type RegisterStore = ReturnType<typeof registerStore>;
