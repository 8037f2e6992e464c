import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../functions/calendar/civil-date.ts';
import { dayText, timeText } from '../../functions/calendar/wording.ts';
import { vietnamese, wallDay, wallTime } from '../../functions/calendar/wording.vi.ts';
import { civilDateAt, instantOf, offsetAt } from '../../functions/calendar/zone.ts';
import { anyDateOf2021, anyZone } from './cadences.ts';

describe('civil dates', () => {
  it('go over months, years and leap days', () => {
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01');
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
  });
  it('know their ISO weekday', () => {
    expect(weekdayOf('2021-02-26')).toBe(5);
    expect(weekdayOf('2021-02-28')).toBe(7);
    expect(weekdayOf('2021-03-01')).toBe(1);
  });
});

describe('a wall-clock time in a zone', () => {
  it('is seven hours ahead of UTC in Viet Nam, so a round opens on the evening before in UTC', () => {
    expect(instantOf('2021-02-26', '06:00', 'Asia/Ho_Chi_Minh')).toBe('2021-02-25T23:00:00.000Z');
    expect(civilDateAt('2021-02-25T16:59:59.999Z', 'Asia/Ho_Chi_Minh')).toBe('2021-02-25');
    expect(civilDateAt('2021-02-25T17:00:00.000Z', 'Asia/Ho_Chi_Minh')).toBe('2021-02-26');
  });
  it('counts an hour the clock skips from the offset before it', () => {
    expect(instantOf('2021-03-28', '01:30', 'Europe/London')).toBe('2021-03-28T01:30:00.000Z');
    expect(instantOf('2021-03-14', '02:30', 'America/New_York')).toBe('2021-03-14T07:30:00.000Z');
  });
  it('means the first of an hour the clock shows twice', () => {
    expect(instantOf('2021-10-31', '01:30', 'Europe/London')).toBe('2021-10-31T00:30:00.000Z');
    expect(instantOf('2021-11-07', '01:30', 'America/New_York')).toBe('2021-11-07T05:30:00.000Z');
  });
  it('is the instant moved by the offset then: a page needs no zones to read it', () => {
    expect(offsetAt('2021-02-26T06:18:00.000Z', 'Asia/Ho_Chi_Minh')).toBe('+07:00');
    expect(offsetAt('2021-02-26T06:18:00.000Z', 'America/New_York')).toBe('-05:00');
    const anyInstant = fc.date({
      min: new Date('2021-01-01'),
      max: new Date('2022-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyInstant, anyZone, (date, zone) => {
        const instant = date.toISOString();
        const ahead = Date.parse(`1970-01-01T00:00${offsetAt(instant, zone)}`);
        const wall = new Date(date.getTime() - ahead).toISOString();
        expect(wallDay(vietnamese, wall, true)).toBe(dayText(instant, zone));
        expect(wallTime(wall)).toBe(timeText(instant, zone));
      }),
    );
  });
  it('lies on its own date, in every zone', () => {
    const anyHour = fc.constantFrom('03:00', '06:00', '16:30', '23:59');
    fc.assert(
      fc.property(anyDateOf2021, anyHour, anyZone, (date, time, zone) => {
        expect(civilDateAt(instantOf(date, time, zone), zone)).toBe(date);
      }),
    );
  });
  it('refuses a zone nobody knows and a date that does not exist', () => {
    expect(() => civilDateAt('2021-02-26T00:00:00.000Z', 'Asia/Phu_Quoc')).toThrow(RangeError);
    expect(() => instantOf('2021-02-30', '06:00', 'Asia/Ho_Chi_Minh')).toThrow(RangeError);
  });
});
