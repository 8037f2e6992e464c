/**
 * What was pressed "Gửi" and not yet received goes out by itself: when the network returns, when the page is looked at
 * again, at its start, and in between with growing pauses. The same submission each time, so it is kept once.
 */
import type { DeclareAnswer } from '../../../functions/declarations/mine.ts';
import { load } from '../actions.ts';
import type { Trouble } from '../api.ts';
import { keep, kept } from '../keep.ts';
import { type Sending, state, targets, type Work } from '../state.ts';
import { call } from './call.ts';
import { draftKey } from './draft.ts';

const SECOND = 1000;
const LONGEST_PAUSE = 300 * SECOND;

/** What time may mend: no network, a Wi-Fi's own page, too many at once, a busy system. All else a person must look at. */
export const mayPass = (trouble: Trouble | undefined): boolean =>
  !trouble || trouble.status < 2 || trouble.status === 429 || trouble.status >= 500;

const waits = ({ answer, trouble }: Sending): boolean => !answer && mayPass(trouble);
/** A session may be somebody else's by now; a link says itself for whom it speaks. */
const canGo = (one: Sending): boolean => waits(one) && !!one.via && !!one.path;
export const isWaiting = (work: Work | undefined): boolean => !!work?.sending.some(waits);

/** 2, 4, 8 … seconds up to five minutes, each of them half to one and a half: a whole town's phones don't come back at once. */
export const pauseAfter = (tries: number, luck: number): number =>
  Math.min(LONGEST_PAUSE, 2 ** Math.min(tries, 12) * SECOND) * (0.5 + luck);

/** One tab at a time sends a draft; where a browser has no locks, the same submission is still kept once. */
export async function alone(key: string, run: () => Promise<unknown>): Promise<void> {
  const { locks } = navigator;
  if (!locks) return void (await run());
  await locks.request(`send ${key}`, { ifAvailable: true }, (lock) => lock && run());
}

/** Sends what waits under another school or round than the one in view, by the link it was pressed with. */
async function sendOther(key: string): Promise<void> {
  const work = kept<Work>(key);
  for (const one of work?.sending?.filter(canGo) ?? []) {
    const answer = await call<DeclareAnswer>('PUT', one.path ?? '', one.body, one.via);
    if (answer.ok) one.answer = answer.body;
    else one.trouble = answer.trouble;
  }
  if (!work) return;
  keep(key, work.sending.every(({ answer }) => answer) ? undefined : work);
}

function others(): string[] {
  try {
    const own = draftKey(targets()[0]);
    return Object.keys(localStorage).filter(
      (key) => key.startsWith('draft ') && key !== own && !!kept<Work>(key)?.sending?.some(canGo),
    );
  } catch {
    return [];
  }
}

let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let again: () => Promise<unknown> = async () => {};

/** Tries all that waits; what waits on is tried again after a pause. */
export async function attempt(): Promise<void> {
  clearTimeout(timer);
  if (isWaiting(state.work)) await again();
  for (const key of others()) await alone(key, () => sendOther(key));
  plan();
}

/** Plans the next attempt, if anything waits. */
export function plan(): void {
  clearTimeout(timer);
  if (!isWaiting(state.work) && others().length === 0) {
    tries = 0;
    return;
  }
  const asked = Math.max(
    0,
    ...(state.work?.sending ?? []).map(({ trouble }) => trouble?.body?.retryAfter ?? 0),
  );
  timer = setTimeout(() => void attempt(), Math.max(asked * SECOND, pauseAfter(++tries, Math.random())));
}

/** The network, or the person, is back: at once, and with short pauses anew. */
async function back(): Promise<void> {
  tries = 0;
  if (state.trouble) await load();
  await attempt();
}

/** @param send sends the draft in view */
export function watch(send: () => Promise<unknown>): void {
  again = send;
  addEventListener('online', () => void back());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void back();
  });
}
