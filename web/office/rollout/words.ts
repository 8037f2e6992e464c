import { wordsOf } from '../kit/words.ts';
import { type RolloutWords, rolloutVi } from '../texts/rollout.vi.ts';

export const useWords = wordsOf<RolloutWords>(rolloutVi, () =>
  import('../texts/rollout.en.ts').then((module) => module.rolloutEn),
);
