/** Vietnamese comes with the page; English is fetched by those who ask for it. The choice is kept in this browser. */
import type { Lang } from '../../functions/calendar/wording.ts';
import { type Texts, vi } from './texts.vi.ts';

export type Language = Lang;
const KEPT = 'ngon-ngu';

/** Browsers may refuse storage altogether: then the choice lasts as long as the page. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
export function remembered(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** What the declaration page keeps of the duties it showed last (web/declare/actions.ts): the session's, so it goes with it. */
export function forgetDuties(): void {
  try {
    localStorage.removeItem('mine');
  } catch {
    // No storage: nothing to forget.
  }
}

export const chosenLanguage = (): Language => (remembered(KEPT) === 'en' ? 'en' : 'vi');
export const rememberLanguage = (language: Language): void => remember(KEPT, language);

/** Vietnamese when the English texts cannot be fetched. */
export async function textsIn(language: Language): Promise<Texts> {
  if (language === 'vi') return vi;
  try {
    return (await import('./texts.en.ts')).en;
  } catch {
    return vi;
  }
}
