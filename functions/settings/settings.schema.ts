/** What the settings' routes take and answer. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { STAGES } from '../schools/unit.ts';
import { SETTINGS_PARTS } from './settings.ts';

const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const hours = z.strictObject({
  opens: wallTime,
  reminder: wallTime,
  nudge: wallTime,
  callList: wallTime,
  due: wallTime,
  digest: wallTime,
});
const weekdays = z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7));
const onHoliday = z.enum(['stay-open', 'next-working-day']);
const publication = z.strictObject({ situation: z.boolean(), schools: z.boolean() });
const entry = {
  from: civilDateSchema,
  to: civilDateSchema,
  name: z.string().check(z.maxLength(300)),
  /** Absent: everybody is off. */
  stages: z.exactOptional(z.array(z.enum(STAGES)).check(z.minLength(1))),
};

/** Body of `PUT /api/settings`: only the members that are there are changed. */
export const settingsBodySchema = z.strictObject({
  revision: z.int().check(z.minimum(0)),
  weekdays: z.exactOptional(weekdays),
  hours: z.exactOptional(hours),
  onHoliday: z.exactOptional(onHoliday),
  holidays: z.exactOptional(z.array(z.strictObject(entry)).check(z.maxLength(200))),
  criteria: z.exactOptional(
    z.strictObject({
      set: z.string(),
      confirmed: z.boolean(),
      texts: z.record(z.string().check(z.regex(/^\d{1,3}$/)), z.string().check(z.maxLength(2000))),
    }),
  ),
  rollOutBy: z.exactOptional(z.nullable(civilDateSchema)),
  publication: z.exactOptional(publication),
});

const holidays = z.array(z.strictObject({ ...entry, decreedAt: z.exactOptional(instantSchema) }));
const upcoming = z.array(
  z.strictObject({
    id: civilDateSchema,
    opensAt: instantSchema,
    reminderAt: instantSchema,
    dueAt: instantSchema,
    closesAt: instantSchema,
  }),
);
const count = z.int().check(z.minimum(0));

export const settingsAnswerSchema = z.strictObject({
  now: instantSchema,
  revision: count,
  zone: z.string(),
  weekdays,
  hours,
  onHoliday,
  holidays,
  criteria: z.strictObject({ set: z.string(), confirmed: z.boolean() }),
  rollOutBy: z.exactOptional(civilDateSchema),
  publication,
  sets: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      letter: z.string(),
      date: civilDateSchema,
      items: z.array(
        z.strictObject({
          n: count,
          part: z.enum(['before', 'during', 'after']),
          text: z.string(),
          certainty: z.enum(['confirmed', 'probable', 'provisional']),
          mandatory: z.boolean(),
          given: z.exactOptional(z.string()),
        }),
      ),
    }),
  ),
  upcoming,
  changed: z.array(z.enum(SETTINGS_PARTS)),
});

export const settingsPreviewSchema = z.strictObject({
  now: instantSchema,
  upcoming,
  reached: z.array(
    z.strictObject({
      round: z.strictObject({ id: z.string(), title: z.string() }),
      excused: count,
      owing: count,
    }),
  ),
});

/** Parts as they were and became, each in full. */
const parts = z.strictObject({
  weekdays: z.exactOptional(weekdays),
  hours: z.exactOptional(hours),
  onHoliday: z.exactOptional(onHoliday),
  holidays: z.exactOptional(holidays),
  criteria: z.exactOptional(
    z.strictObject({ set: z.string(), confirmed: z.boolean(), texts: z.exactOptional(z.string()) }),
  ),
  rollOutBy: z.exactOptional(z.nullable(civilDateSchema)),
  publication: z.exactOptional(publication),
});
export const settingsRevisionsSchema = z.strictObject({
  now: instantSchema,
  total: count,
  rows: z.array(
    z.strictObject({
      revision: count,
      at: instantSchema,
      by: z.string(),
      parts: z.array(z.enum(SETTINGS_PARTS)),
      before: parts,
      after: parts,
    }),
  ),
  cursor: z.exactOptional(z.string()),
});
