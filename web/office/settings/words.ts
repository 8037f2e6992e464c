/** The settings' words, and the one answer all their parts live on. */
import type { SettingsAnswer } from '../../../functions/settings/settings.ts';
import { answersOf } from '../answers.ts';
import { wordsOf } from '../kit/words.ts';
import { type SettingsWords, settingsVi } from '../texts/settings.vi.ts';

export const useSettingsWords = wordsOf<SettingsWords>(settingsVi, () =>
  import('../texts/settings.en.ts').then((module) => module.settingsEn),
);

export const useSettings = answersOf<SettingsAnswer>();
export const SETTINGS = '/api/settings';

/** What each part of the screen gets. */
export interface PartProps {
  settings: SettingsAnswer;
  /** Asks the server anew. */
  again: () => void;
}
