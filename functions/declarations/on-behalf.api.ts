/** Declaring for a school that is on the phone: what its own page lives on, and the same rules. */
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { maskEmail, newReference } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { dutyAsked, officerOf, refuseIf } from './asked-duty.view.ts';
import { calledAtProblems } from './calls.ts';
import { onBehalfBodySchema } from './declaration.schema.ts';
import type { OnBehalfBody } from './mine.ts';
import { onBehalfView } from './mine.view.ts';
import { hashOf, settled } from './settling.step.ts';

const PER_SCHOOL = { name: 'declare-on-behalf', max: 30, windowMs: HOUR };

async function readForSchool(system: System, call: Call<unknown>) {
  const { round, duty } = await dutyAsked(system, call);
  return json(await onBehalfView(system, officerOf(call), round, duty.schoolId, call.now));
}

async function declareOnBehalf(system: System, call: Call<OnBehalfBody>) {
  const { body, params, now } = call;
  const { round, duty } = await dutyAsked(system, call);
  const { name, email } = officerOf(call);
  refuseIf(calledAtProblems(body.calledAt, round.opensAt, now));
  const retryAfter = await system.limits.use(PER_SCHOOL, duty.schoolId, now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const arrival = {
    submission: body.submission,
    hash: hashOf(params, body),
    revision: body.revision,
    declaration: body.declaration,
    who: `${name} (${maskEmail(email)})`,
    how: 'on-behalf' as const,
    calledAt: body.calledAt,
    at: now,
    reference: newReference(),
  };
  return settled(system, { round, duty, arrival, saidAt: body.calledAt });
}

const api = (system: System & Environment) =>
  serve('on-behalf', system, {
    'GET /api/rounds/{round}/duties/{school}/on-behalf': endpoint((call) => readForSchool(system, call)),
    'PUT /api/rounds/{round}/duties/{school}/on-behalf': endpointWith(onBehalfBodySchema, (call) =>
      declareOnBehalf(system, call),
    ),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
