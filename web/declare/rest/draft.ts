/** The declaration being made: how it begins, takes over what was typed, changes and is kept. */
import type { Draft } from '../../../functions/declarations/declaration.ts';
import {
  counts,
  emptyDeclaration,
  sameAsLast,
  valueAt,
  zeroCases,
} from '../../../functions/declarations/draft.ts';
import type { MyDuty } from '../../../functions/declarations/mine.ts';
import { isOwed, draftKey as ownKey, quickDuty } from '../actions.ts';
import { now } from '../clock.ts';
import { keep, kept } from '../keep.ts';
import { change, duties, state, targets, type Work } from '../state.ts';
import { ask } from './rules.ts';

/** Rounds that one declaration can answer: those of the same criteria as the first. */
export const together = (list: readonly MyDuty[]): MyDuty[] =>
  list.filter(({ round }) => JSON.stringify(round.criteria) === JSON.stringify(list[0]?.round.criteria));

/** Nobody goes on with another's draft: an officer's on behalf of the school has their address in its name. */
export const draftKey = (duty: MyDuty | undefined): string =>
  ownKey(duty) + (state.mine?.officer?.email ?? '');

/** What was begun for a duty with the rules at hand. */
export function begun(duty: MyDuty | undefined): Work | undefined {
  const work = kept<Work>(draftKey(duty));
  return work?.draft && work;
}

/** Starts a declaration for these duties: as last time, or from nothing. */
export function declare(owed: readonly MyDuty[]): void {
  const { mine } = state;
  const list = together(owed);
  const criteria = list[0]?.round.criteria;
  const set = mine?.criteria.find(({ id, version }) => id === criteria?.set && version === criteria.version);
  if (!mine || !set) return;
  const last = list[0]?.last?.declaration;
  const draft = last ? sameAsLast(last, set, mine.today) : emptyDeclaration(set);
  const { name, position, phone } = mine.officer?.contact ?? draft.declarer;
  if (!last) draft.declarer = { name, position, phone };
  const rounds = list.map(({ round }) => round.id);
  state.work = { draft, rounds, correcting: false, whole: list[0] !== quickDuty(), savedAt: '', sending: [] };
}

/** Goes on with what was begun, or begins with what was typed before the rules came. */
export function adopt(): void {
  if (state.work || !state.mine) return;
  const found = duties().map(begun).find(Boolean);
  if (found) {
    state.work = found;
    return;
  }
  declare(duties().filter(isOwed));
  // On behalf nothing is typed before the rules come: what stands there is the school's own draft of this machine.
  const typed = early.behalf ? [] : Object.entries(state.typed);
  for (const [path, value] of typed) put(path, value);
  if (state.work && typed.length > 0) save();
}

/** True once every count of cases is a typed zero. */
const noCases = ({ cases }: Draft): boolean => !/null|[1-9]/.test(JSON.stringify(cases));

/** What a field holds; of all cases together, whether there are none. */
export const valueIn = (path: string): unknown => {
  const draft = state.work?.draft;
  return path === 'cases' ? draft && noCases(draft) : valueAt(draft, path);
};

/** Sets a field of the draft. `cases`: one tap writes the zeros, another takes them back. */
export function put(path: string, value: unknown): void {
  if (!state.work) return;
  const draft: Draft = JSON.parse(JSON.stringify(state.work.draft));
  if (path === 'cases') draft.cases = value ? zeroCases() : { learners: counts(null), staff: counts(null) };
  else {
    const [, holder = '', key = ''] = /^(?:(.*)\.)?([^.]+)$/.exec(path) ?? [];
    Object(valueAt(draft, holder))[key] = value;
  }
  // A changed thing is another thing to send.
  state.work = { ...state.work, draft, savedAt: now(), sending: [] };
}

/** Keeps the work on this machine; the rules speak again if they were asked. */
export function save(work = state.work): void {
  if (!work) return;
  state.work = state.behalf ? { ...work, calledAt: state.behalf.calledAt() } : work;
  keep(draftKey(targets()[0]), state.work);
  change(state.checked ? { findings: ask(state.work) } : {});
}
