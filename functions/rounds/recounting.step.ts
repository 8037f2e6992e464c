/** Supplements and excuses accepted after closing have their own columns, counted anew from the duties. Safe to repeat. */
import type { Instant } from '../calendar/cadence.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { excusedOf, figuresOfRows, outcomesOf, rowsBelow } from '../oversight/rows.ts';
import { after, MINUTE } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { roundRows, unitsIn } from './closing.step.ts';
import type { Recount } from './recounts.store.ts';
import type { Round } from './round.ts';

/** Outcomes that are no longer as they were frozen. */
const changed = (frozen: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(now).filter(([id, state]) => frozen[id] !== state));

/** A supplement is announced on its round a moment before it stands on its duty. */
const ON_ITS_WAY = MINUTE;

/** Where no supplement waits any more, nobody needs to look. */
async function settle(system: System, round: Round, rows: readonly DutyRow[], now: Instant): Promise<void> {
  const { supplements } = round;
  if (supplements === undefined || after(supplements, ON_ITS_WAY) > now) return;
  if (!rows.some(({ supplement }) => supplement === 'waiting')) await system.rounds.hasNoSupplements(round);
}

export async function recount(system: System, seen: Recount, now: Instant): Promise<void> {
  const round = await system.rounds.get(seen.round);
  if (round?.closedAt) {
    // The round was read first: what comes from here on is told from what was counted.
    const [rows, units] = await Promise.all([roundRows(system, round, now), unitsIn(system, round)]);
    await inParallel(units, 10, async ({ path }) => {
      const mine = rowsBelow(rows, path);
      const frozen = (await system.summaries.get(path, round.id))?.outcomes ?? {};
      await system.summaries.countAfter(path, round.id, {
        at: now,
        figures: figuresOfRows(mine),
        outcomes: changed(frozen, outcomesOf(mine)),
        excused: excusedOf(mine),
      });
    });
    await settle(system, round, rows, now);
  }
  await system.recounts.done(seen);
}
