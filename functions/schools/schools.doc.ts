/** What the API's description says of schools.api.ts. */
import * as z from 'zod/mini';
import { levelSchema } from '../declarations/mine.schema.ts';
import type { RouteDoc, RouteDocs } from '../platform/route-doc.ts';
import { SCHOOL_SORTS, SCHOOL_STATES } from './register-answers.ts';
import {
  importAnswerSchema,
  importChangeSchema,
  importsAnswerSchema,
  newSchoolSchema,
  newUnitSchema,
  schoolAnswerSchema,
  schoolChangeSchema,
  schoolsAnswerSchema,
  unitChangeSchema,
  unitsAnswerSchema,
} from './schools.schema.ts';

const unit = {
  description: 'Path of a unit; by default the highest the caller oversees.',
  schema: z.string(),
};

/** The list's query without its paging. */
export const REGISTER_QUERY: NonNullable<RouteDoc['query']> = {
  unit,
  level: { description: 'Only schools of this level.', schema: levelSchema },
  state: {
    description: 'Only open or closed ones, or open ones that nobody declares for; by default all.',
    schema: z.enum(SCHOOL_STATES),
  },
  q: { description: 'Words of name, code or unit, with or without diacritics.', schema: z.string() },
  sort: { description: 'By default `name`.', schema: z.enum(SCHOOL_SORTS) },
};

const ONE_WRITE =
  '`revision` is the one that was seen: if somebody was quicker, the answer is 409 and nothing changed.';

export const SCHOOLS_DOCS: RouteDocs = {
  'GET /api/schools': {
    id: 'readSchools',
    summary: 'The register of a unit, with how many schools have an account',
    query: {
      ...REGISTER_QUERY,
      cursor: { description: 'From the answer before: the next page.', schema: z.string() },
    },
    answers: { 200: { description: 'A page of 50 schools.', schema: schoolsAnswerSchema } },
    problems: ['bad-request', 'unknown-unit'],
  },
  'POST /api/schools': {
    id: 'addSchool',
    summary: 'A new school',
    description: 'Its code is unique in the province and never changes.',
    body: newSchoolSchema,
    answers: { 201: { description: 'The school.', schema: schoolAnswerSchema } },
    problems: ['fields-broken', 'code-taken'],
  },
  'GET /api/schools/{school}': {
    id: 'readSchool',
    summary: 'A school of the register with all that was changed of it',
    answers: { 200: { description: 'The school.', schema: schoolAnswerSchema } },
    problems: ['unknown-school'],
  },
  'PUT /api/schools/{school}': {
    id: 'changeSchool',
    summary: 'Edit, move, close, merge or reopen a school',
    description: `A move takes effect from the next round; rounds that have opened keep the school where it was. ${ONE_WRITE}`,
    body: schoolChangeSchema,
    answers: { 200: { description: 'The school as it is now.', schema: schoolAnswerSchema } },
    problems: ['unknown-school', 'fields-broken', 'changed-meanwhile'],
  },
  'GET /api/units': {
    id: 'readUnits',
    summary: 'A unit and all below it, with the schools they manage',
    query: { unit },
    answers: { 200: { description: 'The units.', schema: unitsAnswerSchema } },
    problems: ['unknown-unit'],
  },
  'POST /api/units': {
    id: 'addUnit',
    summary: 'A new unit below another',
    body: newUnitSchema,
    answers: { 201: { description: 'The parent and its units.', schema: unitsAnswerSchema } },
    problems: ['fields-broken', 'code-taken', 'unknown-unit'],
  },
  'PUT /api/units/{unit}': {
    id: 'changeUnit',
    summary: 'Rename, close or reopen a unit',
    description: `A unit with schools is closed only with a unit that takes them; they follow within a minute. ${ONE_WRITE}`,
    body: unitChangeSchema,
    answers: { 200: { description: 'The unit as it is now.', schema: unitsAnswerSchema } },
    problems: ['unknown-unit', 'fields-broken', 'changed-meanwhile'],
  },
  'GET /api/schools/imports': {
    id: 'readImports',
    summary: 'The newest imports: who, when, which file, what became of it',
    answers: { 200: { description: 'At most 20.', schema: importsAnswerSchema } },
    problems: [],
  },
  'POST /api/schools/imports': {
    id: 'importSchools',
    summary: 'Check a spreadsheet against the register, and apply it',
    description:
      'The body is the file itself, CSV or XLSX. Send CSV as `application/octet-stream`, so that its encoding arrives as it is. Each row is judged by itself; good rows are applied in the background.',
    query: {
      'dry-run': {
        description: '`true`: only checked; the answer’s id applies it later.',
        schema: z.enum(['true', 'false']),
      },
      name: { description: 'The file’s name, for the record.', schema: z.string() },
    },
    body: z.string(),
    answers: {
      200: { description: 'Checked.', schema: importAnswerSchema },
      202: { description: 'Checked and being applied.', schema: importAnswerSchema },
    },
    problems: ['fields-broken', 'import-running'],
  },
  'GET /api/schools/imports/{import}': {
    id: 'readImport',
    summary: 'What an import would do, how far it is, or what became of it',
    answers: { 200: { description: 'The import.', schema: importAnswerSchema } },
    problems: ['unknown-import'],
  },
  'PUT /api/schools/imports/{import}': {
    id: 'applyImport',
    summary: 'Apply a file that was checked; again changes nothing',
    body: importChangeSchema,
    answers: { 202: { description: 'Being applied, or applied before.', schema: importAnswerSchema } },
    problems: ['unknown-import', 'import-running', 'import-expired'],
  },
};
