/** What the API's description says of the roll-out. */

import * as z from 'zod/mini';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { SCHOOL_ORDERS } from './orders.ts';
import { rolloutAnswerSchema, rolloutStageSchema } from './rollout.schema.ts';

export const ROLLOUT_QUERY: NonNullable<RouteDoc['query']> = {
  unit: { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() },
  stage: {
    description: 'Only schools that lack this first; by default all that lack something.',
    schema: z.array(rolloutStageSchema),
  },
  sort: { description: 'By default `attention`: who lacks most first.', schema: z.enum(SCHOOL_ORDERS) },
  q: {
    description: 'Words of the school’s or its unit’s name; diacritics may be left out.',
    schema: z.string(),
  },
};

export const ROLLOUT_DOCS: RouteDocs = {
  'GET /api/rollout': {
    id: 'readRollout',
    summary: 'How far a unit has begun: accounts, their use, first declarations, and who is missing',
    description: 'Contacts are in it where the caller may call the schools.',
    query: { ...ROLLOUT_QUERY, cursor: { description: 'As the page before gave it.', schema: z.string() } },
    answers: { 200: { description: 'Figures, units and a page of schools.', schema: rolloutAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
};
