/** The answers of overview.ts as schemas, for the API's description and its tests. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { MEASURES, NEEDS, OPERATIONS } from '../declarations/fields.ts';
import {
  contactSchema,
  countSchema as count,
  dutyStatusSchema,
  excuseSchema,
  lastCallSchema,
  levelSchema,
  roundBriefSchema,
  safetySchema,
  supplementStateSchema,
} from '../declarations/mine.schema.ts';

const caseCounts = {
  newConfirmed: count,
  activeConfirmed: count,
  closeContacts: count,
  secondaryContacts: count,
  isolating: count,
  symptomatic: count,
};

export const figuresSchema = z.strictObject({
  expected: count,
  declared: count,
  onTime: count,
  late: count,
  awaiting: count,
  silent: count,
  missed: count,
  supplemented: count,
  notRequired: count,
  unreachable: count,
  silentRunning: count,
  ...caseCounts,
  learners: count,
  learnersAbsent: count,
  learnersAbsentIll: count,
  staff: count,
  staffAbsent: count,
  operation: z.strictObject({ open: count, partly: count, remote: count, closed: count }),
  newlyClosed: count,
  safety: z.strictObject({
    good: count,
    fair: count,
    unsafe: count,
    'mandatory-failed': count,
    'not-assessed': count,
  }),
  needs: z.record(z.string(), count),
  supplementsWaiting: count,
  excused: count,
});

export const unitRefSchema = z.strictObject({ path: z.string(), name: z.string(), kind: z.string() });

const headcount = z.strictObject({ total: count, absent: count, absentIll: count });
const declared = z.strictObject({
  operation: z.enum(OPERATIONS),
  until: z.exactOptional(z.iso.date()),
  learners: headcount,
  staff: headcount,
  cases: z.strictObject(caseCounts),
  classes: z.array(z.strictObject({ label: z.string(), measure: z.enum(MEASURES) })),
  needs: z.array(z.enum(NEEDS)),
  safety: safetySchema,
  passed: count,
  answers: z.exactOptional(z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]))),
});

export const dutyRowSchema = z.extend(dutyStatusSchema, {
  school: z.strictObject({
    id: z.string(),
    path: z.string(),
    name: z.string(),
    level: levelSchema,
    unit: z.string(),
    area: z.string(),
  }),
  revision: count,
  firstOn: z.exactOptional(civilDateSchema),
  firstAt: z.exactOptional(instantSchema),
  lastAt: z.exactOptional(instantSchema),
  silentBefore: count,
  unreachable: z.boolean(),
  contact: z.exactOptional(contactSchema),
  declared: z.exactOptional(declared),
  before: z.exactOptional(
    z.strictObject({
      safety: z.exactOptional(safetySchema),
      operation: z.exactOptional(z.enum(OPERATIONS)),
      newConfirmed: z.exactOptional(count),
    }),
  ),
  supplement: z.exactOptional(supplementStateSchema),
  excuse: z.exactOptional(excuseSchema),
  lastCall: z.exactOptional(lastCallSchema),
  nudgedAt: z.exactOptional(instantSchema),
});

export const overviewAnswerSchema = z.strictObject({
  now: instantSchema,
  round: roundBriefSchema,
  unit: unitRefSchema,
  trail: z.array(unitRefSchema),
  figures: figuresSchema,
  previous: z.exactOptional(z.strictObject({ round: z.string(), figures: figuresSchema })),
  units: z.array(z.extend(unitRefSchema, { figures: figuresSchema })),
  levels: z.array(z.strictObject({ level: levelSchema, figures: figuresSchema })),
  schools: count,
  newCases: z.array(dutyRowSchema),
  unsafe: z.array(dutyRowSchema),
  toCall: z.array(dutyRowSchema),
});

export const dutiesAnswerSchema = z.strictObject({
  now: instantSchema,
  round: roundBriefSchema,
  unit: unitRefSchema,
  total: count,
  rows: z.array(dutyRowSchema),
  cursor: z.exactOptional(z.string()),
});

export const roundsAnswerSchema = z.strictObject({
  now: instantSchema,
  rounds: z.array(roundBriefSchema),
  next: z.exactOptional(z.strictObject({ id: z.string(), opensAt: instantSchema, dueAt: instantSchema })),
  cursor: z.exactOptional(z.string()),
});
