import type { RolloutAnswer } from '../../../functions/oversight/rollout-answer.ts';
import { answersOf } from '../answers.ts';

export const useRollout = answersOf<RolloutAnswer>();
