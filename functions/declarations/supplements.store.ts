/** Decisions are kept on the duty. Each is one UpdateItem conditioned on the supplement and the decisions seen. */
import type { Table } from '../platform/table.ts';
import { type Duty, dutyKey } from './duties.store.ts';
import { acceptedSince, type Decided, stateAfter } from './supplements.ts';

export const supplementsStore = (table: Table) => ({
  /** False when a newer supplement came or somebody else decided since `seen` was read: look again. */
  decide(seen: Duty, decided: Decided): Promise<boolean> {
    const before = seen.decisions ?? [];
    const decisions = [...before, decided];
    const state = stateAfter(decided.decision);
    const since = acceptedSince(decisions);
    return table.update(dutyKey(seen.round, seen.path), {
      set: {
        decisions,
        decisionCount: decisions.length,
        'supplement.state': state,
        'brief.supplement': state,
        'brief.supplementAcceptedAt': since,
      },
      remove: since ? [] : ['brief.supplementAcceptedAt'],
      ...(before.length === 0
        ? { when: 'revision = :revision AND attribute_not_exists(decisionCount)' }
        : { when: 'revision = :revision AND decisionCount = :count' }),
      values: { ':revision': seen.revision, ...(before.length > 0 && { ':count': before.length }) },
    });
  },
});
