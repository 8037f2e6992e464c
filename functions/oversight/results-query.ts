/** What a request says of the results it wants: read by whoever answers with them, as JSON or as a file. */
import type { Instant } from '../calendar/cadence.ts';
import type { Level } from '../schools/unit.ts';
import { type Dates, datesOf } from './dates-query.ts';
import { levelOf } from './duties-query.ts';
import { pick, wordsOf } from './listing.ts';

const KEYS = ['name', 'expected', 'on-time', 'late', 'missed', 'supplemented', 'excused'] as const;
export type ResultsKey = (typeof KEYS)[number];
/** `-` before a key: largest first. */
export const RESULTS_SORTS: readonly (ResultsKey | `-${ResultsKey}`)[] = KEYS.flatMap((key) => [
  key,
  `-${key}` as const,
]);
export type ResultsSort = (typeof RESULTS_SORTS)[number];

export interface ResultsQuery extends Dates {
  level?: Level;
  words: readonly string[];
  sort: ResultsSort;
}

/** @throws Problem bad-request naming the first member that is not known */
export function resultsQuery(
  query: Readonly<Record<string, string>>,
  now: Instant,
  zone: string,
): ResultsQuery {
  const level = levelOf(query.level);
  return {
    ...datesOf({ from: query.from, to: query.to }, now, zone),
    ...(level && { level }),
    words: wordsOf(query.q),
    sort: query.sort ? pick(RESULTS_SORTS, query.sort, 'sort') : '-missed',
  };
}
