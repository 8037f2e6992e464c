/** Many schools at once: invitations to those that have an address, codes to print for those that haven't. */
import { generate } from 'lean-qr';
import type { Instant } from '../calendar/cadence.ts';
import { DAY } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import type { Principal } from './access.ts';
import { maillessEmail } from './account.ts';
import { isPlausibleEmail, tidied } from './account-problems.ts';
import { type Account, isReachable } from './accounts.store.ts';
import type { ActivationCard, SchoolRef, Skipped } from './accounts.ts';
import { type Asked, type Batch, declarerScope, schoolState } from './batch.view.ts';
import { normalEmail } from './email.ts';
import { governs } from './granting.ts';
import { invite, queueInvitation } from './inviting.step.ts';
import { placeScopes } from './placing.view.ts';

const AT_A_TIME = 10;

type Done<T> = { done: T } | { skipped: Skipped };

/** In the order asked, whatever finished first. */
async function throughAll<T>({ schools }: Batch, work: (asked: Asked) => Promise<Done<T>>) {
  const results = new Map<string, Done<T>>();
  await inParallel(schools, AT_A_TIME, async (asked) => results.set(asked.ref.id, await work(asked)));
  const done: T[] = [];
  const skipped: { school: SchoolRef; why: Skipped }[] = [];
  for (const { ref } of schools) {
    const result = results.get(ref.id);
    if (!result) continue;
    if ('done' in result) done.push(result.done);
    else skipped.push({ school: ref, why: result.skipped });
  }
  return { done, skipped };
}

/** The register's contact becomes the school's first declarer. */
async function inviteContact(system: System, { school, ref }: Asked, now: Instant, by: string) {
  const { contact } = school;
  const email = contact?.email ?? '';
  if (!contact || !isPlausibleEmail(email)) return { skipped: 'no-address' } as const;
  // Nobody raises himself, not by way of the register's contact either.
  if (normalEmail(email) === by) return { skipped: 'no-address' } as const;
  const person = tidied({ ...contact, name: contact.name || school.name });
  const { outcome, account } = await system.accounts.issue(
    { email, ...person, scopes: [declarerScope(school.id)] },
    now,
    by,
  );
  if (outcome === 'disabled') return { skipped: 'disabled' } as const;
  if (!isReachable(account)) return { skipped: 'unreachable' } as const;
  if (account.activatedAt) return { skipped: 'activated' } as const;
  await queueInvitation(system, account, school.path, now);
  return { done: ref };
}

const isRecent = ({ invitedAt }: Account, now: Instant): boolean =>
  invitedAt !== undefined && Date.parse(now) - Date.parse(invitedAt) < DAY;

/** Who declares for several schools is invited with the first of them, and with that for all. */
async function inviteOnce(system: System, account: Account, place: string, now: Instant, by: string) {
  const { invited } = await invite(system, account, place, now, by);
  if (invited !== 'changed') return invited;
  const current = await system.accounts.current(account.email);
  return current && isRecent(current, now) ? 'sent' : invited;
}

async function inviteSchool(
  system: System,
  asked: Asked,
  now: Instant,
  by: string,
): Promise<Done<SchoolRef>> {
  const { declarers, school, ref } = asked;
  if (!asked.open) return { skipped: 'closed' };
  if (schoolState(declarers) === 'activated') return { skipped: 'activated' };
  const reachable = declarers.filter(isReachable);
  if (reachable.length === 0) {
    const contacted = await inviteContact(system, asked, now, by);
    const bounced = declarers.some(({ address }) => address !== 'none');
    return 'skipped' in contacted && contacted.skipped === 'no-address' && bounced
      ? { skipped: 'unreachable' }
      : contacted;
  }
  const due = reachable.filter((account) => !isRecent(account, now));
  if (due.length === 0) return { skipped: 'invited-recently' };
  const results = await Promise.all(due.map((account) => inviteOnce(system, account, school.path, now, by)));
  if (results.includes('sent')) return { done: ref };
  return { skipped: results.includes('changed') ? 'busy' : 'invited-recently' };
}

export const inviteAll = (system: System, batch: Batch, now: Instant, by: string) =>
  throughAll(batch, (asked) => inviteSchool(system, asked, now, by));

/** Modules row by row, eight to a byte. */
export function qrOf(text: string): ActivationCard['qr'] {
  const code = generate(text);
  const { size } = code;
  const bits = Buffer.alloc(Math.ceil((size * size) / 8));
  for (let i = 0; i < size * size; i++)
    if (code.get(i % size, Math.floor(i / size))) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i & 7));
  return { size, bits: bits.toString('base64') };
}

type Printer = Principal & { kind: 'account' };

/** Voids earlier codes first: who dies in between leaves none that works, and nobody has seen the new one. */
async function printCode(
  system: System,
  { school, ref, open }: Asked,
  page: string,
  now: Instant,
  who: Printer,
): Promise<Done<ActivationCard>> {
  const { email: by } = who;
  if (!open) return { skipped: 'closed' };
  const email = maillessEmail(school.id);
  const given = { email, name: school.name, scopes: [declarerScope(school.id)] };
  const { outcome, account } = await system.accounts.issue(given, now, by);
  if (outcome === 'disabled') return { skipped: 'disabled' };
  // A code opens all that the account may: whoever prints it must look after all of that.
  const isAlone = account.scopes.length === 1;
  if (!isAlone && !governs(who, account, await placeScopes(system, account.scopes)))
    return { skipped: 'elsewhere' };
  const voided = await system.accounts.change(account, { codesFrom: now }, [], { at: now, by, what: 'code' });
  if (!voided) return { skipped: 'busy' };
  const { code, expiresAt } = await system.signIns.printCode(email, now);
  const link = `${page}#dang-nhap=${code}`;
  return { done: { school: ref, code, link, qr: qrOf(link), expiresAt } };
}

export const printAll = (system: System, batch: Batch, page: string, now: Instant, who: Printer) =>
  throughAll(batch, (asked) => printCode(system, asked, page, now, who));
