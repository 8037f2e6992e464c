/** What the API's description says of supplements.api.ts. */

import * as z from 'zod/mini';
import { WAITING_ORDERS } from '../oversight/orders.ts';
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  decisionAnswerSchema,
  decisionBodySchema,
  excuseAnswerSchema,
  excuseBodySchema,
  supplementsAnswerSchema,
} from './supplements.schema.ts';

export const SUPPLEMENTS_QUERY = {
  unit: { description: 'Path of a unit; by default the caller’s own.', schema: z.string() },
  q: { description: 'Words of the school’s name; diacritics optional.', schema: z.string() },
  sort: { description: 'By default `oldest`.', schema: z.enum(WAITING_ORDERS) },
} as const;

export const SUPPLEMENTS_DOCS: RouteDocs = {
  'GET /api/supplements': {
    id: 'listSupplements',
    summary: 'What arrived after rounds of the last sixty days had closed and waits for an officer',
    query: {
      ...SUPPLEMENTS_QUERY,
      count: { description: '`only`: how many, no rows.', schema: z.enum(['only']) },
      cursor: { description: 'From the page before.', schema: z.string() },
    },
    answers: {
      200: { description: 'Oldest round first, twenty at a time.', schema: supplementsAnswerSchema },
    },
    problems: ['bad-request', 'unknown-unit'],
  },
  'POST /api/rounds/{round}/supplements/{school}': {
    id: 'decideSupplement',
    summary: 'Accept or decline a supplement, or let it wait again',
    description:
      'Names the supplement’s revision. Safe to repeat. Accepted, it has its own column; the figures frozen at close stay.',
    body: decisionBodySchema,
    answers: { 200: { description: 'As it now stands.', schema: decisionAnswerSchema } },
    problems: [
      'unknown-round',
      'round-cancelled',
      'unknown-school',
      'fields-broken',
      'supplement-replaced',
      'supplement-decided',
    ],
  },
  'PUT /api/rounds/{round}/excuses/{school}': {
    id: 'excuseLateness',
    summary: 'Excuse that a school did not declare in time',
    body: excuseBodySchema,
    answers: { 200: { description: 'The excuse as it stands.', schema: excuseAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school', 'fields-broken', 'not-tardy'],
  },
  'DELETE /api/rounds/{round}/excuses/{school}': {
    id: 'takeBackExcuse',
    summary: 'Take an excuse back',
    answers: { 200: { description: 'There is none any more.', schema: excuseAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school'],
  },
};
