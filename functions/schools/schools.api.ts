/** The register: who may read it, who may change it. */

import { may } from '../access/access.ts';
import { civilDateAt } from '../calendar/zone.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { folded } from './folded.ts';
import { type RegisterStore, registerStore } from './register.store.ts';
import { isStanding, type RegisterEvent, sameId, slugOf, type Told, told } from './register.ts';
import { schoolsView, schoolView, unitLines } from './register.view.ts';
import type { UnitsAnswer } from './register-answers.ts';
import {
  actProblems,
  closingProblems,
  draftProblems,
  nameProblems,
  type SchoolAct,
  type SchoolDraft,
  unitProblems,
  wishOfAct,
} from './register-checks.ts';
import { registerQuery } from './register-query.ts';
import { addSchool, changeSchool, doerOf, leftIn } from './registering.step.ts';
import { newSchoolSchema, newUnitSchema, schoolChangeSchema, unitChangeSchema } from './schools.schema.ts';
import type { SchoolItem, UnitItem } from './schools.store.ts';
import { type Path, parentOf } from './unit.ts';

/** @throws Problem fields-broken */
function orRefuse(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
}

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

async function units(system: System, call: Call<unknown>, path: Path, status = 200) {
  const found = await unitLines(system, call.caller().principal, path, call.now);
  return json({ now: call.now, units: found } satisfies UnitsAnswer, status);
}

async function addUnit(system: System, call: Call<{ parent: Path; name: string; code?: string }>) {
  const { parent, name, code } = call.body;
  call.allow({ path: parent });
  const all = await system.schools.units();
  orRefuse([...nameProblems(name), ...unitProblems('parent', parent, all)]);
  const last = slugOf(folded(code || name));
  if (last === '')
    orRefuse([{ path: 'code', code: 'missing', vi: 'Hãy ghi mã đơn vị.', en: 'Give the unit’s code.' }]);
  const kind = all.find((each) => parentOf(each.path) === parent)?.kind ?? 'unit';
  const change = { at: call.now, ...doerOf(call), what: 'added' as const };
  const store = system.open(registerStore);
  const path = `${parent}.${last}`;
  // A school may stand under that very path.
  if ((await store.itemAt(path)) || !(await store.addUnit({ path, name, kind }, change)))
    throw new Problem('code-taken');
  return units(system, call, parent, 201);
}

type UnitAct = { kind: 'rename'; name: string } | { kind: 'close'; to?: Path } | { kind: 'reopen' };

interface UnitWriting {
  what: RegisterEvent;
  fields: Parameters<RegisterStore['changeUnit']>[1];
  said: Told;
}

/** What an act writes, and what its record tells. @throws Problem fields-broken */
async function unitWriting(
  system: System,
  seen: UnitItem,
  act: UnitAct,
  today: string,
): Promise<UnitWriting> {
  if (act.kind === 'rename') {
    orRefuse(nameProblems(act.name));
    return { what: 'edited', fields: { name: act.name }, said: told('name', seen.name, act.name) };
  }
  if (act.kind === 'reopen')
    return {
      what: 'reopened',
      fields: { until: null, schoolsTo: null },
      said: told('until', seen.until, undefined),
    };
  const [all, left] = await Promise.all([system.schools.units(), leftIn(system, seen.path)]);
  orRefuse(closingProblems(seen, act.to, all, left.length));
  return {
    what: 'closed',
    fields: { until: today, schoolsTo: act.to ?? null },
    said: [...told('until', undefined, today), ...told('unit', undefined, act.to)],
  };
}

/** Closing the province itself, or giving its schools to whom one may not. @throws Problem forbidden */
function allowUnitAct(call: Call<unknown>, path: Path, act: UnitAct): void {
  if (act.kind !== 'close') return;
  const { principal } = call.caller();
  const gives = act.to === undefined || may(principal, 'edit-register', { path: act.to });
  if (parentOf(path) === undefined || !gives) throw new Problem('forbidden');
}

async function changeUnit(system: System, call: Call<{ revision: number; act: UnitAct }>) {
  const { unit: path = '' } = call.params;
  call.allow({ path });
  const { act, revision } = call.body;
  const seen = await system.schools.unit(path);
  if (!seen) throw new Problem('unknown-unit');
  allowUnitAct(call, path, act);
  if ((seen.revision ?? 0) !== revision || isStanding(seen) === (act.kind === 'reopen'))
    throw new Problem('changed-meanwhile');
  const today = civilDateAt(call.now, system.province.zone);
  const { what, fields, said } = await unitWriting(system, seen, act, today);
  const change = { at: call.now, ...doerOf(call), what, ...(said.length > 0 && { fields: said }) };
  if (!(await system.open(registerStore).changeUnit(seen, fields, change)))
    throw new Problem('changed-meanwhile');
  return units(system, call, path);
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
    'GET /api/units': endpoint((call) => units(system, call, unitOf(call))),
    'POST /api/units': endpointWith(newUnitSchema, (call) => addUnit(system, call)),
    'PUT /api/units/{unit}': endpointWith(unitChangeSchema, (call) => changeUnit(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
