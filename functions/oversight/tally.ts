/**
 * A round's totals, summed when read from the duties' briefs: exact, nothing to drift or contend.
 * The tally of parts added together is the tally of the whole, for any split of the tree.
 */
import { type DutyState, type DutyStatus, isTardy, owes } from '../calendar/duty.ts';
import type { SafetyLevel } from '../declarations/criteria.ts';
import type { CaseCounts, Headcount, Need, Operation } from '../declarations/declaration.ts';
import type { Level } from '../schools/unit.ts';
import { addFigures, NO_FIGURES } from './figures.ts';

export { addFigures, NO_FIGURES };

/** Counts of schools and people. Every member is additive. */
export interface Figures {
  /** Schools with a duty that is required. */
  expected: number;
  /** onTime + late. */
  declared: number;
  onTime: number;
  late: number;
  awaiting: number;
  silent: number;
  missed: number;
  supplemented: number;
  notRequired: number;
  /** Schools that still owe and have no working address. An attribute beside the state, never subtracted from it. */
  unreachable: number;
  /** Schools that had missed the scheduled round before and still owe this one. */
  silentRunning: number;
  /** Of the declared: */
  newConfirmed: number;
  activeConfirmed: number;
  closeContacts: number;
  secondaryContacts: number;
  isolating: number;
  symptomatic: number;
  learners: number;
  learnersAbsent: number;
  learnersAbsentIll: number;
  staff: number;
  staffAbsent: number;
  /** Schools by operation. */
  operation: { open: number; partly: number; remote: number; closed: number };
  /** Schools newly closed: closed now, and not in the round before. */
  newlyClosed: number;
  /** The five sum to `declared`. */
  safety: Record<SafetyLevel, number>;
  /** Schools that ask for each need. */
  needs: Record<string, number>;
  /** Supplements that wait for an officer. */
  supplementsWaiting: number;
  /** Schools that did not declare on time and whose lateness an officer excused. An attribute beside the state. */
  excused: number;
}

/** A state counts into `expected` unless it is `not-required`. */
export const isExpected = (state: DutyState): boolean => state !== 'not-required';

/** States whose declared figures count. */
export const hasDeclared = (state: DutyState): boolean => state === 'declared' || state === 'declared-late';

/** One school in a round, as a tally needs it: what a duty's brief holds, and its state at the instant asked about. */
export interface TallyRow {
  level: Level;
  status: DutyStatus;
  /** No working address. */
  unreachable: boolean;
  /** Scheduled, required rounds missed in a row before this one. */
  silentBefore: number;
  /** What stands declared; `cases` are learners and staff together. */
  declared?: {
    operation: Operation;
    learners: Headcount;
    staff: Headcount;
    cases: CaseCounts;
    needs: readonly Need[];
    safety: SafetyLevel;
  };
  /** As the scheduled round before had it. */
  before?: { operation?: Operation };
  supplement?: 'waiting' | 'accepted' | 'declined';
  /** Why its lateness was excused, if it was. */
  excuse?: { reason: string };
}

const COUNTER = {
  'not-required': 'notRequired',
  awaiting: 'awaiting',
  declared: 'onTime',
  'declared-late': 'late',
  silent: 'silent',
  missed: 'missed',
  supplemented: 'supplemented',
} as const satisfies Record<DutyState, keyof Figures>;

const count = (yes: boolean): number => (yes ? 1 : 0);

/** Of a school that declared. Without figures it was not assessed, so that the five levels still sum to `declared`. */
function declaredFigures({ declared, before }: TallyRow): Partial<Figures> {
  const safety = { ...NO_FIGURES.safety, [declared?.safety ?? 'not-assessed']: 1 };
  if (!declared) return { declared: 1, safety };
  const { operation, learners, staff, cases, needs } = declared;
  return {
    declared: 1,
    safety,
    ...cases,
    learners: learners.total,
    learnersAbsent: learners.absent,
    learnersAbsentIll: learners.absentIll,
    staff: staff.total,
    staffAbsent: staff.absent,
    operation: { ...NO_FIGURES.operation, [operation]: 1 },
    newlyClosed: count(operation === 'closed' && before?.operation !== 'closed'),
    needs: Object.fromEntries(needs.map((need) => [need, 1])),
  };
}

/**
 * The figures of one school. What it declared counts only when it declared on time or late: a school that is not
 * required, or whose supplement was accepted after closing, appears nowhere among the declared figures.
 */
export function figuresOf(row: TallyRow): Figures {
  const { state } = row.status;
  const owing = owes(state);
  return {
    ...NO_FIGURES,
    ...(hasDeclared(state) && declaredFigures(row)),
    [COUNTER[state]]: 1,
    expected: count(isExpected(state)),
    unreachable: count(owing && row.unreachable),
    silentRunning: count(owing && row.silentBefore > 0),
    supplementsWaiting: count(row.supplement === 'waiting'),
    excused: count(row.excuse !== undefined && isTardy(state)),
  };
}

/** The figures of many schools. */
export const tally = (rows: readonly TallyRow[]): Figures =>
  rows.reduce((sum, row) => addFigures(sum, figuresOf(row)), NO_FIGURES);

/** A share that is never shown without its two numbers. `whole` 0 reads "–". */
export interface Share {
  part: number;
  whole: number;
}

/** Declared, on time or late, of the schools with a duty that is required. */
export const completeness = (figures: Figures): Share => ({
  part: figures.declared,
  whole: figures.expected,
});

/** Declared on time of the schools with a duty that is required. */
export const timeliness = (figures: Figures): Share => ({ part: figures.onTime, whole: figures.expected });
