/** The schools of a round as a sheet: one line per school, every number the list and the school's page show. */
import type { CaseKind, Question } from '../declarations/declaration.ts';
import { CASE_KINDS } from '../declarations/fields.ts';
import {
  caseNames,
  levelNames,
  measureNames,
  needNames,
  operationNames,
  safetyNames,
} from '../declarations/texts.vi.ts';
import type { Column, Sheet } from '../exports/sheet.ts';
import type { Path } from '../schools/unit.ts';
import type { DutyRow, UnitRef } from './overview.ts';
import { callNames, stateNames } from './words.vi.ts';

export interface DutiesOfRound {
  round: { id: string; title: string; criteria: { confirmed: boolean }; questions: readonly Question[] };
  unit: UnitRef;
  /** Names of units, by path. */
  unitNames: ReadonlyMap<Path, string>;
  rows: readonly DutyRow[];
  /** Whether the viewer sees whom to call: the columns are there only then. */
  withContacts: boolean;
}

type DutyColumn = Column<DutyRow>;
const text = (title: string, width: number, value: DutyColumn['value']): DutyColumn => ({
  title,
  width,
  type: 'text',
  value,
});
const number = (title: string, value: DutyColumn['value']): DutyColumn => ({
  title,
  width: 11,
  type: 'number',
  value,
});
const moment = (title: string, value: DutyColumn['value']): DutyColumn => ({ title, type: 'instant', value });

const who = ({ unitNames }: DutiesOfRound): DutyColumn[] => [
  text('Mã trường', 18, ({ school }) => school.id),
  text('Trường', 36, ({ school }) => school.name),
  text('Cấp học', 22, ({ school }) => levelNames[school.level]),
  text('Đơn vị quản lý', 24, ({ school }) => unitNames.get(school.unit) ?? school.unit),
  text('Địa bàn', 24, ({ school }) => unitNames.get(school.area) ?? school.area),
];

const SUPPLEMENTS = { waiting: 'Chờ duyệt', accepted: 'Đã nhận', declined: 'Không nhận' } as const;
const standing: DutyColumn[] = [
  text('Tình trạng', 24, ({ state }) => stateNames[state]),
  moment('Khai báo lúc', ({ firstAt }) => firstAt),
  moment('Sửa lần cuối lúc', ({ firstAt, lastAt }) => (lastAt === firstAt ? undefined : lastAt)),
  number('Số kỳ liền trước không khai báo', ({ silentBefore }) => silentBefore),
  text('Không gửi được thư', 12, ({ unreachable }) => (unreachable ? 'có' : undefined)),
  text('Bản bổ sung', 14, ({ supplement }) => supplement && SUPPLEMENTS[supplement]),
];

const contacts: DutyColumn[] = [
  text('Người liên hệ', 24, ({ contact }) => contact?.name),
  text('Chức vụ', 18, ({ contact }) => contact?.position),
  text('Điện thoại', 16, ({ contact }) => contact?.phone),
  moment('Gọi lần cuối lúc', ({ lastCall }) => lastCall?.at),
  text('Kết quả cuộc gọi', 18, ({ lastCall }) => lastCall && callNames[lastCall.outcome]),
  text('Ghi chú cuộc gọi', 30, ({ lastCall }) => lastCall?.note),
  text('Người gọi', 20, ({ lastCall }) => lastCall?.by),
];

const people = (who: 'learners' | 'staff', name: string): DutyColumn[] => [
  number(`Tổng số ${name}`, ({ declared }) => declared?.[who].total),
  number(
    `${name} vắng`.replace(/^./, (c) => c.toUpperCase()),
    ({ declared }) => declared?.[who].absent,
  ),
  number(
    `${name} vắng do ốm`.replace(/^./, (c) => c.toUpperCase()),
    ({ declared }) => declared?.[who].absentIll,
  ),
];

const cases: DutyColumn[] = CASE_KINDS.map((kind: CaseKind) =>
  number(caseNames[kind], ({ declared }) => declared?.cases[kind]),
);

const UNCONFIRMED = ' (tiêu chí chưa được xác nhận)';
const declared = (confirmed: boolean): DutyColumn[] => [
  text('Hình thức hoạt động', 20, ({ declared: d }) => d && operationNames[d.operation]),
  { title: 'Tạm dừng đến hết ngày', width: 14, type: 'date', value: ({ declared: d }) => d?.until },
  ...people('learners', 'học sinh'),
  ...people('staff', 'cán bộ, giáo viên, nhân viên'),
  ...cases,
  text('Lớp có ca mắc hoặc tiếp xúc', 30, ({ declared: d }) =>
    d?.classes.map(({ label, measure }) => `${label}: ${measureNames[measure].toLowerCase()}`).join('; '),
  ),
  text('Cần hỗ trợ', 24, ({ declared: d }) => d?.needs.map((need) => needNames[need]).join('; ')),
  text(`Mức độ an toàn${confirmed ? '' : UNCONFIRMED}`, 28, ({ declared: d }) => d && safetyNames[d.safety]),
  number('Số tiêu chí đạt', ({ declared: d }) => d?.passed),
];

/** The answer to an extra question, as its kind is read. */
const answersTo = ({ questions }: DutiesOfRound['round']): DutyColumn[] =>
  questions.map(({ id, kind, text: title }) => {
    if (kind === 'number')
      return number(title, ({ declared: d }) => {
        const answer = d?.answers?.[id];
        return typeof answer === 'number' ? answer : undefined;
      });
    return text(title, kind === 'text' ? 36 : 12, ({ declared: d }) => {
      const answer = d?.answers?.[id];
      return typeof answer === 'boolean' ? (answer ? 'Có' : 'Không') : answer?.toString();
    });
  });

const lastCode = (path: Path): string => path.slice(path.lastIndexOf('.') + 1);

/** Columns of contacts are there only where the viewer may call. */
export function dutiesSheet(all: DutiesOfRound): Sheet<DutyRow> {
  const { round, unit, rows, withContacts } = all;
  return {
    name: 'Tình hình khai báo',
    file: `tinh-hinh-khai-bao-${lastCode(unit.path)}-${round.id}`,
    title: `Tình hình khai báo - ${unit.name} - ${round.title}`,
    columns: [
      ...who(all),
      ...standing,
      ...(withContacts ? contacts : []),
      ...answersTo(round),
      ...declared(round.criteria.confirmed),
    ],
    rows,
  };
}
