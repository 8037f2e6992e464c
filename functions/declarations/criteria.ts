// Loaded by /khai-bao/ with the rules, after the first screen.
/** Criteria sets are data (criteria/*.json): versioned lists of pass/fail criteria with their rating rule. */
import type { Operation } from './declaration.ts';

export const SAFETY_LEVELS = ['good', 'fair', 'unsafe', 'mandatory-failed', 'not-assessed'] as const;
export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/** The shape beside the colour and the word: colour is never alone. */
export const SAFETY_SIGNS: Record<SafetyLevel, string> = {
  good: '●',
  fair: '▲',
  unsafe: '■',
  'mandatory-failed': '◆',
  'not-assessed': '–',
};

export interface Criterion {
  n: number;
  part: 'before' | 'during' | 'after';
  text: string;
  /**
   * How sure the wording is: as published; its content known but perhaps not its words; ours, of a topic the letter covers.
   * Officers see levels marked until the province confirms the set.
   */
  certainty: 'confirmed' | 'probable' | 'provisional';
  mandatory: boolean;
}

export interface CriteriaSet {
  id: string;
  version: number;
  title: string;
  letter: string;
  date: string;
  /** `good` and `fair`: the fewest passed criteria for each level, mandatory ones included. */
  rule: { good: number; fair: number; mandatory: readonly number[] };
  items: readonly Criterion[];
}

/**
 * The safety level of a school by the set's own rule (1467/BGDĐT-GDTC and its kin). The letter is silent on enough
 * criteria passed but a mandatory one failed: that is a level of its own. Suspended or fully remote: not assessed.
 */
export function safetyLevel(set: CriteriaSet, passed: readonly number[], operation: Operation): SafetyLevel {
  if (operation === 'closed' || operation === 'remote') return 'not-assessed';
  const { good, fair, mandatory } = set.rule;
  const score = set.items.filter(({ n }) => passed.includes(n)).length;
  if (score < fair) return 'unsafe';
  if (!mandatory.every((n) => passed.includes(n))) return 'mandatory-failed';
  return score < good ? 'fair' : 'good';
}
