/** The declaration's own words in the language chosen, and dates with their year. */
import { wallDay } from '../../../functions/calendar/wording.vi.ts';
import type { Texts } from '../../../functions/declarations/texts.ts';
import { texts as vietnamese } from '../../../functions/declarations/texts.vi.ts';
import { state } from '../state.ts';
import { inEnglish, speech, wall } from '../words.ts';

export const texts = (): Texts => inEnglish()?.texts ?? vietnamese;
/** `thứ Sáu 26/02/2021` */
export const fullDay = (when: string): string => wallDay(speech(), wall(when), true);
/** As the first word of a label. */
export const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** What turns `2021-02-25T08:00` on the province's wall into the instant, as the declaration keeps it: `+07:00`. */
export const offset = (): string => state.mine?.province.offset ?? 'Z';
