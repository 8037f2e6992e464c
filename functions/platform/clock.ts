/** The only source of time. Everything else takes the instant as an argument. */
import type { Instant } from '../calendar/cadence.ts';

export interface Clock {
  now(): Instant;
  /** Real waiting, for pacing. */
  sleep(ms: number): Promise<void>;
}

/** A host that rehearses puts its own `() => epoch milliseconds` here before it loads a function; on Lambda nobody does. */
const HOST_CLOCK = Symbol.for('an-toan-truong-hoc.clock');

function epochMs(): number {
  const host: unknown = Reflect.get(globalThis, HOST_CLOCK);
  return typeof host === 'function' ? Number(host()) : Date.now();
}

export const systemClock: Clock = {
  now: () => new Date(epochMs()).toISOString(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
};

/** `instant` moved by `ms` milliseconds. */
export const after = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Epoch seconds for the table's TTL attribute. TTL only sweeps: expiry is always checked in code as well. */
export const ttl = (instant: Instant): number => Math.ceil(Date.parse(instant) / 1000);
