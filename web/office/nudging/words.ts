/** The words of nudging, in the language chosen. */
import { wordsOf } from '../kit/words.ts';
import { nudgingVi } from '../texts/nudging.vi.ts';

export const useNudgingWords = wordsOf(nudgingVi, () =>
  import('../texts/nudging.en.ts').then((module) => module.nudgingEn),
);
