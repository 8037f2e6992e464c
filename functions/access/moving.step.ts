/** An account's change of address: two items, of which the old one decides. Done again after a crash, it ends the same. */
import type { Instant } from '../calendar/cadence.ts';
import {
  type Account,
  type AccountChange,
  changesWith,
  isVacated,
  sameScope,
  uniqueScopes,
} from './account.ts';
import { type AccountsStore, rescoped } from './accounts.store.ts';

/** Writers of one account at the same moment are two or three people. */
const TRIES = 5;

/** Of an account what is its owner's, wherever mails reach him. */
const personOf = (account: Account) => {
  const { name, position, phone, scopes, digest, alerts, level, activatedAt, lastSignInAt } = account;
  return {
    name,
    ...(position && { position }),
    ...(phone && { phone }),
    scopes,
    digest,
    alerts,
    ...(level && { level }),
    ...(activatedAt && { activatedAt }),
    ...(lastSignInAt && { lastSignInAt }),
  };
};

const holdsAll = (account: Account, { scopes }: Account): boolean =>
  scopes.every((scope) => account.scopes.some((own) => sameScope(own, scope)));

/** The new item. Undefined when somebody wrote there meanwhile. */
async function receive(accounts: AccountsStore, old: Account, to: string, event: AccountChange) {
  const arrived: Account = {
    ...personOf(old),
    email: to,
    movedFrom: old.email,
    address: 'working',
    invitedAt: event.at,
  };
  const seen = await accounts.current(to);
  if (!seen) {
    const account = { ...arrived, revision: 1, changes: changesWith(old, event) };
    return (await accounts.create(account)) ? account : undefined;
  }
  if (isVacated(seen)) return accounts.take(seen, arrived, event);
  // On its way elsewhere itself.
  if (seen.movedTo) return undefined;
  if (seen.movedFrom === old.email && holdsAll(seen, old)) return seen;
  // Somebody issued the address in the meantime: both are the same person now.
  const scopes = uniqueScopes([...seen.scopes, ...old.scopes]);
  return accounts.change(seen, rescoped(seen, scopes, event.at), [], event);
}

/**
 * Gives up the address for another. The one decision is the old item's: from then on nobody signs in there and nothing
 * is sent. The new item follows under its natural key.
 * @returns the account at its new address; undefined when somebody changed it since `seen` was read
 */
export async function moveAccount(
  accounts: AccountsStore,
  seen: Account,
  to: string,
  now: Instant,
  by: string,
): Promise<Account | undefined> {
  const event = { at: now, by, what: 'address' } as const;
  const leaves = { movedTo: to, disabledAt: now, sessionsFrom: now };
  const left = seen.movedTo === to ? seen : await accounts.change(seen, leaves, [], { ...event, about: to });
  if (!left) return undefined;
  for (let tries = 0; tries < TRIES; tries++) {
    const account = await receive(accounts, left, to, { ...event, about: left.email });
    if (!account) continue;
    // Only now: until here they are what the new item is made from.
    await accounts.emptied(left);
    return account;
  }
  throw new Error('An account is being changed by many at once');
}
