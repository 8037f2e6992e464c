/** The answers about alerts, put together from the stores. */
import { type Action, may, mayCall, type Principal, scopesFor, type Target } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { alertId } from '../mail/alert.ts';
import type { Alert } from '../mail/alerts.store.ts';
import { type Mark, UNDO_FOR } from '../mail/marking.ts';
import { hasWords } from '../oversight/listing.ts';
import { inOrder, TIME_ORDERS } from '../oversight/orders.ts';
import type { UnitRef } from '../oversight/overview.ts';
import { after } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import { isWithin, type Path, parentOf } from '../schools/unit.ts';
import type { AlertAnswer, AlertRow, AlertsAnswer, MarkView } from './alerts.ts';
import type { AlertsQuery } from './alerts-query.ts';

const PAGE = 50;

/**
 * What an action on an alert is done to. The school, for whoever reaches it; else the ground it stands on: that unit was
 * told of it by mail like the units above the school, so its officers see and take it as well.
 */
export function targetOf(principal: Principal, action: Action, alert: Alert): Target {
  const school = { path: alert.schoolPath, area: alert.area, schoolId: alert.schoolId };
  return may(principal, action, school) ? school : { path: alert.area };
}

const mayDo = (principal: Principal, action: Action, alert: Alert): boolean =>
  may(principal, action, targetOf(principal, action, alert));

const standing = ({ newConfirmed, safety }: Alert['now'], confirmed: boolean) => ({
  newConfirmed,
  ...(confirmed && safety && { safety }),
});

const isOwn = (principal: Principal, mark: Mark): boolean =>
  principal.kind === 'account' && principal.email === mark.email;

/** Who took it, without the address. */
const markView = (mark: Mark, principal: Principal, now: Instant): MarkView => {
  const undoUntil = after(mark.at, UNDO_FOR);
  return {
    by: mark.by,
    role: mark.role,
    at: mark.at,
    ...(mark.note && { note: mark.note }),
    ...(isOwn(principal, mark) && now <= undoUntil && { undoUntil }),
  };
};

export interface Viewer {
  principal: Principal;
  now: Instant;
  /** Names of units, by path. */
  names: ReadonlyMap<Path, string>;
}

export const rowOf = (alert: Alert, { principal, now, names }: Viewer): AlertRow => ({
  id: alertId(alert),
  kind: alert.kind,
  at: alert.at,
  round: alert.round,
  revision: alert.revision,
  school: {
    id: alert.schoolId,
    path: alert.schoolPath,
    name: alert.schoolName,
    level: alert.level,
    unitName: names.get(parentOf(alert.schoolPath) ?? '') ?? '',
    areaName: names.get(alert.area) ?? '',
  },
  before: standing(alert.before, alert.confirmed),
  now: standing(alert.now, alert.confirmed),
  operation: alert.operation,
  classes: alert.classes,
  ...(alert.mark && { mark: markView(alert.mark, principal, now) }),
  mayMark: mayDo(principal, 'mark-alert', alert),
});

export const namesOf = (units: readonly UnitRef[]): Map<Path, string> =>
  new Map(units.map(({ path, name }) => [path, name]));

/** Alerts of schools below a unit or on its ground, of those the viewer may see, on the days asked for, newest first. */
async function alertsSeen(
  system: System,
  principal: Principal,
  unit: Path,
  { begins, ends }: AlertsQuery,
): Promise<Alert[]> {
  const all = await system.alerts.since(begins);
  return all.filter(
    (alert) =>
      alert.at < ends &&
      (isWithin(alert.schoolPath, unit) || isWithin(alert.area, unit)) &&
      mayDo(principal, 'read-alerts', alert),
  );
}

const fits = (alert: Alert, { state, words }: AlertsQuery): boolean =>
  (!state || (state === 'taken') === (alert.mark !== undefined)) && hasWords(alert.schoolName, words);

const listed = (seen: readonly Alert[], query: AlertsQuery): Alert[] =>
  inOrder(
    seen.filter((alert) => fits(alert, query)),
    TIME_ORDERS,
    query.sort,
    { name: ({ schoolName }) => schoolName },
  );

/** Every alert of a list, by default newest first. */
export const alertsFound = async (
  system: System,
  principal: Principal,
  unit: Path,
  query: AlertsQuery,
): Promise<Alert[]> => listed(await alertsSeen(system, principal, unit, query), query);

export interface Paging {
  /** The id of the last row seen. */
  cursor?: string;
  /** Only the figures. */
  countOnly: boolean;
}

/** `GET /api/alerts`. A page begins after the row the one before ended with: what arrives meanwhile moves nothing. */
export async function alertsView(
  system: System,
  viewer: Viewer,
  unit: UnitRef,
  query: AlertsQuery,
  { cursor, countOnly }: Paging,
): Promise<AlertsAnswer> {
  const seen = await alertsSeen(system, viewer.principal, unit.path, query);
  const found = listed(seen, query);
  const begin = cursor ? found.findIndex((alert) => alertId(alert) === cursor) + 1 : 0;
  const page = countOnly ? [] : found.slice(begin, begin + PAGE);
  const last = page.at(-1);
  return {
    now: viewer.now,
    unit,
    from: query.from,
    to: query.to,
    total: found.length,
    open: seen.filter(({ mark }) => !mark).length,
    rows: page.map((alert) => rowOf(alert, viewer)),
    ...(last && begin + PAGE < found.length && { cursor: alertId(last) }),
  };
}

const toldOf = ({ told }: Alert, names: ReadonlyMap<Path, string>): AlertAnswer['told'] =>
  Object.entries(told)
    .map(([unit, { at, people }]) => ({ unit, name: names.get(unit) ?? unit, at, people }))
    .sort((a, b) => a.at.localeCompare(b.at) || a.unit.localeCompare(b.unit));

/** `GET /api/alerts/{id}` */
export async function alertView(system: System, viewer: Viewer, alert: Alert): Promise<AlertAnswer> {
  const [duty, school] = await Promise.all([
    system.duties.get(alert.round, alert.schoolPath),
    system.schools.school(alert.schoolId),
  ]);
  // By where the school stands now: it may have moved to another office since.
  const callable =
    school && mayCall(viewer.principal, { path: school.path, area: school.area, schoolId: school.id });
  const latest = duty?.revisions.findLast(({ supplement }) => !supplement);
  const declared = duty?.brief.declared;
  return {
    now: viewer.now,
    alert: rowOf(alert, viewer),
    told: toldOf(alert, viewer.names),
    marks: alert.marks.map(({ email: _, ...entry }) => entry),
    ...(latest &&
      declared &&
      latest.revision > alert.revision && {
        newer: {
          revision: latest.revision,
          at: latest.at,
          newConfirmed: declared.cases.newConfirmed,
          classes: latest.declaration.classes,
        },
      }),
    ...(callable && school.contact && { contact: school.contact }),
  };
}

/** As which of a person's roles an alert is taken: the first that allows it. */
export const roleFor = (principal: Principal, alert: Alert) =>
  scopesFor(principal, 'mark-alert').find(
    (scope) => principal.kind === 'account' && mayDo({ ...principal, scopes: [scope] }, 'mark-alert', alert),
  )?.role;
