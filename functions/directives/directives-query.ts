/** What a request says of the schools of a directive it wants. */
import { pick, wordsOf } from '../oversight/listing.ts';
import type { AcknowledgementsQuery } from './directives.view.ts';

/** @throws Problem bad-request for a state there is not */
export const acknowledgementsQuery = (query: Readonly<Record<string, string>>): AcknowledgementsQuery => ({
  ...(query.state && { state: pick(['missing', 'done'], query.state, 'state') }),
  words: wordsOf(query.q),
});
