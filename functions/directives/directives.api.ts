/** Directives: publish, list, who has acknowledged, remind, acknowledge. */
import { createHash } from 'node:crypto';
import { type CivilDate, civilDateAt } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { isWithin } from '../schools/unit.ts';
import { isFor, type Letter, letterProblems, NOBODY_ASKED } from './directive.ts';
import {
  acknowledgeBodySchema,
  editBodySchema,
  publishBodySchema,
  remindBodySchema,
} from './directives.schema.ts';
import { type DirectiveItem, directiveId } from './directives.store.ts';
import type {
  AcknowledgeAnswer,
  EditAnswer,
  EditBody,
  PublishBody,
  RemindAnswer,
  RemindBody,
} from './directives.ts';
import { directiveFound, directivesView, directiveView, previewOf, viewerOf } from './directives.view.ts';
import { acknowledgementsQuery, directivesQuery } from './directives-query.ts';
import { addressesBySchool } from './reach.ts';

/** Each letter mails a whole unit. */
const PER_ACCOUNT = { name: 'publish-directive', max: 20, windowMs: HOUR };

const todayOf = (system: System, call: Call<unknown>): CivilDate =>
  civilDateAt(call.now, system.province.zone);
const viewer = (system: System, call: Call<unknown>, path: string) =>
  viewerOf(system, call.caller().principal, path, call.now);
const accountOf = (call: Call<unknown>) => {
  const { principal } = call.caller();
  if (principal.kind !== 'account') throw new Problem('forbidden');
  return principal;
};
const nameOf = (call: Call<unknown>): string => accountOf(call).name;

async function list(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = directivesQuery(call.query);
  const offset = offsetOf(call.query.cursor);
  return json(await directivesView(system, await viewer(system, call, path), query, offset));
}

async function read(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = { ...acknowledgementsQuery(call.query), offset: offsetOf(call.query.cursor) };
  const seen = await viewer(system, call, path);
  const found = await directiveFound(system, seen, call.params.directive ?? '');
  return json(await directiveView(system, seen, found, query));
}

/** Without the blanks that copying leaves at both ends. */
const letterOf = ({ number, issuer, date, title, deadline, link }: Letter): Letter => ({
  number: number.trim(),
  issuer: issuer.trim(),
  date,
  title: title.trim(),
  deadline,
  ...(link?.trim() && { link: link.trim() }),
});

const hashOf = (body: PublishBody): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url');

/** Published by this very submission: today, or yesterday just before midnight. */
async function publishedBefore(system: System, body: PublishBody, today: CivilDate) {
  const ids = [today, addDays(today, -1)].map((day) => directiveId(day, body.submission));
  const found = await Promise.all(ids.map((id) => system.directives.get(id)));
  const before = found.find((each) => each !== undefined);
  if (before && before.hash !== hashOf(body)) throw new Problem('submission-reused');
  return before;
}

async function publish(system: System, call: Call<PublishBody>) {
  const { body, now } = call;
  call.allow({ path: body.unit });
  const today = todayOf(system, call);
  const [seen, before] = await Promise.all([
    viewer(system, call, body.unit),
    publishedBefore(system, body, today),
  ]);
  const letter = letterOf(body);
  const audience = { unit: body.unit, levels: body.levels };
  const preview = await previewOf(system, seen, { ...letter, ...audience });
  const { expected, reachable } = preview;
  if (before) return json({ now, id: before.id, expected, reachable }, 201);
  const others = (await system.directives.all()).filter(({ withdrawnAt }) => !withdrawnAt);
  const fields = letterProblems(letter, { today, others, numberAgain: body.numberAgain ?? false });
  if (expected === 0) fields.push(NOBODY_ASKED);
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  if (call.query['dry-run']) return json({ now, ...preview });
  const by = nameOf(call);
  const retryAfter = await system.limits.use(PER_ACCOUNT, accountOf(call).email, now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const directive: DirectiveItem = {
    id: directiveId(today, body.submission),
    ...letter,
    ...audience,
    publishedAt: now,
    by,
    revision: 1,
    changes: [{ at: now, by, what: 'published' }],
    hash: hashOf(body),
  };
  // Two at once with one submission: whichever is kept is this letter.
  await system.directives.publish(directive);
  return json({ now, id: directive.id, expected, reachable }, 201);
}

/** One that is not there looks to whoever publishes nowhere like one that is not theirs. */
async function editable(system: System, call: Call<unknown>): Promise<DirectiveItem> {
  const directive = await system.directives.get(call.params.directive ?? '');
  call.allow({ path: directive?.unit ?? '' });
  if (!directive) throw new Problem('unknown-directive');
  return directive;
}

async function edit(system: System, call: Call<EditBody>) {
  const { body, now } = call;
  const directive = await editable(system, call);
  if (body.revision !== directive.revision) throw new Problem('changed-meanwhile');
  const letter = letterOf(body);
  const others = (await system.directives.all()).filter(
    ({ id, withdrawnAt }) => id !== directive.id && !withdrawnAt,
  );
  const fields = letterProblems(letter, {
    today: todayOf(system, call),
    deadline: directive.deadline,
    others: body.withdrawn ? [] : others,
    numberAgain: body.numberAgain ?? false,
  });
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  const was = directive.withdrawnAt !== undefined;
  const what = body.withdrawn === was ? 'edited' : body.withdrawn ? 'withdrawn' : 'restored';
  const withdrawnAt = body.withdrawn ? (directive.withdrawnAt ?? now) : undefined;
  const next = { ...letter, ...(withdrawnAt && { withdrawnAt }) };
  if (!(await system.directives.edit(directive, next, { at: now, by: nameOf(call), what })))
    throw new Problem('changed-meanwhile');
  return json({ now, revision: directive.revision + 1 } satisfies EditAnswer);
}

async function remind(system: System, call: Call<RemindBody>) {
  const { now } = call;
  const path = call.body.unit;
  call.allow({ path });
  const seen = await viewer(system, call, path);
  const { directive, counted, made } = await directiveFound(system, seen, call.params.directive ?? '');
  if (directive.withdrawnAt) throw new Problem('unknown-directive');
  const [accounts, before] = await Promise.all([
    system.accounts.all(),
    system.directives.reminders(directive.id),
  ]);
  const today = before.filter(({ date }) => date === seen.today);
  const above = today.find(({ unit }) => isWithin(path, unit));
  if (above) throw new Problem('reminded-today', { at: above.at, by: above.by });
  const addresses = addressesBySchool(accounts);
  const missing = counted.filter(
    (school) => !made.has(school.id) && !today.some(({ unit }) => isWithin(school.path, unit)),
  );
  const schools = missing.filter(({ id }) => addresses.has(id)).length;
  if (schools === 0) throw new Problem('nobody-to-remind');
  const reminder = {
    directive: directive.id,
    unit: path,
    date: seen.today,
    at: now,
    by: nameOf(call),
    schools,
  };
  if (!(await system.directives.remind(reminder)))
    throw new Problem('reminded-today', { at: now, by: nameOf(call) });
  return json({ now, schools, unreachable: missing.length - schools } satisfies RemindAnswer);
}

async function acknowledge(system: System, call: Call<unknown>) {
  const { school: schoolId = '', directive: id = '' } = call.params;
  const school = await system.schools.school(schoolId);
  call.allow({ path: school?.path ?? '', area: school?.area ?? '', schoolId });
  const directive = await system.directives.get(id);
  if (!school || !directive || directive.withdrawnAt || !isFor(directive, school))
    throw new Problem('unknown-directive');
  const made = await system.directives.acknowledge(id, { schoolId, at: call.now, by: nameOf(call) });
  return json({
    now: call.now,
    acknowledged: { at: made.at, by: made.by },
  } satisfies AcknowledgeAnswer);
}

const api = (system: System & Environment) =>
  serve('directives', system, {
    'GET /api/directives': endpoint((call) => list(system, call)),
    'POST /api/directives': endpointWith(publishBodySchema, (call) => publish(system, call)),
    'GET /api/directives/{directive}': endpoint((call) => read(system, call)),
    'PUT /api/directives/{directive}': endpointWith(editBodySchema, (call) => edit(system, call)),
    'POST /api/directives/{directive}/reminders': endpointWith(remindBodySchema, (call) =>
      remind(system, call),
    ),
    'PUT /api/directives/{directive}/acknowledgements/{school}': endpointWith(acknowledgeBodySchema, (call) =>
      acknowledge(system, call),
    ),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
