/** What requests for declarations take and answer. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { levelSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from '../oversight/overview.schema.ts';
import { STAGES } from '../schools/unit.ts';

const count = z.int().check(z.minimum(0));
const kind = z.enum(['number', 'yes-no', 'text']);
const stages = z.array(z.enum(STAGES)).check(z.minLength(1), z.maxLength(STAGES.length));
/** Longer than any rule allows, so that the rule's sentence is heard and not the parser's code. */
const text = z.string().check(z.maxLength(4000));

export const requestBodySchema = z.strictObject({
  submission: z.uuid(),
  unit: z.string().check(z.minLength(1), z.maxLength(300)),
  stages: z.exactOptional(stages),
  title: text,
  reason: text,
  authority: text,
  letter: z.exactOptional(text),
  dueAt: z.string().check(z.maxLength(40)),
  questions: z.array(z.strictObject({ kind, text })).check(z.maxLength(20)),
});

export const requestPreviewSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  schools: count,
  reachable: count,
  units: z.array(z.extend(unitRefSchema, { schools: count, reachable: count })),
  levels: z.array(z.strictObject({ level: levelSchema, schools: count })),
  dueAt: instantSchema,
  reminderAt: z.exactOptional(instantSchema),
  nudgeAt: z.exactOptional(instantSchema),
  callListAt: instantSchema,
  digestAt: instantSchema,
  closesAt: instantSchema,
  overlapping: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['scheduled', 'requested']),
      title: z.string(),
      dueAt: instantSchema,
    }),
  ),
  holiday: z.exactOptional(z.string()),
});

export const requestRowSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['opening', 'open', 'closed', 'cancelled']),
  unit: z.strictObject({ path: z.string(), name: z.string() }),
  stages: z.exactOptional(stages),
  reason: z.string(),
  authority: z.string(),
  letter: z.exactOptional(z.string()),
  questions: z.array(z.strictObject({ id: z.string(), kind, text: z.string() })),
  requestedAt: instantSchema,
  by: z.string(),
  dueAt: instantSchema,
  closesAt: instantSchema,
  closedAt: z.exactOptional(instantSchema),
  cancelled: z.exactOptional(z.strictObject({ at: instantSchema, by: z.string() })),
  asked: count,
  progress: z.exactOptional(z.strictObject({ expected: count, declared: count, onTime: count })),
  mayCancel: z.boolean(),
});

export const requestsAnswerSchema = z.strictObject({
  now: instantSchema,
  today: civilDateSchema,
  unit: unitRefSchema,
  total: count,
  rows: z.array(requestRowSchema),
  cursor: z.exactOptional(z.string()),
});

export const requestAnswerSchema = z.strictObject({ now: instantSchema, request: requestRowSchema });
