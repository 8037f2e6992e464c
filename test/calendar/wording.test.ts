import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/calendar/civil-date.ts';
import {
  dayText,
  dayTimeText,
  durationText,
  leftText,
  numberText,
  percentText,
  shortDayText,
  timeText,
} from '../../functions/calendar/wording.ts';
import { civilDateAt } from '../../functions/calendar/zone.ts';
import { anyZone } from './cadences.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const DUE = '2021-02-26T09:30:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('dates and times', () => {
  it('read as an official writes them', () => {
    expect(dayText(DUE, ZONE)).toBe('thứ Sáu 26/02/2021');
    expect(shortDayText(DUE, ZONE)).toBe('thứ Sáu 26/02');
    expect(timeText(DUE, ZONE)).toBe('16:30');
    expect(dayTimeText(DUE, ZONE)).toBe('thứ Sáu 26/02/2021, 16:30');
  });
  it('read in English without doubt which number is the month', () => {
    expect(dayText('2021-03-05', ZONE, 'en')).toBe('Friday 5 Mar 2021');
    expect(shortDayText('2021-03-05', ZONE, 'en')).toBe('Friday 5 Mar');
    expect(dayTimeText(DUE, ZONE, 'en')).toBe('Friday 26 Feb 2021, 16:30');
  });
  it('name the seven days in both languages', () => {
    const week = Array.from({ length: 7 }, (_, n) => addDays('2021-02-22', n));
    const first = (lang: 'vi' | 'en') =>
      week.map((date) => shortDayText(date, ZONE, lang).replace(/ \d.*/, ''));
    expect(first('vi')).toEqual(['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']);
    expect(first('en').join(' ')).toBe('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
  });
  it('turn at midnight in the zone, shown as 00:00', () => {
    expect(dayTimeText('2021-02-25T16:59:59.999Z', ZONE)).toBe('thứ Năm 25/02/2021, 23:59');
    expect(dayTimeText('2021-02-25T17:00:00.000Z', ZONE)).toBe('thứ Sáu 26/02/2021, 00:00');
  });
  it('take a civil date as it is, in every zone', () => {
    expect(dayText('2021-02-26', 'Pacific/Kiritimati')).toBe(dayText('2021-02-26', 'America/New_York'));
  });
  it('agree with the calendar about the day, in every zone', () => {
    const anyInstant = fc
      .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') })
      .map((epoch) => new Date(epoch).toISOString());
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        expect(dayText(instant, zone)).toBe(dayText(civilDateAt(instant, zone), zone));
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    [3 * HOUR + 12 * MINUTE, '3 giờ 12 phút', '3 hours 12 minutes'],
    [2 * HOUR, '2 giờ', '2 hours'],
    [41 * MINUTE + 59_999, '41 phút', '41 minutes'],
    [HOUR + MINUTE, '1 giờ 1 phút', '1 hour 1 minute'],
    [MINUTE - 1, 'dưới 1 phút', 'less than a minute'],
    [50 * HOUR + 5 * MINUTE, '2 ngày 2 giờ', '2 days 2 hours'],
    [24 * HOUR + 59 * MINUTE, '1 ngày', '1 day'],
  ])('%i ms is %s', (ms, vi, en) => {
    expect(durationText(ms)).toBe(vi);
    expect(durationText(ms, 'en')).toBe(en);
  });
  it('say what is left, or how long ago the deadline was; the due instant itself is not overdue', () => {
    expect(leftText(3 * HOUR + 12 * MINUTE)).toBe('còn 3 giờ 12 phút');
    expect(leftText(-2 * HOUR)).toBe('quá hạn 2 giờ');
    expect(leftText(0)).toBe('còn dưới 1 phút');
    expect(leftText(-1)).toBe('quá hạn dưới 1 phút');
    expect(leftText(HOUR, 'en')).toBe('1 hour left');
    expect(leftText(-HOUR, 'en')).toBe('1 hour overdue');
  });
});

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1234, '1.234', '1,234'],
    [1_234_567, '1.234.567', '1,234,567'],
    [-1234, '-1.234', '-1,234'],
  ])('%i', (n, vi, en) => {
    expect(numberText(n)).toBe(vi);
    expect(numberText(n, 'en')).toBe(en);
  });
});

describe('percentages', () => {
  it.each([
    [541, 596, '90,8%'],
    [1, 2, '50,0%'],
    [596, 596, '100%'],
    [0, 596, '0%'],
    [0, 0, '–'],
    [9999, 10_000, '99,9%'],
    [1, 10_000, '0,1%'],
  ])('%i of %i', (part, whole, text) => expect(percentText(part, whole)).toBe(text));

  it('have a point in English', () => expect(percentText(541, 596, 'en')).toBe('90.8%'));

  it('never read as all or nothing unless it is', () => {
    const share = fc
      .integer({ min: 1, max: 100_000 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    fc.assert(
      fc.property(share, ([part, whole]) => {
        const value = Number(percentText(part, whole).replace(',', '.').replace('%', ''));
        expect(value === 100).toBe(part === whole);
        expect(value === 0).toBe(part === 0);
        expect(Math.abs(value - (part * 100) / whole)).toBeLessThan(0.1);
      }),
    );
  });
});
