/** What alarms ring by: on days with a round, not on others, and not for what nobody waits for any more. */
import { describe, expect, it } from 'vitest';
import { type Cadence, instantOf, scheduledRound } from '../../functions/calendar/cadence.ts';
import type { Round } from '../../functions/rounds/round.ts';
import { isDigestMissing, isRoundMissing } from '../../functions/rounds/watching.ts';
import { kienGiang } from '../calendar/cadences.ts';

const cadence = kienGiang();
const at = (time: string, date = '2021-02-26') => instantOf(date, time, cadence.zone);
const HOURS = Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, '0')}:00`);

const kept = (id: string, change: Partial<Round> = {}) => ({
  ...scheduledRound(cadence, id.slice(0, 10)),
  id,
  openedAt: at('06:00', id.slice(0, 10)),
  step: 'close-out' as const,
  ...change,
});
const monday = kept('2021-02-22');
const neverOpened = { ...scheduledRound(cadence, '2021-02-26'), step: 'open' as const };

describe('a round is missing', () => {
  it('from its opening hour until its due, as long as it is not open', () => {
    const missing = HOURS.filter((time) => isRoundMissing(cadence, [monday], at(time)));
    expect([missing[0], missing.at(-1)]).toEqual(['06:00', '16:00']);
    expect(isRoundMissing(cadence, [monday], at('05:59'))).toBe(false);
    expect(isRoundMissing(cadence, [monday], at('16:30'))).toBe(true);
    expect(isRoundMissing(cadence, [monday], at('16:31'))).toBe(false);
  });

  it('also while it is only being opened', () => {
    expect(isRoundMissing(cadence, [monday, neverOpened], at('06:31'))).toBe(true);
    expect(isRoundMissing(cadence, [monday, kept('2021-02-26')], at('06:31'))).toBe(false);
  });

  it('on no day without one: between slots, at Tết with both slots in a row', () => {
    for (const date of ['2021-02-24', '2021-02-27', '2021-02-12', '2021-02-15'])
      expect(HOURS.filter((time) => isRoundMissing(cadence, [], at(time, date)))).toEqual([]);
  });

  it('by the settings as they stand now, not by the province’s file', () => {
    const later: Cadence = { ...cadence, hours: { ...cadence.hours, opens: '06:45' } };
    expect(isRoundMissing(later, [monday], at('06:31'))).toBe(false);
    expect(isRoundMissing(later, [monday], at('06:46'))).toBe(true);
    const daily: Cadence = { ...cadence, weekdays: [1, 2, 3, 4, 5] };
    expect(isRoundMissing(daily, [monday], at('07:00', '2021-02-24'))).toBe(true);
  });
});

describe('a digest is missing', () => {
  it('from its hour on, while the round stands at it or before', () => {
    for (const step of ['open', 'remind', 'nudge', 'call-list', 'digest'] as const) {
      const rounds = [monday, kept('2021-02-26', { step })];
      expect(isDigestMissing(cadence, rounds, at('16:59'))).toBe(false);
      expect(isDigestMissing(cadence, rounds, at('17:00'))).toBe(true);
      expect(isDigestMissing(cadence, rounds, at('09:00', '2021-02-27'))).toBe(true);
    }
  });

  it('no more when it is made, nor of a round that was called off', () => {
    const off = kept('2021-02-26-x0123456789ab', {
      step: 'called-off',
      cancelled: { at: at('08:00'), by: 'a', name: 'A' },
    });
    const rounds = [monday, kept('2021-02-26'), off];
    expect(HOURS.filter((time) => isDigestMissing(cadence, rounds, at(time)))).toEqual([]);
  });

  it('of a requested round as of any', () => {
    const asked = kept('2021-02-24-x0123456789ab', { digestAt: at('11:00', '2021-02-24'), step: 'digest' });
    expect(isDigestMissing(cadence, [monday, asked], at('11:31', '2021-02-24'))).toBe(true);
  });

  it('for the rest of the day when the round was never opened', () => {
    expect(isDigestMissing(cadence, [monday], at('16:59'))).toBe(false);
    expect(isDigestMissing(cadence, [monday], at('17:00'))).toBe(true);
    expect(isDigestMissing(cadence, [monday], at('23:59'))).toBe(true);
    expect(isDigestMissing(cadence, [monday], at('00:00', '2021-02-27'))).toBe(false);
  });

  it('on no holiday, and not on a province’s first evening', () => {
    expect(HOURS.filter((time) => isDigestMissing(cadence, [monday], at(time, '2021-02-12')))).toEqual([]);
    expect(isDigestMissing(cadence, [], at('18:00'))).toBe(false);
  });
});
