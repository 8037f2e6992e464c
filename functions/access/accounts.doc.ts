/** What the API's description says of accounts.api.ts. */
import * as z from 'zod/mini';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { ROLES } from './access.ts';
import * as body from './accounts.schema.ts';

const cursor = { description: 'From the answer before: the next page.', schema: z.string() };
const unit = {
  description: 'Path of a unit; by default the highest the caller oversees.',
  schema: z.string(),
};

/** The list's query without its paging. */
export const ACCOUNTS_QUERY: NonNullable<RouteDoc['query']> = {
  unit,
  role: { description: 'Only who has this role there.', schema: z.enum(ROLES) },
  state: {
    description: 'Only these. `never`: has not signed in; `unreachable`: mails do not arrive.',
    schema: z.array(z.enum(['never', 'active', 'disabled', 'moving', 'unreachable'])),
  },
  q: {
    description: 'Words of name, address, position, school or unit, with or without diacritics.',
    schema: z.string(),
  },
  sort: {
    description: 'By default `name`.',
    schema: z.enum(['name', '-signed-in', 'signed-in', '-invited', 'place']),
  },
};

const ONE =
  'The account is named by the id that lists give: requests are logged, and logs hold no addresses.';
const account = (description: string) => ({ 200: { description, schema: body.accountAnswerSchema } });

export const ACCOUNTS_DOCS: RouteDocs = {
  'GET /api/accounts': {
    id: 'readAccounts',
    summary: 'The accounts of a unit and below',
    description: 'Addresses and phones are whole only where the caller may change the account.',
    query: { ...ACCOUNTS_QUERY, cursor },
    answers: { 200: { description: 'A page of 50 accounts.', schema: body.accountsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'GET /api/accounts/schools': {
    id: 'readSchoolAccounts',
    summary: 'The schools of a unit and how far each has got with its accounts',
    query: {
      unit,
      state: {
        description: 'Only these.',
        schema: z.array(z.enum(['none', 'issued', 'activated'])),
      },
      q: {
        description: 'Words of the school’s name or code, with or without diacritics.',
        schema: z.string(),
      },
      cursor,
    },
    answers: { 200: { description: 'A page of 50 schools.', schema: body.schoolsAnswerSchema } },
    problems: ['bad-request'],
  },
  'GET /api/accounts/{account}': {
    id: 'readAccount',
    summary: 'One account and what was done to it',
    description: ONE,
    answers: account('The account.'),
    problems: ['unknown-account'],
  },
  'POST /api/accounts': {
    id: 'invite',
    summary: 'Invite somebody',
    description:
      'An address that has an account gets the scopes it lacks. Sent again it changes nothing and mails nothing.',
    body: body.inviteSchema,
    answers: { 200: { description: 'The account as it stands.', schema: body.invitedAnswerSchema } },
    problems: ['fields-broken'],
  },
  'POST /api/accounts/invitations': {
    id: 'inviteSchools',
    summary: 'Invite the declarers of many schools',
    description:
      'Those named, or of a unit those without an activated account, 50 a request; the register’s contact is invited where a school has no account.',
    body: body.batchSchema,
    answers: {
      200: { description: 'Who was invited, who was not and why.', schema: body.invitationsAnswerSchema },
    },
    problems: [],
  },
  'POST /api/accounts/activation-codes': {
    id: 'printActivationCodes',
    summary: 'Make codes to print for schools without working mail',
    description: 'Told this once, good once and for 30 days; they void the codes before them.',
    body: body.batchSchema,
    answers: { 200: { description: 'A card per school.', schema: body.activationAnswerSchema } },
    problems: [],
  },
  'PUT /api/accounts/{account}': {
    id: 'changeAccount',
    summary: 'Change name, position, phone, or what the account is for',
    description: ONE,
    body: body.changeSchema,
    answers: account('The account as it then stands.'),
    problems: ['unknown-account', 'changed-meanwhile', 'fields-broken'],
  },
  'PUT /api/accounts/{account}/address': {
    id: 'changeAddress',
    summary: 'Give the account another address',
    description:
      'Sessions and links of the old one end at once; the new one is invited. The id changes with it. Asked again after a failure it finishes what was begun.',
    body: body.addressSchema,
    answers: account('The account at its new address.'),
    problems: ['unknown-account', 'changed-meanwhile', 'fields-broken'],
  },
  'PUT /api/accounts/{account}/state': {
    id: 'disableAccount',
    summary: 'Disable the account, or enable it',
    description: 'Its sessions end at once.',
    body: body.stateSchema,
    answers: account('The account as it then stands.'),
    problems: ['unknown-account', 'changed-meanwhile', 'fields-broken'],
  },
  'POST /api/accounts/{account}/invitation': {
    id: 'inviteAgain',
    summary: 'Mail the invitation again',
    description: 'Three times a day at most. The link before it stops working.',
    body: body.resendSchema,
    answers: account('The account as it then stands.'),
    problems: ['unknown-account', 'changed-meanwhile', 'fields-broken', 'too-many-requests'],
  },
};
