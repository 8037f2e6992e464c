/** Names of states, levels and kinds; failures; signing in, in Vietnamese. */
import {
  caseNames,
  levelNames,
  measureNames,
  needNames,
  operationNames,
  safetyNames,
} from '../../../functions/declarations/texts.vi.ts';
import { shortLevelNames, shortSafetyNames, stateNames } from '../../../functions/oversight/words.vi.ts';

export const commonVi = {
  // Names
  states: stateNames,
  safety: safetyNames,
  safetyShort: shortSafetyNames,
  levels: shortLevelNames,
  levelsLong: levelNames,
  operations: operationNames,
  needs: needNames,
  measures: measureNames,
  caseKinds: caseNames,

  // Failures
  tryAgain: 'Thử lại',
  newer: 'Trang này đã có bản mới. Khi làm xong việc đang dở, anh/chị hãy tải lại trang.',
  reload: 'Tải lại',
  asking: 'Đang thử lại…',
  backToOwn: 'Về đơn vị của tôi',
  whomToAsk: (office: string) =>
    `Nếu đơn vị này thuộc phần việc của anh/chị, hãy đề nghị quản trị hệ thống tại ${office} mở quyền.`,
  retryAfter: (seconds: string) => `Có thể thử lại sau ${seconds} giây.`,
  failures: {
    forbidden: { title: 'Không xem được đơn vị này', text: 'Tài khoản này không được phép xem đơn vị đó.' },
    missing: { title: 'Không tìm thấy', text: 'Không có kỳ, đơn vị hoặc trường này.' },
    'too-many': { title: 'Quá nhiều yêu cầu', text: 'Vui lòng chờ một lát rồi thử lại.' },
    refused: { title: 'Yêu cầu chưa đúng', text: 'Địa chỉ này có phần không hợp lệ.' },
    broken: { title: 'Hệ thống gặp lỗi', text: 'Vui lòng thử lại sau ít phút.' },
    network: { title: 'Mất kết nối', text: 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.' },
  },

  // Signing in
  signIn: {
    title: 'Đăng nhập',
    lead: 'Dành cho cán bộ giáo dục, ủy ban nhân dân và y tế.',
    again: 'Phiên làm việc đã hết. Đăng nhập lại để xem tiếp trang đang mở.',
    email: 'Thư điện tử',
    send: 'Gửi mã đăng nhập',
    sending: 'Đang gửi…',
    sent: (email: string) =>
      `Nếu ${email} có tài khoản, một thư có liên kết và mã 8 chữ số vừa được gửi đến.`,
    code: 'Mã 8 chữ số',
    enter: 'Đăng nhập',
    entering: 'Đang đăng nhập…',
    otherEmail: 'Dùng địa chỉ khác',
    byLink: 'Liên kết trong thư đã mở được. Bấm nút để đăng nhập.',
    school: 'Trường khai báo tại đây',
    needEmail: 'Vui lòng nhập địa chỉ thư điện tử.',
    needCode: 'Mã gồm 8 chữ số trong thư.',
  },
};
