/** Accounts: a person's address, scopes and switches. A province has hundreds: jobs Query once and filter. */
import type { Instant } from '../calendar/cadence.ts';
import type { Change, Table } from '../platform/table.ts';
import { normalEmail, sha256 } from '../platform/tokens.ts';
import type { Scope } from './access.ts';
import {
  type Account,
  type AccountChange,
  changesWith,
  isMailless,
  isOffice,
  isVacated,
  type NewAccount,
  type Switches,
  switched,
  switchesFor,
  uniqueScopes,
} from './account.ts';

export { type Account, declarersOf, declaresFor, isReachable } from './account.ts';

const ACCOUNT = 'ACCOUNT';
/** Writers of one account at the same moment are two or three people. */
const TRIES = 5;

export const accountItem = (account: Account) => ({
  pk: ACCOUNT,
  sk: normalEmail(account.email),
  ...account,
});

/**
 * `created`: it did not exist. `merged`: it did, and got the scopes it lacked. `unchanged`: it had them all.
 * `disabled`: it exists but is disabled, and was left so.
 */
export type Issued = { outcome: 'created' | 'merged' | 'unchanged' | 'disabled'; account: Account };

/** What addresses of the API call an account: they are logged, and logs hold no e-mail addresses. */
export const accountId = (email: string): string => sha256(normalEmail(email)).slice(0, 22);

const fresh = (given: NewAccount, now: Instant, by: string): Account => ({
  email: normalEmail(given.email),
  name: given.name,
  ...(given.position && { position: given.position }),
  ...(given.phone && { phone: given.phone }),
  scopes: uniqueScopes(given.scopes),
  ...switchesFor(given.scopes),
  address: isMailless(given.email) ? 'none' : 'working',
  ...(!isMailless(given.email) && { invitedAt: now }),
  revision: 1,
  changes: [{ at: now, by, what: 'issued' }],
});

/** What of an account is a person's: gone when its address serves somebody else. */
const PERSONAL: readonly (keyof Account)[] = [
  'position',
  'phone',
  'level',
  'addressWhy',
  'activatedAt',
  'lastSignInAt',
  'disabledAt',
  'invitedAt',
  'codesFrom',
  'movedTo',
  'movedFrom',
];

/** What becomes of an account whose scopes change. */
export function rescoped(seen: Account, scopes: Scope[], now: Instant): Partial<Account> {
  // A school's sessions live longer than an office's: who becomes the office signs in anew.
  const risen = isOffice({ scopes }) && !isOffice(seen);
  return { scopes, ...(risen && { ...switchesFor(scopes), sessionsFrom: now }) };
}

/** Holds while nobody has changed the account since `seen` was read. */
const unchangedSince = ({ revision }: Account): Pick<Change, 'when' | 'values'> =>
  revision === undefined
    ? { when: 'attribute_exists(pk) AND attribute_not_exists(revision)' }
    : { when: 'revision = :seen', values: { ':seen': revision } };

export const accountsStore = (table: Table) => {
  const key = (email: string) => ({ pk: ACCOUNT, sk: normalEmail(email) });
  /** @returns the account as it then stands; undefined when somebody changed it since `seen` was read. */
  const change = (
    seen: Account,
    set: Partial<Account>,
    remove: readonly (keyof Account)[],
    event: AccountChange,
  ) =>
    table.updated<Account>(key(seen.email), {
      set: { ...set, revision: (seen.revision ?? 0) + 1, changes: changesWith(seen, event) },
      remove,
      ...unchangedSince(seen),
    });

  /** An address that was given up serves again: all that stood there makes way, but for the revision and the history. */
  const take = (
    seen: Account,
    { email: _, revision: __, changes: ___, ...made }: Account,
    event: AccountChange,
  ) => {
    const gone = PERSONAL.filter((each) => !Object.hasOwn(made, each) && seen[each] !== undefined);
    return change(seen, made, gone, event);
  };

  async function issueOnce(given: NewAccount, now: Instant, by: string): Promise<Issued | undefined> {
    const seen = await table.get<Account>(key(given.email), true);
    if (!seen) {
      const account = fresh(given, now, by);
      return (await table.putNew(accountItem(account))) ? { outcome: 'created', account } : undefined;
    }
    if (isVacated(seen)) {
      const account = await take(seen, fresh(given, now, by), { at: now, by, what: 'issued' });
      return account && { outcome: 'created', account };
    }
    if (seen.disabledAt) return { outcome: 'disabled', account: seen };
    const scopes = uniqueScopes([...seen.scopes, ...given.scopes]);
    if (scopes.length === seen.scopes.length) return { outcome: 'unchanged', account: seen };
    const account = await change(seen, rescoped(seen, scopes, now), [], { at: now, by, what: 'scopes' });
    return account && { outcome: 'merged', account };
  }

  /** Undefined when somebody changed the account meanwhile. */
  async function switchOnce(
    email: string,
    wanted: Switches,
    what: 'switches' | 'unsubscribed',
    now: Instant,
  ): Promise<{ account?: Account } | undefined> {
    const seen = await table.get<Account>(key(email), true);
    if (!seen) return {};
    const { set, remove, changes } = switched(seen, wanted);
    if (!changes) return { account: seen };
    const account = await change(seen, set, remove, { at: now, by: seen.email, what });
    return account && { account };
  }

  const all = () => table.all<Account>({ partition: ['pk', ACCOUNT] });
  const current = (email: string) => table.get<Account>(key(email), true);

  return {
    get: (email: string) => table.get<Account>(key(email)),
    /** As it stands this moment, for whoever is about to change it. */
    current,
    all,
    /** What addresses of the API call it. */
    idOf: accountId,
    /** False when the address has an item already. */
    create: (account: Account) => table.putNew(accountItem(account)),
    take,
    /** Takes the scopes of an address that was given up. */
    emptied: ({ email }: Pick<Account, 'email'>) =>
      table.update(key(email), { set: { scopes: [] }, when: 'attribute_exists(movedTo)' }),
    change,
    /** By its `accountId`: read from all, which are few. Given-up addresses too. */
    async byId(id: string): Promise<Account | undefined> {
      const found = (await all()).find(({ email }) => accountId(email) === id);
      return found && current(found.email);
    },
    /**
     * Makes the account, or gives the one of that address the scopes it lacks; nothing else of it is changed. Doing it
     * again changes nothing. Whether `by` may give such scopes is the caller's to have asked (granting.ts).
     */
    async issue(given: NewAccount, now: Instant, by: string): Promise<Issued> {
      for (let tries = 0; tries < TRIES; tries++) {
        const issued = await issueOnce(given, now, by);
        if (issued) return issued;
      }
      throw new Error('An account is being changed by many at once');
    },
    /**
     * What its owner wants of mails and views, in the session or by a digest's unsubscribe link. Done again it changes
     * nothing. @returns the account as it then stands; undefined when there is none
     */
    async switchOwn(
      email: string,
      wanted: Switches,
      what: 'switches' | 'unsubscribed',
      now: Instant,
    ): Promise<Account | undefined> {
      for (let tries = 0; tries < TRIES; tries++) {
        const done = await switchOnce(email, wanted, what, now);
        if (done) return done.account;
      }
      throw new Error('An account is being changed by many at once');
    },
    /** Ends every session: those issued before `now` are void. */
    signOutEverywhere: (email: string, now: Instant) =>
      table.update(key(email), { set: { sessionsFrom: now }, when: 'attribute_exists(pk)' }),
    /** Notes the first use; later ones change nothing. */
    activate: (email: string, now: Instant) =>
      table.update(key(email), {
        set: { activatedAt: now },
        when: 'attribute_exists(pk) AND attribute_not_exists(activatedAt)',
      }),
    /** Notes that a session was opened; false when the account was disabled meanwhile. */
    signedIn: (email: string, now: Instant) =>
      table.update(key(email), {
        clauses: ['lastSignInAt = :now', 'activatedAt = if_not_exists(activatedAt, :now)'],
        when: 'attribute_exists(pk) AND attribute_not_exists(disabledAt)',
        values: { ':now': now },
      }),
    /** A permanent bounce or a complaint: nothing more is sent there until someone mends it. */
    markAddress: (email: string, address: 'bounced' | 'complained', why: string) =>
      table.update(key(email), { set: { address, addressWhy: why }, when: 'attribute_exists(pk)' }),
  };
};
export type AccountsStore = ReturnType<typeof accountsStore>;
