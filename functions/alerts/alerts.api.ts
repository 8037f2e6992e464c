/** Alerts: the list, one of them, and "Đã tiếp nhận". */
import type { Action } from '../access/access.ts';
import { textProblems } from '../declarations/free-text.ts';
import type { Alert } from '../mail/alerts.store.ts';
import { decideMark, type Mark } from '../mail/marking.ts';
import { homeUnit, unitOf } from '../oversight/home-unit.ts';
import { pick } from '../oversight/listing.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { markBodySchema } from './alerts.schema.ts';
import type { MarkAnswer, MarkBody } from './alerts.ts';
import { alertsView, alertView, namesOf, roleFor, rowOf, targetOf, type Viewer } from './alerts.view.ts';
import { alertsQuery } from './alerts-query.ts';

/** Somebody else wrote in between: looked at again so often. */
const TRIES = 3;

const viewerOf = async (system: System, call: Call<unknown>): Promise<Viewer> => ({
  principal: call.caller().principal,
  now: call.now,
  names: namesOf(await system.schools.units()),
});

async function list(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = alertsQuery(call.query, call.now, system.province.zone);
  const countOnly = call.query.count ? pick(['only'], call.query.count, 'count') === 'only' : false;
  const cursor = call.query.cursor;
  const units = await system.schools.units();
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const viewer = { principal: call.caller().principal, now: call.now, names: namesOf(units) };
  const ref = { path, name: unit.name, kind: unit.kind };
  return json(await alertsView(system, viewer, ref, query, { countOnly, ...(cursor && { cursor }) }));
}

/** An alert nobody knows looks to a stranger of all alerts like one that is not his. @throws Problem forbidden, unknown-alert */
async function alertAsked(system: System, call: Call<unknown>, action: Action): Promise<Alert> {
  const { principal } = call.caller();
  const alert = await system.alerts.alert(call.params.alert ?? '');
  call.allow(alert ? targetOf(principal, action, alert) : { path: homeUnit(principal) });
  if (!alert) throw new Problem('unknown-alert');
  return alert;
}

async function read(system: System, call: Call<unknown>) {
  const alert = await alertAsked(system, call, 'read-alerts');
  return json(await alertView(system, await viewerOf(system, call), alert));
}

const standingMark = ({ by, role, at, note }: Mark) => ({ by, role, at, ...(note && { note }) });

/** Decides and writes; the first of two stands, the second is told who was first. */
async function settle(system: System, call: Call<MarkBody>, alert: Alert, tries: number): Promise<Alert> {
  const { principal } = call.caller();
  const role = roleFor(principal, alert);
  if (principal.kind !== 'account' || !role) throw new Problem('forbidden');
  const who = { by: principal.name, email: principal.email, role, at: call.now };
  const note = call.body.note?.trim();
  const decision = decideMark(alert.mark, { taken: call.body.taken, ...(note && { note }) }, who);
  if (decision.kind === 'same') return alert;
  if (decision.kind === 'refuse')
    throw new Problem(decision.problem, alert.mark && { mark: standingMark(alert.mark) });
  const settled = await system.alerts.settle(alert, decision.mark, decision.entry);
  if (settled) return settled;
  const fresh = await system.alerts.alert(call.params.alert ?? '');
  if (!fresh || tries === 0) throw new Problem('busy');
  return settle(system, call, fresh, tries - 1);
}

async function mark(system: System, call: Call<MarkBody>) {
  const alert = await alertAsked(system, call, 'mark-alert');
  const fields = textProblems('note', call.body.note ?? '', call.body.notName ?? false);
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  const settled = await settle(system, call, alert, TRIES);
  const viewer = await viewerOf(system, call);
  return json({ now: call.now, alert: rowOf(settled, viewer) } satisfies MarkAnswer);
}

const api = (system: System & Environment) =>
  serve('alerts', system, {
    'GET /api/alerts': endpoint((call) => list(system, call)),
    'GET /api/alerts/{alert}': endpoint((call) => read(system, call)),
    'PUT /api/alerts/{alert}/mark': endpointWith(markBodySchema, (call) => mark(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
