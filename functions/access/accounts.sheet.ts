/** Accounts as a sheet. Addresses and phones stand in it where the list shows them. */
import type { Sheet } from '../exports/sheet.ts';
import type { Role } from './access.ts';
import type { AccountRow, AccountState } from './accounts.ts';

export const roleNames: Record<Role, string> = {
  declarer: 'Khai báo',
  officer: 'Cán bộ phụ trách',
  administrator: 'Quản trị',
  observer: 'Theo dõi',
  responder: 'Y tế',
};
const STATES: Record<AccountState, string> = {
  never: 'Chưa đăng nhập',
  active: 'Đang dùng',
  disabled: 'Đã khóa',
  moving: 'Đang đổi địa chỉ',
};
const ADDRESSES: Record<AccountRow['address'], string | undefined> = {
  working: undefined,
  bounced: 'Thư bị trả lại',
  complained: 'Bị báo là thư rác',
  none: 'Không có hộp thư',
};

const joined = (parts: readonly string[]): string => [...new Set(parts)].join('; ');

export const accountsSheet = (unitName: string, rows: readonly AccountRow[]): Sheet<AccountRow> => ({
  name: 'Tài khoản',
  file: 'tai-khoan',
  title: `Tài khoản ${unitName}`,
  columns: [
    { title: 'Họ và tên', width: 28, type: 'text', value: ({ name }) => name },
    { title: 'Chức vụ', width: 20, type: 'text', value: ({ position }) => position },
    { title: 'Thư điện tử', width: 32, type: 'text', value: ({ email }) => email },
    { title: 'Điện thoại', width: 16, type: 'text', value: ({ phone }) => phone },
    {
      title: 'Vai trò',
      width: 20,
      type: 'text',
      value: ({ scopes }) => joined(scopes.map(({ role }) => roleNames[role])),
    },
    {
      title: 'Trường, đơn vị',
      width: 40,
      type: 'text',
      value: ({ scopes }) => joined(scopes.map(({ name }) => name)),
    },
    {
      title: 'Thuộc đơn vị',
      width: 24,
      type: 'text',
      value: ({ scopes }) => joined(scopes.flatMap(({ unit }) => unit ?? [])),
    },
    { title: 'Tình trạng', width: 18, type: 'text', value: ({ state }) => STATES[state] },
    { title: 'Hộp thư', width: 18, type: 'text', value: ({ address }) => ADDRESSES[address] },
    { title: 'Mời lúc', width: 17, type: 'instant', value: ({ invitedAt }) => invitedAt },
    { title: 'Kích hoạt lúc', width: 17, type: 'instant', value: ({ activatedAt }) => activatedAt },
    { title: 'Đăng nhập gần nhất', width: 17, type: 'instant', value: ({ lastSignInAt }) => lastSignInAt },
  ],
  rows,
});
