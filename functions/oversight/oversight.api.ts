/** What officials see: rounds, totals, lists. */
import { type Principal, scopesFor } from '../access/access.ts';
import { nextRound } from '../calendar/cadence.ts';
import { roundBrief } from '../declarations/mine.view.ts';
import { type Call, endpoint, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { roundCursor } from '../platform/round-cursor.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { type Round, touches } from '../rounds/round.ts';
import { roundAsked } from './asked.view.ts';
import { bulletinView } from './bulletin.view.ts';
import { dutiesQuery, levelOf } from './duties-query.ts';
import { unitOf } from './home-unit.ts';
import { offsetOf } from './listing.ts';
import { dutiesView, overviewView } from './oversight.view.ts';
import type { RoundsAnswer } from './overview.ts';
import { resultsView, silentView } from './results.view.ts';
import { resultsQuery } from './results-query.ts';
import { rolloutView } from './rollout.view.ts';
import { rolloutQuery } from './rollout-query.ts';
import { roundsAsked, trendsView } from './trends.view.ts';

const ROUNDS_PAGE = 30;

async function overview(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const level = levelOf(call.query.level);
  const round = await roundAsked(system, call.params.round ?? '');
  return json(await overviewView(system, call.caller().principal, round, unit, level, call.now));
}

async function duties(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = { ...dutiesQuery(call.query), offset: offsetOf(call.query.cursor) };
  const [round, unit] = await Promise.all([
    roundAsked(system, call.params.round ?? ''),
    system.schools.unit(path),
  ]);
  if (!unit) throw new Problem('unknown-unit');
  const ref = { path: unit.path, name: unit.name, kind: unit.kind };
  return json(await dutiesView(system, call.caller().principal, round, ref, query, call.now));
}

async function bulletin(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const round = await roundAsked(system, call.params.round ?? '');
  return json(await bulletinView(system, call.caller().principal, round, unit, call.now));
}

async function rollout(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = rolloutQuery(call.query);
  const offset = offsetOf(call.query.cursor);
  return json(await rolloutView(system, call.caller().principal, unit, query, offset, call.now));
}

/** Scheduled rounds are everybody's; requested ones only theirs whose schools are asked. */
const isShown = (round: Round, principal: Principal): boolean =>
  round.openedAt !== undefined &&
  round.cancelled === undefined &&
  scopesFor(principal, 'read-rounds').some((scope) => touches(round, scope));

async function rounds(system: System, call: Call<unknown>) {
  const [found, { cadence }] = await Promise.all([
    system.rounds.latest(ROUNDS_PAGE, roundCursor(call.query.cursor)),
    system.settings.read(),
  ]);
  const next = nextRound(cadence, call.now);
  const last = found.at(-1);
  return json({
    now: call.now,
    rounds: found.filter((round) => isShown(round, call.caller().principal)).map(roundBrief),
    ...(next && { next: { id: next.id, opensAt: next.opensAt, dueAt: next.dueAt } }),
    ...(found.length === ROUNDS_PAGE && last && { cursor: last.id }),
  } satisfies RoundsAnswer);
}

async function results(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = resultsQuery(call.query, call.now, system.province.zone);
  const offset = offsetOf(call.query.cursor);
  return json(await resultsView(system, call.caller().principal, unit, query, offset, call.now));
}

async function silent(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const { from = '', to = '', level = '' } = call.query;
  const query = resultsQuery({ from, to, level }, call.now, system.province.zone);
  return json(await silentView(system, call.caller().principal, unit, query, call.now));
}

async function trends(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const count = roundsAsked(call.query.rounds);
  return json(await trendsView(system, call.caller().principal, unit, count, call.now));
}

const api = (system: System & Environment) =>
  serve('oversight', system, {
    'GET /api/rounds': endpoint((call) => rounds(system, call)),
    'GET /api/rounds/{round}/overview': endpoint((call) => overview(system, call)),
    'GET /api/rounds/{round}/duties': endpoint((call) => duties(system, call)),
    'GET /api/results': endpoint((call) => results(system, call)),
    'GET /api/results/silent': endpoint((call) => silent(system, call)),
    'GET /api/trends': endpoint((call) => trends(system, call)),
    'GET /api/rounds/{round}/bulletin': endpoint((call) => bulletin(system, call)),
    'GET /api/rollout': endpoint((call) => rollout(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
