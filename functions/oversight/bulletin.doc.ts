/** What the API's description says of the bulletin. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import { bulletinAnswerSchema } from './bulletin.schema.ts';

export const BULLETIN_DOCS: RouteDocs = {
  'GET /api/rounds/{round}/bulletin': {
    id: 'readBulletin',
    summary: 'About a hundred words on a round, ready to read on local radio or to post',
    description:
      'Public text: no school is named, 1–4 cases read “dưới 5”, and cases of a single school are not counted out.',
    query: {
      unit: { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() },
    },
    answers: { 200: { description: 'The text in both languages.', schema: bulletinAnswerSchema } },
    problems: ['unknown-round', 'unknown-unit'],
  },
};
