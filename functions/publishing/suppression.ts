/**
 * Small numbers in public: 0 is 0, 1–4 reads "<5", and what would let them be found by subtraction is hidden with them
 * (product.md, "Public page"). Pure.
 */

/** `'<5'`: between 1 and 4. `null`: not published. */
export type PublicCount = number | '<5' | null;

const SMALL = 5;

/** What a reader knows of a number that is not shown exactly: bounds, both inclusive. */
interface Known {
  least: number;
  most: number;
}
const UNKNOWN: Known = { least: 0, most: Number.POSITIVE_INFINITY };
const FEW: Known = { least: 1, most: SMALL - 1 };

/** What a reader can tell of a published number alone. */
export const knownOf = (count: PublicCount): Known =>
  count === null ? UNKNOWN : count === '<5' ? FEW : { least: count, most: count };

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Whether some hidden number follows from the sum of all hidden ones: then hiding it hid nothing. */
function givesAway(hidden: readonly Known[], total: number): boolean {
  return hidden.some((one, i) => {
    const others = hidden.filter((_, j) => j !== i);
    const least = Math.max(one.least, total - sum(others.map(({ most }) => most)));
    const most = Math.min(one.most, total - sum(others.map(({ least: l }) => l)));
    return least >= most;
  });
}

/** One number of a column. `lone`: it is of a single school, so it is never shown unless 0. */
export interface Cell {
  value: number;
  lone: boolean;
}

const shown = ({ value, lone }: Cell): PublicCount =>
  value === 0 ? 0 : lone ? null : value < SMALL ? '<5' : value;

/** The next number to hide as well: the smallest that is shown, or nothing is left. */
function nextToHide(cells: readonly Cell[], counts: readonly PublicCount[]): number | undefined {
  const candidates = cells.flatMap(({ value }, i) => (typeof counts[i] === 'number' && value > 0 ? [i] : []));
  return candidates.sort((a, b) => (cells[a]?.value ?? 0) - (cells[b]?.value ?? 0))[0];
}

/**
 * A column and its total, as the public may see them: no number that is hidden follows from those that are shown.
 * Where nothing else helps, the total is not published.
 */
export function publicColumn(cells: readonly Cell[]): { counts: PublicCount[]; total: PublicCount } {
  const total = sum(cells.map(({ value }) => value));
  const counts = cells.map(shown);
  if (total < SMALL) return { counts, total: shown({ value: total, lone: false }) };
  const hiddenSum = () => total - sum(counts.map((count) => (typeof count === 'number' ? count : 0)));
  const hidden = () => counts.filter((count) => typeof count !== 'number').map(knownOf);
  while (givesAway(hidden(), hiddenSum())) {
    const next = nextToHide(cells, counts);
    if (next === undefined) return { counts, total: null };
    counts[next] = null;
  }
  return { counts, total };
}
