import { describe, expect, it } from 'vitest';
import {
  type DutyFacts,
  dutyStatus,
  isSuspendedThroughout,
  nextSilentRun,
  owes,
  type RoundWindow,
} from '../../functions/calendar/duty.ts';

/** Friday 26/02/2021 in Kiên Giang. */
const OPENS = '2021-02-25T23:00:00.000Z';
const DUE = '2021-02-26T09:30:00.000Z';
const CLOSED = '2021-02-28T23:00:00.000Z';
const NOON = '2021-02-26T05:00:00.000Z';

const friday = (changes: Partial<RoundWindow> = {}): RoundWindow => ({
  opensAt: OPENS,
  dueAt: DUE,
  date: '2021-02-26',
  holidays: [],
  ...changes,
});
const school = (changes: Partial<DutyFacts> = {}): DutyFacts => ({ level: 'primary', ...changes });
const plus = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
const state = (round: RoundWindow, facts: DutyFacts, at: string) => dutyStatus(round, facts, at).state;

describe('the day of a school that does nothing', () => {
  const round = friday({ closedAt: CLOSED });
  it.each([
    ['before it opens', plus(OPENS, -1), 'not-required'],
    ['at the opening', OPENS, 'awaiting'],
    ['at the very due instant', DUE, 'awaiting'],
    ['a millisecond later', plus(DUE, 1), 'silent'],
    ['at the very closing instant', CLOSED, 'silent'],
    ['a millisecond after closing', plus(CLOSED, 1), 'missed'],
  ])('%s', (_, at, expected) => expect(state(round, school(), at)).toBe(expected));

  it('stays silent, however late, while nobody has closed the round', () => {
    expect(state(friday(), school(), plus(CLOSED, 86_400_000))).toBe('silent');
  });
  it('is told why', () => {
    expect(dutyStatus(round, school(), plus(OPENS, -1)).why).toEqual({ code: 'not-open', opensAt: OPENS });
    expect(dutyStatus(round, school(), NOON).why).toEqual({ code: 'open', dueAt: DUE });
    expect(dutyStatus(round, school(), plus(DUE, 1)).why).toEqual({ code: 'past-due', dueAt: DUE });
    expect(dutyStatus(round, school(), plus(CLOSED, 1)).why).toEqual({
      code: 'round-closed',
      closedAt: CLOSED,
    });
  });
});

describe('a declaration', () => {
  it('is on time at the very due instant and late a millisecond after', () => {
    const late = plus(DUE, 1);
    expect(dutyStatus(friday(), school({ firstAt: DUE }), DUE)).toEqual({
      state: 'declared',
      why: { code: 'on-time', at: DUE },
    });
    expect(dutyStatus(friday(), school({ firstAt: late }), late)).toEqual({
      state: 'declared-late',
      why: { code: 'late', at: late },
    });
  });
  it('has not happened before it arrived', () => {
    expect(state(friday(), school({ firstAt: NOON }), plus(NOON, -1))).toBe('awaiting');
    expect(state(friday(), school({ firstAt: NOON }), NOON)).toBe('declared');
  });
  it('keeps its state after closing, whatever supplement follows', () => {
    const facts = school({ firstAt: NOON, supplementAcceptedAt: plus(CLOSED, 5) });
    expect(state(friday({ closedAt: CLOSED }), facts, plus(CLOSED, 10))).toBe('declared');
  });
});

describe('a supplement', () => {
  const accepted = plus(CLOSED, 60_000);
  const round = friday({ closedAt: CLOSED });
  it('counts from its acceptance on', () => {
    const facts = school({ supplementAcceptedAt: accepted });
    expect(state(round, facts, plus(accepted, -1))).toBe('missed');
    expect(dutyStatus(round, facts, accepted)).toEqual({
      state: 'supplemented',
      why: { code: 'supplement-accepted', at: accepted },
    });
  });
});

describe('a school that is not obliged', () => {
  it.each(['closed', 'merged', 'suspended'] as const)(
    'because it is %s, is told so, even if it declares',
    (reason) => {
      const facts = school({ exempt: { reason, until: '2021-03-05' }, firstAt: NOON });
      expect(dutyStatus(friday({ closedAt: CLOSED }), facts, plus(CLOSED, 1))).toEqual({
        state: 'not-required',
        why: { code: reason, until: '2021-03-05' },
      });
    },
  );
  it('has no date to name when none is known', () => {
    expect(dutyStatus(friday(), school({ exempt: { reason: 'merged' } }), NOON).why).toEqual({
      code: 'merged',
    });
  });
});

describe('a holiday', () => {
  const off = { from: '2021-02-26', to: '2021-02-26', name: 'nghỉ' };

  it('excuses the schools of its stages on its days', () => {
    const round = friday({ holidays: [{ ...off, stages: ['preschool'] }] });
    expect(dutyStatus(round, school({ level: 'preschool' }), NOON)).toEqual({
      state: 'not-required',
      why: { code: 'holiday', name: 'nghỉ' },
    });
    expect(state(round, school({ level: 'primary' }), NOON)).toBe('awaiting');
  });
  it.each([
    ['2021-02-25', '2021-02-25', 'awaiting'],
    ['2021-02-25', '2021-02-26', 'not-required'],
    ['2021-02-26', '2021-02-27', 'not-required'],
    ['2021-02-27', '2021-02-28', 'awaiting'],
  ])('from %s to %s leaves the school of 26/02 %s', (from, to, expected) => {
    expect(state(friday({ holidays: [{ ...off, from, to }] }), school(), NOON)).toBe(expected);
  });
  it('excuses a combined school only when all its stages are off', () => {
    const primary = { ...off, stages: ['primary'] as const };
    const secondary = { ...off, name: 'THCS nghỉ', stages: ['lower-secondary'] as const };
    const combined = school({ level: 'primary-lower-secondary' });
    expect(state(friday({ holidays: [primary] }), combined, NOON)).toBe('awaiting');
    expect(state(friday({ holidays: [primary, secondary] }), combined, NOON)).toBe('not-required');
    const three = school({ level: 'primary-lower-upper-secondary' });
    expect(state(friday({ holidays: [primary, secondary] }), three, NOON)).toBe('awaiting');
  });
  it('known at opening, outweighs a declaration', () => {
    expect(state(friday({ holidays: [off] }), school({ firstAt: NOON }), NOON)).toBe('not-required');
  });

  describe('decreed after opening', () => {
    const round = (decreedAt: string, changes: Partial<RoundWindow> = {}) =>
      friday({ holidays: [{ ...off, decreedAt }], ...changes });

    it('excuses from its instant on', () => {
      expect(state(round(NOON), school(), plus(NOON, -1))).toBe('awaiting');
      expect(state(round(NOON), school(), NOON)).toBe('not-required');
    });
    it('excuses a school past due, not one that had declared', () => {
      const decreedAt = plus(DUE, 3_600_000);
      expect(state(round(decreedAt), school(), decreedAt)).toBe('not-required');
      expect(state(round(decreedAt), school({ firstAt: NOON }), decreedAt)).toBe('declared');
      expect(state(round(decreedAt), school({ firstAt: decreedAt }), decreedAt)).toBe('declared-late');
    });
    it('keeps a school excused that declares nevertheless', () => {
      expect(state(round(NOON), school({ firstAt: plus(NOON, 1) }), plus(NOON, 1))).toBe('not-required');
    });
    it('changes nothing when it comes after the closing', () => {
      const atClosing = round(CLOSED, { closedAt: CLOSED });
      const afterwards = round(plus(CLOSED, 1), { closedAt: CLOSED });
      expect(state(atClosing, school(), plus(CLOSED, 9))).toBe('not-required');
      expect(state(afterwards, school(), plus(CLOSED, 9))).toBe('missed');
    });
    it('for a combined school counts from when its last stage is off, in whatever order they are listed', () => {
      const holidays = [
        { ...off, name: 'sau', stages: ['lower-secondary'] as const, decreedAt: NOON },
        { ...off, name: 'trước', stages: ['primary'] as const },
      ];
      const combined = school({ level: 'primary-lower-secondary' });
      expect(state(friday({ holidays }), combined, plus(NOON, -1))).toBe('awaiting');
      expect(dutyStatus(friday({ holidays }), combined, NOON).why).toEqual({ code: 'holiday', name: 'sau' });
      expect(state(friday({ holidays }), school(), OPENS)).toBe('not-required');
    });
  });
});

describe('a suspension through the end of a day', () => {
  const zone = 'Asia/Ho_Chi_Minh';
  it.each([
    ['2021-02-25', false],
    ['2021-02-26', true],
    ['2021-03-05', true],
  ])('until %s covers the round of 26/02: %s', (until, covers) => {
    expect(isSuspendedThroughout(until, { dueAt: DUE }, zone)).toBe(covers);
  });
  it('covers no round that falls due on a later day', () => {
    const requested = { dueAt: '2021-02-27T03:00:00.000Z' };
    expect(isSuspendedThroughout('2021-02-26', requested, zone)).toBe(false);
    expect(isSuspendedThroughout('2021-02-27', requested, zone)).toBe(true);
  });
  it('ends at midnight in the province, not in UTC', () => {
    const lastMillisecond = { dueAt: '2021-02-26T16:59:59.999Z' };
    const midnight = { dueAt: '2021-02-26T17:00:00.000Z' };
    expect(isSuspendedThroughout('2021-02-26', lastMillisecond, zone)).toBe(true);
    expect(isSuspendedThroughout('2021-02-26', midnight, zone)).toBe(false);
  });
});

describe('rounds missed in a row', () => {
  it.each([
    ['missed', 3],
    ['silent', 3],
    ['not-required', 2],
    ['awaiting', 2],
    ['declared', 0],
    ['declared-late', 0],
    ['supplemented', 0],
  ] as const)('a second miss followed by %s makes %i', (previous, run) => {
    expect(nextSilentRun({ state: previous, silentBefore: 2 })).toBe(run);
  });
  it('are none for a school without a round before', () => expect(nextSilentRun(undefined)).toBe(0));
});

it('a school owes while it is awaited or silent, not after the closing', () => {
  const states = [
    'awaiting',
    'silent',
    'declared',
    'declared-late',
    'missed',
    'supplemented',
    'not-required',
  ] as const;
  expect(states.filter(owes)).toEqual(['awaiting', 'silent']);
});
