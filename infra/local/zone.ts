/** Wall-clock time in the province's zone, for the rehearsal's clock and schedule. */
import { Temporal } from 'temporal-polyfill';

const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads `2021-02-26T06:55`, in the province's zone, or with its own offset.
 * @returns epoch milliseconds; undefined when it is no such moment.
 */
export function parseMoment(text: string, zone: string): number | undefined {
  try {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
    if (HAS_OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** Milliseconds of an ISO 8601 duration such as `PT1H` or `P3D`; undefined when it is none or not positive. */
export function parseDuration(text: string): number | undefined {
  try {
    const ms = Temporal.Duration.from(text).total({
      unit: 'milliseconds',
      relativeTo: '2021-01-01T00:00Z[UTC]',
    });
    return ms > 0 ? ms : undefined;
  } catch {
    return undefined;
  }
}

export const zoned = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** The moment a civil date's wall clock shows `time`. */
export const momentOf = (date: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;

/** The first moment after `ms` at which a weekday of `weekdays` (1 = Monday) reads `time`: what Scheduler's cron would fire on. */
export function nextCron(ms: number, weekdays: readonly number[], time: string, zone: string): number {
  let day = zoned(ms, zone).toPlainDate();
  for (;;) {
    const moment = momentOf(day.toString(), time, zone);
    if (weekdays.includes(day.dayOfWeek) && moment > ms) return moment;
    day = day.add({ days: 1 });
  }
}

/** The last moment at or before `ms` of the same cron. */
export function lastCron(ms: number, weekdays: readonly number[], time: string, zone: string): number {
  let day = zoned(ms, zone).toPlainDate();
  for (;;) {
    const moment = momentOf(day.toString(), time, zone);
    if (weekdays.includes(day.dayOfWeek) && moment <= ms) return moment;
    day = day.subtract({ days: 1 });
  }
}
