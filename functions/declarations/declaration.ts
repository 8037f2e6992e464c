/**
 * What a school declares: its shape, and the door to its rules. The page runs them as they are, and the server the
 * very same: draft.ts (how one begins), fields.ts (the table), check.ts (the rules), changes.ts (against last time).
 */
import type { CivilDate } from '../calendar/cadence.ts';
import type { Level } from '../schools/unit.ts';
import type { CriteriaSet } from './criteria.ts';
import type { CASE_KINDS, MEASURES, NEEDS, OPERATIONS } from './fields.ts';
import type { FindingCode } from './finding.ts';

export { type Change, caseTotals, changesSince, newConfirmed } from './changes.ts';
export { check, isHard } from './check.ts';
export { emptyDeclaration, sameAsLast, valueAt, zeroCases } from './draft.ts';
export { CASE_KINDS, FIELDS, GROUPS, MEASURES, NEEDS, OPERATIONS, SOFT_CODES } from './fields.ts';

export type Operation = (typeof OPERATIONS)[number];
export type Need = (typeof NEEDS)[number];
export type Measure = (typeof MEASURES)[number];

export interface Headcount {
  total: number;
  absent: number;
  absentIll: number;
}

export type CaseKind = (typeof CASE_KINDS)[number];
export type CaseCounts = Record<CaseKind, number>;

export interface AffectedClass {
  /** Class or site label as schools write it: `3A`, `Lá 2`, `điểm trường Bãi Bổn`. Never a person. */
  label: string;
  confirmed: number;
  contacts: number;
  lastDay?: CivilDate;
  measure: Measure;
  /** When the health station was told: ISO 8601 with offset or Z. */
  reportedAt?: string;
}

export interface Declaration {
  /** `until`: suspended through the end of that day (≤ 14 days); rounds wholly inside are then not required. */
  operation: { state: Operation; reason?: string; until?: CivilDate };
  learners: Headcount;
  staff: Headcount;
  cases: { learners: CaseCounts; staff: CaseCounts };
  classes: AffectedClass[];
  criteria: { set: string; version: number; passed: number[] };
  needs: Need[];
  remark: string;
  declarer: { name: string; position: string; phone: string };
  /** Answers to a requested round's extra questions, by question id. */
  answers?: Record<string, number | boolean | string>;
  /** Codes of soft rules the declarer was asked about and confirmed. */
  confirmed: string[];
}

/** A count not yet typed is null: numbers are required and zero is a number. */
export type Count = number | null;
type Unfilled<T> = { [K in keyof T]: number extends T[K] ? Count : T[K] };

/** A declaration being filled in: every count may still be null. A declaration is a draft. */
export interface Draft extends Omit<Declaration, 'learners' | 'staff' | 'cases' | 'classes'> {
  learners: Unfilled<Headcount>;
  staff: Unfilled<Headcount>;
  cases: { learners: Unfilled<CaseCounts>; staff: Unfilled<CaseCounts> };
  classes: Unfilled<AffectedClass>[];
}

/** An extra question of a requested round (at most three). */
export interface Question {
  id: string;
  kind: 'number' | 'yes-no' | 'text';
  text: string;
}

/** What the rules need to know besides the declaration itself. */
export interface CheckContext {
  level: Level;
  /** The server's civil date in the province's zone. */
  today: CivilDate;
  criteria: CriteriaSet;
  questions?: readonly Question[];
  /** The school's last declaration before this round, if any. */
  last?: Declaration;
}

/** One rule that speaks. Sentences are made from `code` and `values` by texts.vi.ts and texts.en.ts. */
export interface Finding {
  /** Dotted path of the field: `learners.absent`, `classes.2.label`. */
  path: string;
  code: FindingCode;
  /** Soft rules ask once: they vanish when `code` is in `confirmed`. Hard ones refuse. */
  soft?: true;
  /** `value`: what the rule speaks about; `limit`: what it was compared with. Either may be ''. */
  values?: { value: number | string; limit: number | string };
}
