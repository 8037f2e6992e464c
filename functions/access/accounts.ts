/** What the office is told of accounts. An account is called by an id, never by its address: requests are logged. */
import type { Instant } from '../calendar/cadence.ts';
import type { Path } from '../schools/unit.ts';
import type { Scope } from './access.ts';
import type { Account, AccountEvent } from './account.ts';

/** `moving`: a change of address that broke off half way; asking for it again finishes it. */
export const ACCOUNT_STATES = ['never', 'active', 'disabled', 'moving'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface NamedScope extends Scope {
  /** Of the school or unit; empty when it is not in the register any more. */
  name: string;
  /** Of the unit a school is in. */
  unit?: string;
}

export interface AccountRow {
  id: string;
  /** Whole for who governs the account or owns it, else masked; empty where there is no mailbox. */
  email: string;
  name: string;
  /** For who governs the account or owns it. */
  position?: string;
  phone?: string;
  /** Those the viewer looks after. */
  scopes: NamedScope[];
  /** How many others it has. */
  elsewhere: number;
  state: AccountState;
  address: Account['address'];
  invitedAt?: Instant;
  activatedAt?: Instant;
  lastSignInAt?: Instant;
  disabledAt?: Instant;
  /** The viewer may change the whole of it. */
  governed: boolean;
  /** It is the viewer's. */
  own: boolean;
}

export interface AccountUnit {
  path: Path;
  name: string;
}

/** Answer of `GET /api/accounts`. */
export interface AccountsAnswer {
  now: Instant;
  total: number;
  cursor?: string;
  rows: AccountRow[];
}

/** Answer about one account: `GET /api/accounts/{account}`, and after each change. */
export interface AccountAnswer {
  now: Instant;
  revision: number;
  account: AccountRow;
  /** Newest first. `by` is a name where its account is known. */
  changes: { at: Instant; by: string; what: AccountEvent; about?: string }[];
  /** The address it had before this one, or is leaving for. */
  movedFrom?: string;
  movingTo?: string;
}

/** Answer of `POST /api/accounts`. `merged`: the address had an account already, which got the scopes it lacked. */
export interface InvitedAnswer extends AccountAnswer {
  outcome: 'created' | 'merged' | 'unchanged';
  /** A mail with the guide is on its way. */
  mailed: boolean;
}

export const SCHOOL_ACCOUNT_STATES = ['none', 'issued', 'activated'] as const;
export type SchoolAccountState = (typeof SCHOOL_ACCOUNT_STATES)[number];

/** A school and how far it has got with its accounts. */
export interface SchoolRow {
  id: string;
  name: string;
  unit: string;
  state: SchoolAccountState;
  /** Declarers whose accounts are not disabled. */
  accounts: number;
  /** Mails reach at least one of them. */
  reachable: boolean;
  /** The register has an address to invite. */
  hasAddress: boolean;
}

/** Answer of `GET /api/accounts/schools`: with the units the viewer looks after. */
export interface SchoolsAnswer {
  now: Instant;
  total: number;
  cursor?: string;
  rows: SchoolRow[];
  units: AccountUnit[];
  /** Of all the unit's schools, whatever the list is narrowed to. */
  counts: Record<SchoolAccountState, number>;
}

export interface SchoolRef {
  id: string;
  name: string;
  unit: string;
}

/** Why a school got no invitation or no code. */
export const SKIPPED = [
  'activated',
  'no-address',
  'unreachable',
  'invited-recently',
  'disabled',
  /** Its account declares for other schools too, which are not the viewer's. */
  'elsewhere',
  'closed',
  'busy',
] as const;
export type Skipped = (typeof SKIPPED)[number];

interface BatchAnswer {
  now: Instant;
  skipped: { school: SchoolRef; why: Skipped }[];
  /** More of the unit's schools are left: the same again with `after`. */
  next?: Path;
  /** Schools still left after this batch. */
  left: number;
}

/** Answer of `POST /api/accounts/invitations`. */
export interface InvitationsAnswer extends BatchAnswer {
  sent: SchoolRef[];
}

/** A printed card. `qr`: rows of modules from the top, as bits from the left, base64. */
export interface ActivationCard {
  school: SchoolRef;
  /** `XXXX-XXXX-XXXX`, told this once. */
  code: string;
  link: string;
  qr: { size: number; bits: string };
  expiresAt: Instant;
}

/** Answer of `POST /api/accounts/activation-codes`. */
export interface ActivationAnswer extends BatchAnswer {
  cards: ActivationCard[];
  /** Where a code is typed. */
  page: string;
  /** When the schools declare: ISO weekdays, and the wall-clock time it is due. */
  weekdays: number[];
  due: string;
}
