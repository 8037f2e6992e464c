/** Words of the bulletin's screen, in English. */
import type { BulletinWords } from './bulletin.vi.ts';

export const bulletinEn: BulletinWords = {
  lead: (time) =>
    `Figures as of ${time}. No school is named and fewer than 5 cases are not counted out, so it may be read aloud or posted.`,
  languages: { vi: 'Vietnamese', en: 'English' },
  length: (n) => `${n} words`,
  copy: { vi: 'Copy the Vietnamese text', en: 'Copy the text' },
  copied: 'Copied.',
  byHand: 'The browser does not allow copying. Tap the text, then copy it.',
};
