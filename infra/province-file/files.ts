/** The provinces there are: one file each in infra/provinces/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Province } from '../../functions/platform/province.ts';
import { type Checked, checkProvince, type Mistake } from './check.ts';

export const FOLDER = fileURLToPath(new URL('../provinces/', import.meta.url));

/** The names of the files, without `.json`. */
export const provinceNames = (folder = FOLDER): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** `dòng 8, cột 5 · hours.nudge` and the sentence in both languages. */
function told({ place, position, vi, en }: Mistake): string {
  const where = `dòng ${position.line}, cột ${position.column}${place && ` · ${place}`}`;
  return `  ${where}: ${vi}\n      ${en}`;
}

/** The mistakes of one file or several: its message names them all, each with its place. */
export class ProvinceMistakes extends Error {
  override name = 'ProvinceMistakes';
}

const allTold = (file: string, mistakes: readonly Mistake[]): string => {
  const n = mistakes.length;
  return [
    `infra/provinces/${file}.json: ${n} lỗi cần sửa (${n} ${n === 1 ? 'mistake' : 'mistakes'}):`,
    ...mistakes.map(told),
  ].join('\n');
};

const check = (name: string, folder: string): Checked =>
  checkProvince(readFileSync(join(folder, `${name}.json`), 'utf8'), name);

/** @throws ProvinceMistakes; Error when there is no such file */
export function readProvinceFile(name: string, folder = FOLDER): Province {
  const checked = check(name, folder);
  if ('mistakes' in checked) throw new ProvinceMistakes(allTold(name, checked.mistakes));
  return checked.province;
}

/** Every province. @throws ProvinceMistakes with those of all files, not only of the first */
export function readProvinces(folder = FOLDER): Province[] {
  const found = provinceNames(folder).map((name) => ({ name, ...check(name, folder) }));
  const said = found.flatMap((each) => ('mistakes' in each ? [allTold(each.name, each.mistakes)] : []));
  if (said.length > 0) throw new ProvinceMistakes(said.join('\n'));
  return found.flatMap((each) => ('province' in each ? [each.province] : []));
}
