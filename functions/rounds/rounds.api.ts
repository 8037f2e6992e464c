/** Requesting a declaration (khai báo đột xuất): asking, looking who is asked, cancelling. */
import { type Principal, scopesFor } from '../access/access.ts';
import { civilDateAt } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { officerOf, refuseIf } from '../declarations/asked-duty.view.ts';
import { criteriaOf } from '../declarations/criteria-sets.ts';
import { hashOf } from '../declarations/settling.step.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import { dueInstant, requestProblems } from './request-problems.ts';
import { asked, roundRequested } from './requesting.ts';
import type { RequestAnswer, RequestBody } from './requests.ts';
import { requestPreview, requestRow, requestsView } from './requests.view.ts';
import { requestsQuery } from './requests-query.ts';
import { type Round, requestedId } from './round.ts';
import { requestBodySchema } from './rounds.schema.ts';

/** Each request mails a whole unit. */
const PER_ACCOUNT = { name: 'request-round', max: 20, windowMs: HOUR };

/** A unit's schools are asked by whoever manages them, not by who oversees its ground. @throws Problem forbidden */
function allowManaging(call: Call<unknown>, unit: Path): void {
  call.allow({ path: unit });
  const manages = scopesFor(call.caller().principal, 'request-round').some(
    ({ by, target }) => by === 'management' && isWithin(unit, target),
  );
  if (!manages) throw new Problem('forbidden');
}

/** The round an earlier sending of the same request made, today or just before midnight. */
async function madeBefore(
  system: System,
  { submission }: RequestBody,
  hash: string,
  today: string,
): Promise<Round | undefined> {
  const standing = await Promise.all(
    [today, addDays(today, -1)].map((date) => system.rounds.get(requestedId(date, submission))),
  );
  const made = standing.find((round) => round !== undefined);
  if (made && made.request?.hash !== hash) throw new Problem('submission-reused');
  return made;
}

const answered = async (system: System, principal: Principal, round: Round, call: Call<unknown>) =>
  ({
    now: call.now,
    request: await requestRow(system, principal, round, round.unit, call.now),
  }) satisfies RequestAnswer;

async function request(system: System, call: Call<RequestBody>) {
  const { body, now } = call;
  allowManaging(call, body.unit);
  const by = officerOf(call);
  const hash = hashOf(by.email, body);
  const settings = await system.settings.read();
  const date = civilDateAt(now, settings.cadence.zone);
  const isDryRun = call.query['dry-run'] === 'true';
  const before = isDryRun ? undefined : await madeBefore(system, body, hash, date);
  if (before) return json(await answered(system, by, before, call), 201);
  const [unit, below] = await Promise.all([system.schools.unit(body.unit), system.schools.below(body.unit)]);
  if (!unit) throw new Problem('unknown-unit');
  const schools = asked(below, body, date);
  const dueAt = dueInstant(body.dueAt, settings.cadence.zone);
  refuseIf(requestProblems(body, dueAt, schools.length, now));
  if (!dueAt) throw new Error('A due that is no instant was let through');
  if (isDryRun) return json(await requestPreview(system, { unit, schools, dueAt, now }));
  const retryAfter = await system.limits.use(PER_ACCOUNT, by.email, now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const { id: set, version } = criteriaOf(settings);
  const round = roundRequested({
    body,
    dueAt,
    unit,
    schools,
    settings,
    criteria: { set, version },
    by,
    hash,
    now,
  });
  // Sent twice at once: whoever came second finds the first.
  const made = (await system.rounds.create(round)) ? round : await madeBefore(system, body, hash, date);
  if (!made) throw new Problem('busy');
  return json(await answered(system, by, made, call), 201);
}

/** A round nobody knows looks to a stranger like one that is not theirs. */
async function cancel(system: System, call: Call<unknown>) {
  const id = call.params.round ?? '';
  const round = await system.rounds.get(id);
  allowManaging(call, round?.unit ?? system.province.id);
  if (!round) throw new Problem('unknown-round');
  const { email, name, ...by } = officerOf(call);
  if (!round.cancelled) await system.rounds.cancel(id, { at: call.now, by: email, name });
  const stands = await system.rounds.get(id);
  if (!stands?.cancelled) throw new Problem('not-cancellable');
  return json(await answered(system, { email, name, ...by }, stands, call));
}

async function list(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = { ...requestsQuery(call.query), offset: offsetOf(call.query.cursor) };
  const unit = await system.schools.unit(path);
  if (!unit) throw new Problem('unknown-unit');
  return json(await requestsView(system, call.caller().principal, unit, query, call.now));
}

const api = (system: System & Environment) =>
  serve('rounds', system, {
    'POST /api/rounds': endpointWith(requestBodySchema, (call) => request(system, call)),
    'DELETE /api/rounds/{round}': endpoint((call) => cancel(system, call)),
    'GET /api/requests': endpoint((call) => list(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
