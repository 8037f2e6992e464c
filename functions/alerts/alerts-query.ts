/** What a request says of the alerts it wants: read by whoever answers with them, as JSON or as a file. */
import { type CivilDate, civilDateAt, type Instant, instantOf } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { pick, wordsOf } from '../oversight/listing.ts';
import { Problem } from '../platform/problem.ts';

const STATES = ['open', 'taken'] as const;
/** What is older than a month is asked for by its dates. */
const LOOK_BACK_DAYS = 30;
const LONGEST_DAYS = 400;

export interface AlertsQuery {
  from: CivilDate;
  to: CivilDate;
  /** The first instant of `from` and the first after `to`. */
  begins: Instant;
  ends: Instant;
  state?: (typeof STATES)[number];
  words: readonly string[];
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

function dateOf(value: string | undefined, path: string): CivilDate | undefined {
  if (value && !isDate(value))
    throw new Problem('bad-request', { fields: [{ path, code: 'unknown-value' }] });
  return value || undefined;
}

/** @throws Problem bad-request naming the first member that is not known, or a range that ends before it begins */
export function alertsQuery(
  query: Readonly<Record<string, string>>,
  now: Instant,
  zone: string,
): AlertsQuery {
  const to = dateOf(query.to, 'to') ?? civilDateAt(now, zone);
  const from = dateOf(query.from, 'from') ?? addDays(to, -LOOK_BACK_DAYS);
  if (from > to || from < addDays(to, -LONGEST_DAYS))
    throw new Problem('bad-request', { fields: [{ path: 'from', code: 'out-of-range' }] });
  return {
    from,
    to,
    begins: instantOf(from, '00:00', zone),
    ends: instantOf(addDays(to, 1), '00:00', zone),
    ...(query.state && { state: pick(STATES, query.state, 'state') }),
    words: wordsOf(query.q),
  };
}
