/** Accounts: a person's address, scopes and switches. A province has hundreds: jobs Query once and filter. */
import type { Instant } from '../calendar/cadence.ts';
import type { Table } from '../platform/table.ts';
import { normalEmail } from '../platform/tokens.ts';
import type { Scope } from './access.ts';

const ACCOUNT = 'ACCOUNT';

export interface Account {
  /** Lower case: the key. */
  email: string;
  name: string;
  position?: string;
  phone?: string;
  scopes: Scope[];
  /** Whether digests and alerts are wanted. */
  digest: boolean;
  alerts: boolean;
  /** `bounced` and `complained` addresses get nothing until an officer mends them. */
  address: 'working' | 'bounced' | 'complained';
  addressWhy?: string;
  /** Sessions issued before are void: sign-out everywhere, a changed role, a disabled account. */
  sessionsFrom?: Instant;
  /** First sign-in or first declaration by link. */
  activatedAt?: Instant;
  disabledAt?: Instant;
}

export const accountItem = (account: Account) => ({
  pk: ACCOUNT,
  sk: normalEmail(account.email),
  ...account,
});

/** Mails may go to it. */
export const isReachable = (account: Account): boolean =>
  account.address === 'working' && !account.disabledAt;

export const accountsStore = (table: Table) => {
  const key = (email: string) => ({ pk: ACCOUNT, sk: normalEmail(email) });
  return {
    get: (email: string) => table.get<Account>(key(email)),
    all: () => table.all<Account>({ partition: ['pk', ACCOUNT] }),
    /** Ends every session: those issued before `now` are void. */
    signOutEverywhere: (email: string, now: Instant) =>
      table.update(key(email), { set: { sessionsFrom: now }, when: 'attribute_exists(pk)' }),
    /** Notes the first use; later ones change nothing. */
    activate: (email: string, now: Instant) =>
      table.update(key(email), {
        set: { activatedAt: now },
        when: 'attribute_exists(pk) AND attribute_not_exists(activatedAt)',
      }),
    /** A permanent bounce or a complaint: nothing more is sent there until someone mends it. */
    markAddress: (email: string, address: 'bounced' | 'complained', why: string) =>
      table.update(key(email), { set: { address, addressWhy: why }, when: 'attribute_exists(pk)' }),
  };
};
export type AccountsStore = ReturnType<typeof accountsStore>;

/** The declarers of a school among `accounts`. */
export const declarersOf = (accounts: readonly Account[], schoolId: string): Account[] =>
  accounts.filter((a) => a.scopes.some((s) => s.role === 'declarer' && s.target === schoolId));
