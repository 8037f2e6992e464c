/** Calling a school: what came of it, whom to call there, and whether its links still open anything. */
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { type Doing, editContact, revokeLinks } from '../schools/contact-editing.step.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import { dutyAsked, officerOf, refuseIf } from './asked-duty.view.ts';
import {
  type CallAnswer,
  type CallBody,
  type CallNoted,
  calledAtProblems,
  lastCallOf,
  noteProblems,
  withCall,
  withoutCall,
} from './calls.ts';
import { callBodySchema, contactBodySchema } from './calls-body.schema.ts';
import type { Duty } from './duties.store.ts';
import { hashOf } from './settling.step.ts';

/** Writers of one item at the same moment are two or three people. */
const TRIES = 5;

/** Changes the calls of a duty; when another call was noted meanwhile, looks again. */
async function changeCalls(
  system: System,
  call: Call<unknown>,
  duty: Duty,
  change: (calls: readonly CallNoted[]) => { calls: CallNoted[] } | 'as-it-is',
) {
  let seen = duty;
  for (let tries = 0; tries < TRIES; tries++) {
    const changed = change(seen.calls ?? []);
    const calls = changed === 'as-it-is' ? (seen.calls ?? []) : changed.calls;
    const lastCall = lastCallOf(calls);
    if (changed === 'as-it-is' || (await system.calls.keep(seen, calls, lastCall)))
      return json({ now: call.now, ...(lastCall && { lastCall }) } satisfies CallAnswer);
    seen = (await system.duties.get(duty.round, duty.path)) ?? seen;
  }
  throw new Problem('busy');
}

async function note(system: System, call: Call<CallBody>) {
  const { round, duty } = await dutyAsked(system, call);
  const { name, email } = officerOf(call);
  const { submission, outcome, note = '', calledAt, confirmed = [] } = call.body;
  refuseIf([
    ...noteProblems(note, confirmed),
    ...(calledAt ? calledAtProblems(calledAt, round.opensAt, call.now) : []),
  ]);
  const noted: CallNoted = {
    id: submission,
    hash: hashOf(outcome, note, calledAt),
    at: calledAt ? new Date(calledAt).toISOString() : call.now,
    notedAt: call.now,
    by: name,
    email,
    outcome,
    ...(note.trim() && { note: note.trim() }),
  };
  return changeCalls(system, call, duty, (calls) => {
    const added = withCall(calls, noted);
    if (added === 'reused') throw new Problem('submission-reused');
    return added === 'repeated' ? 'as-it-is' : added;
  });
}

async function takeBack(system: System, call: Call<unknown>) {
  const { duty } = await dutyAsked(system, call);
  const { email } = officerOf(call);
  return changeCalls(system, call, duty, (calls) => {
    const left = withoutCall(calls, call.params.call ?? '', email, call.now);
    if (left === 'stands') throw new Problem('call-stands');
    return left === 'gone' ? 'as-it-is' : left;
  });
}

/** The school of the register, asked for before anything of it is told. @throws Problem forbidden, unknown-school */
async function schoolAsked(system: System, call: Call<unknown>): Promise<SchoolItem> {
  const { school: schoolId = '' } = call.params;
  const school = await system.schools.school(schoolId);
  call.allow({ path: school?.path ?? '', area: school?.area ?? '', schoolId });
  if (!school) throw new Problem('unknown-school');
  return school;
}

const doing = (call: Call<unknown>): Doing => {
  const { name: by, email } = officerOf(call);
  return { at: call.now, by, email };
};

const api = (system: System & Environment) =>
  serve('calls', system, {
    'POST /api/rounds/{round}/calls/{school}': endpointWith(callBodySchema, (call) => note(system, call)),
    'DELETE /api/rounds/{round}/calls/{school}/{call}': endpoint((call) => takeBack(system, call)),
    'PUT /api/schools/{school}/contact': endpointWith(contactBodySchema, async (call) =>
      json(await editContact(system, await schoolAsked(system, call), call.body, doing(call))),
    ),
    'DELETE /api/schools/{school}/links': endpoint(async (call) =>
      json(await revokeLinks(system, await schoolAsked(system, call), doing(call))),
    ),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
