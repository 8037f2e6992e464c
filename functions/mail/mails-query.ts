/** What a request says of the mails it wants to see. */
import { pick, picked, wordsOf } from '../oversight/listing.ts';
import { orderAsked, SCHOOL_ORDERS } from '../oversight/orders.ts';
import { UNREACHABLE_WHYS, type UnreachableWhy } from './log.ts';
import { MAIL_STATES, type MailState, PURPOSES, type Purpose } from './purposes.ts';

type Query = Readonly<Record<string, string>>;

const SORTS = ['trouble', 'time', 'path'] as const;

export interface MailsQuery {
  states?: readonly MailState[];
  purposes: readonly Purpose[];
  /** Already folded. */
  words: readonly string[];
  sort: (typeof SORTS)[number];
}

/** A round or month, and a school instead of a unit; empty where not said. */
export const whichMails = (query: Query) => ({ round: query.round ?? '', school: query.school ?? '' });

/** @throws Problem bad-request naming the first member that is not known */
export function mailsQuery(query: Query): MailsQuery {
  const states = picked(MAIL_STATES, query.state, 'state');
  return {
    ...(states && { states }),
    purposes: picked(PURPOSES, query.purpose, 'purpose') ?? PURPOSES,
    words: wordsOf(query.q),
    sort: query.sort ? pick(SORTS, query.sort, 'sort') : 'trouble',
  };
}

export interface UnreachableQuery {
  why?: UnreachableWhy;
  words: readonly string[];
  sort: (typeof SCHOOL_ORDERS)[number];
}

export const unreachableQuery = (query: Query): UnreachableQuery => ({
  ...(query.why && { why: pick(UNREACHABLE_WHYS, query.why, 'why') }),
  words: wordsOf(query.q),
  sort: orderAsked(SCHOOL_ORDERS, query.sort),
});
