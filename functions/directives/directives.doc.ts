/** What the API's description says of directives.api.ts. */

import * as z from 'zod/mini';
import { SCHOOL_ORDERS, TIME_ORDERS } from '../oversight/orders.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import {
  acknowledgeAnswerSchema,
  acknowledgeBodySchema,
  directiveAnswerSchema,
  directivesAnswerSchema,
  editAnswerSchema,
  editBodySchema,
  previewAnswerSchema,
  publishAnswerSchema,
  publishBodySchema,
  remindAnswerSchema,
  remindBodySchema,
} from './directives.schema.ts';

type Query = NonNullable<RouteDoc['query']>;
const unit: Query = {
  unit: { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() },
};
const cursor: Query = { cursor: { description: 'As the page before gave it.', schema: z.string() } };
export const DIRECTIVES_QUERY: Query = {
  ...unit,
  q: { description: 'Words of number, issuer or title; diacritics may be left out.', schema: z.string() },
  sort: { description: 'By default `newest`; `name`: by number.', schema: z.enum(TIME_ORDERS) },
};
export const ACKNOWLEDGEMENTS_QUERY: Query = {
  ...unit,
  q: { description: 'Words of a school’s name; diacritics may be left out.', schema: z.string() },
  sort: { description: 'By default `attention`: who has not first.', schema: z.enum(SCHOOL_ORDERS) },
  state: { description: 'Schools that have not acknowledged, or have.', schema: z.enum(['missing', 'done']) },
};

export const DIRECTIVES_DOCS: RouteDocs = {
  'GET /api/directives': {
    id: 'listDirectives',
    summary: 'Official letters to the schools of a unit, newest first, each with n/N acknowledged',
    description:
      'N: schools the letter is for that are open on the register today and were by the deadline. A school that opened later may acknowledge but does not count.',
    query: { ...DIRECTIVES_QUERY, ...cursor },
    answers: { 200: { description: 'A page of letters.', schema: directivesAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'POST /api/directives': {
    id: 'publishDirective',
    summary: 'Publish a letter to the schools of a unit; a notice is mailed at once',
    description:
      'The same submission is published once. With `dry-run` nothing is published: who would get it is answered. A number the issuer has used already is refused until `numberAgain` says that it is meant.',
    query: { 'dry-run': { description: '`true`: only look who would get it.', schema: z.enum(['true']) } },
    body: publishBodySchema,
    answers: {
      200: { description: 'Who would get it.', schema: previewAnswerSchema },
      201: { description: 'Published.', schema: publishAnswerSchema },
    },
    problems: ['fields-broken', 'unknown-unit', 'submission-reused'],
  },
  'GET /api/directives/{directive}': {
    id: 'readDirective',
    summary: 'A letter as a unit sees it: who has acknowledged and who has not',
    query: { ...ACKNOWLEDGEMENTS_QUERY, ...cursor },
    answers: { 200: { description: 'The letter.', schema: directiveAnswerSchema } },
    problems: ['bad-request', 'unknown-unit', 'unknown-directive'],
  },
  'PUT /api/directives/{directive}': {
    id: 'editDirective',
    summary: 'Correct a letter, withdraw it or put it back',
    body: editBodySchema,
    answers: { 200: { description: 'Changed.', schema: editAnswerSchema } },
    problems: ['fields-broken', 'unknown-directive', 'changed-meanwhile'],
  },
  'POST /api/directives/{directive}/reminders': {
    id: 'remindOfDirective',
    summary: 'Remind the schools of a unit that have not acknowledged, at most once a day',
    body: remindBodySchema,
    answers: { 200: { description: 'How many are reminded.', schema: remindAnswerSchema } },
    problems: ['unknown-unit', 'unknown-directive', 'reminded-today', 'nobody-to-remind'],
  },
  'PUT /api/directives/{directive}/acknowledgements/{school}': {
    id: 'acknowledgeDirective',
    summary: 'A school has read a letter; the first to say so stands',
    body: acknowledgeBodySchema,
    answers: { 200: { description: 'Acknowledged.', schema: acknowledgeAnswerSchema } },
    problems: ['unknown-directive'],
  },
};
