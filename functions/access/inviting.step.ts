/** Invitations: asked for on the account, then queued as a mail under a key that makes each but once. */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import type { Path } from '../schools/unit.ts';
import { type Account, isReachable } from './accounts.store.ts';
import { INVITATION_LIVES } from './sign-ins.store.ts';

type Stores = Pick<System, 'accounts' | 'mails' | 'limits'>;

/** Whoever asks again and again gets one person's mailbox full of the same. */
const PER_ADDRESS = { name: 'invitation', max: 3, windowMs: DAY };

export type Invited = 'sent' | 'unreachable' | 'too-often' | 'changed';

/**
 * Queues the mail of an invitation that stands on the account (`invitedAt`); false when it was queued before.
 * @param place path of the school or unit it is for: where answers go, and where the mail log has it
 */
export async function queueInvitation(
  { mails }: Pick<Stores, 'mails'>,
  account: Account,
  place: Path,
  now: Instant,
): Promise<boolean> {
  const asked = account.invitedAt;
  if (asked === undefined || !isReachable(account)) return false;
  return mails.queue(
    {
      about: asked.slice(0, 7),
      purpose: 'invitation',
      path: place,
      to: account.email,
      n: asked,
      uselessAfter: after(asked, INVITATION_LIVES),
    },
    now,
  );
}

/** Invites once more, a few times a day at most. `changed`: somebody changed the account since `seen` was read. */
export async function invite(
  stores: Stores,
  seen: Account,
  place: Path,
  now: Instant,
  by: string,
): Promise<{ invited: Invited; account: Account; retryAfter?: number }> {
  if (!isReachable(seen)) return { invited: 'unreachable', account: seen };
  const retryAfter = await stores.limits.use(PER_ADDRESS, seen.email, now);
  if (retryAfter > 0) return { invited: 'too-often', account: seen, retryAfter };
  const event = { at: now, by, what: 'invited' } as const;
  const account = await stores.accounts.change(seen, { invitedAt: now }, [], event);
  if (!account) return { invited: 'changed', account: seen };
  await queueInvitation(stores, account, place, now);
  return { invited: 'sent', account };
}
