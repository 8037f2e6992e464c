// First bundle of the declaration page (≤ 12 kB gzip with everything else): add nothing a school's phone doesn't show.
/**
 * How dates, durations and numbers read in Vietnamese, and how any language's are put together from what a wall's
 * calendar and clock show: no zone, no Intl. The words are ours, because ICU's Vietnamese changes from version to version.
 */

/** What a language says: English is another file, for those who ask (wording.en.ts). */
export interface Wording {
  /** @param weekday 0 is Sunday @param day @param month with two digits @param year empty: not said */
  day: (weekday: number, day: string, month: string, year: string) => string;
  /** So many days (0), hours (1) or minutes (2). */
  count: (n: number, unit: number) => string;
  underAMinute: string;
  left: (duration: string) => string;
  overdue: (duration: string) => string;
  /** Between thousands. */
  comma: string;
}

const WEEKDAYS = 'Chủ nhật,thứ Hai,thứ Ba,thứ Tư,thứ Năm,thứ Sáu,thứ Bảy'.split(',');
const UNITS = ['ngày', 'giờ', 'phút'];

export const vietnamese: Wording = {
  day: (weekday, day, month, year) => `${WEEKDAYS[weekday]} ${day}/${month}${year && `/${year}`}`,
  count: (n, unit) => `${n} ${UNITS[unit]}`,
  underAMinute: 'dưới 1 phút',
  left: (duration) => `còn ${duration}`,
  overdue: (duration) => `quá hạn ${duration}`,
  comma: '.',
};

/** `thứ Sáu 26/02` or with its year, of what a wall's calendar shows: `2021-02-26`, whatever follows. */
export function wallDay(say: Wording, wall: string, withYear: boolean): string {
  const date = wall.slice(0, 10);
  const [year = '', month = '', day = ''] = date.split('-');
  return say.day(new Date(date).getUTCDay(), day, month, withYear ? year : '');
}

/** `16:30`, of what a wall's calendar and clock show: `2021-02-26T16:30`, whatever follows. */
export const wallTime = (wall: string): string => wall.slice(11, 16);

/** The two largest parts of so many ms, rounded down; the sign is not looked at. */
export function duration(say: Wording, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const days = Math.floor(minutes / 1440);
  return (
    [days, Math.floor(minutes / 60) % 24, days ? 0 : minutes % 60]
      .map((n, unit) => n && say.count(n, unit))
      .filter(Boolean)
      .join(' ') || say.underAMinute
  );
}

export const left = (say: Wording, ms: number): string => say[ms < 0 ? 'overdue' : 'left'](duration(say, ms));

export const number = (say: Wording, n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, say.comma);
