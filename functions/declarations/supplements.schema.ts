/** What supplements.api.ts takes and answers. Only shapes: supplements.ts holds the rules. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { DECISIONS, type DecisionBody } from './supplements.ts';

/** Longer than a reason may be: the rules say what is too long, with a sentence. */
const text = z.string().check(z.maxLength(2000));

export const decisionBodySchema = z.strictObject({
  revision: z.int().check(z.minimum(1)),
  decision: z.enum(DECISIONS),
  reason: z.exactOptional(text),
  confirmed: z.exactOptional(z.array(text).check(z.maxLength(5))),
}) satisfies z.ZodMiniType<DecisionBody>;

export const decisionAnswerSchema = z.strictObject({
  now: instantSchema,
  revision: z.int(),
  state: z.enum(['waiting', 'accepted', 'declined']),
});
