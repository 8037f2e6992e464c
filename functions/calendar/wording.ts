/**
 * How dates, times, durations and numbers read in both languages. Built on Intl's time zones alone: the words are ours
 * (wording.vi.ts, wording.en.ts), and the declaration page, which knows its wall's clock, takes only them.
 */
import type { CivilDate, Instant } from './cadence.ts';
import { english } from './wording.en.ts';
import { duration, left, number, vietnamese, wallDay, wallTime } from './wording.vi.ts';

export type Lang = 'vi' | 'en';

const IN = { vi: vietnamese, en: english };

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

/** `thứ Sáu 26/02/2021` · `Friday 26 Feb 2021`. Of an instant, the day in `zone`. */
export const dayText = (when: Instant | CivilDate, zone: string, lang: Lang = 'vi'): string =>
  wallDay(IN[lang], wallOf(when, zone), true);

/** `thứ Sáu 26/02` · `Friday 26 Feb` */
export const shortDayText = (when: Instant | CivilDate, zone: string, lang: Lang = 'vi'): string =>
  wallDay(IN[lang], wallOf(when, zone), false);

/** `16:30`: the clock on the wall in `zone`, in both languages. */
export const timeText = (instant: Instant, zone: string): string => wallTime(wallOf(instant, zone));

/** `thứ Sáu 26/02/2021, 16:30` · `Friday 26 Feb 2021, 16:30` */
export const dayTimeText = (instant: Instant, zone: string, lang: Lang = 'vi'): string =>
  `${dayText(instant, zone, lang)}, ${timeText(instant, zone)}`;

/**
 * `3 giờ 12 phút` · `3 hours 12 minutes`: the two largest parts, rounded down so that nobody is promised more time
 * than is left. Below a minute: `dưới 1 phút`. The sign is not looked at.
 */
export const durationText = (ms: number, lang: Lang = 'vi'): string => duration(IN[lang], ms);

/** Milliseconds until a deadline: `còn 3 giờ 12 phút`; past it (negative): `quá hạn 2 giờ`. */
export const leftText = (ms: number, lang: Lang = 'vi'): string => left(IN[lang], ms);

/** A whole number: `1.234` · `1,234` */
export const numberText = (n: number, lang: Lang = 'vi'): string => number(IN[lang], n);

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
