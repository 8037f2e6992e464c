/** Rounds whose columns after closing are to be counted anew: one item each, woken by the agenda. */
import type { Instant } from '../calendar/cadence.ts';
import { after, SECOND } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';

export const RECOUNT = 'RECOUNT';
/** Long enough for the decision that asks for it to have been written. */
const SETTLES = 15 * SECOND;

export interface Recount {
  round: string;
  wakeAt: Instant;
}

export const recountsStore = (table: Table) => ({
  /** Asked for before each decision: many within seconds are counted once. */
  ask: (round: string, now: Instant) =>
    table.update({ pk: RECOUNT, sk: round }, { set: { round, wake: 'NOW', wakeAt: after(now, SETTLES) } }),
  /** Counted; unless it was asked for again meanwhile it sleeps. */
  done: (seen: Recount) =>
    table.update(
      { pk: RECOUNT, sk: seen.round },
      { remove: ['wake', 'wakeAt'], when: 'wakeAt = :seen', values: { ':seen': seen.wakeAt } },
    ),
});
