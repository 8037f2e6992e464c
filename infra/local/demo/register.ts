/**
 * The demo's register (infra/data/, whose README says what of it is real). Addresses, people, phones and everything
 * declared are made up (cast.ts, history.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Province } from '../../../functions/platform/province.ts';
import { isLevel, type School, type Unit } from '../../../functions/schools/unit.ts';
import { ROOT } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { contactOf } from './people.ts';

export interface Register {
  units: Unit[];
  schools: School[];
}

/** Schools belong to the register from before the first synthetic round. */
const SINCE = '2020-09-05';

/** Plain comma-separated values with a header; our own files, which quote nothing. */
function rowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}

const fileOf = (name: string): string => join(ROOT, 'infra/data', name);
const readRows = (name: string): Record<string, string>[] => rowsOf(readFileSync(fileOf(name), 'utf8'));

function unique<T>(items: readonly T[], key: (item: T) => string, what: string): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(key(item))) throw new Refusal(`infra/data names the ${what} "${key(item)}" twice.`);
    seen.add(key(item));
  }
}

function unitsOf(province: string): Unit[] {
  const rows = readRows(`${province}-units.csv`);
  const parents = new Map(rows.map((row) => [row.code ?? '', row.parent ?? '']));
  const pathOf = (code: string): string => {
    const parent = parents.get(code);
    if (parent === undefined) throw new Refusal(`infra/data/${province}-units.csv has no unit "${code}".`);
    return parent === '' ? code : `${pathOf(parent)}.${code}`;
  };
  return rows.map((row) => ({ path: pathOf(row.code ?? ''), name: row.name ?? '', kind: row.kind ?? '' }));
}

/** @throws Refusal with a sentence when the data contradicts itself. */
export function readRegister(province: string): Register {
  const units = unitsOf(province);
  const byCode = new Map(units.map((unit) => [unit.path.split('.').at(-1) ?? '', unit]));
  const schools = readRows(`${province}-schools.csv`).map((row): School => {
    const { id = '', unit = '', code = '', name = '', level = '', area = '' } = row;
    const place = byCode.get(unit);
    // Where a school of the department stands is not always known: then somewhere in the province.
    const ground = byCode.get(area || province);
    if (!place || !ground || !isLevel(level))
      throw new Refusal(`infra/data/${province}-schools.csv: "${id}" is not right.`);
    return {
      id,
      path: `${place.path}.${code}`,
      name,
      level,
      area: ground.path,
      from: SINCE,
      contact: contactOf(id, province),
    };
  });
  unique(units, (unit) => unit.path, 'unit');
  unique(schools, (school) => school.id, 'school');
  unique(schools, (school) => school.path, 'place');
  return { units, schools };
}

/** The province's register, or its own unit alone where there is none yet: one can then be imported in the rehearsal. */
export const registerOf = ({ id, name }: Pick<Province, 'id' | 'name'>): Register =>
  existsSync(fileOf(`${id}-units.csv`))
    ? readRegister(id)
    : { units: [{ path: id, name, kind: 'province' }], schools: [] };
