/** The round a request of an official is about. */
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';

/** Sorts after every round id. */
const AFTER_ALL = ':';

/** `latest`: the newest opened scheduled round. @throws Problem unknown-round, also for one that is being opened or was cancelled */
export async function roundAsked(system: System, id: string): Promise<Round> {
  const round =
    id === 'latest' ? await system.rounds.scheduledBefore(AFTER_ALL) : await system.rounds.get(id);
  if (!round?.openedAt || round.cancelled) throw new Problem('unknown-round');
  return round;
}
