/** What anyone may ask, as schemas. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { OPERATIONS } from '../declarations/fields.ts';
import {
  countSchema as count,
  dutyStateSchema,
  levelSchema,
  safetySchema,
} from '../declarations/mine.schema.ts';

const few = z.literal('<5');
/** 0, five or more, `<5` for one to four, null where it is not published. */
const publicCount = z.union([count, few, z.null()]);
const figures = {
  expected: count,
  declared: count,
  suspended: count,
  newConfirmed: publicCount,
  activeConfirmed: publicCount,
};
const hour = z.string();

export const publicSituationSchema = z.strictObject({
  now: instantSchema,
  province: z.strictObject({ name: z.string(), office: z.string(), zone: z.string() }),
  synthetic: z.boolean(),
  hours: z.strictObject({
    opens: hour,
    reminder: hour,
    nudge: hour,
    callList: hour,
    due: hour,
    digest: hour,
  }),
  weekdays: z.array(count),
  criteria: z.strictObject({
    letter: z.string(),
    date: civilDateSchema,
    count,
    rule: z.strictObject({ good: count, fair: count, mandatory: z.array(count) }),
  }),
  letters: z.array(
    z.strictObject({
      number: z.string(),
      issuer: z.string(),
      date: civilDateSchema,
      about: z.string(),
      url: z.exactOptional(z.string()),
    }),
  ),
  schools: z.boolean(),
  next: z.exactOptional(
    z.strictObject({ id: civilDateSchema, opensAt: instantSchema, dueAt: instantSchema }),
  ),
  situation: z.exactOptional(
    z.strictObject({
      round: z.strictObject({
        id: z.string(),
        title: z.string(),
        dueAt: instantSchema,
        closedAt: z.exactOptional(instantSchema),
      }),
      total: z.strictObject(figures),
      units: z.array(z.strictObject({ name: z.string(), ...figures })),
      safety: z.exactOptional(
        z.strictObject({
          good: count,
          fair: count,
          unsafe: count,
          'mandatory-failed': count,
          'not-assessed': count,
        }),
      ),
    }),
  ),
});

export const publicSchoolsSchema = z.strictObject({
  now: instantSchema,
  total: count,
  schools: z.array(
    z.strictObject({
      name: z.string(),
      unit: z.string(),
      level: levelSchema,
      state: dutyStateSchema,
      operation: z.exactOptional(z.enum(OPERATIONS)),
      until: z.exactOptional(civilDateSchema),
      safety: z.exactOptional(safetySchema),
    }),
  ),
});
