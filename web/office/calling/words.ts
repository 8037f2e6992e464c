/** The words of calling, in the language chosen. */
import { wordsOf } from '../kit/words.ts';
import { callingVi } from '../texts/calling.vi.ts';

export const useCallWords = wordsOf(callingVi, () =>
  import('../texts/calling.en.ts').then((module) => module.callingEn),
);
