/** A round as kept and its pure questions: which step comes next, and which holidays touch it. */
import {
  type Cadence,
  type CivilDate,
  type Holiday,
  holidaysOn,
  type Instant,
  nextRound,
} from '../calendar/cadence.ts';
import type { RoundWindow } from '../calendar/duty.ts';
import { dayText } from '../calendar/wording.ts';
import type { Question } from '../declarations/declaration.ts';
import type { Path, Stage } from '../schools/unit.ts';

/** What the agenda does with a round, in this order. `open` is resumed until every duty exists. */
export const STEPS = ['open', 'remind', 'nudge', 'call-list', 'digest', 'close-out'] as const;
export type Step = (typeof STEPS)[number];

export interface Round {
  id: string;
  kind: 'scheduled' | 'requested';
  title: string;
  /** The unit whose schools owe it: the province for a scheduled round. */
  unit: Path;
  stages?: readonly Stage[];
  /** Civil date of its opening in the province's zone. */
  date: CivilDate;
  opensAt: Instant;
  reminderAt: Instant;
  nudgeAt: Instant;
  callListAt: Instant;
  dueAt: Instant;
  digestAt: Instant;
  closesAt: Instant;
  /** `texts`: the wording entered over the set's own, as it stood at opening. */
  criteria: { set: string; version: number; confirmed: boolean; texts?: string };
  questions: readonly Question[];
  holidays: readonly Holiday[];
  /** Set last, when every duty exists: until then nothing is mailed. */
  openedAt?: Instant;
  /** A fact, unlike `closesAt`. */
  closedAt?: Instant;
  /** The next thing the agenda does with it, and when; absent when all is done. */
  step?: Step;
  wakeAt?: Instant;
}

/** Close-out waits a little: an index may lag, and a declaration that arrived in time may still be on its way in. */
const CLOSE_OUT_AFTER = 60_000;
/** A requested round stays open at least this long after its due. */
const REQUESTED_STAYS_OPEN = 48 * 60 * 60 * 1000;

const moved = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** `step` and those after it. */
export const stepsFrom = (step: Step): Step[] => STEPS.slice(STEPS.indexOf(step));

/** When a step falls due; close-out has no instant until the round is closed. */
function instantOfStep(round: Round, step: Step): Instant | undefined {
  switch (step) {
    case 'open':
      return round.opensAt;
    case 'remind':
      return round.reminderAt;
    case 'nudge':
      return round.nudgeAt;
    case 'call-list':
      return round.callListAt;
    case 'digest':
      return round.digestAt;
    case 'close-out':
      return round.closedAt && moved(round.closedAt, CLOSE_OUT_AFTER);
  }
}

/** The step after `done` and when it falls due; without `wakeAt` it waits to be woken. Undefined when all is done. */
export function nextStep(round: Round, done: Step): { step: Step; wakeAt?: Instant } | undefined {
  const step = stepsFrom(done)[1];
  if (!step) return undefined;
  const wakeAt = instantOfStep(round, step);
  return { step, ...(wakeAt && { wakeAt }) };
}

/** What the states of its duties depend on. */
export const windowOf = (round: Round): RoundWindow => ({
  opensAt: round.opensAt,
  dueAt: round.dueAt,
  ...(round.closedAt && { closedAt: round.closedAt }),
  date: round.date,
  holidays: round.holidays,
});

/** The holidays a round that opens on `date` is opened with. */
export const holidaysTouching = (cadence: Pick<Cadence, 'holidays'>, date: CivilDate): Holiday[] =>
  holidaysOn(cadence, date);

/** A scheduled round's title: `Thứ Sáu 26/02/2021`. */
export function titleOf(date: CivilDate): string {
  const text = dayText(date, 'UTC');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * When a requested round closes: at the first scheduled opening at least 48 h after its due.
 * Undefined when the settings leave no slot within 400 days.
 */
export const requestedClosing = (cadence: Cadence, dueAt: Instant): Instant | undefined =>
  nextRound(cadence, moved(dueAt, REQUESTED_STAYS_OPEN - 1))?.opensAt;

/** Ids as they are made: the date, and for a requested round a part of its request's uuid. */
const ROUND_ID = /^\d{4}-\d{2}-\d{2}(-x[\w-]{1,60})?$/;
export const isRoundId = (text: string): boolean => ROUND_ID.test(text);
