/** What a round is compared with: the scheduled round before, as frozen at close (or at due, until its close-out has run). */
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { Path } from '../schools/unit.ts';
import { type Figures, NO_FIGURES } from './tally.ts';

/** Undefined when there was none, when `round` was requested (it asks other schools, or other things), or when nothing of it was frozen for the unit. Areas have no frozen figures. */
export async function previousFigures(
  system: System,
  round: Round,
  unit: Path,
): Promise<{ round: Round; figures: Figures } | undefined> {
  if (round.kind === 'requested') return undefined;
  const earlier = await system.rounds.scheduledBefore(round.id);
  const summary = earlier && (await system.summaries.get(unit, earlier.id));
  const figures = summary?.close ?? summary?.due;
  return earlier && figures && { round: earlier, figures: { ...NO_FIGURES, ...figures } };
}
