/** Alerts: what a bundle of events says of the schools as they are now. */
import type { System } from '../platform/wiring.ts';
import { parentOf } from '../schools/unit.ts';
import { alertBetween } from './alert.ts';
import type { AlertEvent } from './alerts.store.ts';
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

async function told(system: System, event: AlertEvent, look: Lookups): Promise<ToldEvent[]> {
  const [duty, unitName, contact] = await Promise.all([
    system.duties.get(event.round, event.schoolPath),
    look.unitName(parentOf(event.schoolPath) ?? ''),
    look.contacts(event.schoolPath),
  ]);
  const declaration = duty?.declaration;
  if (!declaration) return [];
  const { before, now } = event;
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
    },
  ];
}

export const composeAlert: Compose = async (system, mail, look) => {
  const [events, settings, unitName] = await Promise.all([
    system.alerts.bundle(mail.path, mail.n),
    look.settings(),
    look.unitName(mail.path),
  ]);
  const criteriaConfirmed = settings.criteria.confirmed;
  const news = merged(events, criteriaConfirmed);
  const all = (await Promise.all(news.map((event) => told(system, event, look)))).flat();
  if (eventsToTell({ events: all, criteriaConfirmed }).length === 0) return { drop: 'nothing-to-tell' };
  const round = events.at(-1)?.round ?? '';
  return {
    message: alertMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      unit: { name: parentOf(mail.path) ? unitName : system.province.name },
      events: all,
      link: `${system.publicOrigin}/quan-ly/?ky=${encodeURIComponent(round)}&don-vi=${encodeURIComponent(mail.path)}`,
      criteriaConfirmed,
      now: look.now,
    }),
  };
};
