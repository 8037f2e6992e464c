/** What the API's description says of oversight.api.ts. */
import * as z from 'zod/mini';
import { NEEDS } from '../declarations/fields.ts';
import { dutyStateSchema, levelSchema, safetySchema } from '../declarations/mine.schema.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { dutiesAnswerSchema, overviewAnswerSchema, roundsAnswerSchema } from './overview.schema.ts';

const LATEST = 'The round `latest` is the newest one that has opened.';
const cursor = { description: 'From the answer before: the next page.', schema: z.string() };
const within: NonNullable<RouteDoc['query']> = {
  unit: { description: 'Path of a unit; by default the highest the caller oversees.', schema: z.string() },
  level: { description: 'Only schools of this level.', schema: levelSchema },
};

/** The list's query without its paging. */
export const DUTIES_QUERY: NonNullable<RouteDoc['query']> = {
  ...within,
  state: { description: 'Only these states.', schema: z.array(dutyStateSchema) },
  safety: { description: 'Only these safety levels.', schema: z.array(safetySchema) },
  need: { description: 'Only schools that ask for this.', schema: z.enum(NEEDS) },
  cases: { description: 'Only schools with new confirmed cases.', schema: z.enum(['new']) },
  q: { description: 'Words of the school’s name, with or without diacritics.', schema: z.string() },
  sort: { description: 'By default `attention`.', schema: z.enum(['attention', 'name', 'time']) },
};

export const OVERSIGHT_DOCS: RouteDocs = {
  'GET /api/rounds': {
    id: 'readRounds',
    summary: 'Rounds, newest first, and the next scheduled one',
    query: { cursor },
    answers: { 200: { description: 'A page of 30 rounds.', schema: roundsAnswerSchema } },
    problems: [],
  },
  'GET /api/rounds/{round}/overview': {
    id: 'readOverview',
    summary: 'A round’s totals for a unit, per unit below and per level; who needs attention',
    description: LATEST,
    query: within,
    answers: { 200: { description: 'The overview.', schema: overviewAnswerSchema } },
    problems: ['bad-request', 'unknown-round', 'unknown-unit'],
  },
  'GET /api/rounds/{round}/duties': {
    id: 'readDuties',
    summary: 'The schools of a unit in a round',
    description: LATEST,
    query: {
      ...DUTIES_QUERY,
      cursor,
    },
    answers: { 200: { description: 'A page of 50 schools.', schema: dutiesAnswerSchema } },
    problems: ['bad-request', 'unknown-round', 'unknown-unit'],
  },
};
