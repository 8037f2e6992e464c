/** What an administrator may change without a deploy, and how it is kept. Rules only. */
import type { Cadence, CivilDate, Holiday, Hours, Instant, ScheduledRound } from '../calendar/cadence.ts';
import type { Criterion } from '../declarations/criteria.ts';
import type { SettingsParts } from '../platform/settings.ts';
import type { Publication } from '../publishing/public-summary.ts';
import type { Stage } from '../schools/unit.ts';

export type { SettingsParts };

/** A holiday as it is entered; when it was decreed is the server's to note. */
export type HolidayEntry = Omit<Holiday, 'decreedAt'>;

/** Only the members that are there are changed. */
export interface SettingsChange {
  /** ISO weekdays, 1 = Monday. */
  weekdays?: number[];
  hours?: Hours;
  onHoliday?: Cadence['onHoliday'];
  /** The whole list, past ones included. */
  holidays?: HolidayEntry[];
  criteria?: {
    set: string;
    /** The department has confirmed the wording of every criterion. */
    confirmed: boolean;
    /** Wording entered over the set's own, by criterion number; what is not there is as the set has it. */
    texts: Record<string, string>;
  };
  /** By when every school was to have begun ("trước ngày"); null: no deadline. */
  rollOutBy?: CivilDate | null;
  publication?: Publication;
}
export const SETTINGS_PARTS = [
  'publication',
  'weekdays',
  'hours',
  'onHoliday',
  'holidays',
  'criteria',
  'rollOutBy',
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

/** Body of `PUT /api/settings`. */
export interface SettingsBody extends SettingsChange {
  /** The revision that was looked at; another one standing by now is a conflict. */
  revision: number;
}

/** A round to come, as the settings stand. */
export type Upcoming = Pick<ScheduledRound, 'id' | 'opensAt' | 'reminderAt' | 'dueAt' | 'closesAt'>;

/** An open round a change reaches: whoever is off and has not declared owes nothing any more. */
export interface Reached {
  round: { id: string; title: string };
  /** Schools that still owe now and would not. */
  excused: number;
  /** Schools that were excused and would owe again. */
  owing: number;
}

/** One criteria set to choose, with its wording as it stands. */
export interface CriteriaChoice {
  id: string;
  title: string;
  letter: string;
  date: CivilDate;
  /** `given`: the set's own wording, where another was entered over it. */
  items: (Criterion & { given?: string })[];
}

/** `GET /api/settings`, and what `PUT` answers. */
export interface SettingsAnswer {
  now: Instant;
  revision: number;
  zone: string;
  weekdays: number[];
  hours: Hours;
  onHoliday: Cadence['onHoliday'];
  holidays: Holiday[];
  criteria: { set: string; confirmed: boolean };
  rollOutBy?: CivilDate;
  publication: Publication;
  sets: CriteriaChoice[];
  upcoming: Upcoming[];
  /** Parts that differ from the province's file. */
  changed: SettingsPart[];
}

/** `PUT /api/settings?dry-run=true`: what would become of it. */
export interface SettingsPreview {
  now: Instant;
  upcoming: Upcoming[];
  reached: Reached[];
}

/** One change that was made, newest first in `GET /api/settings/revisions`. */
export interface SettingsRevision {
  revision: number;
  at: Instant;
  /** Name of who made it. */
  by: string;
  parts: SettingsPart[];
  before: SettingsParts;
  after: SettingsParts;
}
export interface RevisionsAnswer {
  now: Instant;
  total: number;
  rows: SettingsRevision[];
  cursor?: string;
}

export const sameStages = (a: readonly Stage[] | undefined, b: readonly Stage[] | undefined): boolean =>
  [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join();

const sameHoliday = (a: HolidayEntry, b: HolidayEntry): boolean =>
  a.from === b.from && a.to === b.to && sameStages(a.stages, b.stages);

/**
 * The list as it is kept, oldest first: what stood keeps the moment it was decreed, what is new or moved is decreed now.
 * A decree after a round's opening excuses only whoever had not declared (product.md, "Time").
 */
export const decreed = (
  before: readonly Holiday[],
  entered: readonly HolidayEntry[],
  now: Instant,
): Holiday[] =>
  entered
    .map(({ from, to, name, stages }) => {
      const standing = before.find((holiday) =>
        sameHoliday(holiday, { from, to, name, ...(stages && { stages }) }),
      );
      const decreedAt = standing ? standing.decreedAt : now;
      return { from, to, name: name.trim(), ...(stages && { stages }), ...(decreedAt && { decreedAt }) };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
