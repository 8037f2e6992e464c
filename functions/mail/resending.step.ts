/** A school's address mended by whoever runs it, and its reminder on the way again. Done again it changes nothing more. */
import type { Principal } from '../access/access.ts';
import type { Account } from '../access/accounts.store.ts';
import { governs, type PlacedScope } from '../access/granting.ts';
import { invite, queueInvitation } from '../access/inviting.step.ts';
import { moveAccount } from '../access/moving.step.ts';
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { owes } from '../calendar/duty.ts';
import { statusOf } from '../declarations/brief.ts';
import { after, DAY } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import type { School } from '../schools/unit.ts';
import type { ResendAnswer } from './log.ts';

/** Somebody waits for it now; a day later nobody does. */
const RESENT_LIVES = DAY;

export interface Resending {
  principal: Principal;
  /** Address of who does it. */
  by: string;
  school: School;
  /** The declarer's account as it stands. */
  account: Account;
  /** The account at the new address, where this was all done before. */
  done?: Account;
  email: string;
  now: Instant;
}

const placed = (system: System, { scopes }: Account): Promise<PlacedScope[]> =>
  Promise.all(
    scopes.map(async (scope) => {
      const path = scope.by === 'school' ? (await system.schools.school(scope.target))?.path : scope.target;
      return { ...scope, ...(path && { path }) };
    }),
  );

/**
 * One person may declare for several schools. Whoever looks after them all moves the account; whoever looks after this
 * school only gives the school's scope to the new address and leaves the rest of the account as it was.
 */
async function moveTo(system: System, resending: Resending): Promise<Account | undefined> {
  const { principal, by, school, account, email, now } = resending;
  if (governs(principal, account, await placed(system, account)))
    return moveAccount(system.accounts, account, email, now, by);
  const isThis = ({ role, target }: Account['scopes'][number]) => role === 'declarer' && target === school.id;
  const issued = await system.accounts.issue(
    { email, name: account.name, scopes: account.scopes.filter(isThis) },
    now,
    by,
  );
  const rest = { scopes: account.scopes.filter((scope) => !isThis(scope)) };
  const event = { at: now, by, what: 'scopes' as const, about: email };
  // Asked again it issues nothing more, and takes the scope from the account as it then stands.
  return (await system.accounts.change(account, rest, [], event)) && issued.account;
}

/** With another key than the mails before it; twice within a minute is once. */
async function remind(system: System, round: Round, resending: Resending): Promise<ResendAnswer['mails']> {
  const { school, email, now } = resending;
  const duty = await system.duties.find(round.id, school.id);
  if (!duty || !owes(statusOf(windowOf(round), duty.brief, now).state)) return [];
  const told = { round: round.id, title: round.title };
  if (now < round.reminderAt) return [{ ...told, when: 'reminder', at: round.reminderAt }];
  const purpose = now < round.nudgeAt ? 'reminder' : 'nudge';
  const n = `again-${now.slice(0, 16)}`;
  const mail = { about: round.id, purpose, path: duty.path, to: email, n } as const;
  await system.mails.queue({ ...mail, uselessAfter: after(now, RESENT_LIVES) }, now);
  return [{ ...told, when: 'queued', at: now }];
}

/** The open rounds of the person's schools know them as reachable again. @returns how many schools */
async function markReachable(system: System, account: Account, rounds: readonly Round[]): Promise<number> {
  const schools = account.scopes.filter(({ role }) => role === 'declarer').map(({ target }) => target);
  for (const id of schools)
    for (const round of rounds) {
      const duty = await system.duties.find(round.id, id);
      if (duty?.brief.unreachable) await system.duties.markReachable(round.id, duty.path);
    }
  return schools.length;
}

/** Said to work by now: mails go there again. */
const mend = async (system: System, { account, now, by }: Resending): Promise<Account | undefined> =>
  account.address === 'working'
    ? account
    : system.accounts.change(account, { address: 'working' }, ['addressWhy'], {
        at: now,
        by,
        what: 'address',
      });

/** Who has never signed in gets the invitation again; a changed address asked for one already. */
async function inviteAgain(system: System, account: Account, resending: Resending): Promise<boolean> {
  const { school, now, by } = resending;
  // An address that worked all along has had it.
  const hadIt = resending.account.address === 'working' && resending.email === resending.account.email;
  if (account.activatedAt || hadIt) return false;
  if (account.invitedAt === now) {
    await queueInvitation(system, account, school.path, now);
    return true;
  }
  return (await invite(system, account, school.path, now, by)).invited === 'sent';
}

/** Undefined when somebody changed the account meanwhile. */
export async function resend(system: System, resending: Resending): Promise<ResendAnswer | undefined> {
  const { account, done, email, now } = resending;
  const mended = done ?? (await (email === account.email ? mend : moveTo)(system, resending));
  if (!mended) return undefined;
  const recent = await system.rounds.recent(civilDateAt(now, system.province.zone));
  const open = recent.filter(({ openedAt, closedAt }) => openedAt && !closedAt);
  const schools = await markReachable(system, mended, open);
  const mails: ResendAnswer['mails'] = [];
  for (const round of open) mails.push(...(await remind(system, round, resending)));
  const invited = await inviteAgain(system, mended, resending);
  return { now, email, schools, mails, invited };
}
