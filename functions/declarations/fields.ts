// Loaded by /khai-bao/ with the rules, after the first screen.
/** The table of fields: what the page checks and the server derives its zod schema and OpenAPI from. */
import type { Draft } from './declaration.ts';
import { valueAt } from './draft.ts';

export const OPERATIONS = ['open', 'partly', 'remote', 'closed'] as const;
export const NEEDS = ['masks', 'sanitiser', 'thermometers', 'test-kits', 'other'] as const;
export const MEASURES = ['none', 'remote', 'closed'] as const;
export const GROUPS = ['learners', 'staff'] as const;
export const CASE_KINDS = [
  'newConfirmed',
  'activeConfirmed',
  'closeContacts',
  'secondaryContacts',
  'isolating',
  'symptomatic',
] as const;

/** Rules that ask once. The declarer's answer is kept in `confirmed`, by code. */
export const SOFT_CODES = [
  'total-moved-learners',
  'total-moved-staff',
  'absence-high',
  'cases-jump',
  'criteria-none',
  'name-like',
] as const;

export interface Field {
  /** Dotted path; `*` stands for each item of a list: `classes.*.label`. A path ending in it is a set's. */
  path: string;
  /** `free`: words in which a pupil could be named. `instant`: ISO 8601 with offset or Z. */
  kind: 'count' | 'text' | 'free' | 'phone' | 'choice' | 'date' | 'instant' | 'list' | 'answers';
  /** count: the largest. Texts: characters. list, answers: items. date, instant: days ahead of today. */
  max: number;
  /** `absent`: the field may be missing. `blank`: it is there but may be empty. */
  optional?: 'absent' | 'blank' | undefined;
  /** The words a `choice` may be. */
  options?: readonly string[] | undefined;
}

/** Longest text answer to a round's extra question, in characters. */
export const MAX_ANSWER = 500;

type Row = [
  path: string,
  kind: Field['kind'],
  max?: number,
  optional?: Field['optional'],
  options?: Field['options'],
];

const choice = (path: string, options: readonly string[]): Row => [path, 'choice', 0, undefined, options];
const count = (path: string): Row => [path, 'count', 99_999];

const rows = (): Row[] => [
  choice('operation.state', OPERATIONS),
  ['operation.reason', 'free', 200, 'absent'],
  ['operation.until', 'date', 14, 'absent'],
  ...GROUPS.flatMap((group) => ['total', 'absent', 'absentIll'].map((of) => count(`${group}.${of}`))),
  ...GROUPS.flatMap((group) => CASE_KINDS.map((kind) => count(`cases.${group}.${kind}`))),
  ['classes', 'list', 60],
  ['classes.*.label', 'free', 40],
  count('classes.*.confirmed'),
  count('classes.*.contacts'),
  ['classes.*.lastDay', 'date', 0, 'absent'],
  choice('classes.*.measure', MEASURES),
  ['classes.*.reportedAt', 'instant', 0, 'absent'],
  ['criteria.set', 'text', 40],
  count('criteria.version'),
  ['criteria.passed', 'list', 99],
  count('criteria.passed.*'),
  ['needs', 'list', NEEDS.length],
  choice('needs.*', NEEDS),
  ['remark', 'free', 1000, 'blank'],
  ['declarer.name', 'text', 80],
  ['declarer.position', 'free', 80],
  ['declarer.phone', 'phone', 20],
  ['answers', 'answers', 3, 'absent'],
  ['confirmed', 'list', SOFT_CODES.length],
  choice('confirmed.*', SOFT_CODES),
];

const table = (): Field[] =>
  rows().map(([path, kind, max = 0, optional, options]) => ({ path, kind, max, optional, options }));

/** Every field of a declaration, in the form's order. (Pure: a bundle that asks for none of it holds none of it.) */
export const FIELDS: readonly Field[] = /* @__PURE__ */ table();

/** Walks a draft in the table's order: every field with its concrete path (`classes.2.label`) and value. */
export function visit(draft: Draft, see: (field: Field, path: string, value: unknown) => void): void {
  for (const field of FIELDS) {
    const [list = '', rest] = field.path.split('.*');
    const value = valueAt(draft, list);
    if (rest === undefined) see(field, list, value);
    else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) see(field, `${list}.${i}${rest}`, valueAt(item, rest));
    }
  }
}
