/** Changes of the settings as a sheet: one line per part that was changed. */
import type { Holiday, Hours, Instant } from '../calendar/cadence.ts';
import type { Sheet } from '../exports/sheet.ts';
import type { SettingsEvent, SettingsParts } from '../platform/settings.ts';
import { SETTINGS_PARTS, type SettingsPart } from './settings.ts';

const PART_NAMES: Record<SettingsPart, string> = {
  weekdays: 'Ngày khai báo',
  hours: 'Giờ trong ngày',
  onHoliday: 'Khi trùng ngày nghỉ',
  holidays: 'Ngày nghỉ',
  criteria: 'Bộ tiêu chí',
  rollOutBy: 'Hạn triển khai (trước ngày)',
  publication: 'Công bố',
};
const DAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const ON_HOLIDAY = {
  'stay-open': 'kỳ trước mở tiếp',
  'next-working-day': 'chuyển sang ngày làm việc kế tiếp',
};

const civil = (date: string): string => date.split('-').reverse().join('/');
const holidayText = ({ from, to, name }: Holiday): string =>
  from === to ? `${name} (${civil(from)})` : `${name} (${civil(from)}–${civil(to)})`;
const hoursText = ({ opens, reminder, nudge, callList, due, digest }: Hours): string =>
  `mở ${opens}, nhắc ${reminder}, đôn đốc ${nudge}, danh sách gọi ${callList}, hạn ${due}, tổng hợp ${digest}`;

const SAID: { [K in SettingsPart]: (value: NonNullable<SettingsParts[K]>) => string } = {
  weekdays: (days) => days.map((day) => DAYS[day]).join(', '),
  hours: hoursText,
  onHoliday: (how) => ON_HOLIDAY[how],
  holidays: (all) => all.map(holidayText).join('; '),
  criteria: ({ set, confirmed, texts }) =>
    [set, confirmed ? 'đã xác nhận' : 'chưa xác nhận', ...(texts ? ['có sửa câu chữ'] : [])].join(', '),
  rollOutBy: civil,
  publication: ({ situation, schools }) =>
    `${situation ? 'có' : 'không'} công bố theo đơn vị, ${schools ? 'có' : 'không'} tra cứu trường`,
};

function said<K extends SettingsPart>(part: K, parts: SettingsParts): string {
  const value = parts[part];
  return value === undefined || value === null ? 'không có' : SAID[part](value);
}

interface Line {
  revision: number;
  at: Instant;
  by: string;
  part: SettingsPart;
  before: string;
  after: string;
}

const linesOf = ({ revision, at, name, before, after }: SettingsEvent): Line[] =>
  SETTINGS_PARTS.filter((part) => part in before || part in after).map((part) => ({
    revision,
    at,
    by: name,
    part,
    before: said(part, before),
    after: said(part, after),
  }));

export const settingsSheet = (events: readonly SettingsEvent[]): Sheet<Line> => ({
  name: 'Thay đổi thiết lập',
  file: 'thay-doi-thiet-lap',
  columns: [
    { title: 'Lần', width: 8, type: 'number', value: ({ revision }) => revision },
    { title: 'Lúc', type: 'instant', value: ({ at }) => at },
    { title: 'Người thay đổi', width: 24, type: 'text', value: ({ by }) => by },
    { title: 'Mục', width: 24, type: 'text', value: ({ part }) => PART_NAMES[part] },
    { title: 'Trước', width: 40, type: 'text', value: ({ before }) => before },
    { title: 'Sau', width: 40, type: 'text', value: ({ after }) => after },
  ],
  rows: events.flatMap(linesOf),
});
