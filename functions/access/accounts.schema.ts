/** What the routes about accounts take and answer. Server only. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { ROLES } from './access.ts';
import { ACCOUNT_EVENTS } from './account.ts';
import { ACCOUNT_STATES, SCHOOL_ACCOUNT_STATES, SKIPPED } from './accounts.ts';

/** Longer than any name; what is said of a field that is a little too long comes from account-problems.ts. */
const line = z.string().check(z.maxLength(300));
const revision = z.int().check(z.minimum(0));

export const scopeSchema = z.strictObject({
  role: z.enum(ROLES),
  by: z.enum(['management', 'area', 'school']),
  target: z.string().check(z.minLength(1), z.maxLength(300)),
});
const scopes = z.array(scopeSchema).check(z.maxLength(60));

const person = { name: line, position: z.exactOptional(line), phone: z.exactOptional(line) };

/** Body of `POST /api/accounts`. Sent again it changes nothing. */
export const inviteSchema = z.strictObject({ email: line, ...person, scopes });

/** Body of `PUT /api/accounts/{account}`: what is absent stays. */
export const changeSchema = z.strictObject({
  revision,
  person: z.exactOptional(z.strictObject(person)),
  /** All of those the caller looks after; others stay. */
  scopes: z.exactOptional(scopes),
});

/** Body of `PUT /api/accounts/{account}/address`. The same address again says that it works once more. */
export const addressSchema = z.strictObject({ revision, email: line });

/** Body of `PUT /api/accounts/{account}/state`. */
export const stateSchema = z.strictObject({ revision, disabled: z.boolean() });

/** Body of `POST /api/accounts/{account}/invitation`. */
export const resendSchema = z.strictObject({ revision });

const schoolId = z.string().check(z.minLength(1), z.maxLength(100));
/** Body of both routes that go through schools: those named, or a unit's, a batch at a time. */
export const batchSchema = z.union([
  z.strictObject({ schools: z.array(schoolId).check(z.minLength(1), z.maxLength(50)) }),
  z.strictObject({
    unit: z.string().check(z.minLength(1), z.maxLength(300)),
    after: z.exactOptional(z.string().check(z.maxLength(300))),
  }),
]);

const count = z.int().check(z.minimum(0));
export const accountRowSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  position: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
  scopes: z.array(
    z.strictObject({
      role: z.enum(ROLES),
      by: z.enum(['management', 'area', 'school']),
      target: z.string(),
      name: z.string(),
      unit: z.exactOptional(z.string()),
    }),
  ),
  elsewhere: count,
  state: z.enum(ACCOUNT_STATES),
  address: z.enum(['working', 'bounced', 'complained', 'none']),
  invitedAt: z.exactOptional(instantSchema),
  activatedAt: z.exactOptional(instantSchema),
  lastSignInAt: z.exactOptional(instantSchema),
  disabledAt: z.exactOptional(instantSchema),
  governed: z.boolean(),
  own: z.boolean(),
});

const listed = { now: instantSchema, total: count, cursor: z.exactOptional(z.string()) };
export const accountsAnswerSchema = z.strictObject({ ...listed, rows: z.array(accountRowSchema) });

const account = {
  now: instantSchema,
  revision: count,
  account: accountRowSchema,
  changes: z.array(
    z.strictObject({
      at: instantSchema,
      by: z.string(),
      what: z.enum(ACCOUNT_EVENTS),
      about: z.exactOptional(z.string()),
    }),
  ),
  movedFrom: z.exactOptional(z.string()),
  movingTo: z.exactOptional(z.string()),
};
export const accountAnswerSchema = z.strictObject(account);
export const invitedAnswerSchema = z.strictObject({
  ...account,
  outcome: z.enum(['created', 'merged', 'unchanged']),
  mailed: z.boolean(),
});

export const schoolsAnswerSchema = z.strictObject({
  ...listed,
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      state: z.enum(SCHOOL_ACCOUNT_STATES),
      accounts: count,
      reachable: z.boolean(),
      hasAddress: z.boolean(),
    }),
  ),
  units: z.array(z.strictObject({ path: z.string(), name: z.string() })),
  counts: z.strictObject({ none: count, issued: count, activated: count }),
});

const schoolRef = z.strictObject({ id: z.string(), name: z.string(), unit: z.string() });
const batch = {
  now: instantSchema,
  skipped: z.array(z.strictObject({ school: schoolRef, why: z.enum(SKIPPED) })),
  next: z.exactOptional(z.string()),
  left: count,
};
export const invitationsAnswerSchema = z.strictObject({ ...batch, sent: z.array(schoolRef) });
export const activationAnswerSchema = z.strictObject({
  ...batch,
  cards: z.array(
    z.strictObject({
      school: schoolRef,
      code: z.string().check(z.regex(/^(?:[B-Z2-9]{4}-){2}[B-Z2-9]{4}$/)),
      link: z.string(),
      qr: z.strictObject({ size: count, bits: z.string() }),
      expiresAt: instantSchema,
    }),
  ),
  page: z.string(),
  weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))),
  due: z.string(),
});
