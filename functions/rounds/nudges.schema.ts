/** The shapes of nudges.api.ts. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { SKIPPED_FOR } from './nudging.ts';

const count = z.int().check(z.minimum(0));

export const nudgesBodySchema = z.strictObject({
  unit: z.string().check(z.minLength(1), z.maxLength(300)),
  submission: z.uuid(),
});

export const nudgesAnswerSchema = z.strictObject({
  now: instantSchema,
  sent: count,
  skipped: z.array(
    z.strictObject({
      reason: z.enum(SKIPPED_FOR),
      total: count,
      schools: z
        .array(z.strictObject({ name: z.string(), at: z.exactOptional(instantSchema) }))
        .check(z.maxLength(20)),
    }),
  ),
  againAt: z.exactOptional(instantSchema),
});
