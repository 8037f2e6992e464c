/** What officials see: rounds, totals, lists. */
import { nextRound } from '../calendar/cadence.ts';
import { DUTY_STATES } from '../calendar/duty.ts';
import { SAFETY_LEVELS } from '../declarations/criteria.ts';
import { NEEDS } from '../declarations/declaration.ts';
import { roundBrief } from '../declarations/mine.view.ts';
import { type Call, endpoint, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { roundCursor } from '../platform/round-cursor.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import { isLevel, type Level } from '../schools/unit.ts';
import { unitOf } from './home-unit.ts';
import { offsetOf, pick, picked, wordsOf } from './listing.ts';
import { dutiesView, type ListQuery, overviewView } from './oversight.view.ts';
import type { RoundsAnswer } from './overview.ts';

const ROUNDS_PAGE = 30;
const SORTS = ['attention', 'name', 'time'] as const;

const levelOf = (value: string | undefined): Level | undefined => {
  if (!value) return undefined;
  if (!isLevel(value))
    throw new Problem('bad-request', { fields: [{ path: 'level', code: 'unknown-value' }] });
  return value;
};

/** Sorts after every round id. */
const AFTER_ALL = ':';

/** `latest`: the newest opened scheduled round. */
async function roundOf(system: System, id: string): Promise<Round> {
  const round =
    id === 'latest' ? await system.rounds.scheduledBefore(AFTER_ALL) : await system.rounds.get(id);
  if (!round?.openedAt) throw new Problem('unknown-round');
  return round;
}

async function overview(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const level = levelOf(call.query.level);
  const round = await roundOf(system, call.params.round ?? '');
  return json(await overviewView(system, call.caller().principal, round, unit, level, call.now));
}

function listQuery(query: Readonly<Record<string, string>>): ListQuery {
  const states = picked(DUTY_STATES, query.state, 'state');
  const safety = picked(SAFETY_LEVELS, query.safety, 'safety');
  const level = levelOf(query.level);
  const cases = query.cases ? pick(['new'], query.cases, 'cases') : undefined;
  return {
    ...(states && { states }),
    ...(safety && { safety }),
    ...(level && { level }),
    ...(query.need && { need: pick(NEEDS, query.need, 'need') }),
    newCases: cases === 'new',
    words: wordsOf(query.q),
    sort: query.sort ? pick(SORTS, query.sort, 'sort') : 'attention',
    offset: offsetOf(query.cursor),
  };
}

async function duties(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = listQuery(call.query);
  const [round, unit] = await Promise.all([
    roundOf(system, call.params.round ?? ''),
    system.schools.unit(path),
  ]);
  if (!unit) throw new Problem('unknown-unit');
  const ref = { path: unit.path, name: unit.name, kind: unit.kind };
  return json(await dutiesView(system, call.caller().principal, round, ref, query, call.now));
}

async function rounds(system: System, call: Call<unknown>) {
  const [found, { cadence }] = await Promise.all([
    system.rounds.latest(ROUNDS_PAGE, roundCursor(call.query.cursor)),
    system.settings.read(),
  ]);
  const next = nextRound(cadence, call.now);
  const last = found.at(-1);
  return json({
    now: call.now,
    rounds: found.filter(({ openedAt }) => openedAt).map(roundBrief),
    ...(next && { next: { id: next.id, opensAt: next.opensAt, dueAt: next.dueAt } }),
    ...(found.length === ROUNDS_PAGE && last && { cursor: last.id }),
  } satisfies RoundsAnswer);
}

const api = (system: System & Environment) =>
  serve('oversight', system, {
    'GET /api/rounds': endpoint((call) => rounds(system, call)),
    'GET /api/rounds/{round}/overview': endpoint((call) => overview(system, call)),
    'GET /api/rounds/{round}/duties': endpoint((call) => duties(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
