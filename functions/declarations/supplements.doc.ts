/** What the API's description says of supplements.api.ts. */
import type { RouteDocs } from '../platform/route-doc.ts';
import { decisionAnswerSchema, decisionBodySchema } from './supplements.schema.ts';

export const SUPPLEMENTS_DOCS: RouteDocs = {
  'POST /api/rounds/{round}/supplements/{school}': {
    id: 'decideSupplement',
    summary: 'Accept or decline what a school declared after closing, or take the decision back',
    description:
      'Names the revision that was looked at. Safe to repeat. Frozen figures stay; those beside them are counted anew.',
    body: decisionBodySchema,
    answers: { 200: { description: 'Where the supplement now stands.', schema: decisionAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school', 'fields-broken', 'supplement-changed'],
  },
};
