/** Changing whom to call at a school, and making its links void. */
import { declarersOf } from '../access/accounts.store.ts';
import type { Instant } from '../calendar/cadence.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import {
  type ContactAnswer,
  type ContactBody,
  contactFrom,
  type RevokedAnswer,
  sameContact,
} from './contact.ts';
import type { SchoolItem } from './schools.store.ts';
import type { Contact } from './unit.ts';

/** Who does it, and when. */
export interface Doing {
  at: Instant;
  by: string;
  email: string;
}

/** Writers of one school at the same moment are two or three people. */
const TRIES = 5;

/** Links went to accounts' addresses: they die with an address that was one of these, not with a phone number. */
export async function givesUpLinks(
  system: System,
  { id, contact }: SchoolItem,
  next: Contact,
): Promise<boolean> {
  if (!contact?.email || contact.email === next.email) return false;
  return declarersOf(await system.accounts.all(), id).some(({ email }) => email === contact.email);
}

async function contactChanged(system: System, id: string): Promise<Problem> {
  const { contact, contactChanges } = (await system.schools.school(id)) ?? {};
  // The register may have changed it since: then nobody is named.
  const last = contactChanges?.findLast(({ after }) => after !== undefined && sameContact(after, contact));
  return new Problem('contact-changed', {
    ...(contact && { contact }),
    ...(last && { changed: { at: last.at, by: last.by } }),
  });
}

/** @throws Problem fields-broken; contact-changed when it is not what was `seen` any more */
export async function editContact(
  system: System,
  school: SchoolItem,
  { seen, ...given }: ContactBody,
  doing: Doing,
): Promise<ContactAnswer> {
  const found = contactFrom(given);
  if ('problems' in found) throw new Problem('fields-broken', { fields: found.problems });
  const { contact } = found;
  const before = school.contact;
  if (sameContact(before, contact)) return { now: doing.at, contact };
  if (!sameContact(before, seen ?? undefined)) throw await contactChanged(system, school.id);
  const revokes = await givesUpLinks(system, school, contact);
  const change = { ...doing, what: 'contact' as const, ...(before && { before }), after: contact };
  if (!(await system.contacts.edit(school, contact, change, revokes ? doing.at : undefined)))
    throw await contactChanged(system, school.id);
  return {
    now: doing.at,
    contact,
    changed: { at: doing.at, by: doing.by },
    ...(revokes && { linksRevoked: true }),
  };
}

/** Links issued until now open nothing any more; new ones go out with the next mail. */
export async function revokeLinks(system: System, school: SchoolItem, doing: Doing): Promise<RevokedAnswer> {
  let seen: SchoolItem | undefined = school;
  for (let tries = 0; seen && tries < TRIES; tries++) {
    if (await system.contacts.revokeLinks(seen, { ...doing, what: 'links-revoked' }))
      return { now: doing.at, changed: { at: doing.at, by: doing.by } };
    seen = await system.schools.school(school.id);
  }
  throw new Problem('busy');
}
