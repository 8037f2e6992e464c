/** The answers of log.ts as schemas, and what a request may say. Server only. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { contactSchema, countSchema as count, levelSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from '../oversight/overview.schema.ts';
import { UNREACHABLE_WHYS } from './log.ts';
import { MAIL_STATES, PURPOSES } from './purposes.ts';

const address = z.string().check(z.minLength(1), z.maxLength(254));
export const resendSchema = z.strictObject({ account: address, email: address });

export const purposeSchema = z.enum(PURPOSES);
export const mailStateSchema = z.enum(MAIL_STATES);
export const unreachableWhySchema = z.enum(UNREACHABLE_WHYS);

export const mailRowSchema = z.strictObject({
  id: z.string(),
  about: z.string(),
  purpose: purposeSchema,
  path: z.string(),
  name: z.string(),
  school: z.exactOptional(z.string()),
  to: z.string(),
  state: mailStateSchema,
  why: z.exactOptional(z.string()),
  queuedAt: instantSchema,
  sentAt: z.exactOptional(instantSchema),
  attempts: z.int(),
  again: z.boolean(),
});

export const mailsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  about: z.array(z.string()),
  counts: z.strictObject({
    queued: count,
    sent: count,
    delivered: count,
    bounced: count,
    complained: count,
    failed: count,
    dropped: count,
  }),
  total: count,
  rows: z.array(mailRowSchema),
  cursor: z.exactOptional(z.string()),
});

export const unreachableAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  schools: count,
  counts: z.strictObject({ bad: count, mailless: count, none: count, disabled: count }),
  total: count,
  rows: z.array(
    z.strictObject({
      school: z.strictObject({
        id: z.string(),
        path: z.string(),
        name: z.string(),
        level: levelSchema,
        unit: z.string(),
        unitName: z.string(),
      }),
      why: unreachableWhySchema,
      contact: z.exactOptional(contactSchema),
      accounts: z.array(
        z.strictObject({
          email: z.string(),
          name: z.string(),
          address: z.enum(['bounced', 'complained', 'none']),
          addressWhy: z.exactOptional(z.string()),
        }),
      ),
    }),
  ),
  cursor: z.exactOptional(z.string()),
});

export const resendAnswerSchema = z.strictObject({
  now: instantSchema,
  email: z.string(),
  schools: count,
  mails: z.array(
    z.strictObject({
      round: z.string(),
      title: z.string(),
      when: z.enum(['queued', 'reminder']),
      at: instantSchema,
    }),
  ),
  invited: z.boolean(),
});
