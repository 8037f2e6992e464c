/** The columns of a register's spreadsheet, known by Vietnamese or English names, in any order, with or without diacritics. */
import { folded } from './folded.ts';

export const COLUMNS = [
  'id',
  'name',
  'level',
  'unit',
  'area',
  'from',
  'until',
  'successor',
  'contactName',
  'contactPosition',
  'contactPhone',
  'contactEmail',
  'declarer',
  'email',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** The heading that templates and exports carry. */
export const HEADINGS: Record<ColumnName, { vi: string; en: string }> = {
  id: { vi: 'Mã trường', en: 'School code' },
  name: { vi: 'Tên trường', en: 'School name' },
  level: { vi: 'Cấp học', en: 'Level' },
  unit: { vi: 'Đơn vị quản lý', en: 'Management unit' },
  area: { vi: 'Địa bàn', en: 'Area' },
  from: { vi: 'Hoạt động từ ngày', en: 'Open from' },
  until: { vi: 'Ngừng từ ngày', en: 'Closed from' },
  successor: { vi: 'Sáp nhập vào', en: 'Merged into' },
  contactName: { vi: 'Người liên hệ', en: 'Contact' },
  contactPosition: { vi: 'Chức vụ', en: 'Position' },
  contactPhone: { vi: 'Điện thoại', en: 'Phone' },
  contactEmail: { vi: 'Thư điện tử liên hệ', en: 'Contact e-mail' },
  declarer: { vi: 'Người khai báo', en: 'Declarer' },
  email: { vi: 'Thư điện tử người khai báo', en: 'Declarer e-mail' },
};

/** What people write instead, folded and without punctuation. */
const OTHERS: Record<ColumnName, readonly string[]> = {
  id: ['ma', 'ma truong hoc', 'ma dinh danh', 'ma co so', 'ma co so giao duc', 'id', 'code', 'register code'],
  name: ['ten', 'truong', 'ten co so giao duc', 'co so giao duc', 'ten don vi truong', 'name', 'school'],
  level: ['cap', 'bac hoc', 'loai hinh', 'loai truong', 'school level'],
  unit: [
    'don vi',
    'phong gddt',
    'phong giao duc',
    'don vi chu quan',
    'co quan quan ly',
    'unit',
    'managed by',
  ],
  area: [
    'dia ban huyen',
    'huyen',
    'dia ban xa',
    'xa',
    'xa phuong',
    'xa phuong dac khu',
    'thuoc dia ban',
    'district',
    'commune',
  ],
  from: ['tu ngay', 'ngay bat dau', 'ngay thanh lap', 'from', 'start'],
  until: ['ngung hoat dong tu ngay', 'ngay ngung', 'ngay giai the', 'until', 'closed'],
  successor: ['sap nhap vao truong', 'truong sap nhap', 'successor'],
  contactName: ['nguoi lien lac', 'hieu truong', 'contact name', 'contact person'],
  contactPosition: ['chuc danh', 'contact position'],
  contactPhone: ['so dien thoai', 'dien thoai lien he', 'sdt', 'dt', 'contact phone', 'telephone'],
  contactEmail: ['email lien he', 'e mail lien he', 'contact email'],
  declarer: ['ho ten nguoi khai bao', 'ten nguoi khai bao', 'declarer name'],
  email: [
    'email nguoi khai bao',
    'e mail nguoi khai bao',
    'thu dien tu',
    'email',
    'e mail',
    'tai khoan',
    'declarer email',
    'account',
  ],
};

/** A heading as it is compared: "Mã  trường (*)" is `ma truong`. */
const plain = (heading: string): string =>
  folded(heading)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const BY_HEADING: ReadonlyMap<string, ColumnName> = new Map(
  COLUMNS.flatMap((name) =>
    [HEADINGS[name].vi, HEADINGS[name].en, name, ...OTHERS[name]].map((said) => [plain(said), name] as const),
  ),
);

/** Which column a heading names; undefined for one that is none of ours. */
export const columnOf = (heading: string): ColumnName | undefined => BY_HEADING.get(plain(heading));
