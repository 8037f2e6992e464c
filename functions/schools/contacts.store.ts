/** A school's contact and the validity of its links: attributes of its item in the register. */
import type { Instant } from '../calendar/cadence.ts';
import type { Change, Table } from '../platform/table.ts';
import { type ContactChange, contactChangesWith } from './contact.ts';
import type { SchoolItem } from './schools.store.ts';
import type { Contact } from './unit.ts';

/**
 * Holds while the contact is as `seen` has it, whoever writes it, and nothing else was noted. Member by member: not
 * every store compares maps.
 */
function unchangedSince({
  id,
  contact,
  contactRevision,
}: SchoolItem): Pick<Change, 'when' | 'names' | 'values'> {
  const members =
    contact &&
    ([
      ['name', contact.name],
      ['position', contact.position],
      ['phone', contact.phone],
      ['email', contact.email],
    ] as const);
  const holds = members
    ? members.map(([key, value]) =>
        value === undefined ? `attribute_not_exists(#contact.#${key})` : `#contact.#${key} = :${key}`,
      )
    : ['attribute_not_exists(#contact)'];
  const values = members?.flatMap(([key, value]) => (value === undefined ? [] : [[`:${key}`, value]])) ?? [];
  return {
    when: [
      'id = :id',
      // Where the school has left nobody looks any more: what is written there would be lost.
      'attribute_not_exists(movedTo)',
      ...holds,
      contactRevision === undefined ? 'attribute_not_exists(contactRevision)' : 'contactRevision = :revision',
    ].join(' AND '),
    names: {
      '#contact': 'contact',
      ...(members && Object.fromEntries(members.map(([key]) => [`#${key}`, key]))),
    },
    values: {
      ':id': id,
      ...Object.fromEntries(values),
      ...(contactRevision !== undefined && { ':revision': contactRevision }),
    },
  };
}

export const contactsStore = (table: Table) => {
  const change = (seen: SchoolItem, set: { contact?: Contact; grantsFrom?: Instant }, event: ContactChange) =>
    table.update(
      { pk: 'TREE', sk: seen.path },
      {
        set: {
          ...set,
          contactRevision: (seen.contactRevision ?? 0) + 1,
          contactChanges: contactChangesWith(seen.contactChanges, event),
        },
        ...unchangedSince(seen),
      },
    );
  return {
    /** @param grantsFrom given: links issued before are void. False when the contact was changed since `seen` was read. */
    edit: (seen: SchoolItem, contact: Contact, event: ContactChange, grantsFrom?: Instant) =>
      change(seen, { contact, ...(grantsFrom && { grantsFrom }) }, event),
    /** Declare links issued before `event.at` open nothing any more. False: look again. */
    revokeLinks: (seen: SchoolItem, event: ContactChange) => change(seen, { grantsFrom: event.at }, event),
  };
};
export type ContactsStore = ReturnType<typeof contactsStore>;
