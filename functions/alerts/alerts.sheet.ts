/** Alerts as a sheet for the health service: one line per class, and one for an alert that names none. */
import type { AffectedClass } from '../declarations/declaration.ts';
import { levelNames, measureNames, operationNames, safetyNames } from '../declarations/texts.vi.ts';
import type { Column, Sheet } from '../exports/sheet.ts';
import type { AlertRow, AlertsAnswer } from './alerts.ts';

interface Line {
  alert: AlertRow;
  of?: AffectedClass;
}
type LineColumn = Column<Line>;
const text = (title: string, width: number, value: LineColumn['value']): LineColumn => ({
  title,
  width,
  type: 'text',
  value,
});
const number = (title: string, value: LineColumn['value']): LineColumn => ({
  title,
  width: 11,
  type: 'number',
  value,
});
const moment = (title: string, value: LineColumn['value']): LineColumn => ({ title, type: 'instant', value });

export const kindNames = {
  cases: 'Ca mắc mới',
  level: 'Không còn an toàn',
  correction: 'Đính chính',
} as const;
export const roleNames = {
  officer: 'Giáo dục',
  administrator: 'Quản trị',
  observer: 'Theo dõi',
  responder: 'Y tế',
  declarer: 'Trường',
} as const;

const columns: LineColumn[] = [
  text('Loại', 18, ({ alert }) => kindNames[alert.kind]),
  moment('Nhận lúc', ({ alert }) => alert.at),
  text('Kỳ khai báo', 14, ({ alert }) => alert.round),
  text('Mã trường', 18, ({ alert }) => alert.school.id),
  text('Trường', 36, ({ alert }) => alert.school.name),
  text('Cấp học', 22, ({ alert }) => levelNames[alert.school.level]),
  text('Đơn vị quản lý', 24, ({ alert }) => alert.school.unitName),
  text('Địa bàn', 24, ({ alert }) => alert.school.areaName),
  number('Ca mắc mới, báo trước', ({ alert }) => alert.before.newConfirmed),
  number('Ca mắc mới', ({ alert }) => alert.now.newConfirmed),
  text('Mức độ an toàn', 28, ({ alert }) => alert.now.safety && safetyNames[alert.now.safety]),
  text('Hình thức hoạt động', 20, ({ alert }) => operationNames[alert.operation]),
  text('Lớp, điểm trường', 18, ({ of }) => of?.label),
  number('Ca mắc của lớp', ({ of }) => of?.confirmed),
  number('Tiếp xúc của lớp', ({ of }) => of?.contacts),
  { title: 'Ngày cuối đến trường', width: 14, type: 'date', value: ({ of }) => of?.lastDay },
  text('Biện pháp', 20, ({ of }) => of && measureNames[of.measure]),
  moment('Báo trạm y tế lúc', ({ of }) => of?.reportedAt),
  text('Người tiếp nhận', 26, ({ alert: { mark } }) => mark && `${mark.by} (${roleNames[mark.role]})`),
  moment('Tiếp nhận lúc', ({ alert }) => alert.mark?.at),
  text('Ghi chú khi tiếp nhận', 36, ({ alert }) => alert.mark?.note),
];

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export function alertsSheet(
  { unit, from, to }: Pick<AlertsAnswer, 'unit' | 'from' | 'to'>,
  alerts: readonly AlertRow[],
): Sheet<Line> {
  return {
    name: 'Cảnh báo',
    file: `canh-bao-${lastCode(unit.path)}-${from}-${to}`,
    title: `Cảnh báo - ${unit.name} - từ ${from} đến ${to}`,
    columns,
    rows: alerts.flatMap((alert): Line[] =>
      alert.classes.length === 0 ? [{ alert }] : alert.classes.map((of) => ({ alert, of })),
    ),
  };
}
