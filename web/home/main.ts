/** The province now, on a page that reads well without it: figures per unit, and one school by name where that is on. */
import { dayText, dayTimeText, type Lang, numberText, timeText } from '../../functions/calendar/wording.ts';
import { SAFETY_LEVELS } from '../../functions/declarations/criteria.ts';
import type {
  PublicFigures,
  PublicSchools,
  PublicSituation,
} from '../../functions/publishing/public-summary.ts';
import type { PublicCount } from '../../functions/publishing/suppression.ts';
import { tellFacts } from './facts.ts';
import { type Child, make } from './make.ts';
import { type HomeWords, LANGUAGES, WORDS } from './words.ts';

const TYPING_PAUSES_MS = 350;
const SHORTEST = 2;

async function ask<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(path);
    if (!response.ok) return undefined;
    const value: T = await response.json();
    return value;
  } catch {
    return undefined;
  }
}

interface Speech {
  lang: Lang;
  words: HomeWords;
  zone: string;
}

const counted = (count: PublicCount, { lang, words }: Speech): string =>
  count === null ? words.hidden : typeof count === 'number' ? numberText(count, lang) : count;

function rowOf(name: string, figures: PublicFigures, speech: Speech): HTMLElement {
  const { lang, words } = speech;
  const number = (n: number) => numberText(n, lang);
  const { suspended } = figures;
  const paused = suspended > 0 ? [make('small', {}, words.unitSuspended(number(suspended)))] : [];
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, name, ...paused),
    make('td', {}, `${number(figures.declared)}/${number(figures.expected)}`),
    make('td', {}, counted(figures.newConfirmed, speech)),
    make('td', {}, counted(figures.activeConfirmed, speech)),
  );
}

function figuresOf(
  situation: NonNullable<PublicSituation['situation']>,
  now: string,
  speech: Speech,
): Child[] {
  const { lang, words, zone } = speech;
  const { total, units, safety, round } = situation;
  const number = (n: number) => numberText(n, lang);
  const facts = [
    words.declared(number(total.declared), number(total.expected)),
    words.fresh(counted(total.newConfirmed, speech)),
    words.active(counted(total.activeConfirmed, speech)),
    words.suspended(number(total.suspended)),
  ];
  const levels = SAFETY_LEVELS.flatMap((level) =>
    safety ? [make('li', {}, `${words.safety[level]}: ${number(safety[level])}`)] : [],
  );
  const head = words.columns.map((title) => make('th', { scope: 'col' }, title));
  return [
    make('p', { class: 'muted' }, words.asOf(dayText(round.id, zone, lang), dayTimeText(now, zone, lang))),
    make('ul', { class: 'facts' }, ...facts.map((fact) => make('li', {}, fact))),
    ...(levels.length > 0 ? [make('ul', { class: 'facts' }, ...levels)] : []),
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...head)),
      make('tbody', {}, ...units.map((unit) => rowOf(unit.name, unit, speech))),
    ),
    make('p', { class: 'muted' }, words.note),
  ];
}

function schoolsOf({ schools, total }: PublicSchools, { lang, words, zone }: Speech): Child[] {
  if (total === 0) return [make('p', {}, words.none)];
  const lines = schools.map(({ name, unit, state, operation, until, safety }) => {
    const said = [
      unit,
      words.state(state),
      ...(operation === 'closed' ? [words.closed(until ? dayText(until, zone, lang) : '')] : []),
      ...(safety ? [words.safety[safety]] : []),
    ];
    return make('li', {}, make('b', {}, name), make('small', {}, said.join(' · ')));
  });
  return [
    make('p', { class: 'muted' }, words.found(numberText(total, lang))),
    make('ul', { class: 'found' }, ...lines),
    ...(total > schools.length ? [make('p', {}, words.more)] : []),
  ];
}

/** Answers while the typing pauses; an answer that comes late never covers a newer one. */
function searching(form: HTMLElement, out: HTMLElement, speech: Speech): void {
  const box = form.querySelector('input');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const look = async () => {
    const q = box?.value.trim() ?? '';
    asked = q;
    if (q.length < SHORTEST) return out.replaceChildren();
    const answer = await ask<PublicSchools>(`/api/public/schools?q=${encodeURIComponent(q)}`);
    if (asked === q) out.replaceChildren(...(answer ? schoolsOf(answer, speech) : [speech.words.failed]));
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), TYPING_PAUSES_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void look();
  });
}

function show(answer: PublicSituation | undefined, lang: Lang): void {
  const words = WORDS[lang];
  const place = document.querySelector(`[data-situation="${lang}"]`);
  if (!answer) {
    place?.replaceChildren(words.failed);
    return;
  }
  const { zone } = answer.province;
  const speech = { lang, words, zone };
  const { situation, next, synthetic } = answer;
  place?.replaceChildren(
    ...(synthetic ? [make('p', { class: 'synthetic', role: 'note' }, words.synthetic)] : []),
    ...(situation ? figuresOf(situation, answer.now, speech) : [make('p', {}, words.off)]),
    ...(next
      ? [make('p', {}, words.next(`${dayText(next.id, zone, lang)}, ${timeText(next.opensAt, zone)}`))]
      : []),
  );
  const form = document.querySelector<HTMLElement>(`[data-search="${lang}"]`);
  const out = document.querySelector<HTMLElement>(`[data-found="${lang}"]`);
  if (!form || !out || !answer.schools) return;
  form.hidden = false;
  searching(form, out, speech);
}

const answer = await ask<PublicSituation>('/api/public/situation');
if (answer) tellFacts(answer);
for (const lang of LANGUAGES) show(answer, lang);
