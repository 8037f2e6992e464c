/** Each problem of the catalogue as a schema: its own status and sentences, and what it tells besides. */
import * as z from 'zod/mini';
import { markSchema } from '../alerts/alerts.schema.ts';
import { instantSchema } from '../calendar/instant.schema.ts';
import { declarationSchema } from '../declarations/declaration.schema.ts';
import { FINDING_CODES } from '../declarations/finding.ts';
import { contactSchema } from '../declarations/mine.schema.ts';
import { PROBLEMS, type ProblemCode, problemBody } from './problem.ts';

/** A rule that spoke about a declaration, with its sentence in both languages. */
export const findingSchema = z.strictObject({
  path: z.string(),
  code: z.enum(FINDING_CODES),
  soft: z.exactOptional(z.literal(true)),
  values: z.exactOptional(
    z.strictObject({
      value: z.union([z.number(), z.string()]),
      limit: z.union([z.number(), z.string()]),
    }),
  ),
  vi: z.string(),
  en: z.string(),
});

/** What stands declared now, for whoever meant to correct an older revision. */
export const newerSchema = z.strictObject({
  revision: z.int().check(z.minimum(1)),
  declaration: declarationSchema,
  receivedAt: instantSchema,
  by: z.string(),
});

const DETAILS: Partial<Record<ProblemCode, Record<string, z.ZodMiniType>>> = {
  'already-taken': { mark: z.exactOptional(markSchema) },
  'reminded-today': { at: instantSchema, by: z.string() },
  'undo-too-late': { mark: z.exactOptional(markSchema) },
  'bad-request': { fields: z.array(z.strictObject({ path: z.string(), code: z.string() })) },
  'fields-broken': {
    fields: z
      .array(z.strictObject({ path: z.string(), code: z.string(), vi: z.string(), en: z.string() }))
      .check(z.minLength(1)),
  },
  'rule-broken': { fields: z.array(findingSchema) },
  // Absent where nothing is declared at all: the sender then named a revision that never was.
  'stale-revision': { newer: z.exactOptional(newerSchema) },
  'contact-changed': {
    contact: z.exactOptional(contactSchema),
    changed: z.exactOptional(z.strictObject({ at: instantSchema, by: z.string() })),
  },
  'too-large': { maxBytes: z.int() },
  'too-many-requests': { retryAfter: z.int().check(z.minimum(1)) },
  'wrong-content-type': { accepts: z.array(z.string()) },
};

function problemSchema(code: ProblemCode): z.ZodMiniType {
  const { type, title, titleEn, status } = problemBody(code);
  return z.strictObject({
    type: z.literal(type),
    title: z.literal(title),
    titleEn: z.literal(titleEn),
    status: z.literal(status),
    code: z.literal(code),
    /** As the logs name the request. Absent where no function was reached. */
    requestId: z.exactOptional(z.string()),
    ...DETAILS[code],
  });
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(PROBLEMS).filter(isCode);

/** By code: the body of every `application/problem+json` there is. */
export const PROBLEM_SCHEMAS: ReadonlyMap<ProblemCode, z.ZodMiniType> = new Map(
  PROBLEM_CODES.map((code) => [code, problemSchema(code)]),
);
