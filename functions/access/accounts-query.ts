/** What a request says of the accounts or schools it wants: read for the lists and for the export. */
import { pick, picked, wordsOf } from '../oversight/listing.ts';
import { ROLES, type Role } from './access.ts';
import { ACCOUNT_STATES, SCHOOL_ACCOUNT_STATES, type SchoolAccountState } from './accounts.ts';

type Query = Readonly<Record<string, string>>;
const FILTERS = [...ACCOUNT_STATES, 'unreachable'] as const;
export const ACCOUNT_SORTS = ['name', '-signed-in', 'signed-in', '-invited', 'place'] as const;

export interface AccountsQuery {
  role?: Role;
  states?: readonly (typeof FILTERS)[number][];
  /** Already folded: lower case, no diacritics. */
  words: readonly string[];
  sort: (typeof ACCOUNT_SORTS)[number];
}

/** @throws Problem bad-request naming the first member that is not known */
export function accountsQuery(query: Query): AccountsQuery {
  const states = picked(FILTERS, query.state, 'state');
  return {
    ...(query.role && { role: pick(ROLES, query.role, 'role') }),
    ...(states && { states }),
    words: wordsOf(query.q),
    sort: query.sort ? pick(ACCOUNT_SORTS, query.sort, 'sort') : 'name',
  };
}

export interface SchoolsQuery {
  states?: readonly SchoolAccountState[];
  words: readonly string[];
}

/** @throws Problem bad-request naming the first state that is not known */
export function schoolsQuery(query: Query): SchoolsQuery {
  const states = picked(SCHOOL_ACCOUNT_STATES, query.state, 'state');
  return { ...(states && { states }), words: wordsOf(query.q) };
}
