/** What calls.api.ts takes. Only shapes: calls.ts and schools/contact.ts hold the rules. */
import * as z from 'zod/mini';
import type { ContactBody } from '../schools/contact.ts';
import type { CallBody } from './calls.ts';
import { CALL_OUTCOMES } from './follow-up.ts';

/** Longer than any field of ours: the rules say what is too long, with a sentence. */
const text = z.string().check(z.maxLength(2000));
/** With offset or Z; a page's clock has no seconds. */
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);

export const callBodySchema = z.strictObject({
  submission: z.uuid(),
  outcome: z.enum(CALL_OUTCOMES),
  note: z.exactOptional(text),
  calledAt: z.exactOptional(instant),
  confirmed: z.exactOptional(z.array(text).check(z.maxLength(5))),
}) satisfies z.ZodMiniType<CallBody>;

const contact = { name: text, position: text, phone: text, email: z.exactOptional(text) };

export const contactBodySchema = z.strictObject({
  seen: z.nullable(z.strictObject(contact)),
  ...contact,
}) satisfies z.ZodMiniType<ContactBody>;
