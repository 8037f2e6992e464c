/** What the API's description says of mails.api.ts. */

import * as z from 'zod/mini';
import { SCHOOL_ORDERS } from '../oversight/orders.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import {
  mailStateSchema,
  mailsAnswerSchema,
  purposeSchema,
  resendAnswerSchema,
  resendSchema,
  unreachableAnswerSchema,
  unreachableWhySchema,
} from './mails.schema.ts';

const unit = { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() };
const cursor = { description: 'As the page before gave it.', schema: z.string() };

export const MAILS_QUERY: NonNullable<RouteDoc['query']> = {
  unit,
  round: {
    description:
      'A round’s id, or a month `2021-02` for mails of no round; by default the newest scheduled round.',
    schema: z.string(),
  },
  school: {
    description: 'Only what one school was sent, by its register code; without `round` of the latest rounds.',
    schema: z.string(),
  },
  purpose: { description: 'What the mails are.', schema: z.array(purposeSchema) },
  state: { description: 'What became of them.', schema: z.array(mailStateSchema) },
  q: { description: 'Words of the school’s or unit’s name or of the address.', schema: z.string() },
  sort: {
    description: 'What needs somebody first (by default), the newest first, or by place.',
    schema: z.enum(['trouble', 'time', 'path']),
  },
};

export const UNREACHABLE_QUERY: NonNullable<RouteDoc['query']> = {
  unit,
  why: { description: 'Bad addresses, no account, or disabled ones.', schema: unreachableWhySchema },
  q: { description: 'Words of the school’s or its unit’s name or of an address.', schema: z.string() },
  sort: { description: 'By default `attention`: bad addresses first.', schema: z.enum(SCHOOL_ORDERS) },
};

export const MAILS_DOCS: RouteDocs = {
  'GET /api/mails': {
    id: 'listMails',
    summary: 'What was sent to whom, and what became of it',
    query: { ...MAILS_QUERY, cursor },
    answers: { 200: { description: 'A page of mails.', schema: mailsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit', 'unknown-round', 'unknown-school'],
  },
  'GET /api/mails/unreachable': {
    id: 'listUnreachable',
    summary: 'Schools that no mail reaches, with whom to call',
    query: { ...UNREACHABLE_QUERY, cursor },
    answers: { 200: { description: 'A page of schools.', schema: unreachableAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'POST /api/schools/{school}/mails': {
    id: 'resendMails',
    summary: 'Mend the address of a school’s declarer, and send what it should have had',
    description:
      'Another address moves the account (of a person with schools elsewhere only this school); the same address is said to work again. Twice within a minute sends once.',
    body: resendSchema,
    answers: { 200: { description: 'Which reminders are on their way.', schema: resendAnswerSchema } },
    problems: ['fields-broken', 'too-many-requests', 'unknown-school'],
  },
};
