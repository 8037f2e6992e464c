/** Which mails a request is about: of a unit in a round or a month, or of one school lately. */
import { civilDateAt } from '../calendar/cadence.ts';
import { roundAsked } from '../oversight/asked.view.ts';
import { unitOf } from '../oversight/home-unit.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Call } from '../platform/endpoint.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { type Path, parentOf } from '../schools/unit.ts';
import type { Looking } from './mails.view.ts';
import { whichMails } from './mails-query.ts';

const MONTH = /^\d{4}-\d{2}$/;
/** Rounds of one school that are looked through when none is named. */
const LATELY = 8;

export async function unitRefOf(system: System, path: Path): Promise<UnitRef> {
  const unit = await system.schools.unit(path);
  if (!unit) throw new Problem('unknown-unit');
  return { path: unit.path, name: unit.name, kind: unit.kind };
}

const aboutAsked = async (system: System, asked: string): Promise<string> =>
  MONTH.test(asked) ? asked : (await roundAsked(system, asked)).id;

async function lately(system: System, call: Call<unknown>): Promise<string[]> {
  const rounds = await system.rounds.latest(LATELY);
  return [civilDateAt(call.now, system.province.zone).slice(0, 7), ...rounds.map(({ id }) => id)];
}

async function ofSchool(system: System, call: Call<unknown>, id: string): Promise<Looking> {
  const school = await system.schools.school(id);
  call.allow({ path: school?.path ?? '', ...(school && { area: school.area, schoolId: school.id }) });
  if (!school) throw new Problem('unknown-school');
  const { round } = whichMails(call.query);
  const [unit, about] = await Promise.all([
    unitRefOf(system, parentOf(school.path) ?? ''),
    round ? aboutAsked(system, round).then((one) => [one]) : lately(system, call),
  ]);
  return { principal: call.caller().principal, unit, about, school, now: call.now };
}

/** @throws Problem forbidden, unknown-unit, unknown-school, unknown-round */
export async function looking(system: System, call: Call<unknown>): Promise<Looking> {
  const { round, school } = whichMails(call.query);
  if (school !== '') return ofSchool(system, call, school);
  const path = unitOf(call);
  const [unit, about] = await Promise.all([unitRefOf(system, path), aboutAsked(system, round || 'latest')]);
  return { principal: call.caller().principal, unit, about: [about], now: call.now };
}
