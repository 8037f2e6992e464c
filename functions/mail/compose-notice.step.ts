/** The notice of a requested round and of its cancellation: one school, one recipient. */
import { declarersOf } from '../access/accounts.store.ts';
import { owes } from '../calendar/duty.ts';
import { statusOf } from '../declarations/brief.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { officeOf } from './lookups.step.ts';
import { alsoOwed, longestOpen } from './owed.view.ts';
import { cancellationMail, noticeMail } from './templates/notice.tsx';

const askedOf = ({ title, dueAt, request }: Round) => ({
  title,
  dueAt,
  authority: request?.authority ?? '',
  ...(request?.letter && { letter: request.letter }),
});

export const composeNotice: Compose = async (system, mail, look) => {
  const now = system.clock.now();
  // Afresh, not as the run remembers it: what was cancelled a moment ago is mailed to nobody.
  const [round, duty] = await Promise.all([
    system.rounds.get(mail.about),
    system.duties.get(mail.about, mail.path),
  ]);
  if (!round || !duty) return { drop: 'no-duty' };
  if (round.cancelled) return { drop: 'cancelled' };
  if (!owes(statusOf(windowOf(round), duty.brief, now).state)) return { drop: 'declared' };
  const [accounts, unit, others] = await Promise.all([
    look.accounts(),
    look.unitName(parentOf(mail.path) ?? ''),
    alsoOwed(system, round, mail.path, look, now),
  ]);
  if (!declarersOf(accounts, duty.schoolId).some(({ email }) => email === mail.to))
    return { drop: 'not-declarer' };
  const link = longestOpen(
    others.map((other) => other.round),
    round,
  );
  const token = await system.grants.issueDeclareLink({
    schoolId: duty.schoolId,
    round: link.id,
    email: mail.to,
    issuedAt: now,
    closesAt: link.closesAt,
  });
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: noticeMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name: duty.brief.name, unit },
      ...askedOf(round),
      reason: round.request?.reason ?? '',
      questions: round.questions.length,
      also: others.map((other) => other.round.title),
      link: `${system.publicOrigin}/khai-bao/#t=${token}`,
      now,
    }),
    ...(replyTo && { replyTo }),
  };
};

export const composeCancellation: Compose = async (system, mail, look) => {
  const [round, duty, accounts, unit] = await Promise.all([
    system.rounds.get(mail.about),
    system.duties.get(mail.about, mail.path),
    look.accounts(),
    look.unitName(parentOf(mail.path) ?? ''),
  ]);
  if (!round?.cancelled || !duty) return { drop: 'not-cancelled' };
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: cancellationMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name: duty.brief.name, unit },
      ...askedOf(round),
      cancelledAt: round.cancelled.at,
      now: system.clock.now(),
    }),
    ...(replyTo && { replyTo }),
  };
};
