/**
 * The one catalogue of errors that leave the system, as RFC 9457 problems with a Vietnamese and an English sentence.
 * 5xx causes never leave: they are logged under the request's id.
 */

export const PROBLEMS = {
  'malformed-json': [400, 'Nội dung gửi lên không phải JSON hợp lệ.', 'The body is not valid JSON.'],
  'bad-request': [
    400,
    'Yêu cầu không đúng: hãy kiểm tra các mục được nêu.',
    'The request is not valid: check the fields named.',
  ],
  'signed-out': [
    401,
    'Phiên làm việc đã hết hoặc liên kết không còn hiệu lực. Vui lòng đăng nhập lại.',
    'Your session or link is no longer valid. Please sign in again.',
  ],
  'wrong-code': [
    401,
    'Mã hoặc liên kết đăng nhập không đúng hay đã hết hạn. Vui lòng yêu cầu mã mới.',
    'The code or link is wrong or has expired. Please ask for a new one.',
  ],
  forbidden: [
    403,
    'Tài khoản hoặc liên kết này không được phép xem hay khai báo cho đơn vị đó.',
    'This account or link may not see or declare for that unit.',
  ],
  'wrong-origin': [
    403,
    'Yêu cầu không đến từ trang của hệ thống.',
    'The request does not come from this system’s own pages.',
  ],
  'not-through-front': [
    403,
    'Vui lòng dùng địa chỉ chính thức của hệ thống.',
    'Please use the system’s official address.',
  ],
  'unknown-route': [404, 'Không có địa chỉ này.', 'There is no such address.'],
  'unknown-round': [404, 'Không có kỳ khai báo này.', 'There is no such round.'],
  'unknown-school': [404, 'Không có trường này.', 'There is no such school.'],
  'unknown-alert': [404, 'Không có cảnh báo này.', 'There is no such alert.'],
  'unknown-import': [404, 'Không có lần nhập tệp này.', 'There is no such import.'],
  'unknown-account': [404, 'Không có tài khoản này.', 'There is no such account.'],
  'unknown-directive': [
    404,
    'Không có văn bản này, hoặc văn bản không dành cho trường hay đơn vị này.',
    'There is no such letter, or it is not for this school or unit.',
  ],
  'unknown-unit': [404, 'Không có đơn vị này.', 'There is no such unit.'],
  'round-cancelled': [
    410,
    'Khai báo đột xuất này đã được huỷ: nhà trường không phải khai báo nữa.',
    'This requested declaration was cancelled: schools need not declare any more.',
  ],
  'round-over': [
    409,
    'Kỳ khai báo này đã đóng hoặc đã huỷ: không đôn đốc được nữa.',
    'This round is closed or cancelled: schools can no longer be nudged.',
  ],
  'not-cancellable': [
    409,
    'Không huỷ được: chỉ huỷ được khai báo đột xuất còn mở mà chưa trường nào khai báo.',
    'This cannot be cancelled: only a requested declaration that is open and to which no school has declared can be.',
  ],
  'stale-revision': [
    409,
    'Đã có bản khai báo mới hơn. Hãy xem bản đó rồi quyết định có sửa tiếp hay không.',
    'A newer declaration exists. Look at it, then decide whether to correct it.',
  ],
  'submission-reused': [
    409,
    'Mã lần gửi này đã dùng cho một nội dung khác.',
    'This submission was already used for different content.',
  ],
  'too-many-revisions': [
    409,
    'Bản khai báo này đã sửa 20 lần. Hãy gọi đơn vị quản lý trường nếu cần sửa thêm.',
    'This declaration has been corrected 20 times. Please call the education office.',
  ],
  'supplement-replaced': [
    409,
    'Trường vừa gửi bản bổ sung khác. Hãy xem bản mới rồi quyết định.',
    'The school has just sent another supplement. Look at it, then decide.',
  ],
  'supplement-decided': [
    409,
    'Người khác vừa quyết định về bản bổ sung này. Hãy tải lại danh sách.',
    'Somebody has just decided about this supplement. Load the list again.',
  ],
  'not-tardy': [
    409,
    'Trường đã khai báo đúng hạn hoặc chưa quá hạn, nên không có gì để bỏ qua.',
    'The school declared in time or is not yet late: there is nothing to excuse.',
  ],
  'changed-meanwhile': [
    409,
    'Người khác vừa thay đổi mục này. Hãy xem bản mới rồi làm lại; điều bạn đã nhập vẫn còn trên trang.',
    'Somebody has just changed this. Look at what stands now, then do it again; what you entered is still on the page.',
  ],
  'reminded-today': [
    409,
    'Hôm nay đã nhắc các trường này. Có thể nhắc lại vào ngày mai.',
    'These schools have been reminded today. They can be reminded again tomorrow.',
  ],
  'nobody-to-remind': [
    409,
    'Không có trường nào để nhắc: đã xác nhận, đã nhắc hôm nay hoặc không gửi được thư.',
    'There is no school to remind: all have acknowledged, were reminded today or cannot be reached.',
  ],
  'nothing-declared': [
    409,
    'Kỳ này trường chưa khai báo nên chưa có biên nhận.',
    'The school has declared nothing in this round, so there is no receipt.',
  ],
  'no-mailbox': [
    409,
    'Không gửi được thư đến địa chỉ của tài khoản này. Hãy in biên nhận, và báo đơn vị quản lý trường sửa địa chỉ.',
    'No mail reaches this account’s address. Please print the receipt, and ask the education office to correct the address.',
  ],
  'already-taken': [409, 'Đã có người tiếp nhận cảnh báo này.', 'Somebody has taken this alert already.'],
  'undo-too-late': [
    409,
    'Chỉ hoàn tác được trong 30 phút sau khi tiếp nhận.',
    'This can be taken back for 30 minutes only.',
  ],
  'contact-changed': [
    409,
    'Liên hệ của trường vừa được người khác sửa. Hãy xem bản mới rồi quyết định.',
    'Somebody else has just changed this school’s contact. Look at theirs, then decide.',
  ],
  'call-stands': [
    409,
    'Chỉ hoàn tác được cuộc gọi mới nhất do chính mình ghi, trong vòng 30 phút.',
    'Only one’s own newest call can be taken back, within 30 minutes.',
  ],
  'code-taken': [409, 'Mã này đã được dùng.', 'This code is already in use.'],
  'import-running': [
    409,
    'Đang áp dụng một tệp khác. Vui lòng chờ đến khi xong.',
    'Another file is being applied. Please wait until it is done.',
  ],
  'import-expired': [
    409,
    'Kết quả kiểm tra tệp này đã quá cũ. Hãy chọn lại tệp để kiểm tra lại.',
    'This file was checked too long ago. Choose it again to have it checked.',
  ],
  'too-large': [413, 'Nội dung gửi lên quá lớn.', 'The body is too large.'],
  'wrong-content-type': [
    415,
    'Nội dung gửi lên không thuộc dạng mà địa chỉ này nhận.',
    'The body is of a type that this address does not take.',
  ],
  'rule-broken': [422, 'Bản khai báo có chỗ cần sửa.', 'The declaration has something to correct.'],
  'fields-broken': [
    422,
    'Có mục cần sửa trước khi gửi.',
    'Some fields need correcting before this can be sent.',
  ],
  'too-many-requests': [
    429,
    'Có quá nhiều yêu cầu. Vui lòng chờ rồi thử lại.',
    'Too many requests. Please wait and try again.',
  ],
  internal: [
    500,
    'Hệ thống gặp lỗi. Điều bạn đã nhập không mất; vui lòng thử lại sau ít phút.',
    'Something went wrong on our side. Please try again in a few minutes.',
  ],
  busy: [
    503,
    'Hệ thống đang bận. Vui lòng thử lại sau ít phút.',
    'The system is busy. Please try again in a few minutes.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one field, in both languages: the details of `fields-broken`. */
export interface FieldProblem {
  /** As the body names it: `contact.phone`, `questions.1.text`; empty for the whole. */
  path: string;
  code: string;
  vi: string;
  en: string;
}

/** Thrown where work stops for a reason the caller may know. `details` become members of the problem's body. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;
  constructor(code: ProblemCode, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** The body of a problem, media type `application/problem+json`. */
export function problemBody(code: ProblemCode, details: Record<string, unknown> = {}) {
  const [status, title, titleEn] = PROBLEMS[code];
  return { type: `urn:an-toan-truong-hoc:problem:${code}`, title, titleEn, status, code, ...details };
}
