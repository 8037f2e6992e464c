/** Fills the rehearsed round: most schools declare, each by the link in its own mail, through the real API. */
import { randomUUID } from 'node:crypto';
import { currentRound, type Instant } from '../../../functions/calendar/cadence.ts';
import type { Province } from '../../../functions/platform/province.ts';
import type { School } from '../../../functions/schools/unit.ts';
import { declarationToday } from '../demo/history.ts';
import { cadenceOf, criteriaOf } from '../demo/moments.ts';
import { partsOf } from '../demo/parts.ts';
import { declarerEmail } from '../demo/people.ts';
import { chance } from '../demo/random.ts';
import type { Register } from '../demo/register.ts';
import type { Mailbox } from '../mail/mailbox.ts';

const AT_ONCE = 4;

export interface Filling {
  mailbox: Mailbox;
  register: Register;
  province: Province;
  origin: string;
  now: Instant;
  /** Of the schools that would declare, 0–1. */
  share: number;
}

/** The latest declare link each address was sent. */
function latestMails(mailbox: Mailbox, since: Instant): Map<string, string> {
  return new Map(
    mailbox
      .list()
      .filter(({ at }) => at >= since)
      .map(({ to, id }) => [to, id]),
  );
}

async function tokenIn(mailbox: Mailbox, id: string | undefined): Promise<string | undefined> {
  const mail = id === undefined ? undefined : await mailbox.read(id);
  return mail && /#t=([\w-]+)/.exec(mail.text)?.[1];
}

/** @returns how many declarations were taken, and how many were refused (most often: already declared). */
export async function declareForMost(filling: Filling): Promise<{ declared: number; refused: number }> {
  const { mailbox, register, province, origin, now, share } = filling;
  const round = currentRound(cadenceOf(province), now);
  const outcome = { declared: 0, refused: 0 };
  if (!round) return outcome;
  const mails = latestMails(mailbox, round.opensAt);
  const parts = partsOf(register.schools);
  const criteria = criteriaOf(province);

  async function declare(school: School): Promise<void> {
    const part = parts.get(school.id) ?? { kind: 'ordinary' };
    const declaration = declarationToday(school, part, round?.id ?? '', criteria);
    const token = await tokenIn(mailbox, mails.get(declarerEmail(school.id, province.id)));
    if (!declaration || !token) return;
    const url = `${origin.replace('localhost', '127.0.0.1')}/api/rounds/${round?.id}/duties/${school.id}`;
    const answer = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, origin },
      body: JSON.stringify({ submission: randomUUID(), revision: 0, declaration }),
    });
    await answer.arrayBuffer();
    if (answer.ok) outcome.declared++;
    else outcome.refused++;
  }

  const queue = register.schools.filter(({ id }) => chance('share', round.id, id).next() < share);
  const worker = async () => {
    for (let school = queue.shift(); school; school = queue.shift()) await declare(school);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcome;
}
