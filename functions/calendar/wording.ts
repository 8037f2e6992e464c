// First bundle of the declaration page (≤ 12 kB gzip with everything else): add nothing a school's phone doesn't show.
/**
 * How dates, times, durations and numbers read. Built on Intl's time zones alone: the words are ours, because ICU's
 * Vietnamese changes from version to version. What reads a wall's clock (`wall…Text`) asks no zone and no Intl.
 */
import type { CivilDate, Instant } from './cadence.ts';

export type Lang = 'vi' | 'en';

const WEEKDAYS = {
  vi: 'Chủ nhật,thứ Hai,thứ Ba,thứ Tư,thứ Năm,thứ Sáu,thứ Bảy'.split(','),
  en: 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(','),
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** `2021-02-26T16:30` on the wall in `zone`; a civil date is itself, in every zone. */
function wallOf(when: Instant | CivilDate, zone: string): string {
  if (when.length === 10) return when;
  const parts = formatFor(zone).formatToParts(new Date(when));
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** `thứ Sáu 26/02` or with its year, of what a wall's calendar shows: `2021-02-26`, whatever follows. */
export function wallDayText(wall: string, lang: Lang, withYear: boolean): string {
  const [year, month, day] = wall.slice(0, 10).split('-');
  const weekday = WEEKDAYS[lang][new Date(wall.slice(0, 10)).getUTCDay()];
  return lang === 'vi'
    ? `${weekday} ${day}/${month}${withYear ? `/${year}` : ''}`
    : `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]}${withYear ? ` ${year}` : ''}`;
}

/** `16:30`, of what a wall's calendar and clock show: `2021-02-26T16:30`, whatever follows. */
export const wallTimeText = (wall: string): string => wall.slice(11, 16);

/** `thứ Sáu 26/02/2021` · `Friday 26 Feb 2021`. Of an instant, the day in `zone`. */
export const dayText = (when: Instant | CivilDate, zone: string, lang: Lang = 'vi'): string =>
  wallDayText(wallOf(when, zone), lang, true);

/** `thứ Sáu 26/02` · `Friday 26 Feb` */
export const shortDayText = (when: Instant | CivilDate, zone: string, lang: Lang = 'vi'): string =>
  wallDayText(wallOf(when, zone), lang, false);

/** `16:30`: the clock on the wall in `zone`, in both languages. */
export const timeText = (instant: Instant, zone: string): string => wallTimeText(wallOf(instant, zone));

/** `thứ Sáu 26/02/2021, 16:30` · `Friday 26 Feb 2021, 16:30` */
export const dayTimeText = (instant: Instant, zone: string, lang: Lang = 'vi'): string =>
  `${dayText(instant, zone, lang)}, ${timeText(instant, zone)}`;

const UNITS = {
  vi: { day: 'ngày', hour: 'giờ', minute: 'phút' },
  en: { day: 'day', hour: 'hour', minute: 'minute' },
};

/**
 * `3 giờ 12 phút` · `3 hours 12 minutes`: the two largest parts, rounded down so that nobody is promised more time
 * than is left. Below a minute: `dưới 1 phút`. The sign is not looked at.
 */
export function durationText(ms: number, lang: Lang = 'vi'): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes === 0) return lang === 'vi' ? 'dưới 1 phút' : 'less than a minute';
  const days = Math.floor(minutes / 1440);
  const parts = [
    ['day', days],
    ['hour', Math.floor(minutes / 60) % 24],
    ['minute', days > 0 ? 0 : minutes % 60],
  ] as const;
  return parts
    .filter(([, n]) => n > 0)
    .map(([unit, n]) => `${n} ${UNITS[lang][unit]}${lang === 'en' && n > 1 ? 's' : ''}`)
    .join(' ');
}

/** Milliseconds until a deadline: `còn 3 giờ 12 phút`; past it (negative): `quá hạn 2 giờ`. */
export function leftText(ms: number, lang: Lang = 'vi'): string {
  const duration = durationText(ms, lang);
  if (lang === 'vi') return ms < 0 ? `quá hạn ${duration}` : `còn ${duration}`;
  return ms < 0 ? `${duration} overdue` : `${duration} left`;
}

/** A whole number: `1.234` · `1,234` */
export const numberText = (n: number, lang: Lang = 'vi'): string =>
  String(n).replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');

/**
 * `90,8%` · `90.8%`, one decimal; `–` when there is nothing to be a share of. All is `100%` and none is `0%`, and
 * nothing else is rounded to look like them. Show it only beside part/whole.
 */
export function percentText(part: number, whole: number, lang: Lang = 'vi'): string {
  if (whole === 0) return '–';
  if (part === 0 || part === whole) return part === 0 ? '0%' : '100%';
  const tenths = Math.min(999, Math.max(1, Math.round((part * 1000) / whole)));
  return `${(tenths / 10).toFixed(1).replace('.', lang === 'vi' ? ',' : '.')}%`;
}
