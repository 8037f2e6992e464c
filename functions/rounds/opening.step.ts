/**
 * Opens a round: makes it, then a duty for each school, closes the one before, and only then calls it open.
 * A requested one closes nothing: it runs beside the scheduled.
 * Interrupted anywhere it is done again with the same keys; a school that declared meanwhile is left alone.
 */
import { isReachable } from '../access/accounts.store.ts';
import type { Instant, ScheduledRound } from '../calendar/cadence.ts';
import type { Brief, BriefRow } from '../declarations/brief.ts';
import { criteriaOf } from '../declarations/criteria-sets.ts';
import type { Duty } from '../declarations/duties.store.ts';
import { after, MINUTE } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { Settings } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import { isOpenOn, type School } from '../schools/unit.ts';
import { dutyAtOpening } from './duty-at-opening.ts';
import { asks, holidaysTouching, nextStep, type Round, titleOf } from './round.ts';

/** If the opener dies, the agenda goes on after this long. */
const RESUMED_AFTER = 2 * MINUTE;
/** Close-out waits until no declaration can still be on its way. */
export const SETTLED_AFTER = MINUTE;
const AT_A_TIME = 25;

function newRound(scheduled: ScheduledRound, settings: Settings, province: string, now: Instant): Round {
  const set = criteriaOf(settings);
  return {
    ...scheduled,
    kind: 'scheduled',
    title: titleOf(scheduled.id),
    unit: province,
    date: scheduled.id,
    criteria: { ...settings.criteria, set: set.id, version: set.version },
    questions: [],
    holidays: holidaysTouching(settings.cadence, scheduled.id),
    step: 'open',
    wakeAt: after(now, RESUMED_AFTER),
  };
}

interface Before {
  round: Round;
  briefs: ReadonlyMap<string, Brief>;
}

/** What the scheduled round before left behind, by school. */
async function roundBefore(system: System, id: string): Promise<Before | undefined> {
  const round = await system.rounds.scheduledBefore(id);
  if (!round) return undefined;
  const rows: BriefRow[] = await system.duties.briefsConsistently(round.id, system.province.id);
  return { round, briefs: new Map(rows.map(({ brief }) => [brief.id, brief])) };
}

/** What the duties of `round` say as things stand at `now`, for the schools that `needed` picks. */
async function dutiesOf(
  system: System,
  round: Round,
  before: Before | undefined,
  needed: (school: School) => boolean,
  now: Instant,
): Promise<Duty[]> {
  const [schools, accounts, { cadence }] = await Promise.all([
    system.schools.below(round.unit),
    system.accounts.all(),
    system.settings.read(),
  ]);
  const reached = new Set(
    accounts.filter(isReachable).flatMap(({ scopes }) => scopes.map(({ target }) => target)),
  );
  const owed = schools.filter(
    (school) => isOpenOn(school, round.date) && asks(round, school) && needed(school),
  );
  return owed.map((school) => {
    const brief = before?.briefs.get(school.id);
    return dutyAtOpening(school, {
      round,
      ...(before && brief && { before: { round: before.round, brief } }),
      unreachable: !reached.has(school.id),
      zone: cadence.zone,
      now,
    });
  });
}

/** Makes the missing duties of `round`; those that stand, perhaps declared already, stay as they are. */
async function makeDuties(system: System, round: Round, now: Instant): Promise<void> {
  const [before, standing] = await Promise.all([
    roundBefore(system, round.id),
    system.duties.paths(round.id),
  ]);
  const missing = await dutiesOf(system, round, before, ({ path }) => !standing.has(path), now);
  await inParallel(missing, AT_A_TIME, (duty) => system.duties.create(duty));
}

/** Who declared to the round before while this one was being opened was not silent in it: their duties say so. */
async function heedLatecomers(system: System, round: Round, now: Instant): Promise<void> {
  const before = await roundBefore(system, round.id);
  const late = ({ id }: School) => (before?.briefs.get(id)?.lastAt ?? '') >= round.opensAt;
  const duties = await dutiesOf(system, round, before, late, now);
  await inParallel(duties, AT_A_TIME, (duty) => system.duties.restate(duty));
}

/** Not closed, or closed by an opener that died before it had the close-out woken. */
const isToClose = ({ closedAt, step, wakeAt }: Round): boolean =>
  closedAt === undefined || (step === 'close-out' && wakeAt === undefined);

/** Scheduled rounds before it, and requested ones whose time is over. */
async function closeEarlier(system: System, round: Round, now: Instant): Promise<void> {
  const recent = await system.rounds.recent(round.date);
  const over = recent.filter(
    (each) =>
      each.id < round.id && isToClose(each) && (each.kind === 'scheduled' || each.closesAt <= round.opensAt),
  );
  for (const each of over) await system.rounds.close(each.id, now, after(now, SETTLED_AFTER));
}

/** Goes on with a round that exists but is not open yet. */
export async function finishOpening(system: System, round: Round, now: Instant): Promise<void> {
  await makeDuties(system, round, now);
  // A large province takes a while: what was declared to the round before meanwhile was still in time for it.
  const made = system.clock.now();
  if (round.kind === 'scheduled') {
    await closeEarlier(system, round, made);
    await heedLatecomers(system, round, made);
  }
  await system.rounds.markOpened(round.id, made);
  await system.rounds.moveOn(round, nextStep(round, 'open'));
}

/**
 * Opens `scheduled` if nobody has begun to. A province without schools opens nothing.
 * @returns whether this call found something to do
 */
export async function openRound(system: System, scheduled: ScheduledRound, now: Instant): Promise<boolean> {
  const standing = await system.rounds.get(scheduled.id);
  // Somebody is at it; if they die, the agenda meets the round at its `wakeAt`.
  if (standing || (await system.schools.isEmpty())) return false;
  const round = newRound(scheduled, await system.settings.read(), system.province.id, now);
  if (!(await system.rounds.create(round))) return false;
  await finishOpening(system, round, now);
  return true;
}
