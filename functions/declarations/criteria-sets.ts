/** The criteria sets at hand. Server only: the page gets the set it needs with its duties. */

import hanoi3668 from './criteria/hanoi-3668.json' with { type: 'json' };
import moet1467 from './criteria/moet-1467.json' with { type: 'json' };
import type { CriteriaSet, Criterion } from './criteria.ts';

type Raw<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };
type RawSet = Omit<CriteriaSet, 'items'> & { items: readonly Raw<Criterion>[] };

const PARTS: readonly Criterion['part'][] = ['before', 'during', 'after'];
const CERTAINTIES: readonly Criterion['certainty'][] = ['confirmed', 'probable', 'provisional'];

function oneOf<T extends string>(words: readonly T[], word: string, where: string): T {
  const known = words.find((each) => each === word);
  if (known === undefined) throw new Error(`Criteria set ${where}: “${word}” is none of ${words.join(', ')}`);
  return known;
}

const read = (raw: RawSet): CriteriaSet => ({
  ...raw,
  items: raw.items.map((item) => ({
    ...item,
    part: oneOf(PARTS, item.part, raw.id),
    certainty: oneOf(CERTAINTIES, item.certainty, raw.id),
  })),
});

export const CRITERIA_SETS: readonly CriteriaSet[] = [moet1467, hanoi3668].map(read);

/** The set a round was opened with. @throws Error when it is not at hand: a version once used must stay. */
export function criteriaOf({ criteria }: { criteria: { set: string; version?: number } }): CriteriaSet {
  const found = criteriaSet(criteria.set, criteria.version);
  if (!found) throw new Error(`criteria set ${criteria.set} version ${criteria.version} is not at hand`);
  return found;
}

/** The set by id and, where given, version (else the newest). Undefined when there is none. */
export const criteriaSet = (id: string, version?: number): CriteriaSet | undefined =>
  CRITERIA_SETS.filter((set) => set.id === id && (version === undefined || set.version === version)).sort(
    (a, b) => b.version - a.version,
  )[0];
