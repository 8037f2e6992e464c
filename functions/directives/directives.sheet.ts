/** Directives, and who has acknowledged one, as sheets. */
import { levelNames } from '../declarations/texts.vi.ts';
import type { Column, Sheet } from '../exports/sheet.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Letter } from './directive.ts';
import type { AcknowledgementRow, DirectiveRow } from './directives.ts';

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const text = <R>(title: string, width: number, value: Column<R>['value']): Column<R> => ({
  title,
  width,
  type: 'text',
  value,
});

export function directivesSheet(unit: UnitRef, rows: readonly DirectiveRow[]): Sheet<DirectiveRow> {
  return {
    name: 'Văn bản chỉ đạo',
    file: `van-ban-${lastCode(unit.path)}`,
    title: `Văn bản chỉ đạo - ${unit.name}`,
    columns: [
      text('Số', 20, (row) => row.number),
      text('Cơ quan ban hành', 28, (row) => row.issuer),
      { title: 'Ngày', type: 'date', width: 12, value: (row) => row.date },
      text('Trích yếu', 60, (row) => row.title),
      { title: 'Hạn xác nhận', type: 'date', width: 12, value: (row) => row.deadline },
      text('Phạm vi', 28, (row) => row.unit.name),
      text('Cấp học', 28, (row) => row.levels.map((level) => levelNames[level]).join('; ') || 'Mọi cấp'),
      { title: 'Đã xác nhận', type: 'number', value: (row) => row.acknowledged },
      { title: 'Phải xác nhận', type: 'number', value: (row) => row.expected },
      { title: 'Đăng lúc', type: 'instant', value: (row) => row.publishedAt },
      { title: 'Thu hồi lúc', type: 'instant', value: (row) => row.withdrawnAt },
      text('Liên kết', 40, (row) => row.link),
    ],
    rows,
  };
}

export function acknowledgementsSheet(
  unit: UnitRef,
  { number }: Letter,
  rows: readonly AcknowledgementRow[],
): Sheet<AcknowledgementRow> {
  const withContacts = rows.some(({ contact }) => contact);
  return {
    name: 'Xác nhận văn bản',
    file: `xac-nhan-van-ban-${lastCode(unit.path)}`,
    title: `Xác nhận văn bản ${number.replaceAll('/', '-')} - ${unit.name}`,
    columns: [
      text('Mã trường', 18, ({ school }) => school.id),
      text('Trường', 36, ({ school }) => school.name),
      text('Cấp học', 22, ({ school }) => levelNames[school.level]),
      text('Đơn vị quản lý', 24, ({ school }) => school.unitName),
      text('Tình trạng', 16, ({ acknowledged }) => (acknowledged ? 'Đã xác nhận' : 'Chưa xác nhận')),
      { title: 'Xác nhận lúc', type: 'instant', value: ({ acknowledged }) => acknowledged?.at },
      text('Người xác nhận', 26, ({ acknowledged }) => acknowledged?.by),
      ...(withContacts
        ? [
            text<AcknowledgementRow>('Người liên hệ', 24, ({ contact }) => contact?.name),
            text<AcknowledgementRow>('Điện thoại', 16, ({ contact }) => contact?.phone),
          ]
        : []),
    ],
    rows,
  };
}
