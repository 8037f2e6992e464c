/** Names of mails, of what became of them and why, in Vietnamese: for screens and files. */
import type { UnreachableWhy } from './log.ts';
import type { MailState, Purpose } from './purposes.ts';

export const purposeNames: Record<Purpose, string> = {
  'sign-in': 'Thư đăng nhập',
  reminder: 'Thư nhắc',
  nudge: 'Thư đôn đốc',
  'call-list': 'Danh sách cần gọi',
  digest: 'Báo cáo tổng hợp',
  alert: 'Cảnh báo',
  invitation: 'Thư cấp tài khoản',
  notice: 'Yêu cầu khai báo đột xuất',
  cancellation: 'Báo huỷ khai báo đột xuất',
  directive: 'Văn bản chỉ đạo',
  'directive-reminder': 'Nhắc xác nhận văn bản',
  receipt: 'Biên nhận',
};

export const mailStateNames: Record<MailState, string> = {
  queued: 'Chờ gửi',
  sent: 'Đã gửi',
  delivered: 'Đã đến',
  bounced: 'Bị trả lại',
  complained: 'Bị báo thư rác',
  failed: 'Gửi hỏng',
  dropped: 'Không cần gửi nữa',
};

export const unreachableNames: Record<UnreachableWhy, string> = {
  bad: 'Địa chỉ không nhận được thư',
  mailless: 'Không có hộp thư, đăng nhập bằng mã in',
  none: 'Chưa được cấp tài khoản',
  disabled: 'Tài khoản đã khóa',
};

/** By the codes of SES and our own. */
export const whyNames: Readonly<Record<string, string>> = {
  // Bounces and complaints, by SES's subtype
  General: 'máy chủ nhận từ chối, thường do địa chỉ sai',
  NoEmail: 'địa chỉ không tồn tại',
  mailbox: 'hộp thư đã đầy hoặc bị khóa',
  Suppressed: 'địa chỉ nằm trong danh sách chặn của dịch vụ gửi thư',
  OnAccountSuppressionList: 'địa chỉ từng bị trả lại hoặc báo thư rác nên dịch vụ gửi thư chặn',
  permanent: 'máy chủ nhận từ chối hẳn',
  complaint: 'người nhận báo là thư rác',
  abuse: 'người nhận báo là thư rác',
  bounced: 'thư bị trả lại',
  complained: 'người nhận báo là thư rác',
  none: 'không có hộp thư',
  rejected: 'dịch vụ gửi thư từ chối nội dung',
  // Dropped when its turn came
  declared: 'trường đã khai báo',
  useless: 'đã quá giờ cần gửi',
  unreachable: 'địa chỉ không nhận được thư hoặc tài khoản đã khóa',
  unsubscribed: 'người nhận đã tắt báo cáo tổng hợp',
  'nobody-owes': 'không còn trường nào phải gọi',
  'not-declarer': 'người nhận không còn khai báo cho trường',
  acknowledged: 'trường đã xác nhận văn bản',
  withdrawn: 'văn bản đã thu hồi',
  'no-directive': 'văn bản hoặc trường không còn',
  'no-duty': 'trường không có trong kỳ khai báo',
  'no-account': 'tài khoản không còn hoặc đã khóa',
  'newer-invitation': 'đã có thư cấp tài khoản mới hơn',
  'no-round': 'kỳ khai báo không còn',
  cancelled: 'khai báo đột xuất đã huỷ',
  'not-cancelled': 'khai báo đột xuất không huỷ',
  'nudged-before': 'cán bộ vừa đôn đốc trường',
  'told-with-another': 'đã nhắc chung trong thư của kỳ khác',
  'nobody-asked': 'không có trường nào được yêu cầu',
};

/** Servers say it in numbers too (RFC 3463): 5.1.x the address, 5.2.x the mailbox. @returns the code we know it by */
export const knownWhy = (why: string): string =>
  /\b5\.1\.\d/.test(why) ? 'NoEmail' : /\b5\.2\.\d/.test(why) ? 'mailbox' : why;

/** @returns undefined where nothing is known of it */
export const whyText = (why: string | undefined): string | undefined =>
  why === undefined ? undefined : (whyNames[knownWhy(why)] ?? `mã lỗi ${why}`);
