/** What the API's description says of alerts.api.ts. */

import * as z from 'zod/mini';
import { civilDateSchema } from '../calendar/instant.schema.ts';
import { TIME_ORDERS } from '../oversight/orders.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { alertAnswerSchema, alertsAnswerSchema, markAnswerSchema, markBodySchema } from './alerts.schema.ts';

/** What narrows a list of alerts down, whatever it is answered as. */
export const ALERTS_QUERY: NonNullable<RouteDoc['query']> = {
  unit: { description: 'Path of a unit; by default the highest of one’s own.', schema: z.string() },
  state: { description: 'Not yet taken, or taken.', schema: z.enum(['open', 'taken']) },
  q: { description: 'Words of the school’s name; diacritics may be left out.', schema: z.string() },
  sort: { description: 'By default `newest`.', schema: z.enum(TIME_ORDERS) },
  from: { description: 'First day, by default 30 days before `to`.', schema: civilDateSchema },
  to: { description: 'Last day, by default today.', schema: civilDateSchema },
};

export const ALERTS_DOCS: RouteDocs = {
  'GET /api/alerts': {
    id: 'listAlerts',
    summary: 'Alerts of the schools of a unit or on its ground, newest first',
    query: {
      ...ALERTS_QUERY,
      count: { description: '`only`: the figures without the rows.', schema: z.enum(['only']) },
      cursor: { description: 'As the page before gave it.', schema: z.string() },
    },
    answers: { 200: { description: 'A page of alerts.', schema: alertsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/alerts/{alert}': {
    id: 'readAlert',
    summary: 'An alert: whom it was told to, who took it, what stands declared since',
    answers: { 200: { description: 'The alert.', schema: alertAnswerSchema } },
    problems: ['unknown-alert'],
  },
  'PUT /api/alerts/{alert}/mark': {
    id: 'markAlert',
    summary: '“Đã tiếp nhận”: take an alert, or take that back',
    description:
      'The first to take it stands. Done again by the same person it changes nothing, but adds a note that was left out. It can be taken back for 30 minutes by whoever took it.',
    body: markBodySchema,
    answers: { 200: { description: 'The alert as it then stands.', schema: markAnswerSchema } },
    problems: ['unknown-alert', 'already-taken', 'undo-too-late', 'fields-broken'],
  },
};
