/** Calling a school, its contact and its links, in Vietnamese. */
import type { CallOutcome } from '../../../functions/declarations/follow-up.ts';
import { callNames } from '../../../functions/oversight/words.vi.ts';

export const callingVi = {
  outcomes: callNames as Record<CallOutcome, string>,
  outcomeOf: (school: string) => `Kết quả cuộc gọi: ${school}`,
  last: (outcome: string, by: string, when: string) => `${outcome} · ${by} gọi ${when}`,
  noted: (outcome: string, time: string) => `Đã ghi lúc ${time}: ${outcome}`,
  editContact: 'Sửa liên hệ',
  addContact: 'Thêm liên hệ',
  declareFor: 'Khai thay qua điện thoại',
  declareForSchool: (school: string) => `Khai thay qua điện thoại: ${school}`,

  otherTitle: (school: string) => `Lý do khác – ${school}`,
  note: 'Nội dung cuộc gọi',
  noteHint: 'Ví dụ: mất điện đến 17:00; hiệu trưởng đi công tác. Không ghi tên học sinh, số điện thoại.',
  notName: 'Không phải tên học sinh hoặc người nhà',
  noteIt: 'Ghi kết quả',

  contactOf: (school: string) => `Liên hệ – ${school}`,
  name: 'Họ và tên',
  position: 'Chức vụ',
  phone: 'Điện thoại',
  phoneHint: 'Ví dụ: 0912 345 678 hoặc 0297 3846 123',
  email: 'Thư điện tử',
  emailHint: 'Để cán bộ viết thư. Thư nhắc vẫn gửi đến địa chỉ trong tài khoản của trường.',
  save: 'Lưu liên hệ',
  theirs: (by: string, at: string) => `${by} vừa sửa lúc ${at}:`,
  newer: 'Bản hiện nay:',
  takeTheirs: 'Dùng bản đó',
  saveMine: 'Vẫn lưu bản của tôi',
  linksEnded:
    'Đã lưu. Địa chỉ thư cũ từng nhận liên kết khai báo, nên các liên kết đã gửi của trường không dùng được nữa; thư nhắc sau mang liên kết mới.',
  understood: 'Đóng',

  calls: 'Các cuộc gọi',
  noCalls: 'Chưa ghi cuộc gọi nào trong kỳ này.',
  takenBack: 'đã hoàn tác',
  revoke: 'Thu hồi liên kết đã gửi',
  revokeTitle: 'Thu hồi liên kết khai báo?',
  revokeText:
    'Mọi liên kết khai báo đã gửi cho trường sẽ không mở được nữa. Trường vẫn đăng nhập được, và thư nhắc hoặc thư đôn đốc sau mang liên kết mới. Dùng khi thư gửi nhầm người hoặc người phụ trách đã thôi việc.',
  revokeIt: 'Thu hồi',
  revokedAt: (time: string) => `Đã thu hồi liên kết lúc ${time}.`,
};
