import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hours } from '../../functions/calendar/cadence.ts';
import { CRITERIA_SETS } from '../../functions/declarations/criteria-sets.ts';
import { STAGES } from '../../functions/schools/unit.ts';
import { decreed, type HolidayEntry, type SettingsChange } from '../../functions/settings/settings.ts';
import { settingsProblems } from '../../functions/settings/settings-problems.ts';

const sets = CRITERIA_SETS.map(({ id, title, letter, date, items }) => ({
  id,
  title,
  letter,
  date,
  items: [...items],
}));
const codes = (change: SettingsChange) =>
  settingsProblems(change, sets).map(({ path, code }) => `${path} ${code}`);
const hours: Hours = {
  opens: '06:00',
  reminder: '07:00',
  nudge: '14:00',
  callList: '15:00',
  due: '16:30',
  digest: '17:00',
};
const day = (from: string, to = from, more: Partial<HolidayEntry> = {}): HolidayEntry => ({
  from,
  to,
  name: 'Nghỉ',
  ...more,
});

describe('what is wrong with a change', () => {
  it.each<[string, SettingsChange, string[]]>([
    ['nothing', { weekdays: [1, 5], hours, holidays: [day('2021-04-21')] }, []],
    ['no day of the week', { weekdays: [] }, ['weekdays none']],
    ['a nudge before its reminder', { hours: { ...hours, nudge: '06:30' } }, ['hours.nudge out-of-order']],
    ['two things at one minute', { hours: { ...hours, digest: '16:30' } }, ['hours.digest out-of-order']],
    [
      'a holiday that ends before it begins',
      { holidays: [day('2021-05-01', '2021-04-30')] },
      ['holidays.0.to ends-before'],
    ],
    ['the wrong year', { holidays: [day('2021-04-30', '2022-05-03')] }, ['holidays.0.to too-long']],
    ['no name', { holidays: [day('2021-04-30', '2021-05-03', { name: '  ' })] }, ['holidays.0.name name']],
    [
      'the same day twice',
      { holidays: [day('2021-04-30', '2021-05-03'), day('2021-05-01')] },
      ['holidays.1.from overlap'],
    ],
    [
      'the same day for other levels',
      { holidays: [day('2021-05-01'), day('2021-05-01', '2021-05-01', { stages: ['preschool'] })] },
      [],
    ],
    [
      'an unknown criteria set',
      { criteria: { set: 'none', confirmed: true, texts: {} } },
      ['criteria.set unknown'],
    ],
    [
      'wording of no criterion',
      { criteria: { set: 'moet-1467', confirmed: false, texts: { 16: 'Mười ký tự trở lên' } } },
      ['criteria.texts.16 unknown'],
    ],
    [
      'wording of nothing',
      { criteria: { set: 'moet-1467', confirmed: false, texts: { 4: '…' } } },
      ['criteria.texts.4 length'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('says each in both languages', () => {
    const all = settingsProblems(
      {
        weekdays: [],
        hours: { ...hours, due: '13:00' },
        holidays: [day('2021-02-02', '2021-02-01', { name: '' })],
      },
      sets,
    );
    expect(all.length).toBe(4);
    for (const { vi, en } of all)
      expect([vi.length > 10, en.length > 10, vi === en]).toEqual([true, true, false]);
  });
});

const civil = fc
  .integer({ min: 0, max: 364 })
  .map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10));
const entry = fc
  .record({
    from: civil,
    days: fc.integer({ min: 0, max: 9 }),
    stages: fc.option(fc.subarray([...STAGES], { minLength: 1 }), { nil: undefined }),
  })
  .map(({ from, days, stages }) => {
    const to = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
    return day(from, to, { name: `Nghỉ ${from}`, ...(stages && { stages }) });
  });

describe('holidays as they are kept', () => {
  const FIRST = '2021-01-02T00:00:00.000Z';
  const SECOND = '2021-06-02T00:00:00.000Z';

  it('what stood keeps its decree, what is new is decreed now, nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.array(entry, { maxLength: 8 }), (before, added) => {
        const first = decreed([], before, FIRST);
        const second = decreed(first, [...before, ...added], SECOND);
        expect(second.length).toBe(before.length + added.length);
        const key = ({ from, to, stages }: HolidayEntry) =>
          `${from} ${to} ${[...(stages ?? [])].sort().join()}`;
        const stood = new Set(before.map(key));
        for (const holiday of second)
          expect(holiday.decreedAt).toBe(stood.has(key(holiday)) ? FIRST : SECOND);
        expect(second.map(({ from }) => from)).toEqual(second.map(({ from }) => from).sort());
      }),
    );
  });

  it('a new name is no new decree; the province’s own file decreed nothing', () => {
    const file = [day('2021-04-30')];
    const [kept] = decreed(file, [day('2021-04-30', '2021-04-30', { name: 'Giải phóng miền Nam' })], SECOND);
    expect(kept).toEqual({ from: '2021-04-30', to: '2021-04-30', name: 'Giải phóng miền Nam' });
  });
});
