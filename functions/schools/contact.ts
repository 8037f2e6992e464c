/** Whom to call at a school, as an officer corrects it: what is accepted, what it becomes. Rules only. */
import type { Instant } from '../calendar/cadence.ts';
import { normalPhone } from '../declarations/phone.ts';
import type { FieldProblem } from '../platform/problem.ts';
import type { Contact } from './unit.ts';

/** Body of `PUT /api/schools/{school}/contact` */
export interface ContactBody {
  /** What was before the officer's eyes; null: there was none. */
  seen: Contact | null;
  name: string;
  position: string;
  phone: string;
  email?: string;
}

/** What was done, by whom and when: the newest ten stand on the school itself. */
export interface ContactChange {
  at: Instant;
  by: string;
  /** Address of who did it. */
  email: string;
  what: 'contact' | 'links-revoked';
  /** As it stood before, if there was one, and since. */
  before?: Contact;
  after?: Contact;
}

/** Answer of a changed contact. */
export interface ContactAnswer {
  now: Instant;
  contact: Contact;
  /** Absent: it stood like this already. */
  changed?: { at: Instant; by: string };
  /** Links sent to the address that was replaced open nothing any more. */
  linksRevoked?: true;
}

/** Answer of revoking a school's links. */
export interface RevokedAnswer {
  now: Instant;
  changed: { at: Instant; by: string };
}

const CHANGES_KEPT = 10;
const MAX = { name: 80, position: 80, email: 254 } as const;
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/;

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const problem = (path: string, code: string, vi: string, en: string): FieldProblem => ({
  path,
  code,
  vi,
  en,
});

function problemsOf({ name, position, phone, email = '' }: Contact, given: string): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (name === '') found.push(problem('name', 'blank', 'Vui lòng ghi họ tên.', 'Please give the name.'));
  if (name.length > MAX.name)
    found.push(
      problem('name', 'too-long', 'Họ tên dài quá 80 ký tự.', 'The name is longer than 80 characters.'),
    );
  if (position.length > MAX.position)
    found.push(
      problem(
        'position',
        'too-long',
        'Chức vụ dài quá 80 ký tự.',
        'The position is longer than 80 characters.',
      ),
    );
  if (given !== '' && phone === '')
    found.push(
      problem(
        'phone',
        'phone',
        'Số điện thoại chưa đúng. Ví dụ đúng: 0912 345 678 hoặc 0297 3846 123; chỉ ghi một số.',
        'This is not a Vietnamese phone number, like 0912 345 678 or 0297 3846 123; one number only.',
      ),
    );
  else if (phone === '' && email === '')
    found.push(
      problem(
        'phone',
        'blank',
        'Vui lòng ghi số điện thoại, hoặc ít nhất một địa chỉ thư.',
        'Please give a phone number, or at least an e-mail address.',
      ),
    );
  if (email !== '' && (email.length > MAX.email || !EMAIL.test(email)))
    found.push(problem('email', 'email', 'Địa chỉ thư chưa đúng.', 'This is not an e-mail address.'));
  return found;
}

/** The contact as it will be kept, its phone as dialled; or what is wrong, field by field. */
export function contactFrom(
  body: Omit<ContactBody, 'seen'>,
): { contact: Contact } | { problems: FieldProblem[] } {
  const email = tidy(body.email ?? '').toLowerCase();
  const contact: Contact = {
    name: tidy(body.name),
    position: tidy(body.position),
    phone: normalPhone(body.phone) ?? '',
    ...(email && { email }),
  };
  const problems = problemsOf(contact, tidy(body.phone));
  return problems.length > 0 ? { problems } : { contact };
}

export const sameContact = (a: Contact | undefined, b: Contact | undefined): boolean =>
  a?.name === b?.name && a?.position === b?.position && a?.phone === b?.phone && a?.email === b?.email;

export const contactChangesWith = (
  changes: readonly ContactChange[] = [],
  change: ContactChange,
): ContactChange[] => [...changes, change].slice(-CHANGES_KEPT);
