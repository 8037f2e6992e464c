import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentRound,
  type Holiday,
  holidaysOn,
  nextRound,
  scheduledRound,
  slotsBetween,
} from '../../functions/calendar/cadence.ts';
import { addDays } from '../../functions/calendar/civil-date.ts';
import { anyCadence, kienGiang } from './cadences.ts';

const ms = (instant: string): number => Date.parse(instant);
const at = (epoch: number): string => new Date(epoch).toISOString();

describe('a scheduled round', () => {
  it('has every hour of the province, as instants, and closes when the next one opens', () => {
    expect(scheduledRound(kienGiang(), '2021-02-26')).toEqual({
      id: '2021-02-26',
      opensAt: '2021-02-25T23:00:00.000Z',
      reminderAt: '2021-02-26T00:00:00.000Z',
      nudgeAt: '2021-02-26T07:00:00.000Z',
      callListAt: '2021-02-26T08:00:00.000Z',
      dueAt: '2021-02-26T09:30:00.000Z',
      digestAt: '2021-02-26T10:00:00.000Z',
      closesAt: '2021-02-28T23:00:00.000Z',
    });
  });

  it('is current from the very millisecond of its opening', () => {
    const opensAt = ms('2021-02-25T23:00:00.000Z');
    expect(currentRound(kienGiang(), at(opensAt - 1))?.id).toBe('2021-02-22');
    expect(currentRound(kienGiang(), at(opensAt))?.id).toBe('2021-02-26');
    expect(nextRound(kienGiang(), at(opensAt - 1))?.id).toBe('2021-02-26');
    expect(nextRound(kienGiang(), at(opensAt))?.id).toBe('2021-03-01');
  });

  it('keeps its wall-clock hours when the clock changes', () => {
    const london = kienGiang({ zone: 'Europe/London', holidays: [] });
    expect(scheduledRound(london, '2021-03-26')).toMatchObject({
      opensAt: '2021-03-26T06:00:00.000Z',
      closesAt: '2021-03-29T05:00:00.000Z',
    });
    const newYork = kienGiang({ zone: 'America/New_York', holidays: [] });
    expect(scheduledRound(newYork, '2021-11-05')).toMatchObject({
      opensAt: '2021-11-05T10:00:00.000Z',
      closesAt: '2021-11-08T11:00:00.000Z',
    });
  });
});

describe('the holidays of 2021', () => {
  const tet = ['2021-02-05', '2021-02-23'] as const;
  const april = ['2021-04-23', '2021-05-08'] as const;

  it('swallow two slots in a row at Tết and at 30/4, and the round before stays open', () => {
    expect(slotsBetween(kienGiang(), ...tet)).toEqual([
      '2021-02-05',
      '2021-02-08',
      '2021-02-19',
      '2021-02-22',
    ]);
    expect(slotsBetween(kienGiang(), ...april)).toEqual(['2021-04-23', '2021-04-26', '2021-05-07']);
    expect(scheduledRound(kienGiang(), '2021-02-08').closesAt).toBe('2021-02-18T23:00:00.000Z');
    expect(currentRound(kienGiang(), '2021-02-15T05:00:00.000Z')?.id).toBe('2021-02-08');
  });

  it('move both to the next working day by setting, where they are one round', () => {
    const moving = kienGiang({ onHoliday: 'next-working-day' });
    expect(slotsBetween(moving, ...tet)).toEqual([
      '2021-02-05',
      '2021-02-08',
      '2021-02-17',
      '2021-02-19',
      '2021-02-22',
    ]);
    expect(slotsBetween(moving, ...april)).toEqual(['2021-04-23', '2021-04-26', '2021-05-04', '2021-05-07']);
    expect(scheduledRound(moving, '2021-02-17').opensAt).toBe('2021-02-16T23:00:00.000Z');
  });

  it('are found by date, both ends included', () => {
    const names = (date: string) => holidaysOn(kienGiang(), date).map(({ name }) => name);
    expect(names('2021-02-09')).toEqual([]);
    expect(names('2021-02-10')).toEqual(['Tết Nguyên đán']);
    expect(names('2021-02-16')).toEqual(['Tết Nguyên đán']);
    expect(names('2021-02-17')).toEqual([]);
  });
});

describe('a slot on a day off', () => {
  const friday = (holiday: Partial<Holiday>): Holiday => ({
    from: '2021-03-05',
    to: '2021-03-05',
    name: 'nghỉ',
    ...holiday,
  });
  const slots = (onHoliday: 'stay-open' | 'next-working-day', ...holidays: Holiday[]) =>
    slotsBetween(kienGiang({ onHoliday, holidays }), '2021-03-01', '2021-03-09');

  it('merges with the slot that is there on the next working day', () => {
    expect(slots('next-working-day', friday({}))).toEqual(['2021-03-01', '2021-03-08']);
    expect(slots('next-working-day', friday({ to: '2021-03-08' }))).toEqual(['2021-03-01', '2021-03-09']);
  });
  it('moves into a period from before it', () => {
    const cadence = kienGiang({ onHoliday: 'next-working-day', holidays: [friday({ to: '2021-03-08' })] });
    expect(slotsBetween(cadence, '2021-03-09', '2021-03-09')).toEqual(['2021-03-09']);
  });
  it('stays while some stage still works, and goes when the holidays of that day cover every stage', () => {
    const small = friday({ stages: ['preschool', 'primary'] });
    const big = friday({ stages: ['lower-secondary', 'upper-secondary', 'continuing'] });
    expect(slots('stay-open', small)).toContain('2021-03-05');
    expect(slots('stay-open', small, big)).not.toContain('2021-03-05');
  });
  it('stays when the holiday was decreed after it had opened: the round is a fact', () => {
    const opensAt = ms('2021-03-04T23:00:00.000Z');
    expect(slots('stay-open', friday({ decreedAt: at(opensAt) }))).not.toContain('2021-03-05');
    expect(slots('stay-open', friday({ decreedAt: at(opensAt + 1) }))).toContain('2021-03-05');
    expect(slots('next-working-day', friday({ decreedAt: at(opensAt + 1), to: '2021-03-08' }))).toEqual([
      '2021-03-01',
      '2021-03-05',
      '2021-03-09',
    ]);
  });
});

describe('settings that leave no slot', () => {
  const never = kienGiang({ weekdays: [] });
  it('give no round, and a forecast that ends the search', () => {
    expect(slotsBetween(never, '2021-01-01', '2021-12-31')).toEqual([]);
    expect(currentRound(never, '2021-02-26T00:00:00.000Z')).toBeUndefined();
    expect(nextRound(never, '2021-02-26T00:00:00.000Z')).toBeUndefined();
    expect(scheduledRound(never, '2021-02-26').closesAt).toBe('2022-04-01T23:00:00.000Z');
  });
  it('end the search in a holiday without end as well', () => {
    const holidays = [{ from: '2000-01-01', to: '2099-12-31', name: 'nghỉ mãi' }];
    const endless = kienGiang({ holidays, onHoliday: 'next-working-day' });
    expect(nextRound(endless, '2021-02-26T00:00:00.000Z')).toBeUndefined();
    expect(currentRound(endless, '2021-02-26T00:00:00.000Z')).toBeUndefined();
  });
});

describe('whatever the settings', () => {
  it('consecutive rounds leave no gap: one closes at the instant the next one opens', () => {
    fc.assert(
      fc.property(anyCadence, (cadence) => {
        const rounds = slotsBetween(cadence, '2021-01-01', '2021-12-31').map((id) =>
          scheduledRound(cadence, id),
        );
        rounds.slice(1).forEach((round, i) => {
          expect(rounds[i]?.closesAt).toBe(round.opensAt);
          expect((rounds[i]?.dueAt ?? '') < round.opensAt).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('every instant has one current round, which has opened and not yet closed, and the next is its successor', () => {
    const anyInstant = fc
      .integer({ min: ms('2021-01-15T00:00:00Z'), max: ms('2021-11-30T00:00:00Z') })
      .map(at);
    fc.assert(
      fc.property(anyCadence, anyInstant, (cadence, now) => {
        const current = currentRound(cadence, now);
        const next = nextRound(cadence, now);
        if (!current || !next) return expect.fail('a year with at least one weekday has rounds');
        expect(current.opensAt <= now && now < current.closesAt).toBe(true);
        expect(current.closesAt).toBe(next.opensAt);
        expect(slotsBetween(cadence, current.id, next.id)).toEqual([current.id, next.id]);
      }),
      { numRuns: 300 },
    );
  });

  it('moving slots loses no period: each slot of the week is held on its day or the first working day after', () => {
    fc.assert(
      fc.property(anyCadence, (settings) => {
        const cadence = { ...settings, onHoliday: 'next-working-day' as const };
        const held = new Set(slotsBetween(cadence, '2021-01-01', '2022-01-31'));
        const free = { ...cadence, holidays: [] };
        for (const slot of slotsBetween(free, '2021-01-01', '2021-12-31')) {
          const days = Array.from({ length: 120 }, (_, n) => addDays(slot, n));
          const heldOn = days.find((date) => held.has(date));
          if (heldOn === slot) continue;
          const worked = days.slice(0, days.indexOf(heldOn ?? '')).filter((date) => {
            const weekday = new Date(`${date}T00:00Z`).getUTCDay();
            return weekday >= 1 && weekday <= 5 && holidaysOn(cadence, date).length === 0;
          });
          expect(heldOn).toBeDefined();
          expect(worked).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
