/** From screen to screen: form, review, correction. */

import type { MyDuty } from '../../../functions/declarations/mine.ts';
import { isOwed, load } from '../actions.ts';
import { now } from '../clock.ts';
import { keep, kept } from '../keep.ts';
import { change, duties, pictured, type Screen, type State, state, targets, type Work } from '../state.ts';
import { begun, declare, draftKey, together } from './draft.ts';
import { attempt } from './outbox.ts';
import { ask } from './rules.ts';

const MONTH = 30 * 24 * 60 * 60 * 1000;

/** To another screen: its heading takes the focus, and the phone's back button leads back. */
export function go(screen: Screen, patch: Partial<State> = {}, focus = 'top'): void {
  if (screen !== state.screen) history.pushState(screen, '');
  // Before the change: after it, the whole page would be laid out for that alone.
  scrollTo(0, 0);
  change({ ...patch, screen }, focus);
}

addEventListener('popstate', ({ state: screen }: PopStateEvent) => {
  if (state.mine)
    change({ screen: screen === null || (!state.work && screen !== 'history') ? 'home' : screen }, 'top');
});

const isOutdated = ({ state: is, round }: MyDuty): boolean =>
  (is === 'awaiting' && round.dueAt < now()) || (!round.closedAt && round.closesAt < now());

/** A deadline that passes changes the state, which the server knows. */
setInterval(() => {
  if (state.mine?.duties.some(isOutdated)) void load();
}, 20_000);

/** Still open: what stands declared can be corrected. */
export const isDeclared = ({ current, round }: MyDuty): boolean => current !== undefined && !round.closedAt;

/** A draft that was begun goes on where it stood; a sending whose answer was lost waits for its second try. */
export function resume(): void {
  sweep();
  const { work } = state;
  for (const one of work?.sending ?? []) one.going = false;
  if (work?.sending.some(({ answer }) => !answer)) {
    change({ screen: 'review', findings: ask(work) });
    void attempt();
  } else change({ screen: work?.whole && work.savedAt ? 'form' : 'home' });
}

/** Forgets drafts last touched a month ago: their rounds closed long since. */
function sweep(): void {
  const limit = new Date(Date.parse(now()) - MONTH).toISOString();
  try {
    for (const key of Object.keys(localStorage)) {
      const draft = key.startsWith('draft ') && kept<Work>(key);
      if (draft && draft.savedAt < limit) keep(key, undefined);
    }
  } catch {
    // No storage: nothing to forget.
  }
}

export function openForm(focus = 'top', work: Work | undefined = state.work): void {
  if (work) go('form', { work: { ...work, whole: true }, findings: [], checked: false }, focus);
}

/** Loads what stands declared, to correct it. */
export function correct(focus = 'top'): void {
  const list = together(duties().filter(isDeclared));
  const current = list[0]?.current?.declaration;
  if (!current) return;
  const answers = Object.assign({}, ...list.map((duty) => duty.current?.declaration.answers));
  const draft = { ...current, ...(Object.keys(answers).length > 0 && { answers }) };
  const rounds = list.map(({ round }) => round.id);
  openForm(
    focus,
    begun(list[0]) ?? { draft, rounds, correcting: true, whole: true, savedAt: '', sending: [] },
  );
}

/** Not required, but open: may be declared all the same. */
export const isSpare = ({ state: is, why, current, round }: MyDuty): boolean =>
  is === 'not-required' && why.code !== 'not-open' && !current && !round.closedAt;

/** One tap from everywhere: the cases, in today's declaration or in the correction of it. */
export function reportCases(): void {
  if (state.work) openForm('cases');
  else if (duties().some(isDeclared)) correct('cases');
  else {
    const owed = duties().filter(isOwed);
    begin(owed.length > 0 ? owed : duties().filter(isSpare), 'cases');
  }
}

/** Declares field by field for these duties. */
export function begin(list: readonly MyDuty[], focus = 'top'): void {
  declare(list);
  openForm(focus);
}

/** Nothing is left to send: the draft goes. */
export function forget(): void {
  keep(draftKey(targets()[0]), undefined);
  change({ work: undefined, typed: {}, findings: [], checked: false });
}

/** Asks the rules; leads to the review, or to the first thing to mend. */
export async function review(): Promise<void> {
  const { work, screen } = state;
  if (!work) return;
  const findings = ask(work);
  await pictured();
  if (state.work !== work) return review();
  const wrong = findings.filter(({ soft }) => !soft);
  const atHand = screen === 'form' || wrong.every(({ path }) => /absent|^cases|^answers/.test(path));
  if (wrong.length === 0) go('review', { findings, checked: true }, 'review');
  else if (atHand) change({ findings, checked: true }, 'errors');
  else go('form', { findings, checked: true, work: { ...work, whole: true } }, 'errors');
}
