/** The answer of rollout-answer.ts as a schema. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { contactSchema, countSchema as count, levelSchema } from '../declarations/mine.schema.ts';
import { unitRefSchema } from './overview.schema.ts';
import { ROLLOUT_STAGES } from './rollout.ts';

export const rolloutStageSchema = z.enum(ROLLOUT_STAGES);
export const rolloutFiguresSchema = z.strictObject({
  schools: count,
  accounts: count,
  activated: count,
  declared: count,
  done: count,
  inTime: count,
});

export const rolloutAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: unitRefSchema,
  deadline: z.exactOptional(z.strictObject({ by: civilDateSchema, at: instantSchema })),
  figures: rolloutFiguresSchema,
  doneSince: z.exactOptional(civilDateSchema),
  units: z.array(z.extend(unitRefSchema, { figures: rolloutFiguresSchema })),
  stages: z.strictObject({
    'no-account': count,
    'not-activated': count,
    'not-declared': count,
    done: count,
  }),
  total: count,
  rows: z.array(
    z.strictObject({
      school: z.strictObject({
        id: z.string(),
        path: z.string(),
        name: z.string(),
        level: levelSchema,
        unitName: z.string(),
      }),
      stage: rolloutStageSchema,
      accounts: count,
      invitedAt: z.exactOptional(instantSchema),
      activatedAt: z.exactOptional(instantSchema),
      firstOn: z.exactOptional(civilDateSchema),
      contact: z.exactOptional(contactSchema),
    }),
  ),
  cursor: z.exactOptional(z.string()),
});
