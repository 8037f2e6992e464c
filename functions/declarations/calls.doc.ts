/** What the API's description says of calls.api.ts and on-behalf.api.ts. */
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  callAnswerSchema,
  contactAnswerSchema,
  onBehalfAnswerSchema,
  revokedAnswerSchema,
} from './calls.schema.ts';
import { callBodySchema, contactBodySchema } from './calls-body.schema.ts';
import { onBehalfBodySchema } from './declaration.schema.ts';
import { declareAnswerSchema } from './mine.schema.ts';

export const CALLS_DOCS: RouteDocs = {
  'POST /api/rounds/{round}/calls/{school}': {
    id: 'noteCall',
    summary: 'Note what came of a call to a school',
    description: 'Safe to repeat: the submission is the call’s id. The newest twenty are kept on the duty.',
    body: callBodySchema,
    answers: { 200: { description: 'The newest call that stands.', schema: callAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school', 'fields-broken', 'submission-reused'],
  },
  'DELETE /api/rounds/{round}/calls/{school}/{call}': {
    id: 'takeBackCall',
    summary: 'Take back one’s own newest call, within 30 minutes',
    answers: { 200: { description: 'The newest call that stands, if any.', schema: callAnswerSchema } },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school', 'call-stands'],
  },
  'PUT /api/schools/{school}/contact': {
    id: 'editContact',
    summary: 'Change whom to call at a school',
    description:
      'Names what was seen: when somebody else has changed it since, theirs is answered. Phones are Vietnamese ' +
      'numbers, kept as dialled. Links sent to an address that is replaced become void.',
    body: contactBodySchema,
    answers: { 200: { description: 'The contact as it now stands.', schema: contactAnswerSchema } },
    problems: ['unknown-school', 'fields-broken', 'contact-changed'],
  },
  'DELETE /api/schools/{school}/links': {
    id: 'revokeLinks',
    summary: 'Make every declare link sent to a school so far void',
    answers: { 200: { description: 'Revoked.', schema: revokedAnswerSchema } },
    problems: ['unknown-school'],
  },
  'GET /api/rounds/{round}/duties/{school}/on-behalf': {
    id: 'readForSchool',
    summary: 'What a school owes, and all that is needed to declare it by phone',
    answers: {
      200: { description: 'As the school’s own page has it.', schema: onBehalfAnswerSchema },
    },
    problems: ['unknown-round', 'round-cancelled', 'unknown-school'],
  },
  'PUT /api/rounds/{round}/duties/{school}/on-behalf': {
    id: 'declareOnBehalf',
    summary: 'Declare or correct for a school that is on the phone',
    description:
      'By the same rules as the school’s own. Kept with the officer’s name and the time of the call; counts when it ' +
      'is entered. Safe to repeat. After the round has closed it is kept as a supplement.',
    body: onBehalfBodySchema,
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
      'fields-broken',
      'too-many-requests',
    ],
  },
};
