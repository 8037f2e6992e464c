/** What SES says of mails later: the log learns it; an address that bounced for good or complained is marked. */
import { type Account, declarersOf, isReachable } from '../access/accounts.store.ts';
import { civilDateAt } from '../calendar/cadence.ts';
import { onBehalfOf } from '../platform/correlation.ts';
import { readEnvironment } from '../platform/environment.ts';
import { job } from '../platform/job.ts';
import { type Log, makeLog } from '../platform/log.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import type { Mail } from './mails.store.ts';

/** The part of an SES event through EventBridge that is read (Amazon SES, "Event data that Amazon SES publishes"). */
export interface SesEvent {
  detail: {
    eventType: string;
    mail?: { tags?: Record<string, readonly string[]> };
    bounce?: { bounceType?: string; bounceSubType?: string };
    complaint?: { complaintFeedbackType?: string };
  };
}

type Verdict = { state: 'delivered' } | { state: 'failed' | 'bounced' | 'complained'; why: string };

/**
 * Transient bounces (a full mailbox) are SES's to retry: they mark nothing. A rejected mail is our own fault, not the
 * address's.
 */
function verdictOf({ eventType, bounce, complaint }: SesEvent['detail']): Verdict | undefined {
  if (eventType === 'Delivery') return { state: 'delivered' };
  if (eventType === 'Complaint')
    return { state: 'complained', why: complaint?.complaintFeedbackType ?? 'complaint' };
  if (eventType === 'Reject') return { state: 'failed', why: 'rejected' };
  if (eventType === 'Bounce' && bounce?.bounceType === 'Permanent')
    return { state: 'bounced', why: bounce.bounceSubType ?? 'permanent' };
  return undefined;
}

/** Schools nobody can be reached at any more are shown so in the rounds that are open. */
async function markSchools(system: System, lost: Account): Promise<void> {
  const today = civilDateAt(system.clock.now(), system.province.zone);
  const [accounts, latest] = await Promise.all([system.accounts.all(), system.rounds.recent(today)]);
  const open = latest.filter(({ openedAt, closedAt }) => openedAt && !closedAt);
  const reachable = accounts.filter((account) => account.email !== lost.email && isReachable(account));
  const schools = lost.scopes.filter(({ role }) => role === 'declarer').map(({ target }) => target);
  for (const school of schools.filter((id) => declarersOf(reachable, id).length === 0))
    for (const round of open) {
      const duty = await system.duties.find(round.id, school);
      if (duty) await system.duties.markUnreachable(duty.round, duty.path);
    }
}

async function mark(system: System, log: Log, verdict: Verdict, mail: Mail | undefined): Promise<void> {
  log.info('mail-outcome', {
    state: verdict.state,
    known: mail !== undefined,
    purpose: mail?.purpose,
    path: mail?.path,
  });
  if (!mail || verdict.state === 'delivered' || verdict.state === 'failed') return;
  await system.accounts.markAddress(mail.to, verdict.state, verdict.why);
  const account = await system.accounts.get(mail.to);
  if (account) await markSchools(system, account);
}

export const bouncesJob =
  (system: System, log: Log) =>
  async ({ detail }: SesEvent): Promise<void> => {
    const ref = detail.mail?.tags?.ref?.[0];
    const verdict = verdictOf(detail);
    if (!ref || !verdict) return;
    const mail = await system.mails.outcome(ref, verdict.state, 'why' in verdict ? verdict.why : undefined);
    await onBehalfOf(mail?.requestId, () => mark(system, log, verdict, mail));
  };

export const handler = job('bounces', bouncesJob(wireFrom(readEnvironment(process.env)), makeLog()));
