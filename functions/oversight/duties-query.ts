/** What a request says of the list of schools it wants: read by whoever answers with that list, as JSON or as a file. */
import { DUTY_STATES } from '../calendar/duty.ts';
import { SAFETY_LEVELS } from '../declarations/criteria.ts';
import { NEEDS } from '../declarations/fields.ts';
import { Problem } from '../platform/problem.ts';
import { isLevel, type Level } from '../schools/unit.ts';
import { pick, picked, wordsOf } from './listing.ts';

type Query = Readonly<Record<string, string>>;
const SORTS = ['attention', 'name', 'time'] as const;

export interface DutiesQuery {
  states?: readonly string[];
  level?: string;
  safety?: readonly string[];
  need?: string;
  newCases: boolean;
  /** Already folded: lower case, no diacritics. */
  words: readonly string[];
  sort: (typeof SORTS)[number];
}

/** @throws Problem bad-request for a level there is not */
export function levelOf(value: string | undefined): Level | undefined {
  if (!value) return undefined;
  if (!isLevel(value))
    throw new Problem('bad-request', { fields: [{ path: 'level', code: 'unknown-value' }] });
  return value;
}

/** @throws Problem bad-request naming the first member that is not known */
export function dutiesQuery(query: Query): DutiesQuery {
  const states = picked(DUTY_STATES, query.state, 'state');
  const safety = picked(SAFETY_LEVELS, query.safety, 'safety');
  const level = levelOf(query.level);
  const cases = query.cases ? pick(['new'], query.cases, 'cases') : undefined;
  return {
    ...(states && { states }),
    ...(safety && { safety }),
    ...(level && { level }),
    ...(query.need && { need: pick(NEEDS, query.need, 'need') }),
    newCases: cases === 'new',
    words: wordsOf(query.q),
    sort: query.sort ? pick(SORTS, query.sort, 'sort') : 'attention',
  };
}
