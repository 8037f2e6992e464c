/** Bodies and answers of the register's routes as schemas. Server only. */
import * as z from 'zod/mini';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { contactSchema, countSchema as count, levelSchema } from '../declarations/mine.schema.ts';
import { textOf } from './import-cells.ts';
import { REGISTER_EVENTS, TOLD } from './register.ts';
import { IMPORT_STATES } from './register-answers.ts';

/** As cells of a spreadsheet are read: what is exported then imports unchanged. */
const text = z.string().check(z.overwrite(textOf), z.maxLength(200));
const path = z.string().check(z.maxLength(300));

export const contactBodySchema = z.strictObject({
  name: text,
  position: text,
  phone: text,
  email: z.exactOptional(text),
});

export const newSchoolSchema = z.strictObject({
  id: text,
  name: text,
  level: levelSchema,
  unit: path,
  area: path,
  from: text,
  contact: z.exactOptional(contactBodySchema),
});

export const schoolChangeSchema = z.strictObject({
  revision: count,
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edit'), name: text, level: levelSchema, area: path, from: text }),
    z.strictObject({ kind: z.literal('move'), unit: path, area: path }),
    z.strictObject({ kind: z.literal('close'), until: text }),
    z.strictObject({ kind: z.literal('merge'), until: text, successor: text }),
    z.strictObject({ kind: z.literal('reopen') }),
  ]),
});

export const newUnitSchema = z.strictObject({ parent: path, name: text, code: z.exactOptional(text) });

export const unitChangeSchema = z.strictObject({
  revision: count,
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rename'), name: text }),
    z.strictObject({ kind: z.literal('move'), to: path }),
    z.strictObject({ kind: z.literal('close'), to: z.exactOptional(path) }),
    z.strictObject({ kind: z.literal('reopen') }),
  ]),
});

export const importChangeSchema = z.strictObject({ apply: z.literal(true) });

const told = z.array(
  z.strictObject({
    field: z.enum(TOLD),
    before: z.exactOptional(z.string()),
    after: z.exactOptional(z.string()),
  }),
);
export const registerChangeSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  what: z.enum(REGISTER_EVENTS),
  via: z.exactOptional(z.string()),
  fields: z.exactOptional(told),
});

const placeRef = z.strictObject({ path: z.string(), name: z.string() });
const coverage = { schools: count, withAccount: count };

export const schoolLineSchema = z.strictObject({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  level: levelSchema,
  unit: placeRef,
  area: placeRef,
  from: civilDateSchema,
  until: z.exactOptional(civilDateSchema),
  successor: z.exactOptional(z.string()),
  open: z.boolean(),
  accounts: count,
});

export const schoolsAnswerSchema = z.strictObject({
  now: instantSchema,
  unit: placeRef,
  coverage: z.strictObject(coverage),
  total: count,
  rows: z.array(schoolLineSchema),
  cursor: z.exactOptional(z.string()),
});

export const schoolAnswerSchema = z.strictObject({
  now: instantSchema,
  school: z.extend(schoolLineSchema, {
    revision: count,
    contact: z.exactOptional(contactSchema),
    successorName: z.exactOptional(z.string()),
    changes: z.array(registerChangeSchema),
  }),
});

export const unitLineSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  until: z.exactOptional(civilDateSchema),
  movedTo: z.exactOptional(z.string()),
  revision: count,
  ...coverage,
  changes: z.array(registerChangeSchema),
  emptying: z.boolean(),
});
export const unitsAnswerSchema = z.strictObject({ now: instantSchema, units: z.array(unitLineSchema) });

const outcomes = z.strictObject({
  added: count,
  changed: count,
  unchanged: count,
  failed: count,
  accounts: count,
});
export const importLineSchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  by: z.string(),
  at: instantSchema,
  state: z.enum(IMPORT_STATES),
  counts: z.strictObject({
    total: count,
    added: count,
    changed: count,
    unchanged: count,
    rejected: count,
    accounts: count,
  }),
  outcomes: z.exactOptional(outcomes),
  progress: z.exactOptional(z.strictObject({ done: count, of: count })),
  finishedAt: z.exactOptional(instantSchema),
});
export const importsAnswerSchema = z.strictObject({ now: instantSchema, imports: z.array(importLineSchema) });
export const importAnswerSchema = z.strictObject({
  now: instantSchema,
  import: z.extend(importLineSchema, {
    ignored: z.array(z.string()),
    problems: z.array(
      z.strictObject({
        row: count,
        column: z.string(),
        value: z.string(),
        code: z.string(),
        vi: z.string(),
        en: z.string(),
      }),
    ),
    rows: z.array(
      z.strictObject({
        row: count,
        id: z.string(),
        name: z.string(),
        what: z.enum(['add', 'change']),
        fields: told,
        accounts: z.array(z.string()),
      }),
    ),
    busy: z.boolean(),
  }),
});
