/** A school on Phú Quốc, its usual Friday and what may go wrong: the fixtures of the declaration's tests. */

import type { CriteriaSet } from '../../functions/declarations/criteria.ts';
import { criteriaSet } from '../../functions/declarations/criteria-sets.ts';
import type { CheckContext, Declaration, Question } from '../../functions/declarations/declaration.ts';
import { zeroCases } from '../../functions/declarations/declaration.ts';

export function set(id: string): CriteriaSet {
  const found = criteriaSet(id);
  if (!found) throw new Error(`No criteria set ${id}`);
  return found;
}

export const moet = set('moet-1467');
export const hanoi = set('hanoi-3668');

/** Friday 26/02/2021. */
export const today = '2021-02-26';

export const questions: Question[] = [
  { id: 'beds', kind: 'number', text: 'Số giường cách ly tại trường?' },
  { id: 'water', kind: 'yes-no', text: 'Có đủ nước sạch không?' },
  { id: 'note', kind: 'text', text: 'Khó khăn lớn nhất?' },
];

export const context: CheckContext = { level: 'primary', today, criteria: moet };

/** A calm day at a primary school of 412. */
export const calm = (): Declaration => ({
  operation: { state: 'open' },
  learners: { total: 412, absent: 7, absentIll: 2 },
  staff: { total: 31, absent: 0, absentIll: 0 },
  cases: zeroCases(),
  classes: [],
  criteria: { set: moet.id, version: moet.version, passed: moet.items.map(({ n }) => n) },
  needs: ['masks'],
  remark: '',
  declarer: { name: 'Trần Thị Mai', position: 'Hiệu trưởng', phone: '0912 345 678' },
  confirmed: [],
});
