/** What the API's description says of results over time and trends. */
import * as z from 'zod/mini';
import { civilDateSchema } from '../calendar/instant.schema.ts';
import { levelSchema } from '../declarations/mine.schema.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { resultsAnswerSchema, silentAnswerSchema, trendsAnswerSchema } from './over-time.schema.ts';
import { RESULTS_SORTS } from './results-query.ts';

const DATES: NonNullable<RouteDoc['query']> = {
  unit: { description: 'Path of a unit; by default the highest the caller oversees.', schema: z.string() },
  from: { description: 'First day, by default 30 days before `to`.', schema: civilDateSchema },
  to: { description: 'Last day, by default today; at most 400 days after `from`.', schema: civilDateSchema },
  level: { description: 'Only schools that are of this level now.', schema: levelSchema },
};

/** The list's query without its paging. */
export const RESULTS_QUERY: NonNullable<RouteDoc['query']> = {
  ...DATES,
  q: { description: 'Words of the school’s name, with or without diacritics.', schema: z.string() },
  sort: { description: 'By default `-missed`.', schema: z.enum(RESULTS_SORTS) },
};
export const TRENDS_QUERY: NonNullable<RouteDoc['query']> = {
  unit: { description: 'Path of a unit; by default the highest the caller oversees.', schema: z.string() },
  rounds: {
    description: 'How many of the newest scheduled rounds, 1 to 80; by default 36.',
    schema: z.int().check(z.minimum(1), z.maximum(80)),
  },
};

const HISTORY =
  'A round counts by its date, once it is closed and its figures are frozen, with what was accepted since. What was not required (holiday, suspension, closed) is not expected. A school that moved leaves its history in the unit it answered to then. By area, schools are those the register has on the ground now.';

export const OVER_TIME_DOCS: RouteDocs = {
  'GET /api/results': {
    id: 'readResults',
    summary: 'What became of the schools of a unit in the rounds of some dates',
    description: HISTORY,
    query: {
      ...RESULTS_QUERY,
      cursor: { description: 'From the answer before: the next page.', schema: z.string() },
    },
    answers: {
      200: { description: 'Totals, units below, a page of 50 schools.', schema: resultsAnswerSchema },
    },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/results/silent': {
    id: 'readSilent',
    summary: 'Every school that missed a round of some dates for good, with how often and when',
    description: HISTORY,
    query: DATES,
    answers: { 200: { description: 'Worst first, all of them.', schema: silentAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/trends': {
    id: 'readTrends',
    summary: 'A unit’s figures round by round, and how complete each unit below was',
    description: 'Scheduled rounds whose figures are frozen: at due, and for good at close.',
    query: TRENDS_QUERY,
    answers: { 200: { description: 'Oldest first.', schema: trendsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
};
