/** What the agenda says of itself and of the day, once a run, in one log line. */
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { dutyRow } from '../declarations/brief.ts';
import { figuresOfRows } from '../oversight/rows.ts';
import { SECOND } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { measured } from '../platform/metrics.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { isDigestMissing, isRoundMissing } from '../rounds/watching.ts';

/** By when a round was opened: its digest follows within days. */
const WATCHED_DAYS = 14;

async function lagBy(system: System, now: Instant): Promise<number> {
  const oldest = (await system.wake.next()) ?? now;
  return Math.max(0, Math.round((Date.parse(now) - Date.parse(oldest)) / SECOND));
}

/** Reads every school's brief: in the minutes that end in 0 is often enough. */
const isTenth = (now: Instant): boolean => now[15] === '0';

/** n/N of the scheduled round of `today`. */
async function declaredOf(system: System, rounds: readonly Round[], today: string, now: Instant) {
  const round = rounds.find(({ id, openedAt }) => id === today && openedAt !== undefined);
  if (!round || !isTenth(now)) return {};
  const briefs = await system.duties.briefs(round.id, system.province.id);
  const { expected, declared } = figuresOfRows(briefs.map((row) => dutyRow(row, windowOf(round), now)));
  return { Expected: expected, Declared: declared };
}

async function standing(system: System, now: Instant) {
  const today = civilDateAt(now, system.province.zone);
  const [{ cadence }, rounds, isEmpty, lag] = await Promise.all([
    system.settings.read(),
    system.rounds.between(addDays(today, -WATCHED_DAYS), today),
    system.schools.isEmpty(),
    lagBy(system, now),
  ]);
  return {
    // Without a school there is nothing to open.
    RoundMissing: Number(!isEmpty && isRoundMissing(cadence, rounds, now)),
    DigestMissing: Number(isDigestMissing(cadence, rounds, now)),
    AgendaLag: lag,
    ...(await declaredOf(system, rounds, today, now)),
  };
}

/** What cannot be measured is missing, which rings as well; the work goes on. */
export async function measure(system: System, now: Instant, log: Log): Promise<void> {
  try {
    log.info('agenda', measured(system.province.id, now, await standing(system, now)));
  } catch (error) {
    log.error('not-measured', error);
  }
}
