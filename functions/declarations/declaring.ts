/** What becomes of a declaration that arrives: decided from what stands, before anything is written. */
import type { Instant } from '../calendar/cadence.ts';
import { alertBetween } from '../mail/alert.ts';
import type { ProblemCode } from '../platform/problem.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { statusOf } from './brief.ts';
import { type CriteriaSet, safetyLevel } from './criteria.ts';
import { type Declaration, newConfirmed } from './declaration.ts';
import type { Declaring, Duty, Revision } from './duties.store.ts';
import type { DeclareAnswer } from './mine.ts';

/** Revisions a duty keeps: the item must stay well below what a table item may hold. */
const MAX_REVISIONS = 20;
const ROOM_FOR_SUPPLEMENTS = 5;

export interface Arrival {
  submission: string;
  /** sha256 of the whole body. */
  hash: string;
  /** The revision the sender had before their eyes. */
  revision: number;
  preparedAt?: string;
  declaration: Declaration;
  who: string;
  how: Revision['how'];
  /** On behalf: when the school was on the phone. */
  calledAt?: string;
  at: Instant;
  /** Used if it becomes a revision. */
  reference: string;
}

export type Decision =
  | { kind: 'repeat'; revision: Revision }
  | { kind: 'refuse'; problem: ProblemCode; details?: Record<string, unknown> }
  | { kind: 'declare'; declaring: Declaring }
  | { kind: 'supplement'; revision: Revision };

/** What stands declared; nothing where nothing does (the sender named a revision that never was). */
const newerThan = ({ revision, revisions }: Duty) => {
  const last = revisions.at(-1);
  return last
    ? { newer: { revision, declaration: last.declaration, receivedAt: last.at, by: last.who } }
    : {};
};

/** The same submission and body: the same answer; another body: refused. */
function earlier(duty: Duty, arrival: Arrival): Decision | undefined {
  const same = duty.revisions.find((revision) => revision.submission === arrival.submission);
  if (!same) return undefined;
  return same.hash === arrival.hash
    ? { kind: 'repeat', revision: same }
    : { kind: 'refuse', problem: 'submission-reused' };
}

/** @param duty as it stands, read consistently */
export function decide(round: Round, duty: Duty, arrival: Arrival, criteria: CriteriaSet): Decision {
  const before = earlier(duty, arrival);
  if (before) return before;
  if (arrival.revision !== duty.revision)
    return { kind: 'refuse', problem: 'stale-revision', details: newerThan(duty) };

  const { revision: _, ...kept } = arrival;
  const safety = safetyLevel(
    criteria,
    arrival.declaration.criteria.passed,
    arrival.declaration.operation.state,
  );
  const isClosed = round.closedAt !== undefined && arrival.at > round.closedAt;
  // After closing nothing is refused that took work, so a supplement has room beyond the corrections.
  if (duty.revision >= MAX_REVISIONS + (isClosed ? ROOM_FOR_SUPPLEMENTS : 0))
    return { kind: 'refuse', problem: 'too-many-revisions' };
  const brief = isClosed ? duty.brief : { ...duty.brief, firstAt: duty.brief.firstAt ?? arrival.at };
  const revision: Revision = {
    ...kept,
    revision: duty.revision + 1,
    state: statusOf(windowOf(round), brief, arrival.at).state,
    safety,
    ...(isClosed && { supplement: true }),
  };
  if (isClosed) return { kind: 'supplement', revision };
  const standing = { newConfirmed: newConfirmed(arrival.declaration), safety };
  // A look already asked for stays asked for: it may still tell what this correction takes back.
  const alert =
    duty.wakeAt !== undefined || alertBetween(duty.alerted, standing, round.criteria.confirmed) !== undefined;
  return { kind: 'declare', declaring: { revision, alert } };
}

export const answerOf = (revision: Revision): DeclareAnswer => ({
  reference: revision.reference,
  revision: revision.revision,
  state: revision.state,
  receivedAt: revision.at,
  safety: revision.safety,
  ...(revision.supplement && { supplement: true }),
});
