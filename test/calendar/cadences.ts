/** Kiên Giang's calendar, and calendars as a province might set them. */
import fc from 'fast-check';
import { type Cadence, type Holiday, instantOf } from '../../functions/calendar/cadence.ts';
import { addDays } from '../../functions/calendar/civil-date.ts';
import { STAGES } from '../../functions/schools/unit.ts';

/** The real holidays of 2021: the Fridays and Mondays of Tết and of 30/4 are off, two slots in a row each. */
const HOLIDAYS_2021: readonly Holiday[] = [
  { from: '2021-01-01', to: '2021-01-01', name: 'Tết Dương lịch' },
  { from: '2021-02-10', to: '2021-02-16', name: 'Tết Nguyên đán' },
  { from: '2021-04-21', to: '2021-04-21', name: 'Giỗ Tổ Hùng Vương' },
  { from: '2021-04-30', to: '2021-05-03', name: '30/4 và 1/5' },
  { from: '2021-09-02', to: '2021-09-05', name: 'Quốc khánh' },
];

export const kienGiang = (changes: Partial<Cadence> = {}): Cadence => ({
  zone: 'Asia/Ho_Chi_Minh',
  weekdays: [1, 5],
  hours: {
    opens: '06:00',
    reminder: '07:00',
    nudge: '14:00',
    callList: '15:00',
    due: '16:30',
    digest: '17:00',
  },
  holidays: HOLIDAYS_2021,
  onHoliday: 'stay-open',
  ...changes,
});

/** Viet Nam keeps one time all year; the others change clocks, on different days and half-hours. */
export const anyZone = fc.constantFrom(
  'Asia/Ho_Chi_Minh',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
);

export const anyDateOf2021 = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2021-01-01', days));

const anyHoliday = fc
  .record({
    from: anyDateOf2021,
    length: fc.integer({ min: 1, max: 12 }),
    stages: fc.option(fc.uniqueArray(fc.constantFrom(...STAGES), { minLength: 1 }), { nil: undefined }),
    decreed: fc.option(
      fc.record({ day: fc.integer({ min: -3, max: 12 }), hour: fc.integer({ min: 0, max: 23 }) }),
      {
        nil: undefined,
        freq: 3,
      },
    ),
  })
  .map(
    ({ from, length, stages, decreed }) =>
      (zone: string): Holiday => ({
        from,
        to: addDays(from, length - 1),
        name: `nghỉ từ ${from}`,
        ...(stages && { stages }),
        ...(decreed && {
          decreedAt: instantOf(
            addDays(from, decreed.day),
            `${String(decreed.hour).padStart(2, '0')}:00`,
            zone,
          ),
        }),
      }),
  );

export const anyCadence: fc.Arbitrary<Cadence> = fc
  .record({
    zone: anyZone,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    onHoliday: fc.constantFrom('stay-open' as const, 'next-working-day' as const),
    makers: fc.array(anyHoliday, { maxLength: 8 }),
  })
  .map(({ zone, weekdays, onHoliday, makers }) =>
    kienGiang({ zone, weekdays, onHoliday, holidays: makers.map((make) => make(zone)) }),
  );
