/** What the API's description says of declare.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import { declareBodySchema, receiptBodySchema } from './declaration.schema.ts';
import {
  declareAnswerSchema,
  dutyAnswerSchema,
  historyAnswerSchema,
  mineAnswerSchema,
  receiptAnswerSchema,
} from './mine.schema.ts';

export const DECLARE_DOCS: RouteDocs = {
  'GET /api/duties/mine': {
    id: 'readMine',
    summary: 'What the caller’s schools owe, and all that is needed to declare it',
    answers: { 200: { description: 'Schools, duties and criteria sets.', schema: mineAnswerSchema } },
    problems: [],
  },
  'PUT /api/rounds/{round}/duties/{school}': {
    id: 'declare',
    summary: 'Declare, or correct what was declared',
    description:
      'Safe to repeat: the same submission with the same body is answered the same. After the round has ' +
      'closed, the declaration is kept as a supplement until an officer accepts it.',
    body: declareBodySchema,
    answers: {
      200: { description: 'Declared or corrected.', schema: declareAnswerSchema },
      202: { description: 'Kept as a supplement: the round had closed.', schema: declareAnswerSchema },
    },
    problems: [
      'unknown-round',
      'round-cancelled',
      'unknown-school',
      'stale-revision',
      'submission-reused',
      'too-many-revisions',
      'rule-broken',
      'too-many-requests',
    ],
  },
  'GET /api/rounds/{round}/duties/{school}': {
    id: 'readDuty',
    summary: 'A school’s duty in a round, with every revision',
    answers: { 200: { description: 'The duty.', schema: dutyAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school'],
  },
  'POST /api/rounds/{round}/duties/{school}/receipt': {
    id: 'mailReceipt',
    summary: 'Mail the receipt of what was declared to the caller’s own address',
    description:
      'Once for each revision and address; asked again, it says when that was. Ten times an hour per school at most.',
    body: receiptBodySchema,
    answers: { 200: { description: 'Whether it is on its way.', schema: receiptAnswerSchema } },
    problems: ['unknown-round', 'unknown-school', 'nothing-declared', 'no-mailbox', 'too-many-requests'],
  },
  'GET /api/schools/{school}/history': {
    id: 'readHistory',
    summary: 'A school’s rounds, newest first',
    query: { cursor: { description: 'From the answer before: the next page.', schema: z.string() } },
    answers: { 200: { description: 'A page of 20 rounds.', schema: historyAnswerSchema } },
    problems: ['unknown-school'],
  },
};
