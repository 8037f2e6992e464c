/** Counts anew what stands beside a round's frozen figures, after a supplement was decided. Safe to repeat. */
import { dutyRow } from '../declarations/brief.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { excusedOf, figuresOfRows, outcomesOf, rowsBelow } from '../oversight/rows.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { type Path, parentOf } from '../schools/unit.ts';
import { type Round, windowOf } from './round.ts';

function unitsAbove(path: Path): Path[] {
  const parent = parentOf(path);
  return parent ? [parent, ...unitsAbove(parent)] : [];
}

async function countUnit(
  system: System,
  round: Round,
  unit: Path,
  mine: readonly DutyRow[],
  at: string,
): Promise<void> {
  const atClose = (await system.summaries.get(unit, round.id))?.outcomes ?? {};
  const changed = Object.entries(outcomesOf(mine)).filter(([school, state]) => atClose[school] !== state);
  await system.summaries.countAfter(unit, round.id, {
    at,
    figures: figuresOfRows(mine),
    outcomes: Object.fromEntries(changed),
    excused: excusedOf(mine),
  });
}

/** For the units above the school at `path`. */
export async function recount(system: System, round: Round, path: Path): Promise<void> {
  // The time of reading, not of the request: of two counts the one that saw more must stand.
  const at = system.clock.now();
  const briefs = await system.duties.briefsConsistently(round.id, round.unit);
  const rows = briefs.map((row) => dutyRow(row, windowOf(round), at));
  await inParallel(unitsAbove(path), 10, (unit) => countUnit(system, round, unit, rowsBelow(rows, unit), at));
}
