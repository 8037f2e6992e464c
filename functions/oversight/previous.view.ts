/** What a round is compared with: the scheduled round before, as frozen at close (or at due, until its close-out has run). */
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { Path, Unit } from '../schools/unit.ts';
import { placesOf } from './places.ts';
import { addFigures, type Figures, NO_FIGURES } from './tally.ts';

/**
 * Undefined when there was none, when `round` was requested (it asks other schools, or other things), or when nothing of it
 * was frozen for the unit. Areas have no frozen figures.
 * @param tree all units there are: a unit that was moved since is compared with what it was where it stood
 */
export async function previousFigures(
  system: System,
  round: Round,
  unit: Path,
  tree: readonly Unit[] | Promise<readonly Unit[]>,
): Promise<{ round: Round; figures: Figures } | undefined> {
  if (round.kind === 'requested') return undefined;
  const [earlier, units] = await Promise.all([system.rounds.scheduledBefore(round.id), tree]);
  const self = units.find(({ path }) => path === unit);
  if (!earlier || !self) return undefined;
  const places = placesOf(self, units).filter(({ through = earlier.id }) => earlier.id <= through);
  const summaries = await Promise.all(places.map(({ path }) => system.summaries.get(path, earlier.id)));
  const frozen = summaries.flatMap((each) => each?.close ?? each?.due ?? []);
  return frozen.length === 0
    ? undefined
    : { round: earlier, figures: frozen.reduce<Figures>(addFigures, NO_FIGURES) };
}
