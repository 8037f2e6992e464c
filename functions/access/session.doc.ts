/** What the API's description says of sign-in.api.ts and session.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  oneClickSchema,
  sessionAnswerSchema,
  sessionSchema,
  signedOutAnswerSchema,
  signInAnswerSchema,
  signInSchema,
  switchesSchema,
  unsubscribedAnswerSchema,
} from './session.schema.ts';

export const SESSION_DOCS: RouteDocs = {
  'POST /api/sign-in': {
    id: 'signIn',
    summary: 'Ask for a sign-in mail with a link and a code',
    description: 'Answers the same, after the same time, whether the address is known or not.',
    body: signInSchema,
    answers: { 202: { description: 'A known address gets a mail.', schema: signInAnswerSchema } },
    problems: ['too-many-requests'],
  },
  'POST /api/session': {
    id: 'openSession',
    summary: 'Sign in with the mailed link’s token, or with address and code',
    body: sessionSchema,
    answers: { 200: { description: 'Signed in.', schema: sessionAnswerSchema, setsCookie: true } },
    problems: ['wrong-code', 'too-many-requests'],
  },
  'GET /api/session': {
    id: 'readSession',
    summary: 'Who is signed in, and for which schools and units',
    answers: { 200: { description: 'The session.', schema: sessionAnswerSchema } },
    problems: [],
  },
  'PUT /api/session': {
    id: 'editOwn',
    summary: 'Set one’s own switches: digests, alerts, the school level to look at',
    description: 'What is absent stays. Alerts and digests only for roles that get them.',
    body: switchesSchema,
    answers: { 200: { description: 'The session as it is now.', schema: sessionAnswerSchema } },
    problems: ['fields-broken'],
  },
  'GET /api/unsubscribe/{token}': {
    id: 'openUnsubscribe',
    summary: 'Where a person lands who opens a digest’s List-Unsubscribe address',
    description: 'Changes nothing: mail scanners open links. The page it leads to asks for a tap.',
    answers: { 303: { description: 'To the page.', files: ['text/plain; charset=utf-8'] } },
    problems: [],
  },
  'POST /api/unsubscribe/{token}': {
    id: 'unsubscribe',
    summary: 'Stop an account’s digests in one click (RFC 8058)',
    description:
      'Called by mail providers without a session and from any origin. Safe to repeat; unknown tokens answer the same.',
    body: oneClickSchema,
    answers: {
      200: { description: 'No more digests to that account.', schema: unsubscribedAnswerSchema },
    },
    problems: [],
  },
  'DELETE /api/session': {
    id: 'endSession',
    summary: 'Sign out',
    query: {
      everywhere: { description: 'End all sessions of the account.', schema: z.enum(['true', 'false']) },
    },
    answers: { 200: { description: 'Signed out.', schema: signedOutAnswerSchema, setsCookie: true } },
    problems: [],
  },
  'GET /api/openapi.json': {
    id: 'readDescription',
    summary: 'This description',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    problems: [],
  },
};
