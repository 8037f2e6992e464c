/** Alerts: what a bundle of events says of the schools as they are now. */
import { after, DAY } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import { parentOf } from '../schools/unit.ts';
import { alertBetween, alertId, standingOf } from './alert.ts';
import type { Alert, AlertEvent } from './alerts.store.ts';
import type { Compose } from './composing.step.ts';
import type { Lookups } from './lookups.step.ts';
import { alertMail, eventsToTell, type AlertEvent as ToldEvent } from './templates/alert.tsx';

/** What a school's events of one bundle come to: from what was told before to what stands last; perhaps nothing. */
function merged(events: readonly AlertEvent[], confirmed: boolean): AlertEvent[] {
  const bySchool = Map.groupBy(events, ({ round, schoolId }) => `${round} ${schoolId}`);
  return [...bySchool.values()].flatMap((ofSchool) => {
    const [first, last] = [ofSchool[0], ofSchool.at(-1)];
    const kind = first && last && alertBetween(first.before, last.now, confirmed);
    return kind ? [{ ...last, kind, before: first.before }] : [];
  });
}

/** How long ago an alert of the same school may be for its taking to be mentioned. */
const EARLIER = 7 * DAY;

/** Who took the newest taken alert of the school, this one or one before. */
const takenBefore = (recent: readonly Alert[], { schoolId }: AlertEvent): ToldEvent['taken'] => {
  const mark = recent.find((alert) => alert.schoolId === schoolId && alert.mark)?.mark;
  return mark && { by: mark.by, at: mark.at };
};

async function told(
  system: System,
  event: AlertEvent,
  recent: readonly Alert[],
  look: Lookups,
): Promise<ToldEvent[]> {
  const [duty, unitName, contact] = await Promise.all([
    system.duties.get(event.round, event.schoolPath),
    look.unitName(parentOf(event.schoolPath) ?? ''),
    look.contacts(event.schoolPath),
  ]);
  const declaration = duty && standingOf(duty)?.declaration;
  if (!declaration) return [];
  const { before, now } = event;
  const taken = takenBefore(recent, event);
  return [
    {
      schoolName: event.schoolName,
      unitName,
      kind: event.kind,
      newConfirmed: { before: before.newConfirmed, now: now.newConfirmed },
      ...(now.safety && { level: { before: before.safety ?? now.safety, now: now.safety } }),
      classes: declaration.classes,
      operation: declaration.operation.state,
      at: event.at,
      ...(contact && { contact }),
      ...(taken && { taken }),
    },
  ];
}

export const composeAlert: Compose = async (system, mail, look) => {
  const [events, settings, unitName, recent] = await Promise.all([
    system.alerts.bundle(mail.path, mail.n),
    look.settings(),
    look.unitName(mail.path),
    system.alerts.since(after(look.now, -EARLIER)),
  ]);
  const criteriaConfirmed = settings.criteria.confirmed;
  const news = merged(events, criteriaConfirmed);
  const all = (await Promise.all(news.map((event) => told(system, event, recent, look)))).flat();
  if (eventsToTell({ events: all, criteriaConfirmed }).length === 0) return { drop: 'nothing-to-tell' };
  const [only, ...others] = news;
  const opened = only && others.length === 0 ? `&ma=${alertId(only)}` : '';
  return {
    message: alertMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      unit: { name: parentOf(mail.path) ? unitName : system.province.name },
      events: all,
      link: `${system.publicOrigin}/quan-ly/?don-vi=${encodeURIComponent(mail.path)}&xem=canh-bao${opened}`,
      criteriaConfirmed,
      now: look.now,
    }),
  };
};
