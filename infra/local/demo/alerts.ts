/** The alerts of the synthetic weeks, by the system's own rules, and who took them: most at once, the latest not yet. */
import type { Account } from '../../../functions/access/accounts.store.ts';
import type { Instant } from '../../../functions/calendar/cadence.ts';
import { declaredBrief } from '../../../functions/declarations/brief.ts';
import { newConfirmed } from '../../../functions/declarations/declaration.ts';
import type { Duty } from '../../../functions/declarations/duties.store.ts';
import { type AlertFacts, alertOf, unitsToTell } from '../../../functions/mail/alert.ts';
import { toBeAlerted } from '../../../functions/mail/alerting.step.ts';
import type { Alert } from '../../../functions/mail/alerts.store.ts';
import type { Mark } from '../../../functions/mail/marking.ts';
import { after, MINUTE } from '../../../functions/platform/clock.ts';
import { parentOf } from '../../../functions/schools/unit.ts';
import { chance } from './random.ts';

/** One look after each declaration, as the agenda has it. */
function factsOf(duty: Duty, confirmed: boolean): AlertFacts[] {
  const facts: AlertFacts[] = [];
  const { safety } = duty.brief.before ?? {};
  let alerted: Duty['alerted'] = { newConfirmed: 0, ...(safety && { safety }) };
  for (const { revision, declaration, at, safety } of duty.revisions) {
    const brief = { ...duty.brief, lastAt: at, declared: declaredBrief(declaration, safety) };
    const alert = alertOf({ ...duty, revision, declaration, brief, alerted }, confirmed, at);
    if (alert) facts.push(alert);
    alerted = { newConfirmed: newConfirmed(declaration), safety };
  }
  return facts;
}

const NOTES = [
  'Đã báo trạm y tế và đơn vị quản lý',
  'Cử cán bộ xuống trường lập danh sách tiếp xúc trong sáng nay',
  'Đã phun khử khuẩn, lớp học trực tuyến',
] as const;

/** The unit's officer or the health service, within an hour and a half; undefined while nobody has. */
function markOf(alert: AlertFacts, cast: readonly Account[], endsAt: Instant): Mark | undefined {
  const luck = chance('taken', alert.schoolId, alert.round, String(alert.revision));
  const office = parentOf(alert.schoolPath);
  const takers = cast.filter(({ scopes }) =>
    scopes.some(({ role, target }) => role === 'responder' || (role === 'officer' && target === office)),
  );
  const taker = takers[luck.between(0, takers.length - 1)];
  const at = after(alert.at, luck.between(4, 90) * MINUTE);
  const role = taker?.scopes[0]?.role;
  if (!taker || !role || at > endsAt || luck.of(0.3)) return undefined;
  return { by: taker.name, email: taker.email, role, at, ...(luck.of(0.6) && { note: luck.pick(NOTES) }) };
}

/** Those of one round. @param endsAt when the history ends: nothing is taken later */
export function alertsOf(
  duties: readonly Duty[],
  confirmed: boolean,
  cast: readonly Account[],
  endsAt: Instant,
): Alert[] {
  const facts = duties.flatMap((duty) => factsOf(duty, confirmed));
  return facts.map((alert) => {
    const told = unitsToTell(alert).map((unit) => {
      const people = cast.filter((account) => toBeAlerted(account, unit)).map(({ name }) => name);
      return [unit, { at: after(alert.at, MINUTE), people }] as const;
    });
    const mark = markOf(alert, cast, endsAt);
    return {
      ...alert,
      told: Object.fromEntries(told),
      marks: mark ? [{ what: 'taken', ...mark }] : [],
      ...(mark && { mark }),
    };
  });
}
