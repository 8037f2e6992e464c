// First bundle of /khai-bao/: every byte counts.
/** What the first screen can do: fetch the duties, keep what is typed, call for the rest. */
import type { MyDuty } from '../../functions/declarations/mine.ts';
import { read } from './api.ts';
import { setClock } from './clock.ts';
import { keep, kept } from './keep.ts';
import { change, duties, type Mine, pictured, state, type Typed } from './state.ts';

/** Open and owed. */
export const isRunning = ({ state: is }: MyDuty): boolean => /awaiting|silent/.test(is);
/** Nothing declared yet, and something to declare: after closing too, as a supplement. */
export const isOwed = (duty: MyDuty): boolean =>
  isRunning(duty) || (duty.state === 'missed' && !duty.supplement);

/** The duty that can be answered as last time: the first owed, if declared before by the same criteria. */
export const quickDuty = (): MyDuty | undefined => {
  const duty = duties().find(isOwed);
  const now = duty?.round.criteria;
  const before = duty?.last?.declaration.criteria;
  return before && before.set === now?.set && before.version === now.version ? duty : undefined;
};

export const draftKey = (duty: MyDuty | undefined): string => `draft ${duty?.round.id} ${state.school}`;

/** Fetches the duties, by link or session; what stands in the way of that is the other files' to say. */
export async function load(): Promise<void> {
  change({ trouble: undefined });
  const answer = await read<Mine>(early.mine ?? early.ask());
  early.mine = undefined;
  // What is typed is kept, and the network is back.
  if (answer.ok) {
    // What an officer sees of a school stays nowhere: a declaration on behalf needs the network.
    early.behalf || keep('mine', [answer.body, early.link, Date.now()]);
    return state.broken ? location.reload() : arrive(answer.body);
  }
  const { trouble } = answer;
  if (/40[13]/.test(`${trouble.status}`)) return withAccount((account) => account.refused(trouble));
  change({ trouble });
  void withRest((rest) => rest.offline());
}

export function arrive(mine: Mine): void {
  setClock(mine.now);
  const { schools } = mine;
  const id = state.school ?? kept('school');
  const school = schools.find((one) => one.id === id) ?? (schools[1] ? undefined : schools[0]);
  state.mine = mine;
  // What is being written stays as it is: a second answer only brings the duties up to date.
  if (!school || state.school !== school.id || state.screen === 'loading') choose(school?.id);
  else change({});
}

/** Brings a school into view, with what was begun for it on this machine. */
export function choose(id: string | undefined): void {
  Object.assign(state, { school: id, work: undefined, checked: false });
  keep('school', id);
  const quick = quickDuty();
  const begun = kept<{ typed?: Typed }>(draftKey(quick));
  const simple = quick && duties().every((duty) => isRunning(duty) && !duty.round.questions[0]);
  // A draft of the later screens must be here before anything can be typed over it.
  const later = state.rest || early.behalf || !simple || (begun && !begun.typed);
  state.typed = begun?.typed ?? {};
  change({ screen: later ? 'loading' : 'home' });
  if (later) void withRest((rest) => rest.resume());
}

/** Changes one field, by its dotted path, and keeps the draft. */
export function edit(path: string, value: unknown): void {
  const { rest, typed } = state;
  const put = rest
    ? rest.put
    : (at: string, what: unknown): void => {
        typed[at] = what;
      };
  put(path, value);
  // Nobody absent: nobody absent ill. Nothing typed: nothing assumed.
  if (/absent$/.test(path) && !value) put(`${path}Ill`, value);
  if (rest) rest.save();
  else {
    keep(draftKey(quickDuty()), { typed });
    change({});
  }
}

/** A file could not be fetched: said where it can be seen, if it was wanted at once. */
export const missing = (wanted?: unknown): void =>
  change({ trouble: { status: 0 }, broken: true }, wanted ? 'trouble' : '');

/** Runs `then` with the second file, fetched if it is not here yet. */
export async function withRest(then?: (rest: typeof import('./rest/rest.tsx')) => unknown): Promise<void> {
  try {
    if (!state.rest) {
      const rest = await import('./rest/rest.tsx');
      await pictured();
      state.rest = rest;
    }
  } catch {
    return missing(then);
  }
  state.rest.adopt();
  // Before anything came, good or bad, there is nothing new to see.
  if (state.mine || state.trouble) change({});
  then?.(state.rest);
}

/** The same for sign-in and history, of which who comes by a link needs nothing. */
export async function withAccount(
  then?: (account: typeof import('./account/account.tsx')) => unknown,
): Promise<void> {
  try {
    state.account ??= await import('./account/account.tsx');
  } catch {
    return missing(then);
  }
  change({});
  then?.(state.account);
}
