/** The order of units: who needs attention first, or by a column. */
import type { UnitRef } from '../../functions/oversight/overview.ts';
import type { Figures } from '../../functions/oversight/tally.ts';
import { bareName } from '../../functions/schools/unit-names.ts';

export type UnitLine = UnitRef & { figures: Figures };
export type UnitSort = 'name' | 'declared' | 'owing' | 'cases' | 'away' | 'safety';

const owing = ({ figures }: UnitLine): number => figures.awaiting + figures.silent + figures.missed;
const unsafe = ({ figures }: UnitLine): number => figures.safety.unsafe + figures.safety['mandatory-failed'];
const away = ({ figures }: UnitLine): number => figures.operation.closed + figures.operation.remote;
/** Expected 0 has no share: it sorts behind all that have one. */
const share = ({ figures }: UnitLine): number =>
  figures.expected === 0 ? 2 : figures.declared / figures.expected;

/** Names as Vietnamese orders them, without the kind of unit in front. */
const names = new Intl.Collator('vi');
const byName = (a: UnitLine, b: UnitLine): number => names.compare(bareName(a.name), bareName(b.name));

const COLUMNS: Record<UnitSort, (a: UnitLine, b: UnitLine) => number> = {
  name: byName,
  declared: (a, b) => share(a) - share(b),
  owing: (a, b) => owing(a) - owing(b),
  cases: (a, b) => a.figures.newConfirmed - b.figures.newConfirmed,
  away: (a, b) => away(a) - away(b),
  safety: (a, b) => unsafe(a) - unsafe(b),
};

/** New cases, then schools silent running, then how many still owe, then how many are unsafe. */
const byAttention = (a: UnitLine, b: UnitLine): number =>
  b.figures.newConfirmed - a.figures.newConfirmed ||
  b.figures.silentRunning - a.figures.silentRunning ||
  owing(b) - owing(a) ||
  unsafe(b) - unsafe(a);

const isColumn = (key: string): key is UnitSort => Object.hasOwn(COLUMNS, key);

/** @param sort a column, `-` in front for descending; anything else: who needs attention first. */
export function sortUnits(units: readonly UnitLine[], sort: string): UnitLine[] {
  const down = sort.startsWith('-');
  const key = down ? sort.slice(1) : sort;
  const compare = isColumn(key) ? COLUMNS[key] : byAttention;
  const turn = isColumn(key) && down ? -1 : 1;
  return [...units].sort((a, b) => turn * compare(a, b) || byName(a, b));
}
