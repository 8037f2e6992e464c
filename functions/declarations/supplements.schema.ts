/** What supplements.api.ts takes and answers. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { unitRefSchema } from '../oversight/overview.schema.ts';
import { MEASURES, NEEDS, OPERATIONS } from './fields.ts';
import { countSchema as count, levelSchema, safetySchema, supplementStateSchema } from './mine.schema.ts';
import { DECISIONS, type DecisionBody, type ExcuseBody } from './supplements.ts';

const text = z.string().check(z.maxLength(2000));
const confirmed = z.exactOptional(z.array(text).check(z.maxLength(5)));

export const decisionBodySchema = z.strictObject({
  revision: z.int().check(z.minimum(1)),
  decision: z.enum(DECISIONS),
  reason: z.exactOptional(text),
  confirmed,
}) satisfies z.ZodMiniType<DecisionBody>;

export const excuseBodySchema = z.strictObject({
  reason: text,
  confirmed,
}) satisfies z.ZodMiniType<ExcuseBody>;

export const decisionAnswerSchema = z.strictObject({
  now: instantSchema,
  revision: count,
  state: supplementStateSchema,
});
export const excuseAnswerSchema = z.strictObject({
  now: instantSchema,
  excuse: z.exactOptional(
    z.strictObject({ reason: z.string(), at: instantSchema, by: z.exactOptional(z.string()) }),
  ),
});

const headcount = z.strictObject({ total: count, absent: count, absentIll: count });
const declared = z.strictObject({
  operation: z.enum(OPERATIONS),
  until: z.exactOptional(civilDateSchema),
  learners: headcount,
  staff: headcount,
  cases: z.strictObject({
    newConfirmed: count,
    activeConfirmed: count,
    closeContacts: count,
    secondaryContacts: count,
    isolating: count,
    symptomatic: count,
  }),
  classes: z.array(z.strictObject({ label: z.string(), measure: z.enum(MEASURES) })),
  needs: z.array(z.enum(NEEDS)),
  safety: safetySchema,
  passed: count,
});

export const supplementsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  total: count,
  rows: z.array(
    z.strictObject({
      round: z.strictObject({ id: z.string(), title: z.string(), dueAt: instantSchema }),
      school: z.strictObject({
        id: z.string(),
        path: z.string(),
        name: z.string(),
        level: levelSchema,
        unit: z.string(),
        unitName: z.string(),
      }),
      revision: count,
      receivedAt: instantSchema,
      preparedAt: z.exactOptional(z.string()),
      who: z.string(),
      how: z.enum(['page', 'link', 'on-behalf']),
      reference: z.string(),
      declaredBefore: z.boolean(),
      declared,
    }),
  ),
  cursor: z.exactOptional(z.string()),
});
