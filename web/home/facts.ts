/**
 * What is the province's own: its name, days, hours, criteria and letters. Settings may change them any day, and the pages
 * are the same for every province, so the HTML says what is true everywhere and this says it exactly.
 */
import { weekdaysText } from '../../functions/calendar/weekdays.ts';
import type { Lang } from '../../functions/calendar/wording.ts';
import type { PublicSituation } from '../../functions/publishing/public-summary.ts';
import { make } from './make.ts';
import { LANGUAGES, WORDS } from './words.ts';

function write(selector: string, text: string): void {
  for (const place of document.querySelectorAll(selector)) place.textContent = text;
}

const inList = (numbers: readonly number[], and: string): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')}${and}${numbers.at(-1)}`;

function tellCriteria({ criteria }: PublicSituation, lang: Lang): void {
  const { count, rule, letter, date } = criteria;
  const { criteria: words, slashed } = WORDS[lang];
  const { good, fair, mandatory } = rule;
  write(
    `[data-criteria="${lang}"]`,
    words.from(letter, slashed(date), String(count), inList(mandatory, words.and)),
  );
  write(`[data-level="${lang} good"]`, words.good(good));
  write(`[data-level="${lang} fair"]`, words.fair(fair, good - 1));
  write(`[data-level="${lang} unsafe"]`, words.unsafe(fair - 1));
  write(`[data-level="${lang} mandatory-failed"]`, words.mandatoryFailed(fair));
}

function tellLetters({ letters }: PublicSituation, lang: Lang): void {
  const section = document.querySelector<HTMLElement>(`[data-letters="${lang}"]`);
  if (!section || letters.length === 0) return;
  const lines = letters.map(({ number, issuer, date, about, url }) =>
    make(
      'li',
      {},
      make('b', {}, url ? make('a', { href: url, rel: 'noreferrer' }, number) : number),
      WORDS[lang].letter(WORDS[lang].slashed(date)),
      make('span', { lang: 'vi' }, `${issuer}: ${about}.`),
    ),
  );
  section.querySelector('ul')?.replaceChildren(...lines);
  section.hidden = false;
}

export function tellFacts(answer: PublicSituation): void {
  const { province, hours, weekdays } = answer;
  document.title = `${document.title} – ${province.name}`;
  write('[data-province]', `\u00a0· ${province.name}`);
  write('[data-office]', province.office);
  for (const [name, hour] of Object.entries(hours)) write(`[data-hour="${name}"]`, hour);
  for (const lang of LANGUAGES) {
    write(`[data-days="${lang}"]`, WORDS[lang].days(weekdaysText(weekdays, lang)));
    write(`[data-at="${lang} reminder"]`, WORDS[lang].at(hours.reminder));
    tellCriteria(answer, lang);
    tellLetters(answer, lang);
  }
}
