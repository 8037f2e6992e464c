/** English, fetched by those who ask: the page's words by their Vietnamese, and the declaration's own texts. */
export { english as wording } from '../../../functions/calendar/wording.en.ts';
export { texts } from '../../../functions/declarations/texts.en.ts';
export { words } from './words.en.ts';

let vietnamese: string[] | undefined;

/** What stands outside the painted part: the page's language, its title and the name beside the mark. */
export function entitle(language: string): void {
  const name = document.querySelector('header i')?.nextSibling;
  vietnamese ??= [document.title, name?.textContent ?? ''];
  const [title = '', brand = ''] =
    language === 'en' ? ['Declaration – School safety', 'School safety'] : vietnamese;
  document.documentElement.lang = language;
  document.title = title;
  if (name) name.textContent = brand;
}
