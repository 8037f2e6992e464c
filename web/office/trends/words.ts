import { wordsOf } from '../kit/words.ts';
import { type TrendsWords, trendsVi } from '../texts/trends.vi.ts';

export const useWords = wordsOf<TrendsWords>(trendsVi, () =>
  import('../texts/trends.en.ts').then((module) => module.trendsEn),
);
