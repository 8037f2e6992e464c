/** What the API's description says of nudges.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import { nudgesAnswerSchema, nudgesBodySchema } from './nudges.schema.ts';

export const NUDGES_DOCS: RouteDocs = {
  'POST /api/rounds/{round}/nudges': {
    id: 'nudgeSchools',
    summary: 'Mail the schools of a unit that still owe, now',
    description:
      'Only schools that owe, can be reached and were not nudged within two hours, by hand or by the round itself. ' +
      'The same submission mails nobody twice. With `dry-run` nothing is kept: the answer says who would be mailed.',
    query: {
      'dry-run': { description: '`true`: only what would be done.', schema: z.enum(['true']) },
    },
    body: nudgesBodySchema,
    answers: { 200: { description: 'Who is mailed, and who is not and why.', schema: nudgesAnswerSchema } },
    problems: ['unknown-round', 'unknown-unit', 'round-over', 'too-many-requests'],
  },
};
