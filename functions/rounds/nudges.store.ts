/** That a school was nudged on demand is kept on its duty: one UpdateItem conditioned on the nudge seen before it. */
import type { Instant } from '../calendar/cadence.ts';
import { dutyKey } from '../declarations/duties.store.ts';
import type { Table } from '../platform/table.ts';
import type { Path } from '../schools/unit.ts';

export interface NudgeNoted {
  at: Instant;
  /** Address and name of who had it nudged. */
  by: string;
  name: string;
  submission: string;
}

export const nudgesStore = (table: Table) => ({
  /** False when another nudge was noted since `seen` was read. */
  note: (round: string, path: Path, seen: Instant | undefined, nudge: NudgeNoted) =>
    table.update(dutyKey(round, path), {
      set: { 'brief.nudgedAt': nudge.at, 'brief.nudgedIn': nudge.submission },
      clauses: ['nudges = list_append(if_not_exists(nudges, :none), :nudge)'],
      when: seen
        ? 'brief.nudgedAt = :before'
        : 'attribute_exists(pk) AND attribute_not_exists(brief.nudgedAt)',
      values: { ':none': [], ':nudge': [nudge], ...(seen && { ':before': seen }) },
    }),
});
export type NudgesStore = ReturnType<typeof nudgesStore>;
