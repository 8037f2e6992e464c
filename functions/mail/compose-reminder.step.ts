/** Reminders and nudges: one school, one recipient, a link of their own made at sending. */

import { declarersOf } from '../access/accounts.store.ts';
import { owes } from '../calendar/duty.ts';
import { statusOf } from '../declarations/brief.ts';
import { windowOf } from '../rounds/round.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { officeOf } from './lookups.step.ts';
import { reminderMail } from './templates/reminder.tsx';

export const composeReminder: Compose = async (system, mail, look) => {
  // Now, not when the run began: whoever declared meanwhile gets no nudge.
  const now = system.clock.now();
  const [round, duty] = await Promise.all([look.round(mail.about), system.duties.get(mail.about, mail.path)]);
  if (!round || !duty) return { drop: 'no-duty' };
  if (!owes(statusOf(windowOf(round), duty.brief, now).state)) return { drop: 'declared' };
  const [accounts, unit] = await Promise.all([look.accounts(), look.unitName(parentOf(mail.path) ?? '')]);
  if (!declarersOf(accounts, duty.schoolId).some(({ email }) => email === mail.to))
    return { drop: 'not-declarer' };
  const token = await system.grants.issueDeclareLink({
    schoolId: duty.schoolId,
    round: round.id,
    email: mail.to,
    issuedAt: now,
    closesAt: round.closesAt,
  });
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: reminderMail({
      kind: mail.purpose === 'nudge' ? 'nudge' : 'reminder',
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name: duty.brief.name, unit },
      rounds: [{ title: round.title, kind: round.kind, dueAt: round.dueAt }],
      link: `${system.publicOrigin}/khai-bao/#t=${token}`,
      silentBefore: duty.brief.silentBefore,
      now,
    }),
    ...(replyTo && { replyTo }),
  };
};
