/** One mail from the queue to SES: asked again, rendered, counted, sent, noted. */
import { isReachable } from '../access/accounts.store.ts';
import { after, MINUTE, SECOND } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { measured } from '../platform/metrics.ts';
import { type Post, SendingFailed } from '../platform/ses.ts';
import type { System } from '../platform/wiring.ts';
import type { Composers, Pages } from './composing.step.ts';
import type { Lookups } from './lookups.step.ts';
import { MAX_ATTEMPTS, type Mail, mailRef } from './mails.store.ts';
import { composeMime } from './mime.ts';

export type Mailer = System & Pages & { post: Post; mailFrom: string };

/** A mail we died over is tried again after this. */
const CLAIMED_FOR = 2 * MINUTE;
const THROTTLED_FOR = 20 * SECOND;
/** 1, 2, 4 … minutes. */
const backOff = (attempts: number): number => MINUTE * 2 ** Math.min(attempts - 1, 8);

export type Outcome = 'sent' | 'dropped' | 'postponed' | 'failed' | 'moved';

async function handle(mailer: Mailer, claimed: Mail, error: unknown, log: Log): Promise<Outcome> {
  if (!(error instanceof SendingFailed)) throw error;
  const now = mailer.clock.now();
  const { kind, code } = error;
  const { purpose, path, attempts } = claimed;
  // One hiccup is nothing to wake anybody for: the next attempt tells.
  const counts = kind === 'final' || (kind === 'temporary' && attempts > 1);
  log.warn('mail-not-sent', {
    ...{ purpose, path, kind, code, attempts },
    ...(counts && measured(mailer.province.id, now, { MailsFailed: 1 })),
  });
  if (kind === 'final' || (kind === 'temporary' && attempts >= MAX_ATTEMPTS)) {
    await mailer.mails.fail(claimed, code);
    return 'failed';
  }
  const waits = kind === 'throttled' ? THROTTLED_FOR : backOff(attempts);
  await mailer.mails.postpone(claimed, after(now, waits), code, kind !== 'throttled');
  return 'postponed';
}

/**
 * Asked again at sending: an address may have bounced, an account may have ended. Whoever signs in asked for the mail.
 * Whom this run does not know yet is looked up: an account made a moment ago is invited while reminders are going out.
 */
async function mayGetMail({ accounts }: Mailer, { purpose, to }: Mail, look: Lookups): Promise<boolean> {
  if (purpose === 'sign-in') return true;
  const known = (await look.accounts()).find(({ email }) => email === to);
  const account = known ?? (await accounts.current(to));
  return account !== undefined && isReachable(account);
}

/** What sending needs besides the mail. */
interface Sending {
  /** By purpose: a function bundles those it sends with. */
  composers: Composers;
  look: Lookups;
  log: Log;
  /** How long SES may take; a person waiting for a sign-in gets one short attempt. */
  timeoutMs?: number;
}

export async function deliver(
  mailer: Mailer,
  mail: Mail,
  { composers, look, log, timeoutMs = 10 * SECOND }: Sending,
): Promise<Outcome> {
  const now = mailer.clock.now();
  const { purpose, path } = mail;
  const drop = async (why: string, seen = mail): Promise<Outcome> => {
    log.info('mail-dropped', { purpose, path, why });
    await mailer.mails.drop(seen, why);
    return 'dropped';
  };
  if (now > mail.uselessAfter) return drop('useless');
  if (!(await mayGetMail(mailer, mail, look))) return drop('unreachable');
  const claimed = await mailer.mails.claim(mail, after(now, CLAIMED_FOR));
  if (!claimed) return 'moved';
  const composed = await composers[mail.purpose]?.(mailer, claimed, look);
  if (!composed || 'drop' in composed) return drop(composed?.drop ?? 'unknown-purpose', claimed);
  const raw = await composeMime({
    from: { name: mailer.province.mail.fromName, address: mailer.mailFrom },
    to: mail.to,
    ...(composed.replyTo && { replyTo: composed.replyTo }),
    ...(composed.unsubscribe && { unsubscribe: composed.unsubscribe }),
    ...composed.message,
    date: new Date(now),
  });
  try {
    const messageId = await mailer.post.send({ to: mail.to, raw, ref: mailRef(mail) }, timeoutMs);
    const sentAt = mailer.clock.now();
    log.info('mail-sent', {
      purpose,
      path,
      messageId,
      ...measured(mailer.province.id, sentAt, { MailsSent: 1 }),
    });
    await mailer.mails.sent(claimed, messageId, sentAt);
    return 'sent';
  } catch (error) {
    return handle(mailer, claimed, error, log);
  }
}
