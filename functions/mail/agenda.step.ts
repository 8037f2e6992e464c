/**
 * The agenda: does what has fallen due. One runner at a time holds a lease. NOW (round steps, alerts, sign-ins)
 * goes before every batch of BULK (reminders, nudges), so an alert never waits behind 5,000 reminders.
 */

import { randomUUID } from 'node:crypto';
import { currentRound, type Instant, nextRound } from '../calendar/cadence.ts';
import type { Duty } from '../declarations/duties.store.ts';
import type { DirectiveItem, Reminder } from '../directives/directives.store.ts';
import { after, MINUTE, SECOND } from '../platform/clock.ts';
import { onBehalfOf } from '../platform/correlation.ts';
import { AGENDA } from '../platform/lease.store.ts';
import { type Log, makeLog } from '../platform/log.ts';
import { measured } from '../platform/metrics.ts';
import { inParallel } from '../platform/parallel.ts';
import type { SettingsItem } from '../platform/settings.ts';
import { openRound } from '../rounds/opening.step.ts';
import { recount } from '../rounds/recounting.step.ts';
import { RECOUNT, type Recount } from '../rounds/recounts.store.ts';
import type { Round } from '../rounds/round.ts';
import { applyImport } from '../schools/importing.step.ts';
import { type Current, IMPORTING } from '../schools/imports.store.ts';
import { registerStore } from '../schools/register.store.ts';
import { emptyUnit } from '../schools/registering.step.ts';
import { type SchoolItem, TREE, UNITS, type UnitItem } from '../schools/schools.store.ts';
import { isMoving, moveUnit } from '../schools/unit-moving.step.ts';
import { heedSettings } from '../settings/heeding.step.ts';
import { noteAlert, tellUnit } from './alerting.step.ts';
import type { AlertHead } from './alerts.store.ts';
import { COMPOSERS } from './composing.step.ts';
import { deliver, type Mailer } from './delivering.step.ts';
import { announceDirective, remindOfDirective } from './directive.step.ts';
import { type Lookups, lookups } from './lookups.step.ts';
import type { Mail } from './mails.store.ts';
import { measure } from './measuring.step.ts';
import { roundStep } from './round-steps.step.ts';
import type { Due, Lane } from './wake.store.ts';

type Agenda = Mailer;

export const LEASE = { name: AGENDA, lasts: 90 * SECOND } as const;
/** Ends before Lambda's five minutes do, so that the lease is given back. */
export const WORKS_FOR = 4 * MINUTE;
export const BATCH: Record<Lane, number> = { NOW: 25, BULK: 50 };
/** Mails under way at once; how many a second is paced by the account's rate. */
const AT_A_TIME = 10;

/** What goes wrong with one thing is logged, put off by a minute, and holds up nothing else. */
async function careful(agenda: Agenda, due: Due, log: Log, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const now = agenda.clock.now();
    const kind = due.pk.split('#')[0];
    log.error('agenda-item-failed', error, { kind, ...measured(agenda.province.id, now, { WorkFailed: 1 }) });
    await agenda.wake.putOff(due, now);
  }
}

/** By what kind of item asked to be woken; on behalf of whoever made it ask. */
function attend(agenda: Agenda, due: Due, look: Lookups, log: Log): Promise<void> {
  const to = <T>(work: (item: T) => unknown): Promise<void> =>
    careful(agenda, due, log, async () => {
      const item = await agenda.wake.item<T>(due);
      // Done meanwhile, or moved: the index lags.
      if (!item || item.wakeAt !== due.wakeAt) return;
      await onBehalfOf(item.requestId, () => careful(agenda, due, log, () => work(item)));
    });
  if (due.pk === 'ROUND') return to<Round>((round) => roundStep(agenda, round, look));
  if (due.pk.startsWith('ROUND#')) return to<Duty>((duty) => noteAlert(agenda, duty, look));
  if (due.pk === 'SETTINGS') return to<SettingsItem>((settings) => heedSettings(agenda, settings));
  if (due.pk.startsWith('ALERTS#')) return to<AlertHead>((head) => tellUnit(agenda, head, look));
  if (due.pk === RECOUNT) return to<Recount>((asked) => recount(agenda, asked, look.now));
  if (due.pk === TREE) return to<SchoolItem>((school) => agenda.open(registerStore).finishMove(school));
  if (due.pk === UNITS)
    return to<UnitItem>((unit) =>
      isMoving(unit) ? moveUnit(agenda, unit, look.now) : emptyUnit(agenda, unit, look.now),
    );
  if (due.pk === IMPORTING) return to<Current>((current) => applyImport(agenda, current));
  if (due.pk === 'DIRECTIVE') return to<DirectiveItem>((letter) => announceDirective(agenda, letter, look));
  if (due.pk.startsWith('DIRECTIVE#'))
    return to<Reminder>((reminder) => remindOfDirective(agenda, reminder, look));
  return to<Mail>((mail) => deliver(agenda, mail, { composers: COMPOSERS, look, log }));
}

interface Run {
  log: Log;
  rate: () => Promise<number>;
}

async function attendAll(agenda: Agenda, dues: readonly Due[], look: Lookups, { log, rate }: Run) {
  const isMail = ({ pk }: Due) => pk.startsWith('MAIL#');
  for (const due of dues.filter((d) => !isMail(d))) await attend(agenda, due, look, log);
  await paced(agenda, dues.filter(isMail), rate, (due) => attend(agenda, due, look, log));
}

/** The province's share of the account's rate, in mails a second. SES answers this about once a second: asked once a run. */
async function rateOf(agenda: Agenda, log: Log): Promise<number> {
  try {
    return Math.max(1, (await agenda.post.rate()) * agenda.province.mail.rateShare);
  } catch (error) {
    log.error('rate-unknown', error);
    return 1;
  }
}

async function paced(
  agenda: Agenda,
  mails: readonly Due[],
  rate: () => Promise<number>,
  send: (due: Due) => Promise<void>,
): Promise<void> {
  if (mails.length === 0) return;
  const perSecond = await rate();
  const width = Math.max(1, Math.min(AT_A_TIME, Math.floor(perSecond)));
  for (let i = 0; i < mails.length; i += width) {
    const started = performance.now();
    const together = mails.slice(i, i + width);
    await inParallel(together, width, send);
    const early = (together.length / perSecond) * SECOND - (performance.now() - started);
    if (early > 0) await agenda.clock.sleep(early);
  }
}

/**
 * A round that should be open and isn't; one whose due has passed is not opened just to be missed.
 * What goes wrong here is logged and met again in a minute: alerts and sign-ins must not wait for it.
 */
async function openWhatShouldBe(agenda: Agenda, now: Instant, log: Log): Promise<void> {
  try {
    const { cadence } = await agenda.settings.read();
    const due = currentRound(cadence, now);
    if (due && now <= due.dueAt && (await openRound(agenda, due, now)))
      log.warn('opened-by-agenda', { round: due.id });
  } catch (error) {
    log.error('round-not-opened', error);
  }
}

/** Works until nothing is due or time is up. @returns whether something is left. */
async function work(agenda: Agenda, holder: string, log: Log): Promise<boolean> {
  const until = performance.now() + WORKS_FOR;
  const done = new Set<string>();
  const fresh = (due: Due) => !done.has(`${due.pk}|${due.sk}|${due.wakeAt}`);
  let look: Lookups | undefined;
  let asked: Promise<number> | undefined;
  const rate = () => {
    asked ??= rateOf(agenda, log);
    return asked;
  };
  while (performance.now() < until) {
    const now = agenda.clock.now();
    if (!(await agenda.leases.hold(LEASE.name, holder, now, LEASE.lasts))) return true;
    const urgent = (await agenda.wake.due('NOW', now, BATCH.NOW)).filter(fresh);
    const dues = urgent.length > 0 ? urgent : (await agenda.wake.due('BULK', now, BATCH.BULK)).filter(fresh);
    if (dues.length === 0) return false;
    for (const due of dues) done.add(`${due.pk}|${due.sk}|${due.wakeAt}`);
    // A batch of reminders may share what the batch before it read; round steps and alerts look anew.
    if (urgent.length > 0 || look === undefined || after(look.now, MINUTE) <= now)
      look = lookups(agenda, now);
    await attendAll(agenda, dues, look, { log, rate });
  }
  return true;
}

/** The next instant at which anything falls due, for a host that leaps over idle minutes. */
async function idleUntil(agenda: Agenda): Promise<Instant | null> {
  const { cadence } = await agenda.settings.read();
  const next = [await agenda.wake.next(), nextRound(cadence, agenda.clock.now())?.opensAt];
  return next.filter((instant) => instant !== undefined).sort()[0] ?? null;
}

/** One run. @returns what a host that rehearses needs to leap over idle minutes; on Lambda nobody reads it. */
export const runAgenda =
  (agenda: Agenda) => async (): Promise<{ more: boolean; idleUntil: Instant | null }> => {
    const log = makeLog({ run: randomUUID() });
    const holder = randomUUID();
    const now = agenda.clock.now();
    if (!(await agenda.leases.hold(LEASE.name, holder, now, LEASE.lasts)))
      return { more: false, idleUntil: after(now, MINUTE) };
    try {
      await openWhatShouldBe(agenda, now, log);
      await measure(agenda, now, log);
      const more = await work(agenda, holder, log);
      return { more, idleUntil: await idleUntil(agenda) };
    } finally {
      await agenda.leases.release(LEASE.name, holder);
    }
  };
