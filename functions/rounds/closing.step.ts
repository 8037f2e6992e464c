/** Freezes a round's figures of every unit: at due for the digest, at close for good. The first freezing stands. */
import type { Instant } from '../calendar/cadence.ts';
import { dutyRow } from '../declarations/brief.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { excusedOf, figuresOfRows, outcomesOf, rowsBelow } from '../oversight/rows.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, touches, windowOf } from './round.ts';

/** Every school of a round with its state at `now`, read consistently from the base. */
export async function roundRows(system: System, round: Round, now: Instant): Promise<DutyRow[]> {
  const briefs = await system.duties.briefsConsistently(round.id, round.unit);
  return briefs.map((row) => dutyRow(row, windowOf(round), now));
}

/** A requested round says nothing of units it asks no school of. */
export const unitsIn = async (system: System, round: Round) =>
  (await system.schools.units()).filter(({ path }) => touches(round, { by: 'management', target: path }));

export async function freezeDue(system: System, round: Round, now: Instant): Promise<void> {
  const [rows, units] = await Promise.all([roundRows(system, round, now), unitsIn(system, round)]);
  await inParallel(units, 10, ({ path }) =>
    system.summaries.freezeDue(path, round.id, figuresOfRows(rowsBelow(rows, path)), now),
  );
}

/** With each school's outcome, for results over time. */
export async function closeOut(system: System, round: Round, now: Instant): Promise<void> {
  const [rows, units] = await Promise.all([roundRows(system, round, now), unitsIn(system, round)]);
  await inParallel(units, 10, ({ path }) => {
    const mine = rowsBelow(rows, path);
    return system.summaries.freezeClose(
      path,
      round.id,
      figuresOfRows(mine),
      outcomesOf(mine),
      excusedOf(mine),
      now,
    );
  });
}
