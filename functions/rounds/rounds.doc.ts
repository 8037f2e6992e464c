/** What the API's description says of rounds.api.ts. */

import * as z from 'zod/mini';
import { TIME_ORDERS } from '../oversight/orders.ts';
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  requestAnswerSchema,
  requestBodySchema,
  requestPreviewSchema,
  requestsAnswerSchema,
} from './rounds.schema.ts';

export const ROUNDS_DOCS: RouteDocs = {
  'POST /api/rounds': {
    id: 'requestRound',
    summary: 'Request a declaration of a unit’s schools, out of turn',
    description:
      'The agenda opens it within a minute and mails every school that can be reached. The same submission makes the same round. With `dry-run` nothing is kept: the answer says who would be asked and when.',
    query: {
      'dry-run': { description: '`true`: only the preview.', schema: z.enum(['true']) },
    },
    body: requestBodySchema,
    answers: {
      200: { description: 'The preview.', schema: requestPreviewSchema },
      201: { description: 'The request as it stands.', schema: requestAnswerSchema },
    },
    problems: ['unknown-unit', 'fields-broken', 'submission-reused', 'too-many-requests'],
  },
  'DELETE /api/rounds/{round}': {
    id: 'cancelRound',
    summary: 'Cancel a requested round while nobody has declared',
    description: 'It then counts nowhere; whom it had mailed is told. Done again it changes nothing.',
    answers: { 200: { description: 'The request, cancelled.', schema: requestAnswerSchema } },
    problems: ['unknown-round', 'not-cancellable'],
  },
  'GET /api/requests': {
    id: 'listRequests',
    summary: 'A year of requests that ask schools of a unit, newest first',
    query: {
      unit: { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() },
      sort: { description: 'By default `newest`; `name`: by title.', schema: z.enum(TIME_ORDERS) },
      q: {
        description: 'Words of the title, authority or letter; diacritics may be left out.',
        schema: z.string(),
      },
      cursor: { description: 'As the page before gave it.', schema: z.string() },
    },
    answers: { 200: { description: 'A page of requests.', schema: requestsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
};
