/** Words of the roll-out, in Vietnamese. */
import { rolloutStageNames } from '../../../functions/oversight/words.vi.ts';

export const rolloutVi = {
  head: (done: string, schools: string) => `${done} trong ${schools} trường đã hoàn thành triển khai`,
  complete: (schools: string, day: string) => `Cả ${schools} trường đã hoàn thành triển khai, từ ${day}`,
  before: (day: string) => `Hạn: trước ${day}.`,
  daysLeft: (days: string) => `Còn ${days} ngày.`,
  daysPast: (days: string) => `Đã quá hạn ${days} ngày.`,
  inTime: (ratio: string) => `${ratio} trường hoàn thành trước hạn.`,
  steps: {
    accounts: 'Đã cấp tài khoản',
    activated: 'Đã kích hoạt',
    declared: 'Đã khai báo lần đầu',
  },
  done: 'Hoàn thành',
  units: 'Xếp theo đơn vị',
  unit: 'Đơn vị',
  missing: 'Trường còn thiếu',
  filters: 'Lọc trường còn thiếu',
  lacks: 'Còn thiếu',
  anything: 'Bất kỳ bước nào',
  stages: rolloutStageNames,
  invited: (day: string) => `gửi thư cấp tài khoản ${day}`,
};
export type RolloutWords = typeof rolloutVi;
