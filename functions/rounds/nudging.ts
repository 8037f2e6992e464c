/** Nudging on demand ("Đôn đốc ngay"): who is due for a mail, who is not and why. Pure. */
import type { Instant } from '../calendar/cadence.ts';
import { owes } from '../calendar/duty.ts';
import { type Brief, type BriefRow, statusOf } from '../declarations/brief.ts';
import { after, HOUR } from '../platform/clock.ts';
import { type Round, windowOf } from './round.ts';

/** A school is nudged at most once in this time, by hand or by the round's own nudge. */
export const NUDGED_EVERY = 2 * HOUR;
/** Names given with each reason. */
const NAMED = 20;

/** `POST /api/rounds/{round}/nudges?dry-run=` */
export interface NudgesBody {
  unit: string;
  submission: string;
}

export const SKIPPED_FOR = ['declared', 'unreachable', 'nudged', 'not-required'] as const;
export type SkippedFor = (typeof SKIPPED_FOR)[number];

export interface Skipped {
  reason: SkippedFor;
  total: number;
  /** The first twenty; `at`: when it was last nudged. */
  schools: { name: string; at?: Instant }[];
}

export interface NudgesAnswer {
  now: Instant;
  /** Schools that are mailed; in a dry run, that would be. */
  sent: number;
  skipped: Skipped[];
  /** The earliest instant at which another nudge can reach somebody; absent: nobody is left to nudge. */
  againAt?: Instant;
}

/** Whether the round's own nudge passes the school by: an officer had it nudged shortly before. */
export const nudgedBeforehand = (
  { nudgedAt }: Pick<Brief, 'nudgedAt'>,
  { nudgeAt }: Pick<Round, 'nudgeAt'>,
): boolean => nudgedAt !== undefined && nudgedAt < nudgeAt && nudgeAt < after(nudgedAt, NUDGED_EVERY);

/** When the school was nudged last, by hand or by the round itself. */
export function lastNudge(
  brief: Pick<Brief, 'nudgedAt'>,
  round: Pick<Round, 'nudgeAt' | 'without'>,
  now: Instant,
): Instant | undefined {
  const { nudgeAt, without = [] } = round;
  const byRound = now >= nudgeAt && !without.includes('nudge') && !nudgedBeforehand(brief, round);
  if (!byRound) return brief.nudgedAt;
  return brief.nudgedAt !== undefined && brief.nudgedAt > nudgeAt ? brief.nudgedAt : nudgeAt;
}

export type Fate = { due: true } | { due: false; reason: SkippedFor; at?: Instant };

/** What a nudge under `submission` does with a school at `now`. What that very submission mailed stays mailed. */
export function fateOf(
  { brief }: BriefRow,
  asked: { round: Round; submission: string; reachable: boolean; now: Instant },
): Fate {
  const { round, submission, reachable, now } = asked;
  if (brief.nudgedIn === submission) return { due: true };
  const { state } = statusOf(windowOf(round), brief, now);
  if (state === 'not-required') return { due: false, reason: 'not-required' };
  if (!owes(state)) return { due: false, reason: 'declared' };
  if (!reachable) return { due: false, reason: 'unreachable' };
  const at = lastNudge(brief, round, now);
  return at && now < after(at, NUDGED_EVERY) ? { due: false, reason: 'nudged', at } : { due: true };
}

/** What is answered: numbers, names, and when it is worth asking again. */
export function nudgesAnswer(
  fates: readonly { name: string; fate: Fate }[],
  now: Instant,
  isDryRun: boolean,
): NudgesAnswer {
  const sent = fates.filter(({ fate }) => fate.due).length;
  const skipped = SKIPPED_FOR.map((reason) => {
    const schools = fates.flatMap(({ name, fate }) =>
      !fate.due && fate.reason === reason ? [{ name, ...(fate.at && { at: fate.at }) }] : [],
    );
    return { reason, total: schools.length, schools: schools.slice(0, NAMED) };
  }).filter(({ total }) => total > 0);
  const again = fates.flatMap(({ fate }) => {
    if (fate.due) return isDryRun ? [now] : [after(now, NUDGED_EVERY)];
    return fate.at ? [after(fate.at, NUDGED_EVERY)] : [];
  });
  const [againAt] = again.sort();
  return { now, sent, skipped, ...(againAt && { againAt }) };
}
