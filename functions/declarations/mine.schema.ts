/** The answers of mine.ts as schemas, for the API's description and its tests. Server only. */
import * as z from 'zod/mini';
import { DUTY_STATES } from '../calendar/duty.ts';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { SAFETY_LEVELS } from './criteria.ts';
import { declarationSchema } from './declaration.schema.ts';
import { CALL_OUTCOMES, FOLLOW_UPS } from './follow-up.ts';

export const countSchema = z.int().check(z.minimum(0));
export const dutyStateSchema = z.enum(DUTY_STATES);
export const safetySchema = z.enum(SAFETY_LEVELS);
export const levelSchema = z.enum([
  'preschool',
  'primary',
  'lower-secondary',
  'upper-secondary',
  'primary-lower-secondary',
  'lower-upper-secondary',
  'primary-lower-upper-secondary',
  'continuing',
]);

/** Why a duty's state is what it is. */
export const whySchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('not-open'), opensAt: instantSchema }),
  z.strictObject({ code: z.literal('holiday'), name: z.string() }),
  z.strictObject({
    code: z.enum(['closed', 'merged', 'suspended']),
    until: z.exactOptional(civilDateSchema),
  }),
  z.strictObject({ code: z.literal('open'), dueAt: instantSchema }),
  z.strictObject({ code: z.enum(['on-time', 'late']), at: instantSchema }),
  z.strictObject({ code: z.literal('past-due'), dueAt: instantSchema }),
  z.strictObject({ code: z.literal('round-closed'), closedAt: instantSchema }),
  z.strictObject({ code: z.literal('supplement-accepted'), at: instantSchema }),
]);
export const dutyStatusSchema = z.strictObject({ state: dutyStateSchema, why: whySchema });

const roundKind = z.enum(['scheduled', 'requested']);
export const supplementStateSchema = z.enum(['waiting', 'accepted', 'declined']);

export const excuseSchema = z.strictObject({
  reason: z.string(),
  at: instantSchema,
  by: z.exactOptional(z.string()),
});

export const callOutcomeSchema = z.enum(CALL_OUTCOMES);
export const lastCallSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  outcome: callOutcomeSchema,
  note: z.exactOptional(z.string()),
});
/** A call as those see it who may call the school. */
export const callSchema = z.extend(lastCallSchema, {
  id: z.string(),
  notedAt: instantSchema,
  takenBackAt: z.exactOptional(instantSchema),
});

export const criteriaSetSchema = z.strictObject({
  id: z.string(),
  version: countSchema,
  title: z.string(),
  letter: z.string(),
  date: civilDateSchema,
  rule: z.strictObject({ good: countSchema, fair: countSchema, mandatory: z.array(countSchema) }),
  items: z.array(
    z.strictObject({
      n: countSchema,
      part: z.enum(['before', 'during', 'after']),
      text: z.string(),
      certainty: z.enum(['confirmed', 'probable', 'provisional']),
      mandatory: z.boolean(),
    }),
  ),
});

export const roundBriefSchema = z.strictObject({
  id: z.string(),
  kind: roundKind,
  title: z.string(),
  opensAt: instantSchema,
  dueAt: instantSchema,
  closesAt: instantSchema,
  closedAt: z.exactOptional(instantSchema),
  criteria: z.strictObject({ set: z.string(), version: countSchema, confirmed: z.boolean() }),
  questions: z.array(
    z.strictObject({ id: z.string(), kind: z.enum(['number', 'yes-no', 'text']), text: z.string() }),
  ),
  request: z.exactOptional(
    z.strictObject({
      unit: z.string(),
      unitName: z.string(),
      reason: z.string(),
      authority: z.string(),
      letter: z.exactOptional(z.string()),
    }),
  ),
});

export const myDutySchema = z.extend(dutyStatusSchema, {
  school: z.string(),
  round: roundBriefSchema,
  revision: countSchema,
  current: z.exactOptional(
    z.strictObject({
      declaration: declarationSchema,
      receivedAt: instantSchema,
      reference: z.string(),
      safety: safetySchema,
    }),
  ),
  supplement: z.exactOptional(
    z.strictObject({
      receivedAt: instantSchema,
      reference: z.string(),
      state: supplementStateSchema,
      reason: z.exactOptional(z.string()),
    }),
  ),
  last: z.exactOptional(z.strictObject({ round: z.string(), declaration: declarationSchema })),
});

const schoolSchema = z.strictObject({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  level: levelSchema,
  unit: z.string(),
});

export const mineAnswerSchema = z.strictObject({
  now: instantSchema,
  today: civilDateSchema,
  province: z.strictObject({ name: z.string(), offset: z.string() }),
  by: z.enum(['link', 'account']),
  synthetic: z.boolean(),
  schools: z.array(schoolSchema),
  duties: z.array(myDutySchema),
  next: z.exactOptional(
    z.strictObject({ id: civilDateSchema, opensAt: instantSchema, dueAt: instantSchema }),
  ),
  criteria: z.array(criteriaSetSchema),
  directives: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      issuer: z.string(),
      title: z.string(),
      issuedOn: civilDateSchema,
      deadline: civilDateSchema,
      url: z.exactOptional(z.string()),
      owed: z.array(z.string()),
    }),
  ),
});

export const declareAnswerSchema = z.strictObject({
  reference: z.string(),
  revision: countSchema,
  state: dutyStateSchema,
  receivedAt: instantSchema,
  safety: safetySchema,
  supplement: z.exactOptional(z.literal(true)),
  next: z.exactOptional(z.strictObject({ id: civilDateSchema, dueAt: instantSchema })),
});

export const receiptAnswerSchema = z.strictObject({
  now: instantSchema,
  mail: z.enum(['queued', 'earlier', 'failed']),
  at: instantSchema,
  to: z.string(),
});

export const revisionSchema = z.strictObject({
  revision: countSchema,
  at: instantSchema,
  preparedAt: z.exactOptional(z.string()),
  who: z.string(),
  how: z.enum(['page', 'link', 'on-behalf']),
  calledAt: z.exactOptional(z.string()),
  supplement: z.exactOptional(z.literal(true)),
  safety: safetySchema,
  declaration: declarationSchema,
});

export const contactSchema = z.strictObject({
  name: z.string(),
  position: z.string(),
  phone: z.string(),
  email: z.exactOptional(z.string()),
});

export const dutyAnswerSchema = z.extend(myDutySchema, {
  now: instantSchema,
  schoolName: z.string(),
  level: levelSchema,
  unitName: z.string(),
  contact: z.exactOptional(contactSchema),
  calls: z.exactOptional(z.array(callSchema)),
  nudgedAt: z.exactOptional(instantSchema),
  followUps: z.exactOptional(
    z.array(
      z.strictObject({
        what: z.enum(FOLLOW_UPS),
        at: instantSchema,
        by: z.string(),
        reason: z.exactOptional(z.string()),
        revision: z.exactOptional(countSchema),
      }),
    ),
  ),
  excuse: z.exactOptional(excuseSchema),
  revisions: z.array(revisionSchema),
  criteriaSet: criteriaSetSchema,
});

export const historyAnswerSchema = z.strictObject({
  now: instantSchema,
  school: schoolSchema,
  rounds: z.array(
    z.extend(dutyStatusSchema, {
      round: z.strictObject({ id: z.string(), kind: roundKind, title: z.string(), dueAt: instantSchema }),
      revision: countSchema,
      firstAt: z.exactOptional(instantSchema),
      lastAt: z.exactOptional(instantSchema),
      safety: z.exactOptional(safetySchema),
      newConfirmed: z.exactOptional(countSchema),
      learners: z.exactOptional(z.strictObject({ total: countSchema, absent: countSchema })),
    }),
  ),
  cursor: z.exactOptional(z.string()),
});
