/** What an officer decides about a supplement. Pure. */
import type { Instant } from '../calendar/cadence.ts';
import type { FieldProblem } from '../platform/problem.ts';
import { noteProblems } from './calls.ts';

/** `reopen` takes a decision back. */
export const DECISIONS = ['accept', 'decline', 'reopen'] as const;
export type Decision = (typeof DECISIONS)[number];
export type SupplementState = 'waiting' | 'accepted' | 'declined';

export interface DecisionBody {
  /** Of the supplement that was looked at. */
  revision: number;
  decision: Decision;
  /** In words; needed to decline. */
  reason?: string;
  /** Words in the reason that were asked about and are meant. */
  confirmed?: string[];
}

/** One decision as it is kept on the duty, oldest first; none is ever overwritten. */
export interface Decided {
  revision: number;
  decision: Decision;
  at: Instant;
  by: string;
  email: string;
  reason?: string;
}

export interface DecisionAnswer {
  now: Instant;
  revision: number;
  state: SupplementState;
}

const STATES = { accept: 'accepted', decline: 'declined', reopen: 'waiting' } as const;
export const stateAfter = (decision: Decision): SupplementState => STATES[decision];

/** Since when the school counts as supplemented: the earliest acceptance that nobody took back. */
export function acceptedSince(decisions: readonly Decided[]): Instant | undefined {
  const newest = new Map(decisions.map((decided) => [decided.revision, decided]));
  return [...newest.values()]
    .filter(({ decision }) => decision === 'accept')
    .map(({ at }) => at)
    .sort()[0];
}

export function decisionProblems({ decision, reason = '', confirmed = [] }: DecisionBody): FieldProblem[] {
  if (decision === 'decline' && reason.trim() === '')
    return [
      {
        path: 'reason',
        code: 'empty',
        vi: 'Cần nhập lý do không chấp nhận.',
        en: 'Say why it is declined.',
      },
    ];
  return noteProblems(reason, confirmed).map((problem) => ({ ...problem, path: 'reason' }));
}
