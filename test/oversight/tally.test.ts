import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTY_STATES, type DutyState } from '../../functions/calendar/duty.ts';
import { SAFETY_LEVELS } from '../../functions/declarations/criteria.ts';
import { CASE_KINDS, NEEDS, OPERATIONS } from '../../functions/declarations/declaration.ts';
import {
  addFigures,
  completeness,
  figuresOf,
  NO_FIGURES,
  type TallyRow,
  tally,
  timeliness,
} from '../../functions/oversight/tally.ts';
import { LEVELS, type Level } from '../../functions/schools/unit.ts';

const LEVEL_LIST = Object.keys(LEVELS).filter((level): level is Level => level in LEVELS);
const DUE = '2021-02-26T09:30:00.000Z';
const NO_CASES = {
  newConfirmed: 0,
  activeConfirmed: 0,
  closeContacts: 0,
  secondaryContacts: 0,
  isolating: 0,
  symptomatic: 0,
};

/** A primary school that declared 412 pupils, 7 of them absent, and one new case. */
const DUONG_DONG: NonNullable<TallyRow['declared']> = {
  operation: 'open',
  learners: { total: 412, absent: 7, absentIll: 2 },
  staff: { total: 31, absent: 1, absentIll: 1 },
  cases: { ...NO_CASES, newConfirmed: 1, activeConfirmed: 3, symptomatic: 4 },
  needs: ['masks', 'test-kits'],
  safety: 'good',
};
const row = (state: DutyState, changes: Partial<TallyRow> = {}): TallyRow => ({
  level: 'primary',
  status: { state, why: { code: 'open', dueAt: DUE } },
  unreachable: false,
  silentBefore: 0,
  ...changes,
});

describe('the figures of one school', () => {
  it('hold what it declared on time', () => {
    expect(figuresOf(row('declared', { declared: DUONG_DONG }))).toEqual({
      ...NO_FIGURES,
      expected: 1,
      declared: 1,
      onTime: 1,
      newConfirmed: 1,
      activeConfirmed: 3,
      symptomatic: 4,
      learners: 412,
      learnersAbsent: 7,
      learnersAbsentIll: 2,
      staff: 31,
      staffAbsent: 1,
      operation: { open: 1, partly: 0, remote: 0, closed: 0 },
      safety: { ...NO_FIGURES.safety, good: 1 },
      needs: { masks: 1, 'test-kits': 1 },
    });
  });
  it('hold it as late when it came late, in the same figures otherwise', () => {
    const onTime = figuresOf(row('declared', { declared: DUONG_DONG }));
    const late = figuresOf(row('declared-late', { declared: DUONG_DONG }));
    expect(late).toEqual({ ...onTime, onTime: 0, late: 1 });
  });
  it.each(['not-required', 'supplemented', 'missed', 'silent', 'awaiting'] as const)(
    'of a school that is %s hold nothing it declared',
    (state) => {
      const bare = figuresOf(row(state));
      expect(figuresOf(row(state, { declared: DUONG_DONG }))).toEqual(bare);
      expect(bare.declared).toBe(0);
      expect(bare.expected).toBe(state === 'not-required' ? 0 : 1);
    },
  );
  it('count it unreachable and silent running only while it still owes', () => {
    const troubled = { unreachable: true, silentBefore: 1 };
    const counted = DUTY_STATES.filter((state) => figuresOf(row(state, troubled)).unreachable === 1);
    const running = DUTY_STATES.filter((state) => figuresOf(row(state, troubled)).silentRunning === 1);
    expect(counted).toEqual(['awaiting', 'silent']);
    expect(running).toEqual(['awaiting', 'silent']);
    expect(figuresOf(row('silent', troubled))).toMatchObject({ expected: 1, silent: 1 });
  });
  it('call it newly closed when it was not closed the round before', () => {
    const closed = { ...DUONG_DONG, operation: 'closed' as const };
    const newly = (before?: TallyRow['before']) =>
      figuresOf(row('declared', { declared: closed, ...(before && { before }) })).newlyClosed;
    expect(newly({ operation: 'open' })).toBe(1);
    expect(newly({ operation: 'closed' })).toBe(0);
    expect(newly({})).toBe(1);
    expect(newly()).toBe(1);
    expect(
      figuresOf(row('declared', { declared: DUONG_DONG, before: { operation: 'open' } })).newlyClosed,
    ).toBe(0);
  });
  it('count a supplement only while it waits for an officer', () => {
    const waiting = (supplement: TallyRow['supplement']) =>
      figuresOf(row('missed', { ...(supplement && { supplement }) })).supplementsWaiting;
    expect([waiting('waiting'), waiting('accepted'), waiting('declined'), waiting(undefined)]).toEqual([
      1, 0, 0, 0,
    ]);
  });

  it('count lateness as excused beside its state, never as on time', () => {
    const excuse = { reason: 'mất mạng' };
    const counted = DUTY_STATES.filter((state) => figuresOf(row(state, { excuse })).excused === 1);
    expect(counted).toEqual(['declared-late', 'silent', 'missed', 'supplemented']);
    for (const state of DUTY_STATES)
      expect({ ...figuresOf(row(state, { excuse })), excused: 0 }).toEqual(figuresOf(row(state)));
  });
});

describe('completeness and timeliness', () => {
  it('are shares of the schools whose duty is required, with both numbers', () => {
    const rows = (['declared', 'declared', 'declared-late', 'silent', 'not-required'] as const).map((s) =>
      row(s),
    );
    expect(completeness(tally(rows))).toEqual({ part: 3, whole: 4 });
    expect(timeliness(tally(rows))).toEqual({ part: 2, whole: 4 });
  });
  it('of nobody are nothing of nothing', () =>
    expect(completeness(tally([]))).toEqual({ part: 0, whole: 0 }));
});

const count = fc.nat({ max: 2000 });
const anyHeadcount = fc.record({ total: count, absent: count, absentIll: count });
const anyDeclared: fc.Arbitrary<NonNullable<TallyRow['declared']>> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  learners: anyHeadcount,
  staff: anyHeadcount,
  cases: fc.record({
    newConfirmed: count,
    activeConfirmed: count,
    closeContacts: count,
    secondaryContacts: count,
    isolating: count,
    symptomatic: count,
  }),
  needs: fc.uniqueArray(fc.constantFrom(...NEEDS)),
  safety: fc.constantFrom(...SAFETY_LEVELS),
});
const anyRow: fc.Arbitrary<TallyRow> = fc
  .record({
    level: fc.constantFrom(...LEVEL_LIST),
    state: fc.constantFrom(...DUTY_STATES),
    unreachable: fc.boolean(),
    silentBefore: fc.nat({ max: 3 }),
    declared: fc.option(anyDeclared, { nil: undefined }),
    before: fc.option(fc.record({ operation: fc.constantFrom(...OPERATIONS) }), { nil: undefined }),
    supplement: fc.constantFrom(undefined, 'waiting' as const, 'accepted' as const, 'declined' as const),
    excuse: fc.option(fc.record({ reason: fc.string() }), { nil: undefined }),
  })
  .map(({ state, level, unreachable, silentBefore, declared, before, supplement, excuse }) =>
    row(state, {
      level,
      unreachable,
      silentBefore,
      ...(declared && { declared }),
      ...(before && { before }),
      ...(supplement && { supplement }),
      ...(excuse && { excuse }),
    }),
  );
const anyRows = fc.array(anyRow, { maxLength: 60 });
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('for any schools', () => {
  it('the tally of the parts together is the tally of the whole, however they are split', () => {
    const split = fc.array(fc.tuple(anyRow, fc.integer({ min: 0, max: 6 })), { maxLength: 60 });
    fc.assert(
      fc.property(split, (placed) => {
        const parts = Array.from({ length: 7 }, (_, unit) =>
          tally(placed.filter(([, place]) => place === unit).map(([school]) => school)),
        );
        const whole = tally(placed.map(([school]) => school));
        expect(parts.reduce(addFigures)).toEqual(whole);
        expect(parts.reduceRight(addFigures)).toEqual(whole);
        expect(addFigures(whole, NO_FIGURES)).toEqual(whole);
      }),
    );
  });

  it('each is in one state, and what is expected is all but those not required', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const f = tally(rows);
        expect(f.declared).toBe(f.onTime + f.late);
        expect(f.expected).toBe(f.declared + f.awaiting + f.silent + f.missed + f.supplemented);
        expect(f.expected + f.notRequired).toBe(rows.length);
        expect(f.unreachable).toBeLessThanOrEqual(f.awaiting + f.silent);
        expect(f.silentRunning).toBeLessThanOrEqual(f.awaiting + f.silent);
        expect(f.excused).toBeLessThanOrEqual(f.late + f.silent + f.missed + f.supplemented);
      }),
    );
  });

  it('the five safety levels sum to the declared, and people are those of the declared schools alone', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const f = tally(rows);
        const declared = rows.filter(
          ({ status: { state } }) => state === 'declared' || state === 'declared-late',
        );
        expect(sum(SAFETY_LEVELS.map((level) => f.safety[level]))).toBe(f.declared);
        for (const kind of CASE_KINDS)
          expect(f[kind]).toBe(sum(declared.map((r) => r.declared?.cases[kind] ?? 0)));
        expect(f.learnersAbsentIll).toBe(sum(declared.map((r) => r.declared?.learners.absentIll ?? 0)));
        expect(f.staffAbsent).toBe(sum(declared.map((r) => r.declared?.staff.absent ?? 0)));
        for (const state of OPERATIONS)
          expect(f.operation[state]).toBe(declared.filter((r) => r.declared?.operation === state).length);
      }),
    );
  });

  it('adding up changes neither of the two', () => {
    const before = structuredClone(NO_FIGURES);
    fc.assert(
      fc.property(anyRow, anyRow, (one, other) => {
        const [a, b] = [figuresOf(one), figuresOf(other)];
        const kept = structuredClone([a, b]);
        addFigures(a, b);
        expect([a, b]).toEqual(kept);
        expect(NO_FIGURES).toEqual(before);
      }),
    );
  });
});
