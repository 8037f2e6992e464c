/** What a request says of the alerts it wants: read by whoever answers with them, as JSON or as a file. */
import { type Instant, instantOf } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { type Dates, datesOf } from '../oversight/dates-query.ts';
import { pick, wordsOf } from '../oversight/listing.ts';
import { orderAsked, TIME_ORDERS } from '../oversight/orders.ts';

const STATES = ['open', 'taken'] as const;

export interface AlertsQuery extends Dates {
  /** The first instant of `from` and the first after `to`. */
  begins: Instant;
  ends: Instant;
  state?: (typeof STATES)[number];
  words: readonly string[];
  sort: (typeof TIME_ORDERS)[number];
}

/** @throws Problem bad-request naming the first member that is not known, or a range that ends before it begins */
export function alertsQuery(
  query: Readonly<Record<string, string>>,
  now: Instant,
  zone: string,
): AlertsQuery {
  const { from, to } = datesOf({ from: query.from, to: query.to }, now, zone);
  return {
    from,
    to,
    begins: instantOf(from, '00:00', zone),
    ends: instantOf(addDays(to, 1), '00:00', zone),
    ...(query.state && { state: pick(STATES, query.state, 'state') }),
    words: wordsOf(query.q),
    sort: orderAsked(TIME_ORDERS, query.sort),
  };
}
