/** What the API's description says of session.api.ts. */
import * as z from 'zod/mini';
import type { RouteDocs } from '../platform/route-doc.ts';
import {
  sessionAnswerSchema,
  sessionSchema,
  signedOutAnswerSchema,
  signInAnswerSchema,
  signInSchema,
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
