/** What administrators change without a deploy, over the defaults of the province's file. Rules only. */
import type { Cadence, CivilDate, Holiday, Hours, Instant } from '../calendar/cadence.ts';
import { PUBLISHED_BY_DEFAULT, type Publication } from '../publishing/public-summary.ts';
import type { Province } from './province.ts';

/** The stored overrides; an absent member means the file's default stands. */
export interface SettingsItem {
  revision: number;
  weekdays?: number[];
  hours?: Hours;
  onHoliday?: Cadence['onHoliday'];
  holidays?: Holiday[];
  criteria?: { set: string; confirmed: boolean };
  /** By set id: which wording was entered over the set's own (criteria-texts.store.ts). */
  criteriaTexts?: Record<string, string>;
  /** By when every school was to have begun: done before this day begins in the province's zone; null: no deadline. */
  rollOutBy?: CivilDate | null;
  publication?: Publication;
  /** The data is a rehearsal's: every page says that it is synthetic. */
  synthetic?: true;
  /** What the newest revision changed. */
  lastChange?: SettingsEvent;
  /** Open rounds have yet to heed the newest revision. */
  wakeAt?: Instant;
}

/** One change: who, when, what. */
export interface SettingsEvent {
  revision: number;
  at: Instant;
  /** Address and name of who made it. */
  by: string;
  name: string;
  before: SettingsParts;
  after: SettingsParts;
}

/** Parts of the settings as they are said in full; only those a change is about. */
export interface SettingsParts {
  weekdays?: readonly number[];
  hours?: Hours;
  onHoliday?: Cadence['onHoliday'];
  holidays?: readonly Holiday[];
  criteria?: { set: string; confirmed: boolean; texts?: string };
  rollOutBy?: CivilDate | null;
  publication?: Publication;
}

/** What holds now: file and overrides together. */
export interface Settings {
  revision: number;
  cadence: Cadence;
  /** `texts`: the wording entered over the set's own. */
  criteria: { set: string; confirmed: boolean; texts?: string };
  /** Done before this day begins in the province's zone; absent: no deadline was set. */
  rollOutBy?: CivilDate;
  publication: Publication;
  synthetic: boolean;
}

export function effectiveSettings(province: Province, stored: SettingsItem | undefined): Settings {
  const rollOutBy = stored?.rollOutBy === undefined ? province.rollOutBy : stored.rollOutBy;
  const criteria = stored?.criteria ?? province.criteria;
  const texts = stored?.criteriaTexts?.[criteria.set];
  const holidays =
    stored?.holidays ?? province.holidays.map(({ stages, ...h }) => ({ ...h, ...(stages && { stages }) }));
  return {
    revision: stored?.revision ?? 0,
    cadence: {
      zone: province.zone,
      weekdays: stored?.weekdays ?? province.weekdays,
      hours: stored?.hours ?? province.hours,
      holidays,
      onHoliday: stored?.onHoliday ?? province.onHoliday,
    },
    criteria: { ...criteria, ...(texts && { texts }) },
    ...(rollOutBy && { rollOutBy }),
    publication: stored?.publication ?? PUBLISHED_BY_DEFAULT,
    synthetic: stored?.synthetic ?? false,
  };
}
