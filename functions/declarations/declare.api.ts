/** A school's duties: what it owes, declaring and correcting, its history. */
import { createHash } from 'node:crypto';
import type { Principal } from '../access/access.ts';
import { type CivilDate, civilDateAt, nextRound } from '../calendar/cadence.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { roundCursor } from '../platform/round-cursor.ts';
import { maskEmail, newReference } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { CriteriaSet } from './criteria.ts';
import { criteriaOf } from './criteria-sets.ts';
import { declareBodySchema } from './declaration.schema.ts';
import { check } from './declaration.ts';
import { type Arrival, answerOf, decide } from './declaring.ts';
import type { Duty } from './duties.store.ts';
import type { DeclareAnswer, DeclareBody } from './mine.ts';
import { dutyView, historyView, lastDeclared, mineView } from './mine.view.ts';
import { texts as en } from './texts.en.ts';
import { texts as vi } from './texts.vi.ts';

const PER_SCHOOL = { name: 'declare', max: 30, windowMs: HOUR };

/** Who a revision says declared it. */
const signature = (principal: Principal, body: DeclareBody): string => {
  const address = principal.kind === 'link' ? principal.recipient : principal.email;
  return `${body.declaration.declarer.name} (${maskEmail(address)})`;
};

interface Settling {
  round: Round;
  duty: Duty;
  arrival: Arrival;
  criteria: CriteriaSet;
  today: string;
}

const standingOf = ({ id, closedAt }: Round) => ({ id, closed: closedAt !== undefined });

async function dutyOf(system: System, call: Call<unknown>): Promise<{ round: Round; duty: Duty }> {
  const { round: roundId = '', school = '' } = call.params;
  const [round, duty] = await Promise.all([system.rounds.get(roundId), system.duties.find(roundId, school)]);
  if (!round) throw new Problem('unknown-round');
  if (!duty) throw new Problem('unknown-school');
  return { round, duty };
}

/** @throws Problem rule-broken with each field: the rules page and server share, with what the server knows. */
async function checkRules(system: System, work: Settling): Promise<void> {
  const { round, duty } = work;
  const last = await lastDeclared(system, duty.schoolId, round.id);
  const findings = check(work.arrival.declaration, {
    level: duty.brief.level,
    today: work.today,
    criteria: work.criteria,
    questions: round.questions,
    ...(last && { last: last.declaration }),
  });
  if (findings.length === 0) return;
  const fields = findings.map((finding) => ({
    ...finding,
    vi: vi.sentence(finding, duty.brief.level),
    en: en.sentence(finding, duty.brief.level),
  }));
  throw new Problem('rule-broken', { fields });
}

async function declare(system: System, call: Call<DeclareBody>) {
  const { school: schoolId = '' } = call.params;
  // The school first: a stranger learns nothing about rounds, and cannot spend another school's allowance.
  const school = await system.schools.school(schoolId);
  call.allow({ path: school?.path ?? '', area: school?.area ?? '', schoolId });
  const { principal } = call.caller();
  const { round, duty } = await dutyOf(system, call);
  call.allow({ path: duty.path, area: duty.brief.area, schoolId, round: standingOf(round) });
  const retryAfter = await system.limits.use(PER_SCHOOL, schoolId, call.now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const { cadence } = await system.settings.read();
  const next = nextRound(cadence, call.now);
  const answer = await settle(
    system,
    {
      round,
      duty,
      arrival: arrivalOf(call, principal),
      criteria: criteriaOf(round),
      today: dayDeclared(round, call, cadence.zone),
    },
    3,
  );
  // Whoever declares by their link has put the account to use, though they never sign in.
  if (principal.kind === 'link') await system.accounts.activate(principal.recipient, call.now);
  return json(
    { ...answer, ...(next && { next: { id: next.id, dueAt: next.dueAt } }) },
    answer.supplement ? 202 : 200,
  );
}

/** A supplement speaks of the day it was prepared, not of the day the network came back: its dates were right then. */
function dayDeclared(round: Round, { body, now }: Call<DeclareBody>, zone: string): CivilDate {
  const today = civilDateAt(now, zone);
  if (!round.closedAt) return today;
  const prepared = body.preparedAt ? civilDateAt(new Date(body.preparedAt).toISOString(), zone) : round.date;
  return prepared < round.date ? round.date : prepared > today ? today : prepared;
}

const arrivalOf = ({ body, params, now }: Call<DeclareBody>, principal: Principal): Arrival => ({
  submission: body.submission,
  hash: createHash('sha256')
    .update(JSON.stringify([params, body]))
    .digest('base64url'),
  revision: body.revision,
  ...(body.preparedAt && { preparedAt: body.preparedAt }),
  declaration: body.declaration,
  who: signature(principal, body),
  how: principal.kind === 'link' ? 'link' : 'page',
  at: now,
  reference: newReference(),
});

/** Decides and writes; if somebody wrote meanwhile, looks again, a few times. */
async function settle(system: System, work: Settling, tries: number): Promise<DeclareAnswer> {
  const { duty } = work;
  const decision = decide(work.round, duty, work.arrival, work.criteria);
  if (decision.kind === 'refuse') throw new Problem(decision.problem, decision.details);
  if (decision.kind === 'repeat') return answerOf(decision.revision);
  await checkRules(system, work);
  const written =
    decision.kind === 'declare'
      ? await system.duties.declare(duty, decision.declaring)
      : await system.duties.supplement(duty, decision.revision);
  if (written) return answerOf(decision.kind === 'declare' ? decision.declaring.revision : decision.revision);
  const fresh = await system.duties.get(duty.round, duty.path);
  if (!fresh || tries === 0) throw new Problem('busy');
  return settle(system, { ...work, duty: fresh }, tries - 1);
}

async function readDuty(system: System, call: Call<unknown>) {
  const { round, duty } = await readable(system, call);
  return json(await dutyView(system, call.caller().principal, round, duty, call.now));
}

/** The school first, as it stands in the round or else in the register: a stranger learns nothing about either. */
async function readable(system: System, call: Call<unknown>) {
  const { school: schoolId = '', round: roundId = '' } = call.params;
  const duty = await system.duties.find(roundId, schoolId);
  const school = duty ? { path: duty.path, area: duty.brief.area } : await system.schools.school(schoolId);
  const target = { path: school?.path ?? '', area: school?.area ?? '', schoolId };
  call.allow(target);
  const found = await dutyOf(system, call);
  call.allow({ ...target, round: standingOf(found.round) });
  return found;
}

async function history(system: System, call: Call<unknown>) {
  const { school: schoolId = '' } = call.params;
  const school = await system.schools.school(schoolId);
  call.allow({ path: school?.path ?? '', area: school?.area ?? '', schoolId });
  if (!school) throw new Problem('unknown-school');
  return json(await historyView(system, school, call.now, roundCursor(call.query.cursor)));
}

const api = (system: System & Environment) =>
  serve('declare', system, {
    'GET /api/duties/mine': endpoint(async (call) =>
      json(await mineView(system, call.caller().principal, call.now)),
    ),
    'PUT /api/rounds/{round}/duties/{school}': endpointWith(declareBodySchema, (call) =>
      declare(system, call),
    ),
    'GET /api/rounds/{round}/duties/{school}': endpoint((call) => readDuty(system, call)),
    'GET /api/schools/{school}/history': endpoint((call) => history(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
