/** When a requested round reminds, nudges and sums up: decided from its due and the province's hours. Pure. */

import { type Cadence, civilDateAt, type Instant, instantOf, type WallTime } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { timeText } from '../calendar/wording.ts';
import type { Round, Step } from './round.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whoever was told this recently is not reminded. */
const AFTER_NOTICE = 4 * HOUR;
/** A reminder nearer to due than this would only be the nudge. */
const BEFORE_DUE = 3 * HOUR;
/** With less than this to go a school is asked once and no more. */
const TOO_SHORT_TO_NUDGE = HOUR;

export type RequestedInstants = Pick<
  Round,
  'reminderAt' | 'nudgeAt' | 'callListAt' | 'dueAt' | 'digestAt' | 'without'
>;

const moved = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();
const minutes = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Milliseconds from one of the province's hours to a later one. */
const between = (from: WallTime, to: WallTime): number => Math.max(0, minutes(to) - minutes(from)) * MINUTE;
const part = (from: Instant, to: Instant, share: number): Instant =>
  moved(from, Math.round((Date.parse(to) - Date.parse(from)) * share));

/** The province's hour `time` on the day of due or the day before, the later that `fits`. */
const nearDue = (
  { zone }: Pick<Cadence, 'zone'>,
  dueAt: Instant,
  time: WallTime,
  fits: (instant: Instant) => boolean,
): Instant | undefined => {
  const day = civilDateAt(dueAt, zone);
  return [day, addDays(day, -1)].map((date) => instantOf(date, time, zone)).find(fits);
};

/**
 * As long before due as on a scheduled day. Where that falls before the opening hour (due in the morning) at the province's
 * own hour the afternoon before; where it comes too soon after the request, at `share` of the time there is.
 */
function beforeDue(
  cadence: Pick<Cadence, 'zone' | 'hours'>,
  now: Instant,
  dueAt: Instant,
  hour: 'nudge' | 'callList',
  share: number,
): Instant {
  const { hours, zone } = cadence;
  const earliest = moved(now, HOUR);
  const usual = moved(dueAt, -between(hours[hour], hours.due));
  if (timeText(usual, zone) >= hours.opens && usual >= earliest) return usual;
  const eve = nearDue(cadence, dueAt, hours[hour], (at) => at < usual && at >= earliest);
  return eve ?? part(now, dueAt, share);
}

/**
 * The notice goes at once. The reminder follows at the province's reminder hour on the day of due (else the day before),
 * unless the notice has just gone or due is too near; nudge, call list and digest keep their distance to due.
 * Always: now ≤ reminder ≤ nudge ≤ call list ≤ due ≤ digest.
 * @param dueAt after `now`
 */
export function requestedInstants(
  cadence: Pick<Cadence, 'zone' | 'hours'>,
  now: Instant,
  dueAt: Instant,
): RequestedInstants {
  const { hours } = cadence;
  const nudgeAt = beforeDue(cadence, now, dueAt, 'nudge', 1 / 2);
  const listed = beforeDue(cadence, now, dueAt, 'callList', 3 / 4);
  const callListAt = listed < nudgeAt ? nudgeAt : listed;
  const fits = (at: Instant) =>
    at >= moved(now, AFTER_NOTICE) && at <= moved(dueAt, -BEFORE_DUE) && at <= moved(nudgeAt, -HOUR);
  const reminderAt = nearDue(cadence, dueAt, hours.reminder, fits);
  const short = Date.parse(dueAt) - Date.parse(now) < TOO_SHORT_TO_NUDGE;
  const without: Step[] = [
    ...(reminderAt ? [] : (['remind'] as const)),
    ...(short ? (['nudge'] as const) : []),
  ];
  return {
    reminderAt: reminderAt ?? now,
    nudgeAt,
    callListAt,
    dueAt,
    digestAt: moved(dueAt, between(hours.due, hours.digest)),
    ...(without.length > 0 && { without }),
  };
}
