/** What the agenda does with a round at each of the province's hours. Every step done again makes the same mails. */
import { isReachable } from '../access/accounts.store.ts';
import { owes } from '../calendar/duty.ts';
import { forgetPhones } from '../declarations/forgetting.step.ts';
import { after, DAY } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { closeOut, freezeDue } from '../rounds/closing.step.ts';
import { nudgedBeforehand } from '../rounds/nudging.ts';
import { finishOpening, SETTLED_AFTER } from '../rounds/opening.step.ts';
import { nextStep, type Round, type Step, touches } from '../rounds/round.ts';
import { wantsDigest } from './compose-unit.step.ts';
import { type Lookups, runs } from './lookups.step.ts';

const AT_A_TIME = 25;
/** A digest that could not be sent for two days interests nobody. */
const DIGEST_LIVES = 2 * DAY;
const CANCELLATION_LIVES = 2 * DAY;

type Work = (system: System, round: Round, look: Lookups) => Promise<void>;

/** To every reachable declarer of every school that owes. */
const mailSchools =
  (purpose: 'notice' | 'reminder' | 'nudge', uselessAfter: (round: Round) => string): Work =>
  async (system, round, look) => {
    if (look.now > uselessAfter(round)) return;
    const [rows, accounts] = await Promise.all([look.rows(round.id), look.accounts()]);
    const reachable = accounts.filter(isReachable);
    const bySchool = Map.groupBy(
      reachable.flatMap((a) =>
        a.scopes.filter((s) => s.role === 'declarer').map((s) => ({ to: a.email, id: s.target })),
      ),
      ({ id }) => id,
    );
    const letters = rows
      .filter(({ state }) => owes(state))
      .filter((row) => purpose !== 'nudge' || !nudgedBeforehand(row, round))
      .flatMap(({ school }) => (bySchool.get(school.id) ?? []).map(({ to }) => ({ path: school.path, to })));
    await inParallel(letters, AT_A_TIME, ({ path, to }) =>
      system.mails.queue({ about: round.id, purpose, path, to, uselessAfter: uselessAfter(round) }, look.now),
    );
  };

const callOfficers: Work = async (system, round, look) => {
  const accounts = (await look.accounts()).filter(isReachable);
  const units = (await look.units()).filter(({ path }) => touches(round, { by: 'management', target: path }));
  for (const { path } of units)
    for (const { email } of accounts.filter((account) => runs(account, path)))
      await system.mails.queue(
        { about: round.id, purpose: 'call-list', path, to: email, uselessAfter: round.digestAt },
        look.now,
      );
};

const sendDigests: Work = async (system, round, look) => {
  await freezeDue(system, round, look.now);
  const uselessAfter = after(round.digestAt, DIGEST_LIVES);
  for (const account of await look.accounts())
    for (const { unit, by } of wantsDigest(account).filter((scope) =>
      touches(round, { by: scope.by, target: scope.unit }),
    ))
      await system.mails.queue(
        { about: round.id, purpose: 'digest', path: unit, to: account.email, n: by, uselessAfter },
        look.now,
      );
};

/** Whoever was told of it, or is just being told, is told that it is off. */
const callOff: Work = async (system, round, look) => {
  const told = await system.mails.told(round.id, 'notice');
  const uselessAfter = after(look.now, CANCELLATION_LIVES);
  await inParallel(told, AT_A_TIME, ({ path, to }) =>
    system.mails.queue({ about: round.id, purpose: 'cancellation', path, to, uselessAfter }, look.now),
  );
};

const WORK: Record<Step, Work> = {
  open: (system, round, { now }) => finishOpening(system, round, now),
  notice: mailSchools('notice', (round) => round.dueAt),
  remind: mailSchools('reminder', (round) => round.nudgeAt),
  nudge: mailSchools('nudge', (round) => round.dueAt),
  'call-list': callOfficers,
  digest: sendDigests,
  'close-out': (system, round, { now }) => closeOut(system, round, now),
  forget: forgetPhones,
  'called-off': callOff,
};

/** Close-out comes when the round is closed and no declaration can still be on its way. Undefined: now. */
async function closeOutLater(system: System, round: Round, { now }: Lookups): Promise<string | undefined> {
  if (round.step !== 'close-out') return undefined;
  // A requested round that no opening has closed in the meantime closes by itself.
  if (!round.closedAt && now >= round.closesAt)
    await system.rounds.close(round.id, now, after(now, SETTLED_AFTER));
  const settled = after(round.closedAt ?? now, SETTLED_AFTER);
  if (round.closedAt) return settled <= now ? undefined : settled;
  return now >= round.closesAt ? settled : round.closesAt;
}

/** Does the step that has fallen due and moves the round on. */
export async function roundStep(system: System, round: Round, look: Lookups): Promise<void> {
  if (!round.step) return;
  // An opening that was not finished before the next round closed it would only make everybody miss it.
  if (round.step === 'open' && round.closedAt) return void (await system.rounds.moveOn(round, undefined));
  const later = await closeOutLater(system, round, look);
  if (later) return void (await system.rounds.moveOn(round, { step: 'close-out', wakeAt: later }));
  await WORK[round.step](system, round, look);
  // Opening moves the round on itself: only then is it called open.
  if (round.step !== 'open') await system.rounds.moveOn(round, nextStep(round, round.step));
}
