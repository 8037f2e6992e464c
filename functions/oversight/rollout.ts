/**
 * How far a province has begun: each school with an account, one in use, a first declaration. One rule for screen, file
 * and digest. What a school still lacks is the first of the three that is missing.
 */
import type { CivilDate, Instant } from '../calendar/cadence.ts';

export const ROLLOUT_STAGES = ['no-account', 'not-activated', 'not-declared', 'done'] as const;
export type RolloutStage = (typeof ROLLOUT_STAGES)[number];

/** What is known of one school. */
export interface Begun {
  /** Accounts of declarers that are not disabled. */
  accounts: number;
  /** First sign-in or first declaration by link of any of them. */
  activatedAt?: Instant;
  /** When it first declared in a scheduled round. */
  firstOn?: CivilDate;
}

export interface RolloutFigures {
  /** In the register today. */
  schools: number;
  /** With an account: coverage is this out of `schools`. */
  accounts: number;
  activated: number;
  declared: number;
  /** All three. */
  done: number;
  /** All three before the deadline; 0 while there is none. */
  inTime: number;
}

/** In the province's zone: its first day that is too late, and the instant that day begins. */
export interface Deadline {
  by: CivilDate;
  at: Instant;
}

export function stageOf({ accounts, activatedAt, firstOn }: Begun): RolloutStage {
  if (accounts === 0) return 'no-account';
  if (activatedAt === undefined) return 'not-activated';
  return firstOn === undefined ? 'not-declared' : 'done';
}

/** "Trước ngày 25/02/2021": through the last instant of the 24th. */
const isInTime = ({ activatedAt, firstOn }: Begun, deadline: Deadline): boolean =>
  activatedAt !== undefined && activatedAt < deadline.at && firstOn !== undefined && firstOn < deadline.by;

export function rolloutFigures(schools: readonly Begun[], deadline?: Deadline): RolloutFigures {
  const count = (has: (school: Begun) => boolean) => schools.filter(has).length;
  const isDone = (school: Begun) => stageOf(school) === 'done';
  return {
    schools: schools.length,
    accounts: count(({ accounts }) => accounts > 0),
    activated: count(({ accounts, activatedAt }) => accounts > 0 && activatedAt !== undefined),
    declared: count(({ firstOn }) => firstOn !== undefined),
    done: count(isDone),
    inTime: deadline ? count((school) => isDone(school) && isInTime(school, deadline)) : 0,
  };
}

/** Nothing left to do; a unit without schools has nothing to do. */
export const isComplete = ({ done, schools }: RolloutFigures): boolean => done >= schools;

/**
 * The day the last school had all three; undefined while one lacks something, or without schools.
 * @param dayOf the civil date of an instant in the province's zone
 */
export function completeSince(
  schools: readonly Begun[],
  dayOf: (instant: Instant) => CivilDate,
): CivilDate | undefined {
  if (schools.length === 0 || schools.some((school) => stageOf(school) !== 'done')) return undefined;
  const days = schools.flatMap(({ activatedAt, firstOn }) => [
    activatedAt ? dayOf(activatedAt) : '',
    firstOn ?? '',
  ]);
  return days.sort().at(-1);
}

const share = (part: number, { schools }: RolloutFigures): number => (schools === 0 ? 1 : part / schools);

/** Who has got further comes first; nothing to do is no lead, so units without schools come last. */
export function furtherFirst<T extends { name: string; figures: RolloutFigures }>(a: T, b: T): number {
  const [x, y] = [a.figures, b.figures];
  return (
    Number(x.schools === 0) - Number(y.schools === 0) ||
    share(y.done, y) - share(x.done, x) ||
    share(y.activated, y) - share(x.activated, x) ||
    share(y.accounts, y) - share(x.accounts, x) ||
    a.name.localeCompare(b.name, 'vi')
  );
}
