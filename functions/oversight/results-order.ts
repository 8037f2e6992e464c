/** The order of results, of schools and of units alike. */
import type { Results } from './results.ts';
import type { ResultsKey, ResultsSort } from './results-query.ts';

interface Line extends Results {
  name: string;
}
const byName = (a: Line, b: Line) => a.name.localeCompare(b.name, 'vi');

const VALUES: Record<Exclude<ResultsKey, 'name'>, (line: Results) => number> = {
  expected: ({ scheduled }) => scheduled.expected,
  // A share: of schools that were asked less often, the count says little.
  'on-time': ({ scheduled }) => (scheduled.expected === 0 ? -1 : scheduled.onTime / scheduled.expected),
  late: ({ scheduled }) => scheduled.late,
  missed: ({ scheduled }) => scheduled.missed,
  supplemented: ({ scheduled }) => scheduled.supplemented,
  excused: ({ scheduled }) => scheduled.excused,
};

/** By the figures of scheduled rounds; equals by who missed more requested ones, then by name. */
export function byResults(sort: ResultsSort): (a: Line, b: Line) => number {
  const turned = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '');
  if (key === 'name') return (a, b) => turned * byName(a, b);
  const value = Object.entries(VALUES).find(([name]) => name === key)?.[1] ?? VALUES.missed;
  return (a, b) => turned * (value(a) - value(b)) || b.requested.missed - a.requested.missed || byName(a, b);
}
