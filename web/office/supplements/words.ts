/** The words of supplements and excuses, in the language chosen. */
import { wordsOf } from '../kit/words.ts';
import { supplementsVi } from '../texts/supplements.vi.ts';

export const useSupplementWords = wordsOf(supplementsVi, () =>
  import('../texts/supplements.en.ts').then((module) => module.supplementsEn),
);
