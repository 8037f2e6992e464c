import { expect, it } from 'vitest';
import { csvOf } from '../../functions/exports/csv.ts';
import { requestsSheet } from '../../functions/rounds/requests.sheet.ts';
import type { RequestRow } from '../../functions/rounds/requests.ts';

const row: RequestRow = {
  id: '2021-03-03-x1',
  title: '=Rà soát',
  state: 'cancelled',
  unit: { path: 'kien-giang.phu-quoc', name: 'Thành phố Phú Quốc' },
  stages: ['preschool', 'primary'],
  reason: 'Có ca mắc trên địa bàn',
  authority: 'UBND thành phố',
  questions: [{ id: 'a', kind: 'number', text: 'Số khẩu trang?' }],
  requestedAt: '2021-03-03T01:00:00.000Z',
  by: 'Lê Thị Hương',
  dueAt: '2021-03-03T09:30:00.000Z',
  closesAt: '2021-03-07T23:00:00.000Z',
  cancelled: { at: '2021-03-03T02:00:00.000Z', by: 'Lê Thị Hương' },
  asked: 32,
  mayCancel: false,
};

it('says each request in one line, in the province’s time, and nothing a spreadsheet would run', () => {
  const unit = { path: 'kien-giang', name: 'Tỉnh Kiên Giang', kind: 'province' };
  const [, line] = csvOf(requestsSheet(unit, [row]), 'Asia/Ho_Chi_Minh').split('\r\n');
  expect(line).toBe(
    '\'=Rà soát,Có ca mắc trên địa bàn,UBND thành phố,,Thành phố Phú Quốc,"Mầm non, Tiểu học",Số khẩu trang?,Lê Thị Hương,2021-03-03 08:00,2021-03-03 16:30,Đã hủy,2021-03-03 09:00,32,,,',
  );
});
