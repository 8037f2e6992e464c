/** What an officer does about a school's duty: calls it, excuses its lateness, accepts or declines its supplement. */
import type { Instant } from '../calendar/cadence.ts';

/** "sẽ gửi", "không nghe máy", "lý do khác" */
export const CALL_OUTCOMES = ['will-send', 'no-answer', 'other'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Why lateness was excused: in words, as the lists show it. */
export interface Excuse {
  reason: string;
  at: Instant;
  /** The officer's name. */
  by?: string;
}

/** What was decided about a duty after its round: kept on the duty, the newest forty. */
export const FOLLOW_UPS = ['accepted', 'declined', 'reopened', 'excused', 'unexcused'] as const;
export interface FollowUp {
  what: (typeof FOLLOW_UPS)[number];
  at: Instant;
  /** Name and address of who decided. */
  by: string;
  email: string;
  reason?: string;
  /** Of the supplement it is about. */
  revision?: number;
}
/** As those see it who may read the duty. */
export type FollowUpView = Omit<FollowUp, 'email'>;

/** The newest call to a school about its duty. `by`: the officer's name. */
export interface LastCall {
  at: Instant;
  by: string;
  outcome: CallOutcome;
  /** In words, for those who may call the school. */
  note?: string;
}
