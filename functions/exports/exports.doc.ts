/** What the API's description says of exports.api.ts. */

import * as z from 'zod/mini';
import { ACCOUNTS_QUERY } from '../access/accounts.doc.ts';
import { ALERTS_QUERY } from '../alerts/alerts.doc.ts';
import { SUPPLEMENTS_QUERY } from '../declarations/supplements.doc.ts';
import { ACKNOWLEDGEMENTS_QUERY, DIRECTIVES_QUERY } from '../directives/directives.doc.ts';
import { MAILS_QUERY, UNREACHABLE_QUERY } from '../mail/mails.doc.ts';
import { TIME_ORDERS } from '../oversight/orders.ts';
import { RESULTS_QUERY, TRENDS_QUERY } from '../oversight/over-time.doc.ts';
import { DUTIES_QUERY } from '../oversight/oversight.doc.ts';
import { ROLLOUT_QUERY } from '../oversight/rollout.doc.ts';
import { FORMATS } from '../platform/download.ts';
import type { FileDoc, RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { REGISTER_QUERY } from '../schools/schools.doc.ts';

/** Every export takes it. */
export const format: NonNullable<RouteDoc['query']>[string] = {
  description: 'By default `xlsx`.',
  schema: z.enum(['csv', 'xlsx']),
};

/** A file in whichever format was asked for. */
export const sheetAnswer = (description: string): FileDoc => ({ description, files: Object.values(FORMATS) });

const ANYHOW =
  'CSV: UTF-8 with BOM, RFC 4180; text that a spreadsheet would run begins with an apostrophe. XLSX: one sheet, typed numbers and dates.';

export const EXPORTS_DOCS: RouteDocs = {
  'GET /api/exports/duties': {
    id: 'exportDuties',
    summary: 'The schools of a unit in a round, all of them, as a file',
    description: `${ANYHOW} Contacts are in it where the caller may call the schools.`,
    query: {
      round: {
        description: 'A round’s id; by default `latest`, the newest scheduled one that has opened.',
        schema: z.string(),
      },
      ...DUTIES_QUERY,
      format,
    },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-round', 'unknown-unit'],
  },
  'GET /api/exports/rollout': {
    id: 'exportRollout',
    summary: 'Schools of the roll-out as a file',
    description: `${ANYHOW} Contacts are in it where the caller may call the schools.`,
    query: { ...ROLLOUT_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/mails': {
    id: 'exportMails',
    summary: 'The log of mails as a file',
    description: ANYHOW,
    query: { ...MAILS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit', 'unknown-round', 'unknown-school'],
  },
  'GET /api/exports/unreachable': {
    id: 'exportUnreachable',
    summary: 'Schools that no mail reaches, as a file',
    description: ANYHOW,
    query: { ...UNREACHABLE_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/directives': {
    id: 'exportDirectives',
    summary: 'Official letters with n and N acknowledged, as a file',
    description: ANYHOW,
    query: { ...DIRECTIVES_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/acknowledgements': {
    id: 'exportAcknowledgements',
    summary: 'Who has acknowledged a letter and who has not, as a file',
    description: `${ANYHOW} Contacts of those who have not are in it where the caller may call the schools.`,
    query: {
      directive: { description: 'A directive’s id.', schema: z.string() },
      ...ACKNOWLEDGEMENTS_QUERY,
      format,
    },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit', 'unknown-directive'],
  },
  'GET /api/exports/results': {
    id: 'exportResults',
    summary: 'Results over some dates, one line per school, as a file',
    description: ANYHOW,
    query: { ...RESULTS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/results/units': {
    id: 'exportUnitResults',
    summary: 'Results over some dates, one line per unit below, as a file',
    description: ANYHOW,
    query: { ...RESULTS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/requests': {
    id: 'exportRequests',
    summary: 'Requested declarations of a year, as a file',
    description: ANYHOW,
    query: {
      unit: { description: 'Path of a unit; by default the caller’s own.', schema: z.string() },
      sort: { description: 'By default `newest`; `name`: by title.', schema: z.enum(TIME_ORDERS) },
      q: { description: 'Words in title, authority or letter; diacritics optional.', schema: z.string() },
      format,
    },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/supplements': {
    id: 'exportSupplements',
    summary: 'Supplements that wait, as a file',
    description: ANYHOW,
    query: { ...SUPPLEMENTS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/settings': {
    id: 'exportSettings',
    summary: 'Who changed the settings, when, from what to what, as a file',
    description: ANYHOW,
    query: { format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request'],
  },
  'GET /api/exports/trends': {
    id: 'exportTrends',
    summary: 'Figures round by round, and of each unit below, as a file',
    description: ANYHOW,
    query: { ...TRENDS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/alerts': {
    id: 'exportAlerts',
    summary: 'Alerts with their class rows for tracing, one line per class, as a file',
    description: ANYHOW,
    query: { ...ALERTS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/register': {
    id: 'exportRegister',
    summary: 'The register of a unit as a file that can be imported again',
    description: ANYHOW,
    query: { ...REGISTER_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/exports/register-template': {
    id: 'exportRegisterTemplate',
    summary: 'An empty file of the form that an import reads, with one row as an example',
    query: { format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request'],
  },
  'GET /api/exports/import-problems': {
    id: 'exportImportProblems',
    summary: 'Every row of an import that needs mending: row, column, what stands there and why',
    description: ANYHOW,
    query: { import: { description: 'The import’s id.', schema: z.string() }, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-import'],
  },
  'GET /api/exports/accounts': {
    id: 'exportAccounts',
    summary: 'The accounts of a unit and below, all of them, as a file',
    description: `${ANYHOW} Addresses and phones are whole only where the caller may change the account.`,
    query: { ...ACCOUNTS_QUERY, format },
    answers: { 200: sheetAnswer('The file.') },
    problems: ['bad-request', 'unknown-unit'],
  },
};
