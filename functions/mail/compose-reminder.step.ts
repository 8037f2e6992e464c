/** Reminders and nudges: one school, one recipient, all that it owes, a link of their own made at sending. */

import { declarersOf } from '../access/accounts.store.ts';
import { owes } from '../calendar/duty.ts';
import { statusOf } from '../declarations/brief.ts';
import { nudgedBeforehand } from '../rounds/nudging.ts';
import { isRequestedId, type Round, windowOf } from '../rounds/round.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { officeOf } from './lookups.step.ts';
import { alsoOwed, longestOpen, toldWithAnother } from './owed.view.ts';
import { type ReminderRound, reminderMail } from './templates/reminder.tsx';

const named = ({ title, kind, dueAt, request }: Round): ReminderRound => ({
  title,
  kind,
  dueAt,
  ...(request && { reason: request.reason }),
});

export const composeReminder: Compose = async (system, mail, look) => {
  // Now, not when the run began: whoever declared meanwhile gets no nudge.
  const now = system.clock.now();
  // A requested round may have been cancelled since the run began.
  const [round, duty] = await Promise.all([
    isRequestedId(mail.about) ? system.rounds.get(mail.about) : look.round(mail.about),
    system.duties.get(mail.about, mail.path),
  ]);
  if (!round || !duty) return { drop: 'no-duty' };
  if (round.cancelled) return { drop: 'cancelled' };
  if (!owes(statusOf(windowOf(round), duty.brief, now).state)) return { drop: 'declared' };
  // An officer was faster, by less than it took to queue the round's own.
  if (mail.purpose === 'nudge' && mail.n === '0' && nudgedBeforehand(duty.brief, round))
    return { drop: 'nudged-before' };
  const [accounts, unit] = await Promise.all([look.accounts(), look.unitName(parentOf(mail.path) ?? '')]);
  if (!declarersOf(accounts, duty.schoolId).some(({ email }) => email === mail.to))
    return { drop: 'not-declarer' };
  const others = await alsoOwed(system, round, mail.path, look, now);
  if (await toldWithAnother(system, mail, round, others, now)) return { drop: 'told-with-another' };
  const rounds = [round, ...others.map((other) => other.round)];
  const link = longestOpen(rounds, round);
  const token = await system.grants.issueDeclareLink({
    schoolId: duty.schoolId,
    round: link.id,
    email: mail.to,
    issuedAt: now,
    closesAt: link.closesAt,
  });
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: reminderMail({
      kind: mail.purpose === 'nudge' ? 'nudge' : 'reminder',
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name: duty.brief.name, unit },
      rounds: rounds.map(named),
      link: `${system.publicOrigin}/khai-bao/#t=${token}`,
      silentBefore: duty.brief.silentBefore,
      now,
    }),
    ...(replyTo && { replyTo }),
  };
};
