/** The results' words in the page's language. */
import { wordsOf } from '../kit/words.ts';
import { resultsVi } from '../texts/results.vi.ts';

export const useResultsWords = wordsOf(resultsVi, () =>
  import('../texts/results.en.ts').then((module) => module.resultsEn),
);
