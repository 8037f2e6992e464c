/** Where a rehearsal begins: the synthetic history ends there, and the real functions take over. */
import { slotsBetween } from '../../functions/calendar/cadence.ts';
import { addDays } from '../../functions/calendar/civil-date.ts';
import type { Province } from '../../functions/platform/province.ts';
import { cadenceOf } from './demo/moments.ts';
import { lastCron, momentOf, zoned } from './zone.ts';

const MINUTE = 60_000;
const JUST_SENT = 5 * MINUTE;
const FORTNIGHT = 14;

/** The roll-out's deadline, else the newest letter, else today. */
function startsFrom({ rollOutBy, letters, zone }: Province): string {
  const newest = letters
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  return rollOutBy ?? newest ?? zoned(Date.now(), zone).toPlainDate().toString();
}

/** The first start shows the first round day after the deadline of the roll-out: reminders have just gone out. */
export function demoMoment(province: Province): number {
  const cadence = cadenceOf(province);
  const from = startsFrom(province);
  const [day = from] = slotsBetween(cadence, from, addDays(from, FORTNIGHT));
  return momentOf(day, cadence.hours.reminder, province.zone) + JUST_SENT;
}

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
