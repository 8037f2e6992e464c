/** A school's duties: what it owes, declaring and correcting, its history. */
import type { Principal } from '../access/access.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { roundCursor } from '../platform/round-cursor.ts';
import { maskEmail, newReference } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { dutyAsked, dutyOf, standingOf } from './asked-duty.view.ts';
import { declareBodySchema, receiptBodySchema } from './declaration.schema.ts';
import type { Arrival } from './declaring.ts';
import type { DeclareBody } from './mine.ts';
import { dutyView, historyView, mineView } from './mine.view.ts';
import { mailReceipt } from './receipt.step.ts';
import { hashOf, settled } from './settling.step.ts';

const PER_SCHOOL = { name: 'declare', max: 30, windowMs: HOUR };
const RECEIPTS = { name: 'receipt', max: 10, windowMs: HOUR };

const addressOf = (principal: Principal): string =>
  principal.kind === 'link' ? principal.recipient : principal.email;

/** Who a revision says declared it. */
const signature = (principal: Principal, body: DeclareBody): string =>
  `${body.declaration.declarer.name} (${maskEmail(addressOf(principal))})`;

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
  const { preparedAt } = call.body;
  const arrival = arrivalOf(call, principal);
  const answer = await settled(system, { round, duty, arrival, ...(preparedAt && { saidAt: preparedAt }) });
  // Whoever declares by their link has put the account to use, though they never sign in.
  if (principal.kind === 'link') await system.accounts.activate(principal.recipient, call.now);
  return answer;
}

const arrivalOf = ({ body, params, now }: Call<DeclareBody>, principal: Principal): Arrival => ({
  submission: body.submission,
  hash: hashOf(params, body),
  revision: body.revision,
  ...(body.preparedAt && { preparedAt: body.preparedAt }),
  declaration: body.declaration,
  who: signature(principal, body),
  how: principal.kind === 'link' ? 'link' : 'page',
  at: now,
  reference: newReference(),
});

async function readDuty(system: System, call: Call<unknown>) {
  const { round, duty } = await dutyAsked(system, call);
  return json(await dutyView(system, call.caller().principal, round, duty, call.now));
}

async function receipt(system: System, call: Call<unknown>) {
  const { duty } = await dutyAsked(system, call);
  const retryAfter = await system.limits.use(RECEIPTS, duty.schoolId, call.now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  return json(await mailReceipt(system, duty, addressOf(call.caller().principal), call.now));
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
    'POST /api/rounds/{round}/duties/{school}/receipt': endpointWith(receiptBodySchema, (call) =>
      receipt(system, call),
    ),
    'GET /api/schools/{school}/history': endpoint((call) => history(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
