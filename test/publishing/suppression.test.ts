import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Cell,
  knownOf,
  type PublicCount,
  publicColumn,
} from '../../functions/publishing/suppression.ts';

const cell = fc.record({
  value: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })),
  lone: fc.boolean(),
});
const column = fc.array(cell, { minLength: 1, maxLength: 6 });

/** Every value the i-th number may have for a reader who knows all that is published, by trying them all. */
function possible(counts: readonly PublicCount[], total: number, i: number): Set<number> {
  const found = new Set<number>();
  const walk = (at: number, left: number, chosen: number): void => {
    if (left < 0) return;
    if (at === counts.length) {
      if (left === 0) found.add(chosen);
      return;
    }
    const { least, most } = knownOf(counts[at] ?? null);
    for (let value = least; value <= Math.min(most, left); value++)
      walk(at + 1, left - value, at === i ? value : chosen);
  };
  walk(0, total, -1);
  return found;
}

it('no hidden number follows from what is shown', () => {
  fc.assert(
    fc.property(column, (cells) => {
      const { counts, total } = publicColumn(cells);
      if (typeof total !== 'number') return;
      for (const [i, count] of counts.entries())
        if (typeof count !== 'number')
          expect(possible(counts, total, i).size, JSON.stringify({ counts, total })).toBeGreaterThan(1);
    }),
    { numRuns: 300 },
  );
});

it('what is shown is true, zeros stay zeros, a single school’s count is never shown', () => {
  fc.assert(
    fc.property(column, (cells) => {
      const { counts, total } = publicColumn(cells);
      const whole = cells.reduce((sum, { value }) => sum + value, 0);
      for (const [i, { value, lone }] of cells.entries()) {
        const count = counts[i] ?? null;
        const { least, most } = knownOf(count);
        expect(value >= least && value <= most).toBe(true);
        if (value === 0) expect(count).toBe(0);
        if (lone && value > 0) expect(count).toBeNull();
        if (typeof count === 'number' && count > 0) expect(count).toBeGreaterThanOrEqual(5);
      }
      if (typeof total === 'number') expect(total).toBe(whole);
      if (whole > 0 && whole < 5) expect(total).toBe('<5');
    }),
  );
});

const many = (...values: number[]): Cell[] => values.map((value) => ({ value, lone: false }));
it.each<[string, Cell[], PublicCount[], PublicCount]>([
  ['nothing anywhere', many(0, 0), [0, 0], 0],
  ['a few in all', many(3, 0, 0), ['<5', 0, 0], '<5'],
  ['one small unit: a second is hidden with it', many(2, 9, 30), ['<5', null, 30], 41],
  ['two small units that protect each other', many(2, 3, 30), ['<5', '<5', 30], 35],
  ['two ones give each other away', many(1, 1, 30), ['<5', '<5', null], 32],
  ['only small ones, all ones', many(1, 1, 1, 1, 1), ['<5', '<5', '<5', '<5', '<5'], null],
  ['a unit of one school', [{ value: 7, lone: true }, ...many(8)], [null, null], 15],
])('%s', (_, cells, counts, total) => {
  expect(publicColumn(cells)).toEqual({ counts, total });
});
