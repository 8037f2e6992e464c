/** The rounds that are open, and what the settings make of them. */
import { civilDateAt, scheduledRound } from '../calendar/cadence.ts';
import type { Settings } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import { holidaysTouching, type Round, requestedClosing } from '../rounds/round.ts';

/** Rounds that may still be declared to, one that is being opened among them. */
export async function openRounds(system: System): Promise<Round[]> {
  const today = civilDateAt(system.clock.now(), system.province.zone);
  return (await system.rounds.recent(today)).filter(({ closedAt }) => closedAt === undefined);
}

/**
 * An open round as the settings say: holidays decreed since, and when it is to close. Its hours stay those of its opening.
 * A requested one is asked for whatever the calendar says: only its closing moves.
 */
export const heeding = (round: Round, { cadence }: Pick<Settings, 'cadence'>) =>
  round.kind === 'scheduled'
    ? {
        holidays: holidaysTouching(cadence, round.date),
        closesAt: scheduledRound(cadence, round.id).closesAt,
      }
    : { holidays: round.holidays, closesAt: requestedClosing(cadence, round.dueAt) ?? round.closesAt };
