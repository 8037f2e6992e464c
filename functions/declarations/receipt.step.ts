/** A receipt mailed on request: to nobody but who asks, and once for each thing received. */
import { isReachable } from '../access/accounts.store.ts';
import type { Instant } from '../calendar/cadence.ts';
import type { MailState } from '../mail/purposes.ts';
import { after, DAY } from '../platform/clock.ts';
import { Problem } from '../platform/problem.ts';
import { maskEmail } from '../platform/tokens.ts';
import type { System } from '../platform/wiring.ts';
import type { Duty } from './duties.store.ts';
import type { ReceiptAnswer } from './mine.ts';

/** Somebody waits for it now; a day later nobody does. */
const LIVES = DAY;

/** What became of a mail made before, as whoever asks again is told. */
const OUTCOMES: Record<MailState, ReceiptAnswer['mail']> = {
  queued: 'queued',
  sent: 'earlier',
  delivered: 'earlier',
  // It was there to be complained about.
  complained: 'earlier',
  bounced: 'failed',
  failed: 'failed',
  dropped: 'failed',
};

/**
 * @param to the caller's own address
 * @throws Problem nothing-declared, no-mailbox
 */
export async function mailReceipt(
  system: System,
  duty: Duty,
  to: string,
  now: Instant,
): Promise<ReceiptAnswer> {
  if (duty.revisions.length === 0) throw new Problem('nothing-declared');
  const account = await system.accounts.get(to);
  if (!account || !isReachable(account)) throw new Problem('no-mailbox');
  const mail = {
    about: duty.round,
    purpose: 'receipt',
    path: duty.path,
    to,
    n: String(duty.revision),
  } as const;
  const said = { now, to: maskEmail(to) };
  if (await system.mails.queue({ ...mail, uselessAfter: after(now, LIVES) }, now))
    return { ...said, mail: 'queued', at: now };
  const before = await system.mails.find(mail);
  return {
    ...said,
    mail: OUTCOMES[before?.state ?? 'queued'],
    at: before?.sentAt ?? before?.queuedAt ?? now,
  };
}
