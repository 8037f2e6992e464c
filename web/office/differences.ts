/** What a correction changed: field by field, as people would say it. */
import type { Declaration } from '../../functions/declarations/declaration.ts';

export interface Difference {
  /** Dotted path as the field table names it. */
  path: string;
  before: unknown;
  after: unknown;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Compared as wholes: their order or their items mean nothing one by one. */
const asText = (value: unknown): string => JSON.stringify(value) ?? '';

function walk(path: string, before: unknown, after: unknown): Difference[] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => walk(path === '' ? key : `${path}.${key}`, before[key], after[key]));
  }
  return asText(before) === asText(after) ? [] : [{ path, before, after }];
}

/** Answers to soft questions and the set's version are bookkeeping, not the situation. */
const UNSAID = ['confirmed', 'criteria.set', 'criteria.version'];

export const differences = (before: Declaration, after: Declaration): Difference[] =>
  walk('', before, after).filter(({ path }) => !UNSAID.includes(path));
