/** The province's file, as an operator edits it. */
import type { Province } from '../../functions/platform/province.ts';
import { provinceNames, readProvinceFile } from '../province-file/files.ts';
import { Refusal, reasonOf } from './refusal.ts';

/** @throws Refusal when there is none of that name, or with all its mistakes. */
export function readProvince(id: string): Province {
  const known = provinceNames();
  if (!known.includes(id))
    throw new Refusal(`There is no province "${id}" in infra/provinces; there is: ${known.join(', ')}.`);
  try {
    return readProvinceFile(id);
  } catch (error) {
    throw new Refusal(reasonOf(error));
  }
}
