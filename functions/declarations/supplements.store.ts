/** Decisions about a duty after its round: one UpdateItem each, conditioned on the number of decisions seen. */
import type { Table } from '../platform/table.ts';
import { type Duty, dutyKey } from './duties.store.ts';
import type { Excuse, FollowUp } from './follow-up.ts';
import { type Decision, RESULT, withFollowUp } from './supplements.ts';

const unseenByOthers = ({ decisions }: Duty) =>
  decisions === undefined
    ? { when: 'attribute_exists(pk) AND attribute_not_exists(decisions)', values: {} }
    : { when: 'decisions = :seen', values: { ':seen': decisions } };

export const supplementsStore = (table: Table) => {
  const counted = (seen: Duty, noted: FollowUp) => ({
    followUps: withFollowUp(seen, noted),
    decisions: (seen.decisions ?? 0) + 1,
  });
  return {
    /** False when somebody decided, or the school sent a newer one, since `seen` was read. Accepted, it is looked at for alerts. */
    decide(seen: Duty, decision: Decision, noted: FollowUp): Promise<boolean> {
      const { when, values } = unseenByOthers(seen);
      const accepted = decision === 'accept';
      const reopened = decision === 'reopen' && seen.supplement?.state === 'accepted';
      return table.update(dutyKey(seen.round, seen.path), {
        set: {
          ...counted(seen, noted),
          'supplement.state': RESULT[decision],
          'brief.supplement': RESULT[decision],
          ...(accepted && { 'brief.supplementAcceptedAt': noted.at, wake: 'NOW', wakeAt: noted.at }),
        },
        // Declining a newer one does not undo what was accepted before it came.
        remove: reopened ? ['brief.supplementAcceptedAt'] : [],
        names: { '#supplement': 'supplement', '#revision': 'revision' },
        values: { ...values, ':revision': seen.supplement?.revision },
        when: `${when} AND #supplement.#revision = :revision`,
      });
    },
    /** Without an excuse it is taken back. */
    excuse(seen: Duty, excuse: Excuse | undefined, noted: FollowUp): Promise<boolean> {
      return table.update(dutyKey(seen.round, seen.path), {
        set: { ...counted(seen, noted), ...(excuse && { 'brief.excuse': excuse }) },
        remove: excuse ? [] : ['brief.excuse'],
        ...unseenByOthers(seen),
      });
    },
  };
};
export type SupplementsStore = ReturnType<typeof supplementsStore>;
