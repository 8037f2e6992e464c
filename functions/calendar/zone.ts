/**
 * From instants to a zone's wall clock and back. The only place that loads temporal-polyfill (its function API:
 * 7 kB brotli instead of 18), so keep it out of the pages: the server sends them instants and states.
 */
import * as instants from 'temporal-polyfill/fns/Instant';
import * as dates from 'temporal-polyfill/fns/PlainDate';
import * as dateTimes from 'temporal-polyfill/fns/PlainDateTime';
import * as zoned from 'temporal-polyfill/fns/ZonedDateTime';
import type { CivilDate, Instant, WallTime } from './cadence.ts';

/** The date on the wall in `zone` at `instant`. @throws RangeError for a zone IANA doesn't list. */
export function civilDateAt(instant: Instant, zone: string): CivilDate {
  const there = instants.toZonedDateTimeISO(instants.fromEpochMilliseconds(Date.parse(instant)), zone);
  return dates.toString(zoned.toPlainDate(there));
}

/** The clock in `zone` from UTC at `instant`: `+07:00`. @throws RangeError for a zone IANA doesn't list */
export const offsetAt = (instant: Instant, zone: string): string =>
  zoned.offset(instants.toZonedDateTimeISO(instants.fromEpochMilliseconds(Date.parse(instant)), zone));

/**
 * The instant at which the clock in `zone` shows `wallTime` on `date`. An hour the clock skips (DST) counts from
 * the offset before the gap, of an hour it shows twice the first is meant ("compatible", as calendars do).
 * @throws RangeError for a date that doesn't exist or a zone IANA doesn't list
 */
export function instantOf(date: CivilDate, wallTime: WallTime, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = wallTime.split(':').map(Number);
  const there = dateTimes.toZonedDateTime(dateTimes.create(year, month, day, hour, minute), zone, {
    disambiguation: 'compatible',
  });
  return new Date(zoned.toInstant(there).epochMilliseconds).toISOString();
}
