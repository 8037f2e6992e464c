/**
 * When rounds open, fall due and close. Pure: the province's settings and an instant in, dates and instants out.
 * Cadence, hours and holidays are the province's data: the real cadence went from daily to twice a week in three months.
 */
import { STAGES, type Stage } from '../schools/unit.ts';
import { addDays, weekdayOf } from './civil-date.ts';
import { civilDateAt, instantOf } from './zone.ts';

export { civilDateAt, instantOf };

/** A civil date `2021-02-26`. */
export type CivilDate = string;
/** An instant as ISO 8601 in UTC with milliseconds, `2021-02-26T00:00:00.000Z`: sorts as text. */
export type Instant = string;
/** A wall-clock time `16:30` in the province's zone. */
export type WallTime = string;

export interface Holiday {
  /** First and last civil date, both included. */
  from: CivilDate;
  to: CivilDate;
  name: string;
  /** Stages that are off; absent: everybody. */
  stages?: readonly Stage[];
  /** When it was decreed, if after a round it touches had opened: it then excuses only who had not declared. */
  decreedAt?: Instant;
}

export interface Hours {
  opens: WallTime;
  reminder: WallTime;
  nudge: WallTime;
  callList: WallTime;
  due: WallTime;
  digest: WallTime;
}

export interface Cadence {
  /** IANA zone, e.g. `Asia/Ho_Chi_Minh`. */
  zone: string;
  /** ISO weekdays (1 = Monday) on which a round is scheduled. */
  weekdays: readonly number[];
  hours: Hours;
  holidays: readonly Holiday[];
  /** What happens to a slot on a day with everybody off: the round before stays open, or it moves to the next working day. */
  onHoliday: 'stay-open' | 'next-working-day';
}

/** The instants of one scheduled round. Its id is its real date. */
export interface ScheduledRound {
  id: CivilDate;
  opensAt: Instant;
  reminderAt: Instant;
  nudgeAt: Instant;
  callListAt: Instant;
  dueAt: Instant;
  digestAt: Instant;
  /** Forecast: the opening of the next scheduled round, as the settings stand now. */
  closesAt: Instant;
}

/** How far a search for a slot goes before it gives up, in days: settings may leave no slot at all. */
const HORIZON = 400;

/** Every holiday that covers the date, later decreed ones included. */
export const holidaysOn = (cadence: Pick<Cadence, 'holidays'>, date: CivilDate): Holiday[] =>
  cadence.holidays.filter((holiday) => holiday.from <= date && date <= holiday.to);

const opensOn = (cadence: Cadence, date: CivilDate): Instant =>
  instantOf(date, cadence.hours.opens, cadence.zone);

/** Everybody is off, as known when a round would open: a later decree excuses schools but unmakes no round. */
function everybodyOff(cadence: Cadence, date: CivilDate): boolean {
  const known = holidaysOn(cadence, date).filter(
    ({ decreedAt }) => decreedAt === undefined || decreedAt <= opensOn(cadence, date),
  );
  const off = new Set(known.flatMap(({ stages }) => stages ?? STAGES));
  return STAGES.every((stage) => off.has(stage));
}

/** A slot on a day with everybody off has moved here: to the first working day after it. */
function receivesMovedSlot(cadence: Cadence, date: CivilDate): boolean {
  if (weekdayOf(date) > 5) return false;
  for (let back = 1; back <= HORIZON; back += 1) {
    const earlier = addDays(date, -back);
    const off = everybodyOff(cadence, earlier);
    if (off && cadence.weekdays.includes(weekdayOf(earlier))) return true;
    if (!off && weekdayOf(earlier) <= 5) return false;
  }
  return false;
}

/** A scheduled round is held on this date. */
export function isSlot(cadence: Cadence, date: CivilDate): boolean {
  if (everybodyOff(cadence, date)) return false;
  if (cadence.weekdays.includes(weekdayOf(date))) return true;
  return cadence.onHoliday === 'next-working-day' && receivesMovedSlot(cadence, date);
}

/**
 * The dates on which scheduled rounds are held, both ends included, oldest first. Real dates: a day with everybody
 * off has none (the round before stays open), or its slot stands on the next working day, where it merges with
 * one that is there already.
 */
export function slotsBetween(cadence: Cadence, from: CivilDate, to: CivilDate): CivilDate[] {
  const slots: CivilDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (isSlot(cadence, date)) slots.push(date);
  return slots;
}

/** The first slot among `date`, `date` ± 1 day … that answers `fits`. */
function findSlot(
  cadence: Cadence,
  date: CivilDate,
  step: 1 | -1,
  fits: (slot: CivilDate) => boolean,
): CivilDate | undefined {
  for (let days = 0; days <= HORIZON; days += 1) {
    const candidate = addDays(date, step * days);
    if (isSlot(cadence, candidate) && fits(candidate)) return candidate;
  }
  return undefined;
}

/**
 * The instants of the round held on `id`, as the settings stand now. It closes when the next one opens; where no
 * slot follows within 400 days, the forecast is the opening hour 400 days on.
 */
export function scheduledRound(cadence: Cadence, id: CivilDate): ScheduledRound {
  const { hours, zone } = cadence;
  const following = findSlot(cadence, addDays(id, 1), 1, () => true) ?? addDays(id, HORIZON);
  return {
    id,
    opensAt: instantOf(id, hours.opens, zone),
    reminderAt: instantOf(id, hours.reminder, zone),
    nudgeAt: instantOf(id, hours.nudge, zone),
    callListAt: instantOf(id, hours.callList, zone),
    dueAt: instantOf(id, hours.due, zone),
    digestAt: instantOf(id, hours.digest, zone),
    closesAt: opensOn(cadence, following),
  };
}

/** The round that should be open at `now`: the latest one that has opened. None when no slot lies within 400 days. */
export function currentRound(cadence: Cadence, now: Instant): ScheduledRound | undefined {
  const today = civilDateAt(now, cadence.zone);
  const id = findSlot(cadence, today, -1, (slot) => opensOn(cadence, slot) <= now);
  return id === undefined ? undefined : scheduledRound(cadence, id);
}

/** The first round that opens after `now`. None when no slot lies within 400 days. */
export function nextRound(cadence: Cadence, now: Instant): ScheduledRound | undefined {
  const today = civilDateAt(now, cadence.zone);
  const id = findSlot(cadence, today, 1, (slot) => opensOn(cadence, slot) > now);
  return id === undefined ? undefined : scheduledRound(cadence, id);
}
