// First bundle of /khai-bao/: every byte counts.
/**
 * The page's language. Vietnamese stands in the source where it is shown and is its own key; English is another
 * file, fetched by those who ask (en/en.ts, complete: a test says so).
 */
import * as wording from '../../functions/calendar/wording.vi.ts';
import type { Operation } from '../../functions/declarations/declaration.ts';
import { schoolInView, state } from './state.ts';

type English = typeof import('./en/en.ts');
let english: English | undefined;

/** A sentence in the language chosen; its values stand in `${…}`. English may turn the order round: `{1} of {0}`. */
export const _ = (parts: TemplateStringsArray, ...values: (string | number)[]): string => {
  const key = parts.join('{}');
  let next = 0;
  return (english?.words[key] ?? key).replace(/\{(\d?)\}/g, (_, n: string) =>
    String(values[n ? +n : next++]),
  );
};

/** The English texts, once asked for. */
export const inEnglish = (): English | undefined => english;

/** @throws when English cannot be fetched: the page then stays Vietnamese. */
export async function speak(language: string): Promise<void> {
  const file = await import('./en/en.ts');
  english = language === 'en' ? file : undefined;
  file.entitle(language);
}

export const lang = () => (english ? 'en' : 'vi');
export const speech = (): wording.Wording => english?.wording ?? wording.vietnamese;
/** What the province's calendar and clock show at an instant; a civil date is itself. */
export const wall = (when: string): string =>
  when[10]
    ? new Date(
        Date.parse(when) - Date.parse(`1970-01-01T00:00${state.mine?.province.offset ?? 'Z'}`),
      ).toISOString()
    : when;
/** `thứ Sáu 26/02` */
export const day = (when: string): string => wording.wallDay(speech(), wall(when), false);
/** `16:30` */
export const time = (when: string): string => wording.wallTime(wall(when));
/** `16:30 thứ Sáu 26/02` */
export const moment = (when: string): string => `${time(when)} ${day(when)}`;
/** `còn 3 giờ 12 phút` */
export const left = (ms: number): string => wording.left(speech(), ms);
/** `1.234` */
export const num = (n: number): string => wording.number(speech(), n);

/** The few of the declaration's words that the first screen shows; the others come with the rules (a test compares). */
export const operationName = (operation: Operation): string =>
  ({
    open: _`Trực tiếp`,
    partly: _`Một phần trực tiếp`,
    remote: _`Trực tuyến`,
    closed: _`Tạm dừng đến trường`,
  })[operation];
/** What learners are called here: trẻ, học sinh, học viên. */
export const learners = (level = schoolInView()?.level): string =>
  level === 'preschool' ? _`trẻ` : level === 'continuing' ? _`học viên` : _`học sinh`;
export const staff = (): string => _`cán bộ, giáo viên, nhân viên`;
