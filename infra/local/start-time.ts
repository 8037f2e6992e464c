/** Where a rehearsal begins: the synthetic history ends there, and the real functions take over. */
import type { Province } from '../../functions/platform/province.ts';
import { lastCron, momentOf, zoned } from './zone.ts';

/** The first start shows 07:05 of the demo's round day: the round is open and the reminders are out. */
const DEMO_DAY = '2021-02-26';
const DEMO_TIME = '07:05';
const MINUTE = 60_000;

export const demoMoment = ({ zone }: Province): number => momentOf(DEMO_DAY, DEMO_TIME, zone);

/**
 * @param shows what the clock is to show when all is ready
 * @returns where it has to begin: a minute before that day's opening if the day has opened, so that the real functions
 *   open the round and send its mails; else right there.
 */
export function beginsAt(shows: number, { zone, weekdays, hours }: Province): number {
  const opening = lastCron(shows, weekdays, hours.opens, zone);
  const sameDay = zoned(opening, zone).toPlainDate().equals(zoned(shows, zone).toPlainDate());
  return sameDay ? opening - MINUTE : shows;
}
