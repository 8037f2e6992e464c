/** The answers about mails: the log, schools no mail reaches, sending anew. Types only. */
import type { Instant } from '../calendar/cadence.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Contact, Level, Path } from '../schools/unit.ts';
import type { MailState, Purpose } from './purposes.ts';

export interface MailRow {
  /** Tells rows apart. */
  id: string;
  /** A round's id, or the month `2021-02` of a mail that belongs to none. */
  about: string;
  purpose: Purpose;
  /** What it reports on: a school or a unit. */
  path: Path;
  name: string;
  /** The school's register code, where it is about one that stands at that place now. */
  school?: string;
  /** Whole for whoever runs the schools there, else shortened. */
  to: string;
  state: MailState;
  /** Why it failed, came back or was not needed any more: a code. */
  why?: string;
  queuedAt: Instant;
  sentAt?: Instant;
  attempts: number;
  /** A school's reminder that can be sent anew. */
  again: boolean;
}

/** `GET /api/mails` */
export interface MailsAnswer {
  now: Instant;
  unit: UnitRef;
  /** What was looked through: a round or a month; for one school several. */
  about: string[];
  /** Of all that fit but for the state asked for. */
  counts: Record<MailState, number>;
  total: number;
  rows: MailRow[];
  cursor?: string;
}

/**
 * `bad`: every address came back or complained. `mailless`: it has no mailbox and signs in by printed codes. `none`: no
 * account was ever issued. `disabled`: those there were are disabled.
 */
export const UNREACHABLE_WHYS = ['bad', 'mailless', 'none', 'disabled'] as const;
export type UnreachableWhy = (typeof UNREACHABLE_WHYS)[number];

export interface UnreachableRow {
  school: { id: string; path: Path; name: string; level: Level; unit: Path; unitName: string };
  why: UnreachableWhy;
  contact?: Contact;
  /** Addresses that do not work, each with SES's word for why. */
  accounts: {
    email: string;
    name: string;
    address: 'bounced' | 'complained' | 'none';
    addressWhy?: string;
  }[];
}

/** `GET /api/mails/unreachable` */
export interface UnreachableAnswer {
  now: Instant;
  unit: UnitRef;
  /** Schools of the unit, and those of them that no mail reaches. */
  schools: number;
  counts: Record<UnreachableWhy, number>;
  total: number;
  rows: UnreachableRow[];
  cursor?: string;
}

/** `POST /api/schools/{school}/mails` */
export interface ResendBody {
  /** The declarer's address as it stands. */
  account: string;
  /** The address that works: another one, or the same again. */
  email: string;
}
export interface ResendAnswer {
  now: Instant;
  email: string;
  /** Schools of that person whose open rounds had them as unreachable and don't any more. */
  schools: number;
  /** `queued`: on its way within a minute. `reminder`: goes out with all others at `at`. */
  mails: { round: string; title: string; when: 'queued' | 'reminder'; at: Instant }[];
  /** The invitation goes out as well: nobody has signed in with that account yet. */
  invited: boolean;
}
