/**
 * Whether today goes as it should: what alarms ring by. CloudWatch knows no holidays and no changed hours, so it is
 * decided here, each minute, from the settings as they stand.
 */
import { type Cadence, civilDateAt, currentRound, type Instant } from '../calendar/cadence.ts';
import type { Round, Step } from './round.ts';

type Watched = Pick<Round, 'id' | 'digestAt' | 'openedAt' | 'cancelled' | 'step'>;

/** While one of these is still to be done, the digest is as well. */
const UP_TO_DIGEST: ReadonlySet<Step | undefined> = new Set<Step>([
  'open',
  'notice',
  'remind',
  'nudge',
  'call-list',
  'digest',
]);

/**
 * The scheduled round should be open by now and isn't, or not yet for every school. Nobody waits for a round whose due
 * has passed (it is not opened any more), nor on a day without one.
 */
export function isRoundMissing(cadence: Cadence, rounds: readonly Watched[], now: Instant): boolean {
  const due = currentRound(cadence, now);
  if (!due || now > due.dueAt) return false;
  return rounds.find(({ id }) => id === due.id)?.openedAt === undefined;
}

/**
 * The hour of a round's digest has come and it is not made: the round stands still before it, or, with others on record,
 * was never opened. The first day of a province that begins in the evening has none.
 */
export function isDigestMissing(cadence: Cadence, rounds: readonly Watched[], now: Instant): boolean {
  const standsStill = ({ digestAt, step, cancelled }: Watched): boolean =>
    digestAt <= now && !cancelled && UP_TO_DIGEST.has(step);
  if (rounds.some(standsStill)) return true;
  const due = currentRound(cadence, now);
  const isToday = due?.id === civilDateAt(now, cadence.zone);
  return isToday && now >= due.digestAt && rounds.length > 0 && rounds.every(({ id }) => id !== due.id);
}
