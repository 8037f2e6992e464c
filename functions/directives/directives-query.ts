/** What a request says of the directives, or of the schools of one, it wants. */
import { pick, wordsOf } from '../oversight/listing.ts';
import { orderAsked, SCHOOL_ORDERS, TIME_ORDERS } from '../oversight/orders.ts';
import type { AcknowledgementsQuery, DirectivesQuery } from './directives.view.ts';

type Query = Readonly<Record<string, string>>;

/** @throws Problem bad-request for an order there is not */
export const directivesQuery = (query: Query): DirectivesQuery => ({
  words: wordsOf(query.q),
  sort: orderAsked(TIME_ORDERS, query.sort),
});

/** @throws Problem bad-request for a state or an order there is not */
export const acknowledgementsQuery = (query: Query): AcknowledgementsQuery => ({
  ...(query.state && { state: pick(['missing', 'done'], query.state, 'state') }),
  words: wordsOf(query.q),
  sort: orderAsked(SCHOOL_ORDERS, query.sort),
});
