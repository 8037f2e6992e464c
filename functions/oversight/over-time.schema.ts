/** The answers of over-time.ts as schemas. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { countSchema as count, levelSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from './overview.schema.ts';

export const resultSchema = z.strictObject({
  expected: count,
  onTime: count,
  late: count,
  missed: count,
  supplemented: count,
  excused: count,
});
const results = { scheduled: resultSchema, requested: resultSchema };
const by = z.enum(['management', 'area']);
const roundName = { id: z.string(), kind: z.enum(['scheduled', 'requested']), title: z.string() };

export const schoolResultSchema = z.strictObject({
  ...results,
  school: z.strictObject({
    id: z.string(),
    name: z.string(),
    level: z.exactOptional(levelSchema),
    unit: z.string(),
    unitName: z.string(),
  }),
  elsewhere: z.boolean(),
  missedIn: z.array(z.strictObject({ round: z.string(), excused: z.exactOptional(z.literal(true)) })),
});

export const resultsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  by,
  from: civilDateSchema,
  to: civilDateSchema,
  rounds: z.array(z.strictObject({ ...roundName, result: resultSchema })),
  open: z.array(z.strictObject(roundName)),
  figures: z.strictObject(results),
  units: z.array(z.extend(unitRefSchema, results)),
  total: count,
  rows: z.array(schoolResultSchema),
  cursor: z.exactOptional(z.string()),
});

export const silentAnswerSchema = z.strictObject({
  now: instantSchema,
  total: count,
  rows: z.array(schoolResultSchema),
});

export const trendsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  by,
  casesKnown: z.boolean(),
  rounds: z.array(
    z.strictObject({
      ...roundName,
      dueAt: instantSchema,
      as: z.enum(['closed', 'due']),
      figures: z.strictObject({
        expected: count,
        onTime: count,
        late: count,
        supplemented: count,
        newConfirmed: z.exactOptional(count),
        activeConfirmed: z.exactOptional(count),
      }),
    }),
  ),
  units: z.array(
    z.extend(unitRefSchema, {
      cells: z.array(z.nullable(z.strictObject({ expected: count, declared: count }))),
    }),
  ),
});
