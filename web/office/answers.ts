/** Answers that stay on the screen: kept per address, so going back shows them at once, and asked again each minute. */
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../functions/calendar/cadence.ts';
import { ask, type Failure } from './api.ts';
import { heard } from './clock.ts';

const REFRESH_MS = 60_000;

export interface Answer<T> {
  value?: T;
  /** Why the last attempt failed. With a value beside it, the value is merely old. */
  failure?: Failure;
  again: () => void;
}

/** Told when the server says that nobody is signed in. */
let signedOut = (): void => {};
export const onSignedOut = (listener: () => void): void => {
  signedOut = listener;
};

/** For what is not kept here: sending, files. */
export const tellSignedOut = (): void => signedOut();

const forgetting: (() => void)[] = [];
/** After signing out nothing of the person's may stay. */
export const forgetAnswers = (): void => {
  for (const forget of forgetting) forget();
};

/**
 * A hook for one kind of answer. Its argument is the address to ask, or '' for not yet;
 * `refresh` false leaves a value alone once it is there.
 */
export function answersOf<T extends { now: Instant }>() {
  const kept = new Map<string, T>();
  const failures = new Map<string, Failure>();
  forgetting.push(() => {
    kept.clear();
    failures.clear();
  });

  async function load(path: string): Promise<void> {
    const outcome = await ask<T>(path);
    if ('value' in outcome) {
      heard(outcome.value.now);
      kept.set(path, outcome.value);
      failures.delete(path);
    } else {
      failures.set(path, outcome.failure);
      if (outcome.failure.kind === 'signed-out') signedOut();
    }
  }

  /** Two parts of a screen that look at the same address ask once. */
  const underWay = new Map<string, Promise<void>>();
  function share(path: string): Promise<void> {
    const asked = underWay.get(path) ?? load(path).finally(() => underWay.delete(path));
    underWay.set(path, asked);
    return asked;
  }

  return function useAnswer(path: string, refresh = true): Answer<T> {
    const [, redraw] = useState(0);
    const again = () => load(path).then(() => redraw((n) => n + 1));
    useEffect(() => {
      if (path === '' || (!refresh && kept.has(path))) return;
      let gone = false;
      let asked = 0;
      const run = async () => {
        asked = performance.now();
        await share(path);
        if (!gone) redraw((n) => n + 1);
      };
      const ifVisible = () => {
        if (document.visibilityState === 'visible' && performance.now() - asked >= REFRESH_MS - 1000)
          void run();
      };
      void run();
      const timer = refresh ? setInterval(ifVisible, REFRESH_MS) : 0;
      if (refresh) document.addEventListener('visibilitychange', ifVisible);
      return () => {
        gone = true;
        clearInterval(timer);
        document.removeEventListener('visibilitychange', ifVisible);
      };
    }, [path, refresh]);
    const value = kept.get(path);
    const failure = failures.get(path);
    return {
      ...(value === undefined ? {} : { value }),
      ...(failure === undefined ? {} : { failure }),
      again: () => void again(),
    };
  };
}
