/** The log of mails and the schools no mail reaches, as sheets. */
import { levelNames } from '../declarations/texts.vi.ts';
import type { Sheet } from '../exports/sheet.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { MailRow, UnreachableRow } from './log.ts';
import { mailStateNames, purposeNames, unreachableNames, whyText } from './words.vi.ts';

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const capital = (text: string | undefined) => text && text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

export const mailsSheet = (
  unit: UnitRef,
  about: readonly string[],
  rows: readonly MailRow[],
): Sheet<MailRow> => ({
  name: 'Nhật ký thư',
  file: `nhat-ky-thu-${lastCode(unit.path)}-${about.length === 1 ? about[0] : 'gan-day'}`,
  title: `Nhật ký thư - ${unit.name} - ${about.join(', ')}`,
  columns: [
    { title: 'Kỳ hoặc tháng', type: 'text', width: 16, value: ({ about: of }) => of },
    { title: 'Loại thư', type: 'text', width: 20, value: ({ purpose }) => purposeNames[purpose] },
    { title: 'Trường hoặc đơn vị', type: 'text', width: 36, value: ({ name }) => name },
    { title: 'Mã trường', type: 'text', width: 18, value: ({ school }) => school },
    { title: 'Người nhận', type: 'text', width: 32, value: ({ to }) => to },
    { title: 'Tình trạng', type: 'text', width: 18, value: ({ state }) => mailStateNames[state] },
    { title: 'Lý do', type: 'text', width: 40, value: ({ why }) => capital(whyText(why)) },
    { title: 'Tạo lúc', type: 'instant', value: ({ queuedAt }) => queuedAt },
    { title: 'Gửi lúc', type: 'instant', value: ({ sentAt }) => sentAt },
    { title: 'Số lần thử', type: 'number', value: ({ attempts }) => attempts },
  ],
  rows,
});

const addresses = ({ accounts }: UnreachableRow): string =>
  accounts.flatMap(({ email, address }) => (address === 'none' ? [] : [email])).join('; ');
const reasons = ({ accounts }: UnreachableRow): string | undefined =>
  capital(accounts.map(({ addressWhy, address }) => whyText(addressWhy ?? address)).join('; '));

export const unreachableSheet = (unit: UnitRef, rows: readonly UnreachableRow[]): Sheet<UnreachableRow> => ({
  name: 'Trường không gửi được thư',
  file: `khong-gui-duoc-thu-${lastCode(unit.path)}`,
  title: `Trường không gửi được thư - ${unit.name}`,
  columns: [
    { title: 'Mã trường', type: 'text', width: 18, value: ({ school }) => school.id },
    { title: 'Trường', type: 'text', width: 36, value: ({ school }) => school.name },
    { title: 'Cấp học', type: 'text', width: 22, value: ({ school }) => levelNames[school.level] },
    { title: 'Đơn vị quản lý', type: 'text', width: 24, value: ({ school }) => school.unitName },
    { title: 'Vì sao', type: 'text', width: 26, value: ({ why }) => unreachableNames[why] },
    { title: 'Địa chỉ', type: 'text', width: 36, value: addresses },
    { title: 'Lý do trả lại', type: 'text', width: 40, value: reasons },
    { title: 'Người liên hệ', type: 'text', width: 24, value: ({ contact }) => contact?.name },
    { title: 'Chức vụ', type: 'text', width: 18, value: ({ contact }) => contact?.position },
    { title: 'Điện thoại', type: 'text', width: 16, value: ({ contact }) => contact?.phone },
  ],
  rows,
});
