import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SAFETY_LEVELS,
  SAFETY_SIGNS,
  type SafetyLevel,
  safetyLevel,
} from '../../functions/declarations/criteria.ts';
import { CRITERIA_SETS, criteriaSet } from '../../functions/declarations/criteria-sets.ts';
import { hanoi, moet } from './cast.ts';

/** From worst to best. */
const ORDER: SafetyLevel[] = ['unsafe', 'mandatory-failed', 'fair', 'good'];

/** `count` criteria passed, all but the mandatory ones in `failed` among them. */
function passing({ items, rule }: typeof moet, count: number, failed: number[] = []): number[] {
  const mandatory = rule.mandatory.filter((n) => !failed.includes(n));
  const others = items.map(({ n }) => n).filter((n) => !rule.mandatory.includes(n));
  return [...mandatory, ...others].slice(0, count);
}

describe('1467/BGDĐT-GDTC', () => {
  it.each([
    [15, 'good'],
    [11, 'good'],
    [10, 'fair'],
    [8, 'fair'],
    [7, 'unsafe'],
    [0, 'unsafe'],
  ])('%i passed with the mandatory ones is %s', (count, level) => {
    expect(safetyLevel(moet, passing(moet, count), 'open')).toBe(level);
  });

  it.each([4, 5, 10, 11])('criterion %i failed among enough passed is a level of its own', (n) => {
    expect(safetyLevel(moet, passing(moet, 14, [n]), 'open')).toBe('mandatory-failed');
    expect(safetyLevel(moet, passing(moet, 8, [n]), 'partly')).toBe('mandatory-failed');
    expect(safetyLevel(moet, passing(moet, 7, [n]), 'open')).toBe('unsafe');
  });

  it.each(['closed', 'remote'] as const)('is not assessed while %s', (operation) => {
    expect(safetyLevel(moet, passing(moet, 15), operation)).toBe('not-assessed');
    expect(safetyLevel(moet, [], operation)).toBe('not-assessed');
  });
});

describe('Hà Nội’s 3668', () => {
  it.each([
    [12, 'good'],
    [11, 'fair'],
    [8, 'fair'],
    [7, 'unsafe'],
  ])('%i passed with the mandatory ones is %s', (count, level) => {
    expect(safetyLevel(hanoi, passing(hanoi, count), 'open')).toBe(level);
  });

  it.each([4, 5, 8, 11, 12])('has %i mandatory', (n) => {
    expect(safetyLevel(hanoi, passing(hanoi, 15, [n]), 'open')).toBe('mandatory-failed');
  });
});

describe.each(CRITERIA_SETS)('Any set: $id', (set) => {
  const numbers = set.items.map(({ n }) => n);
  const passedIn = (mask: number) => numbers.filter((_, i) => mask & (1 << i));
  const levels = Array.from({ length: 1 << numbers.length }, (_, mask) =>
    safetyLevel(set, passedIn(mask), 'open'),
  );
  const rank = (mask: number) => ORDER.indexOf(levels[mask] ?? 'not-assessed');

  it('gives every combination one of the four assessed levels, and each level to some', () => {
    expect(new Set(levels)).toEqual(new Set(ORDER));
  });

  it('never rises when a passed criterion turns to failed, in any combination', () => {
    let rises = 0;
    for (let mask = 0; mask < levels.length; mask++) {
      for (let i = 0; i < numbers.length; i++)
        if (mask & (1 << i) && rank(mask ^ (1 << i)) > rank(mask)) rises++;
    }
    expect(rises).toBe(0);
  });

  it('counts neither order, repetition nor numbers that are not its own', () => {
    fc.assert(
      fc.property(fc.subarray(numbers), fc.array(fc.integer({ min: 17, max: 99 })), (passed, strange) => {
        const level = safetyLevel(set, passed, 'open');
        expect(safetyLevel(set, [...strange, ...passed, ...passed].reverse(), 'open')).toBe(level);
      }),
    );
  });

  it('is in itself consistent', () => {
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(set.items.filter(({ mandatory }) => mandatory).map(({ n }) => n)).toEqual([...set.rule.mandatory]);
    expect(set.rule.fair).toBeLessThan(set.rule.good);
    expect(set.items.every(({ text }) => text.length > 10)).toBe(true);
  });
});

describe('The registry', () => {
  it('finds a set by id and version', () => {
    expect(criteriaSet('moet-1467', 1)?.items).toHaveLength(15);
    expect(criteriaSet('hanoi-3668')?.items).toHaveLength(16);
    expect(criteriaSet('moet-1467', 2)).toBeUndefined();
    expect(criteriaSet('nowhere')).toBeUndefined();
  });

  it('has a sign of its own for each of the five levels', () => {
    expect(new Set(SAFETY_LEVELS.map((level) => SAFETY_SIGNS[level])).size).toBe(5);
  });
});
