/** What a request says of the schools of the roll-out it wants. */
import { picked, wordsOf } from './listing.ts';
import { orderAsked, SCHOOL_ORDERS } from './orders.ts';
import { ROLLOUT_STAGES, type RolloutStage } from './rollout.ts';

type Query = Readonly<Record<string, string>>;

export interface RolloutQuery {
  stages: readonly RolloutStage[];
  /** Already folded. */
  words: readonly string[];
  sort: (typeof SCHOOL_ORDERS)[number];
}

const MISSING: readonly RolloutStage[] = ROLLOUT_STAGES.filter((stage) => stage !== 'done');

/** By default those that lack something. @throws Problem bad-request */
export const rolloutQuery = (query: Query): RolloutQuery => ({
  stages: picked(ROLLOUT_STAGES, query.stage, 'stage') ?? MISSING,
  words: wordsOf(query.q),
  sort: orderAsked(SCHOOL_ORDERS, query.sort),
});
