/** The answers of alerts.ts as schemas, and what a request may say. Server only. */
import * as z from 'zod/mini';
import { ROLES } from '../access/access.ts';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { MEASURES, OPERATIONS } from '../declarations/fields.ts';
import {
  contactSchema,
  countSchema as count,
  levelSchema,
  safetySchema,
} from '../declarations/mine.schema.ts';
import { ALERT_KINDS } from '../mail/alert.ts';
import { unitRefSchema } from '../oversight/overview.schema.ts';
import type { MarkBody } from './alerts.ts';

export const markBodySchema = z.strictObject({
  taken: z.boolean(),
  note: z.exactOptional(z.string().check(z.maxLength(300))),
  notName: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<MarkBody>;

const standing = z.strictObject({ newConfirmed: count, safety: z.exactOptional(safetySchema) });
const classSchema = z.strictObject({
  label: z.string(),
  confirmed: count,
  contacts: count,
  lastDay: z.exactOptional(civilDateSchema),
  measure: z.enum(MEASURES),
  reportedAt: z.exactOptional(z.string()),
});
/** Who took an alert, for whoever came second. */
export const markSchema = z.strictObject({
  by: z.string(),
  role: z.enum(ROLES),
  at: instantSchema,
  note: z.exactOptional(z.string()),
});

export const alertRowSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ALERT_KINDS),
  at: instantSchema,
  round: z.string(),
  revision: count,
  school: z.strictObject({
    id: z.string(),
    path: z.string(),
    name: z.string(),
    level: levelSchema,
    unitName: z.string(),
    areaName: z.string(),
  }),
  before: standing,
  now: standing,
  operation: z.enum(OPERATIONS),
  classes: z.array(classSchema),
  mark: z.exactOptional(z.extend(markSchema, { undoUntil: z.exactOptional(instantSchema) })),
  mayMark: z.boolean(),
});

export const alertsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  from: civilDateSchema,
  to: civilDateSchema,
  total: count,
  open: count,
  rows: z.array(alertRowSchema),
  cursor: z.exactOptional(z.string()),
});

export const alertAnswerSchema = z.strictObject({
  now: instantSchema,
  alert: alertRowSchema,
  told: z.array(
    z.strictObject({ unit: z.string(), name: z.string(), at: instantSchema, people: z.array(z.string()) }),
  ),
  marks: z.array(z.extend(markSchema, { what: z.enum(['taken', 'taken-back']) })),
  newer: z.exactOptional(
    z.strictObject({
      revision: count,
      at: instantSchema,
      newConfirmed: count,
      classes: z.array(classSchema),
    }),
  ),
  contact: z.exactOptional(contactSchema),
});

export const markAnswerSchema = z.strictObject({ now: instantSchema, alert: alertRowSchema });
