/** What a request says of the supplements it wants: read by whoever answers with them, as JSON or as a file. */
import { wordsOf } from '../oversight/listing.ts';
import { orderAsked, WAITING_ORDERS } from '../oversight/orders.ts';

export interface SupplementsQuery {
  /** Already folded. */
  words: readonly string[];
  sort: (typeof WAITING_ORDERS)[number];
}

/** @throws Problem bad-request for an order there is not */
export const supplementsQuery = (query: Readonly<Record<string, string>>): SupplementsQuery => ({
  words: wordsOf(query.q),
  sort: orderAsked(WAITING_ORDERS, query.sort),
});
