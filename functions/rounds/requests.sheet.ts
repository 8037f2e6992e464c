/** Requested declarations as a sheet: one line per request, with how far it is. */
import type { Column, Sheet } from '../exports/sheet.ts';
import type { UnitRef } from '../oversight/overview.ts';
import { shortLevelNames } from '../oversight/words.vi.ts';
import type { RequestRow, RequestState } from './requests.ts';

const STATES: Record<RequestState, string> = {
  opening: 'Đang mở',
  open: 'Đang mở',
  closed: 'Đã đóng',
  cancelled: 'Đã hủy',
};
type RequestColumn = Column<RequestRow>;
const text = (title: string, width: number, value: RequestColumn['value']): RequestColumn => ({
  title,
  width,
  type: 'text',
  value,
});
const moment = (title: string, value: RequestColumn['value']): RequestColumn => ({
  title,
  type: 'instant',
  value,
});
const number = (title: string, value: RequestColumn['value']): RequestColumn => ({
  title,
  width: 12,
  type: 'number',
  value,
});

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export const requestsSheet = (unit: UnitRef, rows: readonly RequestRow[]): Sheet<RequestRow> => ({
  name: 'Khai báo đột xuất',
  file: `khai-bao-dot-xuat-${lastCode(unit.path)}`,
  title: `Khai báo đột xuất - ${unit.name}`,
  columns: [
    text('Tiêu đề', 34, ({ title }) => title),
    text('Lý do', 40, ({ reason }) => reason),
    text('Cơ quan yêu cầu', 28, ({ authority }) => authority),
    text('Số văn bản', 18, ({ letter }) => letter),
    text('Đơn vị được yêu cầu', 26, (row) => row.unit.name),
    text(
      'Cấp học',
      22,
      ({ stages }) => stages?.map((stage) => shortLevelNames[stage]).join(', ') ?? 'Tất cả',
    ),
    text('Câu hỏi thêm', 40, ({ questions }) => questions.map((question) => question.text).join('; ')),
    text('Người yêu cầu', 22, ({ by }) => by),
    moment('Yêu cầu lúc', ({ requestedAt }) => requestedAt),
    moment('Hạn', ({ dueAt }) => dueAt),
    text('Tình trạng', 12, ({ state }) => STATES[state]),
    moment('Hủy lúc', ({ cancelled }) => cancelled?.at),
    number('Số trường được yêu cầu', ({ asked }) => asked),
    number('Phải khai báo', ({ progress }) => progress?.expected),
    number('Đã khai báo', ({ progress }) => progress?.declared),
    number('Đúng hạn', ({ progress }) => progress?.onTime),
  ],
  rows,
});
