/** Calls are kept on the duty they are about. Noting one is one UpdateItem conditioned on the number seen. */
import type { Table } from '../platform/table.ts';
import type { CallNoted } from './calls.ts';
import { type Duty, dutyKey } from './duties.store.ts';
import type { LastCall } from './follow-up.ts';

export const callsStore = (table: Table) => ({
  /** False when another call was noted since `seen` was read: look again. */
  keep: (seen: Duty, calls: readonly CallNoted[], last: LastCall | undefined) =>
    table.update(dutyKey(seen.round, seen.path), {
      set: { calls, callChanges: (seen.callChanges ?? 0) + 1, 'brief.lastCall': last },
      remove: last ? [] : ['brief.lastCall'],
      ...(seen.callChanges === undefined
        ? { when: 'attribute_exists(pk) AND attribute_not_exists(callChanges)' }
        : { when: 'callChanges = :seen', values: { ':seen': seen.callChanges } }),
    }),
});
export type CallsStore = ReturnType<typeof callsStore>;
