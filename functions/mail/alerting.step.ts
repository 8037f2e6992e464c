/** From a declaration that alarms to mails in the queue: first the duty tells each unit, then each unit tells its people. */
import { type Account, isReachable } from '../access/accounts.store.ts';
import type { Duty, Standing } from '../declarations/duties.store.ts';
import { after, DAY } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import { ancestorsOf, type Path } from '../schools/unit.ts';
import { alertBetween } from './alert.ts';
import type { AlertHead } from './alerts.store.ts';
import type { Lookups } from './lookups.step.ts';

const ALERT_LIVES = DAY;

/** The units that hear of a school: all above it, and the ground it stands on with all above that. */
const unitsToTell = (duty: Duty): Path[] => [
  ...new Set([...ancestorsOf(duty.path), duty.brief.area, ...ancestorsOf(duty.brief.area)]),
];

/** Compares what stands with what was last told of the school, and notes the difference for each unit. */
export async function noteAlert(system: System, duty: Duty, look: Lookups): Promise<void> {
  const { declared } = duty.brief;
  if (!declared) return;
  const now: Standing = { newConfirmed: declared.cases.newConfirmed, safety: declared.safety };
  const { criteria } = await look.settings();
  const kind = alertBetween(duty.alerted, now, criteria.confirmed);
  if (kind) {
    const event = {
      kind,
      at: duty.brief.lastAt ?? look.now,
      round: duty.round,
      schoolId: duty.schoolId,
      schoolPath: duty.path,
      schoolName: duty.brief.name,
      revision: duty.revision,
      before: duty.alerted,
      now,
    };
    for (const unit of unitsToTell(duty)) await system.alerts.note(unit, event, look.now);
  }
  await system.duties.alerted(duty, now);
}

/** Officers and responders of the unit who want alerts. */
const toBeAlerted = (account: Account, unit: Path): boolean =>
  account.alerts &&
  isReachable(account) &&
  account.scopes.some(({ role, target }) => (role === 'officer' || role === 'responder') && target === unit);

/** Makes the mails of what nobody of the unit was told yet; with nothing to tell the unit sleeps. */
export async function tellUnit(system: System, head: AlertHead, look: Lookups): Promise<void> {
  const bundle = await system.alerts.gather(head);
  if (!bundle) return void (await system.alerts.sleep(head));
  await system.alerts.mark(head.unit, bundle);
  const people = (await look.accounts()).filter((account) => toBeAlerted(account, head.unit));
  for (const { email } of people)
    await system.mails.queue(
      {
        about: bundle.round,
        purpose: 'alert',
        path: head.unit,
        to: email,
        n: bundle.at,
        uselessAfter: after(look.now, ALERT_LIVES),
      },
      look.now,
    );
  await system.alerts.told(head, look.now);
}
