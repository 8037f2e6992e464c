/**
 * Results over time (Kết quả thực hiện): what became of the schools in the rounds of some dates.
 * Counted from each round's outcomes as they stand by now, so they agree with the rounds' own figures to the last digit.
 * Suspension, holidays and closing are held against nobody: what was not required is not expected.
 */
import { type DutyState, isTardy } from '../calendar/duty.ts';
import type { Round } from '../rounds/round.ts';
import type { Summary } from './summaries.store.ts';

/** Counts of duties: one school in one round is one. Every member is additive. */
export interface Result {
  /** onTime + late + missed + supplemented. */
  expected: number;
  onTime: number;
  late: number;
  missed: number;
  /** Missed, and made good by a supplement that was accepted after closing. */
  supplemented: number;
  /** Late, missed or supplemented, and excused by an officer: an attribute beside the state. */
  excused: number;
}

/** Requested rounds apart: they ask some schools more often than others. */
export interface Results {
  scheduled: Result;
  requested: Result;
}

export const NO_RESULT: Result = { expected: 0, onTime: 0, late: 0, missed: 0, supplemented: 0, excused: 0 };
export const NO_RESULTS: Results = { scheduled: NO_RESULT, requested: NO_RESULT };

const COUNTERS = {
  declared: 'onTime',
  'declared-late': 'late',
  missed: 'missed',
  supplemented: 'supplemented',
} as const satisfies Partial<Record<DutyState, keyof Result>>;
type Counted = keyof typeof COUNTERS;
/** After closing, all other states are "not required". */
const isCounted = (outcome: string): outcome is Counted => Object.hasOwn(COUNTERS, outcome);

/** Of one school in one closed round. */
export function resultOf(outcome: string, excused: boolean): Result {
  if (!isCounted(outcome)) return NO_RESULT;
  const counted = excused && isTardy(outcome) ? 1 : 0;
  return { ...NO_RESULT, expected: 1, [COUNTERS[outcome]]: 1, excused: counted };
}

export const addResult = (a: Result, b: Result): Result => ({
  expected: a.expected + b.expected,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  missed: a.missed + b.missed,
  supplemented: a.supplemented + b.supplemented,
  excused: a.excused + b.excused,
});
export const addResults = (a: Results, b: Results): Results => ({
  scheduled: addResult(a.scheduled, b.scheduled),
  requested: addResult(a.requested, b.requested),
});

/** A closed round as a unit's summary has it: of each school that stood there then, what became of it by now. */
export interface ClosedRound {
  round: string;
  kind: Round['kind'];
  /** By school id. */
  outcomes: ReadonlyMap<string, string>;
  excused: ReadonlySet<string>;
}

/** Undefined until its close-out has run. */
export function closedRound(
  { round, outcomes, excused, after }: Pick<Summary, 'round' | 'outcomes' | 'excused' | 'after'>,
  kind: Round['kind'],
): ClosedRound | undefined {
  if (!outcomes) return undefined;
  return {
    round,
    kind,
    outcomes: new Map(Object.entries({ ...outcomes, ...after?.outcomes })),
    excused: new Set(after?.excused ?? excused),
  };
}

/** The same round for some of its schools only. */
export const within = (closed: ClosedRound, keep: (schoolId: string) => boolean): ClosedRound => ({
  ...closed,
  outcomes: new Map([...closed.outcomes].filter(([id]) => keep(id))),
});

/** All schools of a round together. */
export const resultOfRound = ({ outcomes, excused }: ClosedRound): Result =>
  [...outcomes].reduce((sum, [id, outcome]) => addResult(sum, resultOf(outcome, excused.has(id))), NO_RESULT);

const asResults = (kind: Round['kind'], result: Result): Results => ({ ...NO_RESULTS, [kind]: result });

export const resultsOf = (rounds: readonly ClosedRound[]): Results =>
  rounds.reduce((sum, each) => addResults(sum, asResults(each.kind, resultOfRound(each))), NO_RESULTS);

/** A round a school missed and never made good. */
export interface Missed {
  round: string;
  excused?: true;
}
export interface SchoolResults extends Results {
  /** Oldest first, requested ones among them. */
  missedIn: Missed[];
}

/** By school id: every school that was expected in one of the rounds, or stood there. */
export function resultsBySchool(rounds: readonly ClosedRound[]): Map<string, SchoolResults> {
  const found = new Map<string, SchoolResults>();
  for (const { round, kind, outcomes, excused } of rounds)
    for (const [id, outcome] of outcomes) {
      const before = found.get(id) ?? { ...NO_RESULTS, missedIn: [] };
      const isExcused = excused.has(id);
      found.set(id, {
        ...before,
        [kind]: addResult(before[kind], resultOf(outcome, isExcused)),
        missedIn:
          outcome === 'missed'
            ? [...before.missedIn, { round, ...(isExcused && { excused: true as const }) }]
            : before.missedIn,
      });
    }
  return found;
}
