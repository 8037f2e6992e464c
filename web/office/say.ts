/** Dates, durations and numbers in the page's language and the province's zone. */
import type { CivilDate, Instant } from '../../functions/calendar/cadence.ts';
import {
  dayText,
  dayTimeText,
  durationText,
  type Lang,
  numberText,
  percentText,
  shortDayText,
  timeText,
} from '../../functions/calendar/wording.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function sayIn(lang: Lang, zone: string) {
  const number = (n: number): string => numberText(n, lang);
  return {
    number,
    percent: (part: number, whole: number): string => percentText(part, whole, lang),
    /** `541/596`; – when there is nothing to be a share of. */
    ratio: (part: number, whole: number): string => (whole === 0 ? '–' : `${number(part)}/${number(whole)}`),
    time: (instant: Instant): string => timeText(instant, zone),
    day: (when: Instant | CivilDate): string => dayText(when, zone, lang),
    /** At the head of a sentence or button. */
    Day: (when: Instant | CivilDate): string => capital(dayText(when, zone, lang)),
    /** Takes a round's id too: a scheduled one is its date, a requested one begins with it. */
    shortDay: (when: string): string =>
      shortDayText(when.includes('T') ? when : when.slice(0, 10), zone, lang),
    moment: (instant: Instant): string => dayTimeText(instant, zone, lang),
    /** `07:48, thứ Sáu 26/02` */
    brief: (instant: Instant): string => `${timeText(instant, zone)}, ${shortDayText(instant, zone, lang)}`,
    /** `3 giờ 12 phút` from one instant to the other. */
    span: (from: Instant, to: Instant): string => durationText(Date.parse(to) - Date.parse(from), lang),
    sameDay: (a: Instant, b: Instant): boolean => dayText(a, zone) === dayText(b, zone),
  };
}
export type Say = ReturnType<typeof sayIn>;
