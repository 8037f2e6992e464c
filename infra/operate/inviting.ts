/** The first administrator: an account that nobody else could have issued, and its invitation. May be done again. */
import type { Account } from '../../functions/access/account.ts';
import { emailProblems, personProblems, tidied } from '../../functions/access/account-problems.ts';
import { normalEmail } from '../../functions/access/email.ts';
import { invite, queueInvitation } from '../../functions/access/inviting.step.ts';
import { INVITATION_LIVES } from '../../functions/access/sign-ins.store.ts';
import { after } from '../../functions/platform/clock.ts';
import type { System } from '../../functions/platform/wiring.ts';
import { registerStore } from '../../functions/schools/register.store.ts';
import { Refusal } from '../local/refusal.ts';

/** As changes of the account and the register name who made them. */
const OPERATOR = 'npm run admin';

export interface Wanted {
  email: string;
  name: string;
  position?: string;
  phone?: string;
  /** Invite once more, though an invitation went out before. */
  again?: boolean;
}

/** `waits`: an invitation that was asked for earlier. */
export type Result = { account: Account; created: boolean; invitation: 'queued' | 'waits' | 'needless' };

/** @throws Refusal with a sentence for each mistake. */
function check({ email, ...person }: Wanted): void {
  const found = [...emailProblems(normalEmail(email)), ...personProblems(person)];
  if (found.length > 0)
    throw new Refusal(found.map(({ path, vi, en }) => `--${path}: ${vi} · ${en}`).join('\n'));
}

/** Without the province’s own unit no screen has anything to begin with. */
const plantTree = ({ open, province, clock }: System) =>
  open(registerStore).addUnit(
    { path: province.id, name: province.name, kind: 'province' },
    { at: clock.now(), by: OPERATOR, what: 'added' },
  );

/**
 * Makes the account or gives an existing one the role, and puts the invitation into the queue: the agenda sends it.
 * @throws Refusal when the address or a name cannot be, or the account is disabled
 */
export async function inviteAdministrator(system: System, wanted: Wanted): Promise<Result> {
  check(wanted);
  const now = system.clock.now();
  const { id } = system.province;
  await plantTree(system);
  const scopes = [{ role: 'administrator', by: 'management', target: id }] as const;
  const given = { email: normalEmail(wanted.email), ...tidied(wanted), scopes };
  const { outcome, account } = await system.accounts.issue(given, now, OPERATOR);
  const created = outcome === 'created';
  if (outcome === 'disabled')
    throw new Refusal(
      `${account.email} has an account that is disabled. Another administrator can enable it.`,
    );
  if (wanted.again && !created) return { created, ...(await inviteAgain(system, account)) };
  if (account.activatedAt !== undefined) return { account, created, invitation: 'needless' };
  if (account.invitedAt === undefined) return { created, ...(await inviteAgain(system, account)) };
  const queued = await queueInvitation(system, account, id, now);
  return { account, created, invitation: queued ? 'queued' : 'waits' };
}

async function inviteAgain(system: System, account: Account): Promise<Omit<Result, 'created'>> {
  const done = await invite(system, account, system.province.id, system.clock.now(), OPERATOR);
  if (done.invited === 'sent') return { account: done.account, invitation: 'queued' };
  const why = {
    unreachable: 'mails to this address come back: mend it under Tài khoản, or name another address',
    'too-often': 'it was invited three times today: look into the spam folder, or try again tomorrow',
    changed: 'somebody is changing this account at this moment: run it again',
  };
  throw new Refusal(`${account.email} was not invited: ${why[done.invited]}.`);
}

/** What the operator is told. */
export function tell({ account, created, invitation }: Result, now: string): string[] {
  const { email, name, invitedAt, activatedAt } = account;
  const lives = invitedAt && after(invitedAt, INVITATION_LIVES);
  return [
    created
      ? `${name} <${email}> is an administrator now.`
      : `${name} <${email}> has an account and is an administrator.`,
    ...(invitation === 'needless'
      ? [
          `It has been in use since ${activatedAt}: no invitation is needed. Signing in asks for the address only.`,
        ]
      : []),
    ...(invitation === 'queued'
      ? [
          'The invitation is in the queue: the agenda sends it within a minute or two, with a link that lives seven days.',
          'While SES is in its sandbox only verified addresses get mail: verify this one first, or ask for production access.',
        ]
      : []),
    ...(invitation === 'waits' && lives !== undefined && lives > now
      ? [`It was invited at ${invitedAt} and has not signed in yet. To send another: add --again.`]
      : []),
    ...(invitation === 'waits' && (lives === undefined || lives <= now)
      ? [`Its invitation of ${invitedAt} has ended unused. To send another: add --again.`]
      : []),
  ];
}
