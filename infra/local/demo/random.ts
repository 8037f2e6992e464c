/** Chance that is the same on every machine and at every start: the demo can be talked about. */
import { createHash } from 'node:crypto';

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with probability `p`. */
  of(p: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** mulberry32, seeded by the words given. */
export function chance(...seed: readonly string[]): Chance {
  let state = createHash('sha256').update(seed.join('\n')).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    of: (p) => next() < p,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}
