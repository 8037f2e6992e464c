/** The province's file, as an operator edits it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Province, parseProvince } from '../../functions/platform/province.ts';
import { ROOT } from './place.ts';
import { Refusal, reasonOf } from './refusal.ts';

const FOLDER = join(ROOT, 'infra/provinces');

/** @throws Refusal when there is none of that name, or when it has mistakes. */
export function readProvince(id: string): Province {
  const known = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  const file = join(FOLDER, `${id}.json`);
  if (!known.includes(id) || !existsSync(file))
    throw new Refusal(`There is no province "${id}" in infra/provinces; there is: ${known.join(', ')}.`);
  try {
    return parseProvince(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Refusal(`infra/provinces/${id}.json: ${reasonOf(error)}`);
  }
}
