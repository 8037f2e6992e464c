// Loaded by /khai-bao/ with the rules, after the first screen.
/** What a draft says otherwise than last time, and its sums. */
import type { CaseCounts, Draft } from './declaration.ts';
import { counts } from './draft.ts';
import { CASE_KINDS, GROUPS, visit } from './fields.ts';

type Scalar = number | string | boolean | null | undefined;
/** What differs at one field. Of a set, the path ends in the item (`needs.masks`, `criteria.passed.9`): true or undefined. */
export interface Change {
  path: string;
  from: Scalar;
  to: Scalar;
}

function scalars(draft: Draft): Map<string, Scalar> {
  const all = new Map<string, Scalar>();
  visit(draft, (field, path, value) => {
    if (field.path.startsWith('confirmed')) return;
    if (field.path.endsWith('.*')) all.set(field.path.replace('*', String(value)), true);
    else if (typeof value === 'string' || typeof value === 'number') all.set(path, value);
  });
  return all;
}

/** What the review screen marks: each field that is not as last time, in the form's order, gone ones last. */
export function changesSince(last: Draft, now: Draft): Change[] {
  const before = scalars(last);
  const after = scalars(now);
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }))
    .filter(({ from, to }) => from !== to);
}

/** Each kind of case, learners and staff together. Counts not yet typed are taken as zero. */
export function caseTotals({ cases }: Pick<Draft, 'cases'>): CaseCounts {
  const totals = counts<number>(0);
  for (const group of GROUPS) for (const kind of CASE_KINDS) totals[kind] += cases[group][kind] ?? 0;
  return totals;
}

/** New confirmed cases of learners and staff together: what an alert goes by. */
export const newConfirmed = (declaration: Pick<Draft, 'cases'>): number =>
  caseTotals(declaration).newConfirmed;
