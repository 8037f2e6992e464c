/** What the agenda does with a round at each of the province's hours. Every step done again makes the same mails. */
import { isReachable } from '../access/accounts.store.ts';
import { owes } from '../calendar/duty.ts';
import { after, DAY } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { closeOut, freezeDue } from '../rounds/closing.step.ts';
import { finishOpening } from '../rounds/opening.step.ts';
import { nextStep, type Round, type Step } from '../rounds/round.ts';
import { wantsDigest } from './compose-unit.step.ts';
import { type Lookups, runs } from './lookups.step.ts';

const AT_A_TIME = 25;
/** A digest that could not be sent for two days interests nobody. */
const DIGEST_LIVES = 2 * DAY;

type Work = (system: System, round: Round, look: Lookups) => Promise<void>;

/** To every reachable declarer of every school that owes. */
const mailSchools =
  (purpose: 'reminder' | 'nudge', uselessAfter: (round: Round) => string): Work =>
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
      .flatMap(({ school }) => (bySchool.get(school.id) ?? []).map(({ to }) => ({ path: school.path, to })));
    await inParallel(letters, AT_A_TIME, ({ path, to }) =>
      system.mails.queue({ about: round.id, purpose, path, to, uselessAfter: uselessAfter(round) }, look.now),
    );
  };

const callOfficers: Work = async (system, round, look) => {
  const accounts = (await look.accounts()).filter(isReachable);
  const units = await look.units();
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
    for (const { unit, by } of wantsDigest(account))
      await system.mails.queue(
        { about: round.id, purpose: 'digest', path: unit, to: account.email, n: by, uselessAfter },
        look.now,
      );
};

const WORK: Record<Step, Work> = {
  open: (system, round, { now }) => finishOpening(system, round, now),
  remind: mailSchools('reminder', (round) => round.nudgeAt),
  nudge: mailSchools('nudge', (round) => round.dueAt),
  'call-list': callOfficers,
  digest: sendDigests,
  'close-out': (system, round, { now }) => closeOut(system, round, now),
};

/** Does the step that has fallen due and moves the round on. */
export async function roundStep(system: System, round: Round, look: Lookups): Promise<void> {
  if (!round.step) return;
  // An opening that was not finished before the next round closed it would only make everybody miss it.
  if (round.step === 'open' && round.closedAt) return void (await system.rounds.moveOn(round, undefined));
  await WORK[round.step](system, round, look);
  // Opening moves the round on itself: only then is it called open.
  if (round.step !== 'open') await system.rounds.moveOn(round, nextStep(round, round.step));
}
