/** A plain declaration every rule accepts, to change one thing of. */
import type { Declaration } from '../../functions/declarations/declaration.ts';

const zero = {
  newConfirmed: 0,
  activeConfirmed: 0,
  closeContacts: 0,
  secondaryContacts: 0,
  isolating: 0,
  symptomatic: 0,
};

export const plain = (change: Partial<Declaration> = {}): Declaration => ({
  operation: { state: 'open' },
  learners: { total: 412, absent: 7, absentIll: 2 },
  staff: { total: 31, absent: 0, absentIll: 0 },
  cases: { learners: zero, staff: zero },
  classes: [],
  criteria: { set: 'moet-1467', version: 1, passed: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] },
  needs: ['masks'],
  remark: '',
  declarer: { name: 'Nguyễn Thị Thử', position: 'Hiệu trưởng', phone: '0297 000 0001' },
  confirmed: [],
  ...change,
});

export const withCases = (newConfirmed: number): Declaration =>
  plain({ cases: { learners: { ...zero, newConfirmed, activeConfirmed: newConfirmed }, staff: zero } });
