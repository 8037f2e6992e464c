/** What a request says of the part of the register it wants: read by whoever answers with it, as JSON or as a file. */
import { levelOf } from '../oversight/duties-query.ts';
import { pick, wordsOf } from '../oversight/listing.ts';
import type { RegisterQuery } from './register.view.ts';
import { SCHOOL_SORTS, SCHOOL_STATES } from './register-answers.ts';

/** @throws Problem bad-request naming the first member that is not known */
export function registerQuery(query: Readonly<Record<string, string>>): RegisterQuery {
  const level = levelOf(query.level);
  return {
    ...(level && { level }),
    ...(query.state && { state: pick(SCHOOL_STATES, query.state, 'state') }),
    words: wordsOf(query.q),
    sort: query.sort ? pick(SCHOOL_SORTS, query.sort, 'sort') : 'name',
  };
}
