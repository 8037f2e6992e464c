/** What administrators change without a deploy, over the defaults of the province's file. */
import type { Cadence, CivilDate, Holiday, Hours } from '../calendar/cadence.ts';
import type { Province } from './province.ts';
import type { Table } from './table.ts';

const KEY = { pk: 'SETTINGS', sk: 'PROVINCE' } as const;

/** The stored overrides; an absent member means the file's default stands. */
export interface SettingsItem {
  revision: number;
  weekdays?: number[];
  hours?: Hours;
  onHoliday?: Cadence['onHoliday'];
  holidays?: Holiday[];
  criteria?: { set: string; confirmed: boolean };
  /** By when every school was to have begun: done before this day begins in the province's zone. */
  rollOutBy?: CivilDate;
  /** The data is a rehearsal's: every page says that it is synthetic. */
  synthetic?: true;
}

/** What holds now: file and overrides together. */
export interface Settings {
  revision: number;
  cadence: Cadence;
  criteria: { set: string; confirmed: boolean };
  /** Done before this day begins in the province's zone; absent: no deadline was set. */
  rollOutBy?: CivilDate;
  synthetic: boolean;
}

export const settingsItem = (settings: Omit<SettingsItem, 'revision'>) => ({
  ...KEY,
  revision: 1,
  ...settings,
});

export function effectiveSettings(province: Province, stored: SettingsItem | undefined): Settings {
  const rollOutBy = stored?.rollOutBy ?? province.rollOutBy;
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
    criteria: stored?.criteria ?? province.criteria,
    ...(rollOutBy && { rollOutBy }),
    synthetic: stored?.synthetic ?? false,
  };
}

export const settingsStore = (table: Table, province: Province) => ({
  read: async (): Promise<Settings> => effectiveSettings(province, await table.get<SettingsItem>(KEY)),
});
