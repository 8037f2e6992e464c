/** After a round: supplements accepted or declined, lateness excused. What follows of it the agenda counts anew. */
import { isTardy } from '../calendar/duty.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf, pick } from '../oversight/listing.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { windowOf } from '../rounds/round.ts';
import { dutyAsked, officerOf, refuseIf } from './asked-duty.view.ts';
import { statusOf } from './brief.ts';
import type { Duty } from './duties.store.ts';
import type { Excuse, FollowUp } from './follow-up.ts';
import { textProblems } from './free-text.ts';
import { decisionBodySchema, excuseBodySchema } from './supplements.schema.ts';
import { supplementsStore } from './supplements.store.ts';
import {
  type DecisionAnswer,
  type DecisionBody,
  decideSupplement,
  type ExcuseAnswer,
  type ExcuseBody,
  NOTED,
  RESULT,
} from './supplements.ts';
import { supplementsView } from './supplements.view.ts';
import { supplementsQuery } from './supplements-query.ts';

const TRIES = 3;
const LONGEST = 300;

async function list(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const countOnly = call.query.count ? pick(['only'], call.query.count, 'count') === 'only' : false;
  const query = { ...supplementsQuery(call.query), offset: offsetOf(call.query.cursor), countOnly };
  const unit = await system.schools.unit(path);
  if (!unit) throw new Problem('unknown-unit');
  return json(await supplementsView(system, unit, query, call.now));
}

/** What is wrong with a reason: none, too long, or about a person. */
function reasonProblems(reason: string, confirmed: readonly string[] = []): FieldProblem[] {
  if (reason.length === 0)
    return [{ path: 'reason', code: 'none', vi: 'Cần ghi lý do.', en: 'A reason is needed.' }];
  if (reason.length > LONGEST)
    return [
      {
        path: 'reason',
        code: 'too-long',
        vi: `Lý do dài tối đa ${LONGEST} ký tự.`,
        en: `A reason has at most ${LONGEST} characters.`,
      },
    ];
  return textProblems('reason', reason, confirmed.includes('name-like'));
}

const notedBy = (call: Call<unknown>, rest: Pick<FollowUp, 'what' | 'reason' | 'revision'>): FollowUp => {
  const { name, email } = officerOf(call);
  return { at: call.now, by: name, email, ...rest };
};

async function decide(system: System, call: Call<DecisionBody>) {
  const { round, duty } = await dutyAsked(system, call);
  const { decision, revision, reason = '', confirmed } = call.body;
  const said = reason.trim();
  if (decision === 'decline' || said) refuseIf(reasonProblems(said, confirmed));
  const noted = notedBy(call, { what: NOTED[decision], revision, ...(said && { reason: said }) });
  const answer: DecisionAnswer = { now: call.now, revision, state: RESULT[decision] };
  let seen: Duty = duty;
  for (let tries = 0; tries < TRIES; tries++) {
    const what = decideSupplement(seen, call.body);
    if (what === 'stands') return json(answer);
    if (what === 'replaced') throw new Problem('supplement-replaced');
    if (what === 'decided') throw new Problem('supplement-decided');
    // Asked for first: if we die after the decision, it is counted all the same.
    await system.recounts.ask(round.id, call.now);
    if (decision === 'reopen') await system.rounds.getsSupplements(round, call.now);
    if (await system.open(supplementsStore).decide(seen, decision, noted)) return json(answer);
    seen = (await system.duties.get(duty.round, duty.path)) ?? seen;
  }
  throw new Problem('busy');
}

/** @param excuse absent: taken back */
async function changeExcuse(system: System, call: Call<unknown>, excuse: Excuse | undefined) {
  const { round, duty } = await dutyAsked(system, call);
  const { state } = statusOf(windowOf(round), duty.brief, call.now);
  if (excuse && !isTardy(state)) throw new Problem('not-tardy');
  const noted = notedBy(call, {
    what: excuse ? 'excused' : 'unexcused',
    ...(excuse && { reason: excuse.reason }),
  });
  let seen: Duty = duty;
  for (let tries = 0; tries < TRIES; tries++) {
    const standing = seen.brief.excuse;
    const answer: ExcuseAnswer = { now: call.now, ...(excuse && { excuse }) };
    if (standing?.reason === excuse?.reason)
      return json({ now: call.now, ...(standing && { excuse: standing }) } satisfies ExcuseAnswer);
    await system.recounts.ask(round.id, call.now);
    if (await system.open(supplementsStore).excuse(seen, excuse, noted)) return json(answer);
    seen = (await system.duties.get(duty.round, duty.path)) ?? seen;
  }
  throw new Problem('busy');
}

async function excuse(system: System, call: Call<ExcuseBody>) {
  const reason = call.body.reason.trim();
  refuseIf(reasonProblems(reason, call.body.confirmed));
  return changeExcuse(system, call, { reason, at: call.now, by: officerOf(call).name });
}

const api = (system: System & Environment) =>
  serve('supplements', system, {
    'GET /api/supplements': endpoint((call) => list(system, call)),
    'POST /api/rounds/{round}/supplements/{school}': endpointWith(decisionBodySchema, (call) =>
      decide(system, call),
    ),
    'PUT /api/rounds/{round}/excuses/{school}': endpointWith(excuseBodySchema, (call) =>
      excuse(system, call),
    ),
    'DELETE /api/rounds/{round}/excuses/{school}': endpoint((call) => changeExcuse(system, call, undefined)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
