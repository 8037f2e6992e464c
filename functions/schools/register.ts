/** What may be done to the register, and what is then written in the record it is done to. Rules only. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { Contact, Level, Path, School, Unit } from './unit.ts';

export const REGISTER_EVENTS = ['added', 'edited', 'moved', 'closed', 'merged', 'reopened'] as const;
export type RegisterEvent = (typeof REGISTER_EVENTS)[number];

/** Fields whose change is told with what stood before and after; of a contact only that it changed. */
export const TOLD = [
  'name',
  'level',
  'unit',
  'area',
  'from',
  'until',
  'successor',
  'contact',
  'kind',
] as const;
export type ToldField = (typeof TOLD)[number];

export interface RegisterChange {
  at: Instant;
  /** Address of who did it. */
  by: string;
  what: RegisterEvent;
  /** The import that did it. */
  via?: string;
  fields?: { field: ToldField; before?: string; after?: string }[];
}

/** Counted with every change, so that nobody overwrites what he hasn't seen; absent: 0. */
export interface Recorded {
  revision?: number;
  /** The newest twenty, oldest first. */
  changes?: RegisterChange[];
}

const KEPT = 20;
export const changesWith = (record: Recorded, change: RegisterChange): RegisterChange[] =>
  [...(record.changes ?? []), change].slice(-KEPT);

/** What can be said of a school that is there. An absent member stays as it is; `until` null opens it again. */
export interface SchoolWish {
  name?: string;
  level?: Level;
  unit?: Path;
  area?: Path;
  from?: CivilDate;
  until?: CivilDate | null;
  successor?: string | null;
  contact?: Contact;
}

export interface NewSchool {
  id: string;
  name: string;
  level: Level;
  unit: Path;
  area: Path;
  from: CivilDate;
  until?: CivilDate;
  successor?: string;
  contact?: Contact;
}

const parent = (path: Path): Path => path.slice(0, path.lastIndexOf('.'));
const digits = (phone: string): string => phone.replace(/\D/g, '');

const sameContact = (a: Contact | undefined, b: Contact): boolean =>
  a !== undefined &&
  a.name === b.name &&
  a.position === b.position &&
  digits(a.phone) === digits(b.phone) &&
  (a.email ?? '') === (b.email ?? '');

export type Told = NonNullable<RegisterChange['fields']>;
/** A field's change as the record tells it; nothing when it is none. */
export const told = (field: ToldField, before: string | undefined, after: string | undefined): Told =>
  before === after
    ? []
    : [{ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];

/** What of `wish` differs from the school as it is; empty when nothing does. */
export function differencesOf(school: School, wish: SchoolWish): Told {
  const asked = <T>(wanted: T | null | undefined, is: T | undefined): T | undefined =>
    wanted === undefined ? is : (wanted ?? undefined);
  return [
    ...told('name', school.name, asked(wish.name, school.name)),
    ...told('level', school.level, asked(wish.level, school.level)),
    ...told('unit', parent(school.path), asked(wish.unit, parent(school.path))),
    ...told('area', school.area, asked(wish.area, school.area)),
    ...told('from', school.from, asked(wish.from, school.from)),
    ...told('until', school.until, asked(wish.until, school.until)),
    ...told('successor', school.successor, asked(wish.successor, school.successor)),
    ...(wish.contact && !sameContact(school.contact, wish.contact) ? [{ field: 'contact' as const }] : []),
  ];
}

/** The event that fits what changed: the weightiest one names it. */
export function eventOf(school: School, wish: SchoolWish): RegisterEvent {
  const fields = new Set(differencesOf(school, wish).map(({ field }) => field));
  if (fields.has('successor') && wish.successor) return 'merged';
  if (fields.has('until')) return wish.until ? 'closed' : 'reopened';
  return fields.has('unit') ? 'moved' : 'edited';
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
/** Words of the API's own addresses below /api/schools/. */
const RESERVED = new Set(['imports']);
/** A register code: it stands in addresses and never changes. */
export const isId = (text: string): boolean => ID.test(text) && !RESERVED.has(text.toLowerCase());

/** Codes are told apart without regard to case: nobody should have to dictate "with a capital T". */
export const sameId = (id: string): string => id.toLowerCase();

export const LONGEST_NAME = 150;
const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
/** A date there is, within what a register can mean. */
export const isRegisterDate = (text: string): boolean =>
  CIVIL.test(text) &&
  text >= '1900-01-01' &&
  text <= '2100-12-31' &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** A unit that still takes schools. */
export const isStanding = (unit: Pick<Unit, 'until'>): boolean => unit.until === undefined;

/** The last part of a path made of a name or code: `Xã Thổ Châu` → `xa-tho-chau`. */
export const slugOf = (folded: string): string =>
  folded
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
