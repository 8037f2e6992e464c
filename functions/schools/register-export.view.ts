/** The register, to be kept as a file. */

import { civilDateAt } from '../calendar/zone.ts';
import type { Sheet } from '../exports/sheet.ts';
import { unitOf } from '../oversight/home-unit.ts';
import type { Call } from '../platform/endpoint.ts';
import type { System } from '../platform/wiring.ts';
import { type RegisterRow, registerSheet, templateSheet } from './register.sheet.ts';
import { type RegisterQuery, registerFound } from './register.view.ts';

/** `GET /api/exports/register`: every school the list would page through. */
export async function registerExport(
  system: System,
  call: Call<unknown>,
  query: RegisterQuery,
): Promise<Sheet<RegisterRow>> {
  const path = unitOf(call);
  const found = await registerFound(system, call.caller().principal, path, query, call.now);
  const schools = new Map(found.schools.map((school) => [school.id, school]));
  const rows = found.lines.flatMap(({ id }) => {
    const school = schools.get(id);
    return school ? [{ school, declarers: found.declarers.get(id) ?? [] }] : [];
  });
  return registerSheet(found.unit, found.units, rows);
}

/** `GET /api/exports/register-template` */
export async function templateExport(system: System, call: Call<unknown>): Promise<Sheet<RegisterRow>> {
  unitOf(call);
  return templateSheet(await system.schools.units(), civilDateAt(call.now, system.province.zone));
}
