/** What the API's description says of settings.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  settingsAnswerSchema,
  settingsBodySchema,
  settingsPreviewSchema,
  settingsRevisionsSchema,
} from './settings.schema.ts';

export const SETTINGS_DOCS: RouteDocs = {
  'GET /api/settings': {
    id: 'readSettings',
    summary: 'What administrators change without a deploy, and the rounds to come',
    answers: { 200: { description: 'As they stand.', schema: settingsAnswerSchema } },
    problems: [],
  },
  'PUT /api/settings': {
    id: 'changeSettings',
    summary: 'Change hours, cadence, holidays, criteria or the roll-out’s deadline',
    description:
      'Holidays that are new are decreed now: in a round that is open they excuse whoever has not declared. Hours and criteria hold from the next opening.',
    query: {
      'dry-run': {
        description: 'Answers what would become of it and changes nothing.',
        schema: z.enum(['true', 'false']),
      },
    },
    body: settingsBodySchema,
    answers: {
      200: {
        description:
          'The settings as they then stand; with `dry-run` the rounds to come and what is reached.',
        schema: z.union([settingsAnswerSchema, settingsPreviewSchema]),
      },
    },
    problems: ['fields-broken', 'changed-meanwhile'],
  },
  'GET /api/settings/revisions': {
    id: 'listSettingsRevisions',
    summary: 'Who changed the settings, when, from what to what; newest first',
    query: { cursor: { description: 'From the page before.', schema: z.string() } },
    answers: { 200: { description: 'Twenty at a time.', schema: settingsRevisionsSchema } },
    problems: ['bad-request'],
  },
};
