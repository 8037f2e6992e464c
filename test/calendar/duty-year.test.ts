/** A year of rounds, walked instant by instant: one state at a time, and only the moves product rules allow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cadence, holidaysOn, scheduledRound, slotsBetween } from '../../functions/calendar/cadence.ts';
import {
  DUTY_STATES,
  type DutyFacts,
  type DutyState,
  dutyStatus,
  type RoundWindow,
} from '../../functions/calendar/duty.ts';
import { LEVELS, type Level, STAGES } from '../../functions/schools/unit.ts';
import { anyCadence } from './cadences.ts';

/** `not-open` stands apart from the other reasons for not being required: it is the only one that ends. */
type Place = DutyState | 'not-open';

/** From each state, the states it may turn into. */
const ALLOWED: Record<Place, readonly Place[]> = {
  'not-open': ['not-required', 'awaiting', 'declared'],
  awaiting: ['declared', 'declared-late', 'silent', 'not-required'],
  silent: ['declared-late', 'missed', 'not-required'],
  missed: ['supplemented'],
  declared: [],
  'declared-late': [],
  supplemented: [],
  'not-required': [],
};

const at = (epoch: number): string => new Date(epoch).toISOString();
const ms = (instant: string): number => Date.parse(instant);

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const anyShare = fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 1000);
const LEVEL_LIST = Object.keys(LEVELS).filter((level): level is Level => level in LEVELS);

/** What happened in one round, to one school; arrivals crowd around opening, due and closing. */
const anyEvents = fc.record({
  level: fc.constantFrom(...LEVEL_LIST),
  exempt: sometimes(fc.record({ reason: fc.constantFrom('closed', 'merged', 'suspended') })),
  first: fc.oneof(
    fc.constant(undefined),
    fc.record({ near: fc.constantFrom('opens', 'due', 'closes'), by: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ share: anyShare }),
  ),
  acceptedAfter: fc.option(fc.integer({ min: 2, max: 10 * 86_400_000 }), { nil: undefined }),
  decree: sometimes(
    fc.record({ share: anyShare, stages: sometimes(fc.subarray([...STAGES], { minLength: 1 })) }),
  ),
});
type Events = typeof anyEvents extends fc.Arbitrary<infer E> ? E : never;

const endOf = (round: RoundWindow): number =>
  round.closedAt === undefined ? ms(round.dueAt) + 3 * 86_400_000 : ms(round.closedAt);

/** The round as it was lived: opened with the holidays of its date, closed when the next one opened (or still open). */
function lived(cadence: Cadence, id: string, closed: boolean, { decree }: Events): RoundWindow {
  const { opensAt, dueAt, closesAt } = scheduledRound(cadence, id);
  const round = {
    opensAt,
    dueAt,
    date: id,
    holidays: holidaysOn(cadence, id),
    ...(closed && { closedAt: closesAt }),
  };
  if (!decree) return round;
  const decreedAt = at(Math.floor(ms(opensAt) + decree.share * (endOf(round) - ms(opensAt))));
  const stages = decree.stages && { stages: decree.stages };
  return {
    ...round,
    holidays: [...round.holidays, { from: id, to: id, name: 'nghỉ bão', decreedAt, ...stages }],
  };
}

function factsOf({ level, exempt, first, acceptedAfter }: Events, round: RoundWindow): DutyFacts {
  const opens = ms(round.opensAt);
  const end = endOf(round);
  const edges = { opens, due: ms(round.dueAt), closes: end };
  const wanted =
    first && ('near' in first ? edges[first.near] + first.by : opens + first.share * (end - opens));
  return {
    level,
    ...(exempt && { exempt }),
    ...(wanted !== undefined && { firstAt: at(Math.min(end, Math.max(opens, Math.floor(wanted)))) }),
    ...(round.closedAt && acceptedAfter && { supplementAcceptedAt: at(end + acceptedAfter) }),
  };
}

/** Every instant at which something could happen and its neighbours, with days before, between and after; in order. */
function instantsOf(round: RoundWindow, facts: DutyFacts): string[] {
  const events = [round.opensAt, round.dueAt, round.closedAt, facts.firstAt, facts.supplementAcceptedAt]
    .concat(round.holidays.map(({ decreedAt }) => decreedAt))
    .filter((instant) => instant !== undefined)
    .flatMap((instant) => [ms(instant) - 1, ms(instant), ms(instant) + 1]);
  const days = Array.from({ length: 14 }, (_, n) => ms(round.opensAt) + (n - 3) * 43_200_000);
  return [...new Set([...events, ...days])].sort((a, b) => a - b).map(at);
}

const placeOf = (round: RoundWindow, facts: DutyFacts, now: string): Place => {
  const { state, why } = dutyStatus(round, facts, now);
  return why.code === 'not-open' ? 'not-open' : state;
};

/** All stages of the school are off by holidays known at `now`. */
function isOff(round: RoundWindow, level: Level, now: string): boolean {
  const known = round.holidays.filter(
    ({ from, to, decreedAt }) => from <= round.date && round.date <= to && (decreedAt ?? '') <= now,
  );
  return LEVELS[level].every((stage) => known.some(({ stages }) => (stages ?? STAGES).includes(stage)));
}

/** Each state said on its own, as the product says it: what holds of a school that is in it. */
function claims(round: RoundWindow, facts: DutyFacts, now: string): Record<DutyState, boolean> {
  const opened = now >= round.opensAt;
  const closed = round.closedAt !== undefined && now > round.closedAt;
  const { firstAt } = facts;
  const arrived = firstAt !== undefined && firstAt <= now;
  // A decree counts up to the closing, and only while the school had not declared.
  const until = [now, round.closedAt ?? now, arrived ? at(ms(firstAt) - 1) : now].sort()[0] ?? now;
  const off = isOff(round, facts.level, until);
  const obliged = opened && facts.exempt === undefined && !off;
  const accepted = facts.supplementAcceptedAt !== undefined && facts.supplementAcceptedAt <= now;
  const without = obliged && !arrived && !accepted;
  return {
    'not-required': !obliged,
    declared: obliged && arrived && firstAt <= round.dueAt,
    'declared-late': obliged && arrived && firstAt > round.dueAt,
    supplemented: obliged && !arrived && accepted,
    awaiting: without && now <= round.dueAt,
    silent: without && now > round.dueAt && !closed,
    missed: without && closed,
  };
}

/** One school's year: every round of 2021 with what happened there. */
const anyYear = fc.record({
  cadence: anyCadence,
  events: fc.array(anyEvents, { minLength: 20, maxLength: 60 }),
  open: fc.boolean(),
});
type Year = typeof anyYear extends fc.Arbitrary<infer Y> ? Y : never;

function* roundsOf({ cadence, events, open }: Year): Generator<{ round: RoundWindow; facts: DutyFacts }> {
  const slots = slotsBetween(cadence, '2021-01-01', '2021-12-31');
  for (const [n, id] of slots.entries()) {
    const happened = events[n % events.length];
    if (!happened) continue;
    const round = lived(cadence, id, !(open && n === slots.length - 1), happened);
    yield { round, facts: factsOf(happened, round) };
  }
}

describe('in any year, with any holidays, decrees and deeds', () => {
  it('a school is in exactly one state per round at each instant, and it is the one whose claim holds', () => {
    const seen = new Set<DutyState>();
    fc.assert(
      fc.property(anyYear, (year) => {
        for (const { round, facts } of roundsOf(year))
          for (const now of instantsOf(round, facts)) {
            const holding = claims(round, facts, now);
            const { state } = dutyStatus(round, facts, now);
            expect(DUTY_STATES.filter((name) => holding[name])).toEqual([state]);
            seen.add(state);
          }
      }),
      { numRuns: 25 },
    );
    expect([...seen].sort()).toEqual([...DUTY_STATES].sort());
  });

  it('states only move as allowed, each allowed move is met, and the last word stays', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(anyYear, (year) => {
        for (const { round, facts } of roundsOf(year)) {
          const places = instantsOf(round, facts).map((now) => placeOf(round, facts, now));
          places.slice(1).forEach((to, i) => {
            const from = places[i] ?? 'not-open';
            if (from === to) return;
            met.add(`${from} → ${to}`);
            expect(ALLOWED[from], `${from} → ${to}`).toContain(to);
          });
        }
      }),
      { numRuns: 60 },
    );
    const allowed = Object.entries(ALLOWED).flatMap(([from, tos]) => tos.map((to) => `${from} → ${to}`));
    expect([...met].sort()).toEqual(allowed.sort());
  });
});
