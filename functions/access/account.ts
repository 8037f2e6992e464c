/** A person's account as a record, and what may be said of it without asking anybody. Rules only. */
import type { Instant } from '../calendar/cadence.ts';
import type { Level } from '../schools/unit.ts';
import type { Scope } from './access.ts';

/** What was done to an account, by whom, when: the newest twenty stand on the account itself. */
export const ACCOUNT_EVENTS = [
  'issued',
  'scopes',
  'details',
  'switches',
  'disabled',
  'enabled',
  'invited',
  'address',
  'code',
  'unsubscribed',
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

export interface AccountChange {
  at: Instant;
  /** Address of who did it. */
  by: string;
  what: AccountEvent;
  /** The address it was moved from or to. */
  about?: string;
}

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
  /** The school level its owner looks at by default; absent: all. */
  level?: Level;
  /** `bounced` and `complained` addresses get nothing until an officer mends them; with `none` there is no mailbox at all. */
  address: 'working' | 'bounced' | 'complained' | 'none';
  addressWhy?: string;
  /** Sessions issued before are void: sign-out everywhere, a changed role, a disabled account. */
  sessionsFrom?: Instant;
  /** First sign-in or first declaration by link. */
  activatedAt?: Instant;
  /** The newest opening of a session. */
  lastSignInAt?: Instant;
  disabledAt?: Instant;
  /** When the newest invitation was asked for. */
  invitedAt?: Instant;
  /** When the newest activation code was made; earlier ones are void. */
  codesFrom?: Instant;
  /** Counts changes of what is above, sign-ins and outcomes of mails apart; absent: 0. */
  revision?: number;
  changes?: AccountChange[];
  /** This address was given up for another: nothing is sent here and nobody signs in. */
  movedTo?: string;
  movedFrom?: string;
}

/**
 * A school without a mailbox has an account too, signed in to by printed codes. Its key is an address that no mail can
 * ever reach (RFC 2606 keeps `.invalid` for that); nobody can type it as his own.
 */
const NO_MAILBOX = '@khong-co-thu.invalid';
export const maillessEmail = (schoolId: string): string => `${schoolId.toLowerCase()}${NO_MAILBOX}`;
export const isMailless = (email: string): boolean => email.endsWith(NO_MAILBOX);

/** Given up for good: until its scopes are gone, they stand nowhere else and nobody may have the address. */
export const isVacated = ({ movedTo, scopes }: Pick<Account, 'movedTo' | 'scopes'>): boolean =>
  movedTo !== undefined && scopes.length === 0;

/** Mails may go to it. */
export const isReachable = (account: Account): boolean =>
  account.address === 'working' && !account.disabledAt;

/** What whoever issues an account says of it. */
export interface NewAccount {
  email: string;
  name: string;
  position?: string;
  phone?: string;
  scopes: readonly Scope[];
}

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.role === b.role && a.by === b.by && a.target === b.target;

/** Each scope once, in the order they came. */
export const uniqueScopes = <S extends Scope>(scopes: readonly S[]): S[] =>
  scopes.filter((scope, i) => scopes.findIndex((each) => sameScope(each, scope)) === i);

/** Declarers have only schools; everyone else is the office. */
export const isOffice = (account: Pick<Account, 'scopes'>): boolean =>
  account.scopes.some((scope) => scope.role !== 'declarer');

const CHANGES_KEPT = 20;

/** The account's changes with one more. */
export const changesWith = (account: Pick<Account, 'changes'>, change: AccountChange): AccountChange[] =>
  [...(account.changes ?? []), change].slice(-CHANGES_KEPT);

/** Which mails an account gets unless its owner says otherwise; the others it cannot get at all. */
export const switchesFor = (scopes: readonly Scope[]): { digest: boolean; alerts: boolean } => ({
  digest: scopes.some(({ role }) => role !== 'declarer'),
  alerts: scopes.some(({ role }) => role === 'officer' || role === 'responder'),
});

/** What one says of one's own account; what is absent stays. */
export interface Switches {
  digest?: boolean;
  alerts?: boolean;
  /** `null`: every level. */
  level?: Level | null;
}

/** What of `wanted` would change `account`. */
export function switched(account: Account, wanted: Switches) {
  const { digest, alerts, level } = wanted;
  const set: Partial<Account> = {
    ...(digest !== undefined && digest !== account.digest && { digest }),
    ...(alerts !== undefined && alerts !== account.alerts && { alerts }),
    ...(level && level !== account.level && { level }),
  };
  const remove: readonly (keyof Account)[] = level === null && account.level !== undefined ? ['level'] : [];
  return { set, remove, changes: Object.keys(set).length + remove.length > 0 };
}

export const declaresFor = ({ scopes }: Pick<Account, 'scopes'>, schoolId: string): boolean =>
  scopes.some(({ role, target }) => role === 'declarer' && target === schoolId);

/** The declarers of a school among `accounts`. */
export const declarersOf = (accounts: readonly Account[], schoolId: string): Account[] =>
  accounts.filter((account) => declaresFor(account, schoolId));
