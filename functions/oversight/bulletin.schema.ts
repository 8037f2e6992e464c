/** The answer of bulletin-answer.ts as a schema. Server only. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { countSchema, roundBriefSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from './overview.schema.ts';

const said = z.strictObject({ text: z.string(), words: countSchema });

export const bulletinAnswerSchema = z.strictObject({
  now: instantSchema,
  round: roundBriefSchema,
  unit: unitRefSchema,
  vi: said,
  en: said,
});
