// Part of the first bundle of /khai-bao/: every byte here is sent to every school.
/** How a draft of a declaration begins, is copied from last time and is read. */
import type { CivilDate } from '../calendar/cadence.ts';
import type { CriteriaSet } from './criteria.ts';
import type { CaseKind, Count, Declaration, Draft } from './declaration.ts';

/** The same count for every kind of case. */
export const counts = <T extends Count>(count: T): Record<CaseKind, T> => ({
  newConfirmed: count,
  activeConfirmed: count,
  closeContacts: count,
  secondaryContacts: count,
  isolating: count,
  symptomatic: count,
});

/** "Không có ca mắc, tiếp xúc, triệu chứng": the zeros of both groups. */
export const zeroCases = (): Declaration['cases'] => ({ learners: counts(0), staff: counts(0) });

const heads = (total: Count = null): Draft['learners'] => ({ total, absent: null, absentIll: null });

/** How a first declaration begins: nothing counted, no criterion passed. */
export const emptyDeclaration = ({ id, version }: CriteriaSet): Draft => ({
  operation: { state: 'open' },
  learners: heads(),
  staff: heads(),
  cases: { learners: counts(null), staff: counts(null) },
  classes: [],
  criteria: { set: id, version, passed: [] },
  needs: [],
  remark: '',
  declarer: { name: '', position: '', phone: '' },
  confirmed: [],
});

/**
 * "Gửi như lần trước": totals, operation, criteria, needs and contact; never absences, cases, classes or remark.
 * A suspension that has ended loses its date and reason, so the reason is asked for again or the state changed;
 * criteria of another set or version mean nothing here and start anew.
 */
export function sameAsLast(last: Declaration, set: CriteriaSet, today: CivilDate): Draft {
  const { learners, staff, needs, declarer, criteria } = last;
  const { state, until } = last.operation;
  const draft = emptyDeclaration(set);
  return {
    ...draft,
    operation: until && until < today ? { state } : { ...last.operation },
    learners: heads(learners.total),
    staff: heads(staff.total),
    criteria:
      criteria.set === set.id && criteria.version === set.version
        ? { ...criteria, passed: [...criteria.passed] }
        : draft.criteria,
    needs: [...needs],
    declarer: { ...declarer },
  };
}

/** The value at a dotted path, undefined where there is none. */
export const valueAt = (of: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (key ? Object(value)[key] : value), of);
