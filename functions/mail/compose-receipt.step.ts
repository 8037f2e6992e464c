/** The receipt a school asked for, of what stands declared when the mail is sent. */
import { declarersOf } from '../access/accounts.store.ts';
import { type Instant, nextRound } from '../calendar/cadence.ts';
import { statusOf } from '../declarations/brief.ts';
import { criteriaOf } from '../declarations/criteria-sets.ts';
import { MINUTE } from '../platform/clock.ts';
import { windowOf } from '../rounds/round.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { officeOf } from './lookups.step.ts';
import { receiptMail } from './templates/receipt.tsx';

/** Pressed "Gửi" so long before it came that a network must have been missing. */
const wasHeld = (preparedAt: string, at: Instant): boolean =>
  Date.parse(at) - Date.parse(preparedAt) > MINUTE;

export const composeReceipt: Compose = async (system, mail, look) => {
  const now = system.clock.now();
  const [round, duty] = await Promise.all([look.round(mail.about), system.duties.get(mail.about, mail.path)]);
  // What stands declared; where nothing does, the supplement that waits to.
  const received = duty?.revisions.findLast(({ supplement }) => !supplement) ?? duty?.revisions.at(-1);
  if (!round || !duty || !received) return { drop: 'no-duty' };
  const [accounts, unit, settings] = await Promise.all([
    look.accounts(),
    look.unitName(parentOf(mail.path) ?? ''),
    look.settings(),
  ]);
  if (!declarersOf(accounts, duty.schoolId).some(({ email }) => email === mail.to))
    return { drop: 'not-declarer' };
  const { name, level, firstAt } = duty.brief;
  const { supplement } = duty;
  const next = round.closedAt ? undefined : nextRound(settings.cadence, now);
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: receiptMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name, level, unit },
      round: { title: round.title, kind: round.kind, dueAt: round.dueAt },
      state: statusOf(windowOf(round), duty.brief, now).state,
      received: {
        reference: received.reference,
        at: received.at,
        who: received.who,
        ...(received.preparedAt &&
          wasHeld(received.preparedAt, received.at) && { preparedAt: received.preparedAt }),
        // What decided whether it was on time.
        ...(!received.supplement && firstAt && firstAt !== received.at && { firstAt }),
        declaration: received.declaration,
        ...(round.criteria.confirmed && { safety: received.safety }),
      },
      ...(supplement && { supplement }),
      criteriaTotal: criteriaOf(round).items.length,
      ...(next && { nextDueAt: next.dueAt }),
      ...(!round.closedAt && { correctableUntil: round.closesAt }),
      page: `${system.publicOrigin}/khai-bao/`,
    }),
    ...(replyTo && { replyTo }),
  };
};
