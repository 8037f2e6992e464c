/** What the API's description says of public.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import { publicSchoolsSchema, publicSituationSchema } from './public.schema.ts';

const KEPT = 'Kept for a minute by the front: what is shown may be that old.';

export const PUBLIC_DOCS: RouteDocs = {
  'GET /api/public/situation': {
    id: 'publicSituation',
    summary: 'The province now, per unit, as anyone may see it',
    description: `${KEPT} Numbers from 1 to 4 read \`<5\`; null is not published, because it would give such a number away.`,
    answers: {
      200: { description: 'The situation, if the province publishes it.', schema: publicSituationSchema },
    },
    problems: [],
  },
  'GET /api/public/schools': {
    id: 'publicSchools',
    summary: 'Schools by name: whether they have declared; never a count of cases',
    description: `${KEPT} Answers only where the province switched it on.`,
    query: { q: { description: 'At least two letters, diacritics optional.', schema: z.string() } },
    answers: { 200: { description: 'At most twenty.', schema: publicSchoolsSchema } },
    problems: ['bad-request', 'unknown-route'],
  },
};
