/**
 * The rehearsal's clock: every function takes its time from here (functions/platform/clock.ts looks for it). It runs at
 * real speed, can be set forward, and goes on from where it stopped.
 */
import { readFileSync } from 'node:fs';
import { replaceFile } from './place.ts';

/** Where functions/platform/clock.ts looks for a host's clock. */
const HOST_CLOCK = Symbol.for('an-toan-truong-hoc.clock');
/** How often a running clock is written down: after a kill it goes on at most this much too late, never too early. */
const KEEP_EVERY_MS = 1000;

export interface RehearsalClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Steps to `ms`, later than now, and stands still there until `run`. */
  stepTo(ms: number): void;
  /** Runs on at real speed. */
  run(): void;
  stop(): void;
}

/** The kept moment, if any; a clock that was not stopped properly had run on for up to one interval. */
export function keptMoment(file: string): number | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const ms =
      typeof kept === 'object' && kept !== null && 'now' in kept ? Date.parse(String(kept.now)) : Number.NaN;
    return Number.isNaN(ms) ? undefined : ms + KEEP_EVERY_MS;
  } catch {
    return undefined;
  }
}

/** Starts standing still at `start`. */
export function rehearsalClock(file: string, start: number): RehearsalClock {
  let at = start;
  let since: number | undefined;
  const now = () => Math.floor(since === undefined ? at : at + performance.now() - since);
  const keep = () => replaceFile(file, `${JSON.stringify({ now: new Date(now()).toISOString() })}\n`);
  const timer = setInterval(() => since !== undefined && keep(), KEEP_EVERY_MS);
  timer.unref();
  keep();
  return {
    now,
    stepTo(ms) {
      at = Math.max(ms, now());
      since = undefined;
      keep();
    },
    run() {
      at = now();
      since = performance.now();
    },
    stop() {
      at = now();
      since = undefined;
      clearInterval(timer);
      keep();
    },
  };
}

/** From here on every function lives by `clock`. Call it before a bundle is loaded. */
export function installClock(clock: RehearsalClock): void {
  Reflect.set(globalThis, HOST_CLOCK, () => clock.now());
}
