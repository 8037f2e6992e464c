/** Arithmetic on civil dates (`2021-02-26`): no zone, no clock, no library. */
import type { CivilDate } from './cadence.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const midnightUtc = (date: CivilDate): number => Date.parse(`${date}T00:00:00.000Z`);

/** The date `days` later, or earlier when negative. */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date(midnightUtc(date) + days * DAY_MS).toISOString().slice(0, 10);

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: CivilDate): number => new Date(midnightUtc(date)).getUTCDay() || 7;
