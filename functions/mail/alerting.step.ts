/** From a declaration that alarms to mails in the queue: first the duty tells each unit, then each unit tells its people. */
import { type Account, isReachable } from '../access/accounts.store.ts';
import type { Declaration } from '../declarations/declaration.ts';
import type { Duty } from '../declarations/duties.store.ts';
import { after, DAY, MINUTE } from '../platform/clock.ts';
import { onBehalfOf } from '../platform/correlation.ts';
import type { System } from '../platform/wiring.ts';
import { isRequestedId } from '../rounds/round.ts';
import type { Path } from '../schools/unit.ts';
import { alertOf, standingOf, unitsToTell } from './alert.ts';
import type { AlertHead } from './alerts.store.ts';
import type { Lookups } from './lookups.step.ts';

const ALERT_LIVES = DAY;

/** A tap for two rounds arrives as two declarations within seconds. */
const ONE_TAP = 10 * MINUTE;
const reportOf = ({ answers: _, ...rest }: Declaration): string => JSON.stringify(rest);

/** Whether the very same report, sent with one tap to another open round, was told already. */
async function toldInAnotherRound(system: System, duty: Duty, look: Lookups): Promise<boolean> {
  const others = (await look.recentRounds()).filter(
    ({ id, kind, closedAt }) =>
      closedAt === undefined && id !== duty.round && (kind === 'requested' || isRequestedId(duty.round)),
  );
  const twins = await Promise.all(others.map(({ id }) => system.duties.get(id, duty.path)));
  const { declared, lastAt = '' } = duty.brief;
  return twins.some(
    (twin) =>
      twin?.declaration &&
      duty.declaration &&
      reportOf(twin.declaration) === reportOf(duty.declaration) &&
      Math.abs(Date.parse(twin.brief.lastAt ?? '') - Date.parse(lastAt)) < ONE_TAP &&
      twin.alerted.newConfirmed === declared?.cases.newConfirmed &&
      twin.alerted.safety === declared.safety,
  );
}

/** Compares what stands with what was last told of the school, keeps the difference and notes it for each unit. */
export async function noteAlert(system: System, duty: Duty, look: Lookups): Promise<void> {
  const { standing } = standingOf(duty) ?? {};
  if (!standing) return;
  const { criteria } = await look.settings();
  const alert = alertOf(duty, criteria.confirmed, look.now);
  if (alert && !(await toldInAnotherRound(system, duty, look))) {
    await system.alerts.keep(alert, look.now);
    for (const unit of unitsToTell(alert)) await system.alerts.note(unit, alert, look.now);
  }
  await system.duties.alerted(duty, standing);
}

/** Officers and responders of the unit who want alerts. */
export const toBeAlerted = (account: Account, unit: Path): boolean =>
  account.alerts &&
  isReachable(account) &&
  account.scopes.some(({ role, target }) => (role === 'officer' || role === 'responder') && target === unit);

/** Makes the mails of what nobody of the unit was told yet; with nothing to tell the unit sleeps. */
export async function tellUnit(system: System, head: AlertHead, look: Lookups): Promise<void> {
  const bundle = await system.alerts.gather(head);
  if (!bundle) return void (await system.alerts.sleep(head));
  const people = (await look.accounts()).filter((account) => toBeAlerted(account, head.unit));
  await system.alerts.tell(
    head.unit,
    bundle,
    people.map(({ name }) => name),
  );
  const mail = {
    about: bundle.round,
    purpose: 'alert',
    path: head.unit,
    n: bundle.at,
    uselessAfter: after(look.now, ALERT_LIVES),
  } as const;
  // One mail tells of what several requests brought.
  await onBehalfOf(bundle.requests?.join(' ') || undefined, async () => {
    for (const { email } of people) await system.mails.queue({ ...mail, to: email }, look.now);
  });
  await system.alerts.told(head, look.now);
}
