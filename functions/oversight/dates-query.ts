/** Civil dates as a request asks for them, from and to, both inclusive. */
import { type CivilDate, civilDateAt, type Instant } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { Problem } from '../platform/problem.ts';

/** What is older than a month is asked for by its dates. */
const LOOK_BACK_DAYS = 30;
/** More than a school year; what is read grows with it. */
const LONGEST_DAYS = 400;

export interface Dates {
  from: CivilDate;
  to: CivilDate;
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

function dateOf(value: string | undefined, path: string): CivilDate | undefined {
  if (value && !isDate(value))
    throw new Problem('bad-request', { fields: [{ path, code: 'unknown-value' }] });
  return value || undefined;
}

/**
 * By default the thirty days up to today in `zone`.
 * @throws Problem bad-request for what is no date, and for a range that ends before it begins or is longer than 400 days
 */
export function datesOf(
  asked: { from: string | undefined; to: string | undefined },
  now: Instant,
  zone: string,
): Dates {
  const to = dateOf(asked.to, 'to') ?? civilDateAt(now, zone);
  const from = dateOf(asked.from, 'from') ?? addDays(to, -LOOK_BACK_DAYS);
  if (from > to || from < addDays(to, -LONGEST_DAYS))
    throw new Problem('bad-request', { fields: [{ path: 'from', code: 'out-of-range' }] });
  return { from, to };
}
