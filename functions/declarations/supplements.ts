/** Supplements that wait for an officer, and what is decided about them. Types and rules only. */
import type { Instant } from '../calendar/cadence.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Level, Path } from '../schools/unit.ts';
import type { DeclaredBrief } from './brief.ts';
import type { Duty, Revision, Supplement } from './duties.store.ts';
import type { Excuse, FollowUp } from './follow-up.ts';

/** `reopen`: it waits again, as if nothing had been decided. */
export const DECISIONS = ['accept', 'decline', 'reopen'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Body of `POST /api/rounds/{round}/supplements/{school}`. */
export interface DecisionBody {
  /** The supplement's, as it was looked at. */
  revision: number;
  decision: Decision;
  /** Needed to decline. */
  reason?: string;
  /** The writer was asked and says that the reason names no person. */
  confirmed?: string[];
}
export interface DecisionAnswer {
  now: Instant;
  revision: number;
  state: Supplement['state'];
}

/** Body of `PUT /api/rounds/{round}/excuses/{school}`. */
export interface ExcuseBody {
  reason: string;
  confirmed?: string[];
}
export interface ExcuseAnswer {
  now: Instant;
  excuse?: Excuse;
}

export interface SupplementRow {
  round: { id: string; title: string; dueAt: Instant };
  school: { id: string; path: Path; name: string; level: Level; unit: Path; unitName: string };
  revision: number;
  receivedAt: Instant;
  preparedAt?: string;
  who: string;
  how: Revision['how'];
  reference: string;
  /** It had declared in time already: its state stays, the supplement only marks it. */
  declaredBefore: boolean;
  declared: DeclaredBrief;
}

/** `GET /api/supplements?unit=&q=&cursor=`: oldest first; with `count=only` without rows. */
export interface SupplementsAnswer {
  now: Instant;
  unit: UnitRef;
  total: number;
  rows: SupplementRow[];
  cursor?: string;
}

export const RESULT: Record<Decision, Supplement['state']> = {
  accept: 'accepted',
  decline: 'declined',
  reopen: 'waiting',
};
export const NOTED: Record<Decision, FollowUp['what']> = {
  accept: 'accepted',
  decline: 'declined',
  reopen: 'reopened',
};

/**
 * What becomes of a decision: `stands` when just that was decided before (asking again changes nothing), `replaced` when
 * the school has sent a newer one, `decided` when somebody else was first.
 */
export function decideSupplement(
  { supplement }: Pick<Duty, 'supplement'>,
  { revision, decision }: Pick<DecisionBody, 'revision' | 'decision'>,
): 'decide' | 'stands' | 'replaced' | 'decided' {
  if (supplement?.revision !== revision) return 'replaced';
  if (supplement.state === RESULT[decision]) return 'stands';
  return decision === 'reopen' || supplement.state === 'waiting' ? 'decide' : 'decided';
}

const KEPT = 40;
export const withFollowUp = (duty: Pick<Duty, 'followUps'>, one: FollowUp): FollowUp[] =>
  [...(duty.followUps ?? []), one].slice(-KEPT);
