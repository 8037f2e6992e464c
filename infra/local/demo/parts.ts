/** Which schools play which part in the demo: drawn by lot, the same at every start. */
import type { School } from '../../../functions/schools/unit.ts';
import { chance } from './random.ts';

export type Part =
  | { kind: 'ordinary' }
  /** Has not declared for this many rounds up to the latest. */
  | { kind: 'silent'; rounds: number }
  | { kind: 'late' }
  /** Pupils stay at home since the latest round, until a date. */
  | { kind: 'suspended' }
  | { kind: 'remote' }
  | { kind: 'unsafe' }
  | { kind: 'mandatory-failed' }
  /** New cases in the latest round, the first also in the one before. */
  | { kind: 'cases' }
  /** Had a new case so many rounds before the latest, and none since. */
  | { kind: 'had-cases'; rounds: number }
  /** Its mails come back. */
  | { kind: 'unreachable'; rounds: number };

/** In a province of as many schools as Kiên Giang has; a larger one has more of each. */
const USUAL_SIZE = 596;
const COUNTS: readonly [count: number, part: Part][] = [
  [3, { kind: 'silent', rounds: 3 }],
  [6, { kind: 'silent', rounds: 2 }],
  [9, { kind: 'silent', rounds: 1 }],
  [14, { kind: 'late' }],
  [4, { kind: 'suspended' }],
  [5, { kind: 'remote' }],
  [4, { kind: 'unsafe' }],
  [11, { kind: 'mandatory-failed' }],
  [3, { kind: 'cases' }],
  [2, { kind: 'unreachable', rounds: 2 }],
  [6, { kind: 'unreachable', rounds: 0 }],
  [2, { kind: 'had-cases', rounds: 1 }],
  [2, { kind: 'had-cases', rounds: 3 }],
  [1, { kind: 'had-cases', rounds: 6 }],
];

/** A larger province has more of each kind, a smaller one fewer, never none. */
const countIn = (count: number, schools: number): number =>
  schools < USUAL_SIZE ? Math.ceil((count * schools) / USUAL_SIZE) : count * Math.round(schools / USUAL_SIZE);

/** Parts by school id; a school that is not named is an ordinary one. */
export function partsOf(schools: readonly School[]): Map<string, Part> {
  const lots = schools
    .map(({ id }) => ({ id, lot: chance('part', id).next() }))
    .sort((a, b) => a.lot - b.lot);
  const parts = COUNTS.flatMap(([count, part]) =>
    Array.from({ length: countIn(count, schools.length) }, () => part),
  );
  return new Map(lots.slice(0, parts.length).map(({ id }, i) => [id, parts[i] ?? { kind: 'ordinary' }]));
}
