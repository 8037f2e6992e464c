/** Schools of the roll-out as a sheet. */
import { levelNames } from '../declarations/texts.vi.ts';
import type { Sheet } from '../exports/sheet.ts';
import type { UnitRef } from './overview.ts';
import type { RolloutRow } from './rollout-answer.ts';
import { rolloutStageNames } from './words.vi.ts';

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Columns of contacts are there only where the viewer may call. */
export const rolloutSheet = (unit: UnitRef, rows: readonly RolloutRow[]): Sheet<RolloutRow> => ({
  name: 'Tiến độ triển khai',
  file: `tien-do-trien-khai-${lastCode(unit.path)}`,
  title: `Tiến độ triển khai - ${unit.name}`,
  columns: [
    { title: 'Mã trường', type: 'text', width: 18, value: ({ school }) => school.id },
    { title: 'Trường', type: 'text', width: 36, value: ({ school }) => school.name },
    { title: 'Cấp học', type: 'text', width: 22, value: ({ school }) => levelNames[school.level] },
    { title: 'Đơn vị quản lý', type: 'text', width: 24, value: ({ school }) => school.unitName },
    { title: 'Tiến độ', type: 'text', width: 26, value: ({ stage }) => rolloutStageNames[stage] },
    { title: 'Số tài khoản', type: 'number', value: ({ accounts }) => accounts },
    { title: 'Gửi thư cấp tài khoản lúc', type: 'instant', value: ({ invitedAt }) => invitedAt },
    { title: 'Kích hoạt lúc', type: 'instant', value: ({ activatedAt }) => activatedAt },
    { title: 'Khai báo lần đầu', type: 'date', value: ({ firstOn }) => firstOn },
    ...(rows.some(({ contact }) => contact)
      ? ([
          { title: 'Người liên hệ', type: 'text', width: 24, value: ({ contact }) => contact?.name },
          { title: 'Chức vụ', type: 'text', width: 18, value: ({ contact }) => contact?.position },
          { title: 'Điện thoại', type: 'text', width: 16, value: ({ contact }) => contact?.phone },
        ] satisfies Sheet<RolloutRow>['columns'])
      : []),
  ],
  rows,
});
