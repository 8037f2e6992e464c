/** Every code a rule can speak in. A sentence in both languages stands for each (texts.vi.ts, texts.en.ts). */
import { SOFT_CODES } from './fields.ts';

export const FINDING_CODES = [
  /** A count not typed. Zero is an answer, nothing is none. */
  'required',
  /** Words, a choice or an answer not given. */
  'blank',
  /** Not a whole number from 0 to `limit`. */
  'count',
  'too-long',
  'too-many',
  'duplicate',
  /** Not what the field or question can hold. The server says so too of what fails the schema. */
  'malformed',
  'phone',
  'personal-number',
  /** After the last day allowed. */
  'too-late',
  'until-past',
  'until-only-closed',
  'reason-required',
  'absent-over-total',
  'ill-over-absent',
  'cases-over-total',
  'classes-over-confirmed',
  'classes-over-contacts',
  'total-zero',
  'need-other',
  'criteria-version',
  'criteria-unknown',
  ...SOFT_CODES,
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];
