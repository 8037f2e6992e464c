/** Results agree with the rounds' own figures to the last digit, whatever happened in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DutyState, isTardy } from '../../functions/calendar/duty.ts';
import {
  addResult,
  closedRound,
  NO_RESULT,
  type Result,
  resultOfRound,
  resultsBySchool,
  resultsOf,
  within,
} from '../../functions/oversight/results.ts';
import { type Figures, type TallyRow, tally } from '../../functions/oversight/tally.ts';

const CLOSED = ['not-required', 'declared', 'declared-late', 'missed'] as const;
interface Fate {
  state: (typeof CLOSED)[number];
  excusedAtClose: boolean;
  /** What an officer accepted later. */
  accepted: boolean;
  excusedLater: boolean;
}
const fate: fc.Arbitrary<Fate> = fc.record({
  state: fc.constantFrom(...CLOSED),
  excusedAtClose: fc.boolean(),
  accepted: fc.boolean(),
  excusedLater: fc.boolean(),
});
/** Rounds of up to twelve schools, some of which stood there only now and then. */
const history = fc.array(
  fc.record({
    requested: fc.boolean(),
    schools: fc.array(fc.option(fate, { nil: undefined }), { maxLength: 12 }),
  }),
  { maxLength: 8 },
);

const finalState = ({ state, accepted }: Fate): DutyState =>
  state === 'missed' && accepted ? 'supplemented' : state;
const isExcused = (each: Fate): boolean =>
  isTardy(finalState(each)) && (each.excusedAtClose || each.excusedLater);

/** As the overview of the closed round shows it by now. */
const overviewOf = (fates: readonly Fate[]): Figures =>
  tally(
    fates.map((each): TallyRow => {
      const state = finalState(each);
      return {
        level: 'primary',
        status: { state, why: { code: 'holiday', name: '' } },
        unreachable: false,
        silentBefore: 0,
        ...(isExcused(each) && { excuse: { reason: 'bão' } }),
      };
    }),
  );
const asResult = (figures: Figures): Result => ({
  expected: figures.expected,
  onTime: figures.onTime,
  late: figures.late,
  missed: figures.missed,
  supplemented: figures.supplemented,
  excused: figures.excused,
});

function closed(round: { requested: boolean; schools: readonly (Fate | undefined)[] }, i: number) {
  const present = round.schools.flatMap((each, id) => (each ? [[`s${id}`, each] as const] : []));
  const ids = (pick: (each: Fate) => boolean) => present.filter(([, each]) => pick(each)).map(([id]) => id);
  const changed = present.filter(([, each]) => finalState(each) !== each.state);
  const anyLater = changed.length > 0 || present.some(([, each]) => each.excusedLater);
  const found = closedRound(
    {
      round: `2021-02-${10 + i}`,
      outcomes: Object.fromEntries(present.map(([id, { state }]) => [id, state])),
      excused: ids((each) => isTardy(each.state) && each.excusedAtClose),
      ...(anyLater && {
        after: {
          at: '2021-03-01T00:00:00.000Z',
          figures: overviewOf(present.map(([, each]) => each)),
          outcomes: Object.fromEntries(changed.map(([id, each]) => [id, finalState(each)])),
          excused: ids(isExcused),
        },
      }),
    },
    round.requested ? 'requested' : 'scheduled',
  );
  if (!found) throw new Error('not closed');
  return { found, figures: overviewOf(present.map(([, each]) => each)) };
}

describe('results over generated histories', () => {
  it('sum to what each round’s overview says, scheduled and requested apart', () => {
    fc.assert(
      fc.property(history, (rounds) => {
        const all = rounds.map(closed);
        for (const { found, figures } of all) expect(resultOfRound(found)).toEqual(asResult(figures));
        const sum = (kind: string) =>
          all
            .filter(({ found }) => found.kind === kind)
            .reduce((total, { figures }) => addResult(total, asResult(figures)), NO_RESULT);
        expect(resultsOf(all.map(({ found }) => found))).toEqual({
          scheduled: sum('scheduled'),
          requested: sum('requested'),
        });
      }),
    );
  });

  it('of the schools sum to those of the unit, however the schools are split', () => {
    fc.assert(
      fc.property(history, fc.func(fc.boolean()), (rounds, side) => {
        const all = rounds.map((round, i) => closed(round, i).found);
        const schools = [...resultsBySchool(all).values()];
        for (const kind of ['scheduled', 'requested'] as const) {
          const parts = [true, false].map(
            (here) => resultsOf(all.map((each) => within(each, (id) => side(id) === here)))[kind],
          );
          const whole = resultsOf(all)[kind];
          expect(parts.reduce(addResult, NO_RESULT)).toEqual(whole);
          expect(schools.map((each) => each[kind]).reduce(addResult, NO_RESULT)).toEqual(whole);
        }
        const missed = schools.reduce(
          (sum, { scheduled, requested }) => sum + scheduled.missed + requested.missed,
          0,
        );
        expect(schools.flatMap(({ missedIn }) => missedIn)).toHaveLength(missed);
      }),
    );
  });

  it('hold what was not required against nobody', () => {
    const found = closedRound({ round: '2021-02-26', outcomes: { a: 'not-required' } }, 'scheduled');
    expect(found && resultOfRound(found)).toEqual(NO_RESULT);
  });

  it('know nothing of a round whose close-out has not run', () => {
    expect(closedRound({ round: '2021-02-26' }, 'scheduled')).toBeUndefined();
  });
});
