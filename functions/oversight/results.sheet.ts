/** Results over time as sheets: one line per school, or one per unit below. */
import { levelNames } from '../declarations/texts.vi.ts';
import type { Column, Sheet } from '../exports/sheet.ts';
import type { Dates } from './dates-query.ts';
import type { SchoolResult } from './over-time.ts';
import type { UnitRef } from './overview.ts';
import type { Result, Results } from './results.ts';

const COUNTS: readonly (readonly [title: string, value: (result: Result) => number])[] = [
  ['Số lượt phải khai báo', ({ expected }) => expected],
  ['Đúng hạn', ({ onTime }) => onTime],
  ['Trễ hạn', ({ late }) => late],
  ['Không khai báo', ({ missed }) => missed],
  ['Bổ sung sau khi đóng kỳ', ({ supplemented }) => supplemented],
  ['Được ghi nhận lý do', ({ excused }) => excused],
];

const counts = <R extends Results>(kind: keyof Results, suffix: string): Column<R>[] =>
  COUNTS.map(([title, value]) => ({
    title: `${title}${suffix}`,
    width: 13,
    type: 'number',
    value: (row) => value(row[kind]),
  }));
/** In per cent with one decimal; empty where nothing was expected. */
const shareOnTime = <R extends Results>(): Column<R> => ({
  title: 'Tỷ lệ đúng hạn (%)',
  width: 12,
  type: 'number',
  value: ({ scheduled: { onTime, expected } }) =>
    expected === 0 ? undefined : Math.round((onTime * 1000) / expected) / 10,
});
const all = <R extends Results>(): Column<R>[] => [
  ...counts<R>('scheduled', ''),
  shareOnTime<R>(),
  ...counts<R>('requested', ' (đột xuất)'),
];

const text = <R>(title: string, width: number, value: Column<R>['value']): Column<R> => ({
  title,
  width,
  type: 'text',
  value,
});
/** `26/02/2021`, and what marks it. */
const dayOf = (round: string): string => {
  const [year, month, day] = round.slice(0, 10).split('-');
  return `${day}/${month}/${year}${round.length > 10 ? ' (đột xuất)' : ''}`;
};

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
interface About extends Dates {
  unit: UnitRef;
}
const named = ({ unit, from, to }: About, name: string, file: string) => ({
  name,
  file: `${file}-${lastCode(unit.path)}-${from}-${to}`,
  title: `${name} - ${unit.name} - từ ${from} đến ${to}`,
});

export const schoolResultsSheet = (about: About, rows: readonly SchoolResult[]): Sheet<SchoolResult> => ({
  ...named(about, 'Kết quả theo trường', 'ket-qua-theo-truong'),
  columns: [
    text('Mã trường', 18, ({ school }) => school.id),
    text('Trường', 36, ({ school }) => school.name),
    text('Cấp học', 22, ({ school }) => school.level && levelNames[school.level]),
    text('Đơn vị quản lý hiện nay', 26, ({ school }) => school.unitName),
    ...all<SchoolResult>(),
    text('Các kỳ không khai báo', 40, ({ missedIn }) =>
      missedIn
        .map(({ round, excused }) => `${dayOf(round)}${excused ? ' (được ghi nhận lý do)' : ''}`)
        .join('; '),
    ),
  ],
  rows,
});

export const unitResultsSheet = (
  about: About,
  rows: readonly (UnitRef & Results)[],
): Sheet<UnitRef & Results> => ({
  ...named(about, 'Kết quả theo đơn vị', 'ket-qua-theo-don-vi'),
  columns: [text('Đơn vị', 36, ({ name }) => name), ...all<UnitRef & Results>()],
  rows,
});
