/** What was probably meant: the nearest of the words there are. */

/** Letters to put in, leave out, exchange or swap with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const cell = (r: number, c: number) => (r === i ? row[c] : rows[r]?.[c]) ?? 0;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (same ? 0 : 1));
      row.push(swapped ? Math.min(least, cell(i - 2, j - 2) + 1) : least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

const plain = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '');

/** The word meant; undefined when none is near: a third of its letters may be wrong, at most three. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const said = plain(word);
  const [best] = [...known]
    .map((each) => ({ each, off: distance(said, plain(each)) }))
    .filter(({ each, off }) => off <= Math.min(3, Math.max(1, Math.floor(each.length / 3))))
    .sort((a, b) => a.off - b.off);
  return best?.each;
}
