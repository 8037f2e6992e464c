/** One school of the world: its declaration of the day with a correction, and its rounds before. */
import { criteriaSet } from '../../functions/declarations/criteria-sets.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import { counts } from '../../functions/declarations/draft.ts';
import type { DutyAnswer, HistoryAnswer } from '../../functions/declarations/mine.ts';
import type { DutyRow } from '../../functions/oversight/overview.ts';
import { NOW, ROUNDS, refOf } from './office.world.ts';

const declaration = (absent: number, cases: number, passed: number[]): Declaration => ({
  operation: { state: cases > 0 ? 'partly' : 'open' },
  learners: { total: 314, absent, absentIll: 1 },
  staff: { total: 25, absent: 0, absentIll: 0 },
  cases: {
    learners: { ...counts(0), newConfirmed: cases, activeConfirmed: cases, closeContacts: cases * 6 },
    staff: counts(0),
  },
  classes:
    cases > 0
      ? [
          {
            label: '3A',
            confirmed: cases,
            contacts: 6,
            lastDay: '2021-02-24',
            measure: 'remote',
            reportedAt: '2021-02-26T07:55:00.000Z',
          },
        ]
      : [],
  criteria: { set: 'moet-1467', version: 1, passed },
  needs: ['masks'],
  remark: 'Lớp 3A học trực tuyến từ ngày 26/02.',
  declarer: { name: 'Trần Thị Bích Ngọc', position: 'Phó hiệu trưởng', phone: '0297 3 846 222' },
  confirmed: [],
});

/** A school in a round: declared in the morning, corrected when a case was found. */
export function dutyOf(row: DutyRow, id: string): DutyAnswer | undefined {
  const found = ROUNDS.find((each) => each.id === id);
  const criteria = criteriaSet('moet-1467', 1);
  if (!found || !criteria) return undefined;
  const all = criteria.items.map(({ n }) => n);
  const first = declaration(7, 0, all);
  const second = declaration(
    12,
    1,
    all.filter((n) => n !== 9),
  );
  const who = 'Trần Thị Bích Ngọc (th…@th-duong-dong-2.example)';
  const { state, why, school } = row;
  const isDeclared = row.declared !== undefined;
  return {
    now: NOW,
    state,
    why,
    school: school.id,
    round: found,
    revision: isDeclared ? 2 : 0,
    ...(isDeclared && {
      current: {
        declaration: second,
        receivedAt: '2021-02-26T08:02:00.000Z',
        reference: 'KTWX-7Q2M',
        safety: 'good',
      },
    }),
    schoolName: school.name,
    level: school.level,
    unitName: refOf(school.unit)?.name ?? '',
    revisions: isDeclared
      ? [
          {
            revision: 1,
            at: '2021-02-26T00:14:00.000Z',
            who,
            how: 'link',
            safety: 'good',
            declaration: first,
          },
          {
            revision: 2,
            at: '2021-02-26T08:02:00.000Z',
            who,
            how: 'page',
            safety: 'good',
            declaration: second,
          },
        ]
      : [],
    criteriaSet: criteria,
  };
}

export const historyOf = ({ school, state, why }: DutyRow): HistoryAnswer => ({
  now: NOW,
  school: {
    id: school.id,
    path: school.path,
    name: school.name,
    level: school.level,
    unit: refOf(school.unit)?.name ?? '',
  },
  rounds: ROUNDS.map(({ id, kind, title, dueAt }, i) =>
    i === 0
      ? { round: { id, kind, title, dueAt }, state, why, revision: state === 'declared' ? 2 : 0 }
      : {
          round: { id, kind, title, dueAt },
          state: 'declared',
          why: { code: 'on-time', at: dueAt },
          revision: 1,
          firstAt: `${id}T01:12:00.000Z`,
          safety: 'good',
          newConfirmed: 0,
          learners: { total: 314, absent: 5 },
        },
  ),
});
