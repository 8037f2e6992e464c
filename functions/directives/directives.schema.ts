/** The answers of directives.ts as schemas, and what requests may say. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { contactSchema, countSchema as count, levelSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from '../oversight/overview.schema.ts';
import type { EditBody, PublishBody, RemindBody } from './directives.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const letter = {
  number: text(60),
  issuer: text(120),
  date: civilDateSchema,
  title: text(200),
  deadline: civilDateSchema,
  link: z.exactOptional(text(500)),
};

export const publishBodySchema = z.strictObject({
  submission: z.uuid(),
  ...letter,
  unit: text(200),
  levels: z.array(levelSchema).check(z.maxLength(10)),
  numberAgain: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<PublishBody>;

export const editBodySchema = z.strictObject({
  revision: z.int().check(z.minimum(1)),
  ...letter,
  withdrawn: z.boolean(),
  numberAgain: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<EditBody>;

export const remindBodySchema = z.strictObject({ unit: text(200) }) satisfies z.ZodMiniType<RemindBody>;
/** Who acknowledges, and for which school, is said by the session and the address. */
export const acknowledgeBodySchema = z.strictObject({});

export const directiveRowSchema = z.strictObject({
  id: z.string(),
  ...letter,
  unit: z.strictObject({ path: z.string(), name: z.string() }),
  levels: z.array(levelSchema),
  publishedAt: instantSchema,
  by: z.string(),
  withdrawnAt: z.exactOptional(instantSchema),
  acknowledged: count,
  expected: count,
  mayEdit: z.boolean(),
});

const listed = { total: count, cursor: z.exactOptional(z.string()) };
export const directivesAnswerSchema = z.strictObject({
  now: instantSchema,
  today: civilDateSchema,
  unit: unitRefSchema,
  rows: z.array(directiveRowSchema),
  ...listed,
});

export const directiveAnswerSchema = z.strictObject({
  now: instantSchema,
  today: civilDateSchema,
  unit: unitRefSchema,
  directive: z.extend(directiveRowSchema, {
    revision: count,
    changes: z.array(
      z.strictObject({
        at: instantSchema,
        by: z.string(),
        what: z.enum(['published', 'edited', 'withdrawn', 'restored']),
      }),
    ),
  }),
  units: z.array(z.extend(unitRefSchema, { acknowledged: count, expected: count })),
  reminders: z.array(
    z.strictObject({ at: instantSchema, by: z.string(), unitName: z.string(), schools: count }),
  ),
  mayRemind: z.boolean(),
  remindedToday: z.boolean(),
  rows: z.array(
    z.strictObject({
      school: z.strictObject({
        id: z.string(),
        path: z.string(),
        name: z.string(),
        level: levelSchema,
        unitName: z.string(),
      }),
      acknowledged: z.exactOptional(z.strictObject({ at: instantSchema, by: z.string() })),
      contact: z.exactOptional(contactSchema),
    }),
  ),
  ...listed,
});

export const previewAnswerSchema = z.strictObject({
  now: instantSchema,
  expected: count,
  reachable: count,
  units: z.array(z.strictObject({ name: z.string(), schools: count })),
});
export const publishAnswerSchema = z.strictObject({
  now: instantSchema,
  id: z.string(),
  expected: count,
  reachable: count,
});
export const editAnswerSchema = z.strictObject({ now: instantSchema, revision: count });
export const remindAnswerSchema = z.strictObject({ now: instantSchema, schools: count, unreachable: count });
export const acknowledgeAnswerSchema = z.strictObject({
  now: instantSchema,
  acknowledged: z.strictObject({ at: instantSchema, by: z.string() }),
});
