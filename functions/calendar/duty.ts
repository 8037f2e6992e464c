/**
 * The one function that says what the state of a school in a round is at an instant, and why.
 * Every page, mail and tally asks it (product.md, "Time").
 */
import { LEVELS, type Level, STAGES, type Stage } from '../schools/unit.ts';
import type { CivilDate, Holiday, Instant } from './cadence.ts';
import { civilDateAt } from './zone.ts';

export const DUTY_STATES = [
  'not-required',
  'awaiting',
  'declared',
  'declared-late',
  'silent',
  'missed',
  'supplemented',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** What the state depends on of the round. All instants are the server's; due and close are inclusive. */
export interface RoundWindow {
  opensAt: Instant;
  dueAt: Instant;
  /** A fact: set when the round was closed. Absent while it is open. */
  closedAt?: Instant;
  /** Civil date in the province's zone on which the round opened: holidays are compared with it. */
  date: CivilDate;
  /** Holidays that touch the round: those known at opening, later ones appended with `decreedAt`. */
  holidays: readonly Holiday[];
}

/** What the state depends on of the school's duty. */
export interface DutyFacts {
  level: Level;
  /** Arrival of the first revision, if any arrived before the round closed. */
  firstAt?: Instant;
  /** The school is not obliged for a reason known at opening. */
  exempt?: { reason: 'closed' | 'merged' | 'suspended'; until?: CivilDate };
  /** When an officer accepted a supplement, if one did. */
  supplementAcceptedAt?: Instant;
}

export type Why =
  | { code: 'not-open'; opensAt: Instant }
  | { code: 'holiday'; name: string }
  | { code: 'closed' | 'merged' | 'suspended'; until?: CivilDate }
  | { code: 'open'; dueAt: Instant }
  | { code: 'on-time' | 'late'; at: Instant }
  | { code: 'past-due'; dueAt: Instant }
  | { code: 'round-closed'; closedAt: Instant }
  | { code: 'supplement-accepted'; at: Instant };

export interface DutyStatus {
  state: DutyState;
  why: Why;
}

/** The school still owes a declaration. */
export const owes = (state: DutyState): boolean => state === 'awaiting' || state === 'silent';

/** Due passed without a declaration: an officer may excuse it ("mất mạng", "bão, mất điện"), whatever came later. */
export const isTardy = (state: DutyState): boolean =>
  state === 'declared-late' || state === 'silent' || state === 'missed' || state === 'supplemented';

/**
 * The holiday that excuses a school of `level`, and since when (absent: since opening). A combined school is off
 * only when all its stages are; with several holidays, the one that takes the last stage off excuses.
 */
function excuseOf(
  round: RoundWindow,
  level: Level,
): { name: string; since: Instant | undefined } | undefined {
  const working = new Set<Stage>(LEVELS[level]);
  const covering = round.holidays
    .filter(({ from, to }) => from <= round.date && round.date <= to)
    .sort((a, b) => ((a.decreedAt ?? '') < (b.decreedAt ?? '') ? -1 : 1));
  for (const { name, stages, decreedAt } of covering) {
    for (const stage of stages ?? STAGES) working.delete(stage);
    if (working.size === 0) return { name, since: decreedAt };
  }
  return undefined;
}

/** Why the school is not obliged at `at`, if it isn't. A decree excuses whoever had not declared by then. */
function notRequired(round: RoundWindow, facts: DutyFacts, at: Instant): Why | undefined {
  if (at < round.opensAt) return { code: 'not-open', opensAt: round.opensAt };
  if (facts.exempt) {
    const { reason, until } = facts.exempt;
    return { code: reason, ...(until !== undefined && { until }) };
  }
  const excuse = excuseOf(round, facts.level);
  if (!excuse) return undefined;
  const { name, since } = excuse;
  if (since === undefined) return { code: 'holiday', name };
  const inTime = since <= at && (round.closedAt === undefined || since <= round.closedAt);
  const undeclared = facts.firstAt === undefined || facts.firstAt > since;
  return inTime && undeclared ? { code: 'holiday', name } : undefined;
}

/** The state of a school that is obliged and has not declared by `at`. */
function undeclared(round: RoundWindow, accepted: Instant | undefined, at: Instant): DutyStatus {
  const { dueAt, closedAt } = round;
  if (accepted !== undefined && accepted <= at)
    return { state: 'supplemented', why: { code: 'supplement-accepted', at: accepted } };
  if (closedAt !== undefined && at > closedAt)
    return { state: 'missed', why: { code: 'round-closed', closedAt } };
  if (at > dueAt) return { state: 'silent', why: { code: 'past-due', dueAt } };
  return { state: 'awaiting', why: { code: 'open', dueAt } };
}

/**
 * What the state of a school in a round is at `at`, and why. Facts later than `at` have not happened yet, so any
 * instant can be asked about. Due and close are inclusive: at 16:30:00.000 a declaration is on time.
 * A school that is not required stays so when it declares: it is counted outside n/N.
 * A decree that comes after the closing changes nothing: the figures are frozen then.
 */
export function dutyStatus(round: RoundWindow, facts: DutyFacts, at: Instant): DutyStatus {
  const excuse = notRequired(round, facts, at);
  if (excuse) return { state: 'not-required', why: excuse };
  const { firstAt } = facts;
  if (firstAt === undefined || firstAt > at) return undeclared(round, facts.supplementAcceptedAt, at);
  return firstAt <= round.dueAt
    ? { state: 'declared', why: { code: 'on-time', at: firstAt } }
    : { state: 'declared-late', why: { code: 'late', at: firstAt } };
}

/**
 * A school suspended "đến hết ngày `until`" owes nothing in a round that lies wholly inside: one that falls due before
 * that day ends in `zone`, and so has opened before it as well.
 */
export const isSuspendedThroughout = (
  until: CivilDate,
  round: Pick<RoundWindow, 'dueAt'>,
  zone: string,
): boolean => civilDateAt(round.dueAt, zone) <= until;

/**
 * Scheduled, required rounds missed in a row, the previous scheduled round included. A round that was not required
 * (or is not yet due) neither adds to the run nor ends it.
 */
export function nextSilentRun(previous: { state: DutyState; silentBefore: number } | undefined): number {
  if (!previous) return 0;
  switch (previous.state) {
    case 'missed':
    case 'silent':
      return previous.silentBefore + 1;
    case 'not-required':
    case 'awaiting':
      return previous.silentBefore;
    default:
      return 0;
  }
}
