/** What a request says of the requested rounds it wants: read by whoever answers with them, as JSON or as a file. */
import { wordsOf } from '../oversight/listing.ts';
import { orderAsked, TIME_ORDERS } from '../oversight/orders.ts';

export interface RequestsQuery {
  /** Already folded. */
  words: readonly string[];
  sort: (typeof TIME_ORDERS)[number];
}

/** @throws Problem bad-request for an order there is not */
export const requestsQuery = (query: Readonly<Record<string, string>>): RequestsQuery => ({
  words: wordsOf(query.q),
  sort: orderAsked(TIME_ORDERS, query.sort),
});
