/** Deciding about one supplement. */
import type {
  Decision,
  DecisionAnswer,
  DecisionBody,
  SupplementRow,
} from '../../../functions/declarations/supplements.ts';
import { type Doing, useAction } from '../kit/action.ts';

export type State = DecisionAnswer['state'];

export const keyOf = ({ round, school, revision }: SupplementRow): string =>
  `${round.id} ${school.id} ${revision}`;

export const decisionPath = ({ round, school }: Pick<SupplementRow, 'round' | 'school'>): string =>
  `/api/rounds/${encodeURIComponent(round.id)}/supplements/${encodeURIComponent(school.id)}`;

export type Reason = Pick<DecisionBody, 'reason' | 'confirmed'>;

export interface Deciding extends Doing<DecisionAnswer> {
  /** Resolves to what stands, or undefined when it could not be decided. */
  decide: (decision: Decision, reason?: Reason) => Promise<State | undefined>;
}

export function useDeciding(row: SupplementRow): Deciding {
  const doing = useAction<DecisionAnswer>();
  const decide: Deciding['decide'] = async (decision, reason) => {
    const body: DecisionBody = { revision: row.revision, decision, ...reason };
    const answer = await doing.run('POST', decisionPath(row), body);
    return answer?.state;
  };
  return { ...doing, decide };
}
