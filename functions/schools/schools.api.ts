/** The register: who may read it, who may change it. */

import { may } from '../access/access.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { sameId } from './register.ts';
import { schoolsView, schoolView } from './register.view.ts';
import {
  actProblems,
  draftProblems,
  orRefuse,
  type SchoolAct,
  type SchoolDraft,
  wishOfAct,
} from './register-checks.ts';
import { registerQuery } from './register-query.ts';
import { addSchool, changeSchool, doerOf } from './registering.step.ts';
import { newSchoolSchema, newUnitSchema, schoolChangeSchema, unitChangeSchema } from './schools.schema.ts';
import type { SchoolItem } from './schools.store.ts';
import { addUnit, changeUnit, unitsAnswer } from './units.step.ts';

/** The school, if the caller may: a stranger learns nothing of one he may not. @throws Problem forbidden, unknown-school */
async function schoolOf(system: System, call: Call<unknown>): Promise<SchoolItem> {
  const { school: id = '' } = call.params;
  const school = await system.schools.school(id);
  // Of one that is not there, whoever sees the whole register may know.
  const target = school ? { path: school.path, area: school.area, schoolId: id } : undefined;
  call.allow(target ?? { path: system.province.id });
  if (!school) throw new Problem('unknown-school');
  return school;
}

async function addOne(system: System, call: Call<SchoolDraft>) {
  call.allow({ path: call.body.unit });
  const [units, schools] = await Promise.all([
    system.schools.units(),
    system.schools.below(system.province.id),
  ]);
  orRefuse(draftProblems(call.body, units));
  // Nobody should have to dictate "with a capital T".
  if (schools.some(({ id }) => sameId(id) === sameId(call.body.id))) throw new Problem('code-taken');
  const done = await addSchool(system, call.body, doerOf(call), call.now);
  if (done === 'taken') throw new Problem('code-taken');
  return json(await schoolView(system, done, call.now), 201);
}

async function changeOne(system: System, call: Call<{ revision: number; act: SchoolAct }>) {
  const seen = await schoolOf(system, call);
  const { act, revision } = call.body;
  // Who moves a school gives it to somebody: he must be at home in both.
  if (act.kind === 'move' && !may(call.caller().principal, 'edit-register', { path: act.unit }))
    throw new Problem('forbidden');
  if ((seen.revision ?? 0) !== revision) throw new Problem('changed-meanwhile');
  const [units, successor] = await Promise.all([
    system.schools.units(),
    act.kind === 'merge' ? system.schools.school(act.successor) : undefined,
  ]);
  orRefuse(actProblems(seen, act, units, successor));
  const school = await changeSchool(system, seen, wishOfAct(act), doerOf(call), call.now);
  if (!school) throw new Problem('changed-meanwhile');
  return json(await schoolView(system, school, call.now));
}

const api = (system: System & Environment) =>
  serve('register', system, {
    'GET /api/schools': endpoint(async (call) => {
      const unit = unitOf(call);
      const query = { ...registerQuery(call.query), offset: offsetOf(call.query.cursor) };
      return json(await schoolsView(system, call.caller().principal, unit, query, call.now));
    }),
    'POST /api/schools': endpointWith(newSchoolSchema, (call) => addOne(system, call)),
    'GET /api/schools/{school}': endpoint(async (call) =>
      json(await schoolView(system, await schoolOf(system, call), call.now)),
    ),
    'PUT /api/schools/{school}': endpointWith(schoolChangeSchema, (call) => changeOne(system, call)),
    'GET /api/units': endpoint((call) => unitsAnswer(system, call, unitOf(call))),
    'POST /api/units': endpointWith(newUnitSchema, (call) => addUnit(system, call)),
    'PUT /api/units/{unit}': endpointWith(unitChangeSchema, (call) => changeUnit(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
