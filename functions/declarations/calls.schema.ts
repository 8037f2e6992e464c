/** What calls.api.ts and on-behalf.api.ts answer, as schemas: for the API's description and its tests. Server only. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { contactSchema, lastCallSchema, mineAnswerSchema } from './mine.schema.ts';

export const callAnswerSchema = z.strictObject({
  now: instantSchema,
  lastCall: z.exactOptional(lastCallSchema),
});

export const onBehalfAnswerSchema = z.extend(mineAnswerSchema, {
  by: z.literal('officer'),
  officer: z.strictObject({
    email: z.string(),
    name: z.string(),
    contact: z.exactOptional(contactSchema),
  }),
});

/** Who changed a contact or revoked links, and when. */
export const changedSchema = z.strictObject({ at: instantSchema, by: z.string() });

export const contactAnswerSchema = z.strictObject({
  now: instantSchema,
  contact: contactSchema,
  changed: z.exactOptional(changedSchema),
  linksRevoked: z.exactOptional(z.literal(true)),
});

export const revokedAnswerSchema = z.strictObject({ now: instantSchema, changed: changedSchema });
