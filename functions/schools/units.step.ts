/** What administrators do to units: adding, renaming, moving, closing, reopening; each one decision on the unit's item. */
import { may } from '../access/access.ts';
import { civilDateAt } from '../calendar/zone.ts';
import type { Call } from '../platform/endpoint.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { folded } from './folded.ts';
import { registerStore, type UnitFields } from './register.store.ts';
import { isStanding, type RegisterEvent, slugOf, type Told, told } from './register.ts';
import { unitLines } from './register.view.ts';
import type { UnitsAnswer } from './register-answers.ts';
import { closingProblems, nameProblems, orRefuse, unitProblems } from './register-checks.ts';
import { doerOf, leftIn } from './registering.step.ts';
import type { UnitItem } from './schools.store.ts';
import { type Path, parentOf } from './unit.ts';
import { isMoving, moveUnits } from './unit-moving.step.ts';
import { movingProblems, pathUnder, reopeningProblems } from './unit-moving.ts';
import { kindBeside } from './unit-names.ts';

/** `GET /api/units` */
export async function unitsAnswer(system: System, call: Call<unknown>, path: Path, status = 200) {
  const found = await unitLines(system, call.caller().principal, path, call.now);
  return json({ now: call.now, units: found } satisfies UnitsAnswer, status);
}

/** `POST /api/units` @throws Problem forbidden, fields-broken, code-taken */
export async function addUnit(system: System, call: Call<{ parent: Path; name: string; code?: string }>) {
  const { parent, name, code } = call.body;
  call.allow({ path: parent });
  const all = await system.schools.units();
  orRefuse([...nameProblems(name), ...unitProblems('parent', parent, all)]);
  const last = slugOf(folded(code || name));
  if (last === '')
    orRefuse([{ path: 'code', code: 'missing', vi: 'Hãy ghi mã đơn vị.', en: 'Give the unit’s code.' }]);
  const beside = all.filter((each) => parentOf(each.path) === parent);
  const kind = kindBeside(name.trim(), beside);
  const change = { at: call.now, ...doerOf(call), what: 'added' as const };
  const store = system.open(registerStore);
  const path = `${parent}.${last}`;
  // A school may stand under that very path.
  if ((await store.itemAt(path)) || !(await store.addUnit({ path, name, kind }, change)))
    throw new Problem('code-taken');
  return unitsAnswer(system, call, parent, 201);
}

type UnitAct =
  | { kind: 'rename'; name: string }
  /** Under the unit `to`, with everything below it. */
  | { kind: 'move'; to: Path }
  | { kind: 'close'; to?: Path }
  | { kind: 'reopen' };

interface UnitWriting {
  what: RegisterEvent;
  fields: UnitFields;
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
    const said = told('name', seen.name, act.name);
    return { what: 'edited', fields: { name: act.name }, said };
  }
  if (act.kind === 'reopen') {
    orRefuse(reopeningProblems(seen));
    const said = told('until', seen.until, undefined);
    return { what: 'reopened', fields: { until: null, schoolsTo: null }, said };
  }
  if (act.kind === 'move') {
    orRefuse(movingProblems(seen, act.to, await system.schools.units()));
    const movedTo = pathUnder(seen.path, act.to);
    const said = told('unit', parentOf(seen.path), act.to);
    return { what: 'moved', fields: { until: today, movedTo }, said };
  }
  const [all, left] = await Promise.all([system.schools.units(), leftIn(system, seen.path)]);
  orRefuse(closingProblems(seen, act.to, all, left.length));
  return {
    what: 'closed',
    fields: { until: today, schoolsTo: act.to ?? null },
    said: [...told('until', undefined, today), ...told('unit', undefined, act.to)],
  };
}

/** Not the province itself, and nothing is given to whom one may not give. @throws Problem forbidden */
function allowUnitAct(call: Call<unknown>, path: Path, act: UnitAct): void {
  if (act.kind !== 'close' && act.kind !== 'move') return;
  const { principal } = call.caller();
  const gives = act.to === undefined || may(principal, 'edit-register', { path: act.to });
  if (parentOf(path) === undefined || !gives) throw new Problem('forbidden');
}

/** `PUT /api/units/{unit}` @throws Problem forbidden, unknown-unit, changed-meanwhile, fields-broken */
export async function changeUnit(system: System, call: Call<{ revision: number; act: UnitAct }>) {
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
  const unit = await system.open(registerStore).changeUnit(seen, fields, change);
  if (!unit) throw new Problem('changed-meanwhile');
  // The units are few and at their new place at once; schools and scopes follow within a minute.
  if (isMoving(unit)) await moveUnits(system, unit);
  return unitsAnswer(system, call, act.kind === 'move' ? act.to : path);
}
