/** Waiting supplements as a sheet. */
import type { Column, Sheet } from '../exports/sheet.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { SupplementRow } from './supplements.ts';
import { levelNames, operationNames } from './texts.vi.ts';

type C = Column<SupplementRow>;
const text = (title: string, width: number, value: C['value']): C => ({ title, width, type: 'text', value });
const number = (title: string, value: C['value']): C => ({ title, width: 12, type: 'number', value });
const moment = (title: string, value: C['value']): C => ({ title, type: 'instant', value });
const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export const supplementsSheet = (unit: UnitRef, rows: readonly SupplementRow[]): Sheet<SupplementRow> => ({
  name: 'Bản bổ sung chờ duyệt',
  file: `ban-bo-sung-${lastCode(unit.path)}`,
  title: `Bản bổ sung chờ duyệt - ${unit.name}`,
  columns: [
    text('Kỳ khai báo', 24, ({ round }) => round.title),
    text('Mã trường', 18, ({ school }) => school.id),
    text('Trường', 36, ({ school }) => school.name),
    text('Cấp học', 22, ({ school }) => levelNames[school.level]),
    text('Đơn vị quản lý', 24, ({ school }) => school.unitName),
    moment('Soạn lúc', ({ preparedAt }) => preparedAt),
    moment('Nhận lúc', ({ receivedAt }) => receivedAt),
    text('Mã số', 14, ({ reference }) => reference),
    text('Đã khai báo trong kỳ', 12, ({ declaredBefore }) => (declaredBefore ? 'có' : undefined)),
    text('Hình thức hoạt động', 20, ({ declared }) => operationNames[declared.operation]),
    number('Học sinh vắng', ({ declared }) => declared.learners.absent),
    number('Ca mắc mới', ({ declared }) => declared.cases.newConfirmed),
    number('Ca đang điều trị', ({ declared }) => declared.cases.activeConfirmed),
  ],
  rows,
});
