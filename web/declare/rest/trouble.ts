/** What stood in the way, in a sentence: the server's own where it sent one. */
import type { Trouble } from '../api.ts';
import { _, inEnglish } from '../words.ts';

export function sentenceOf({ status, body }: Trouble): string {
  if (body?.title) {
    const title = inEnglish() ? body.titleEn : body.title;
    // Who asks for help says this; the operator finds the request by it.
    if (status >= 500 && body.requestId) return `${title} (${body.requestId})`;
    return body.retryAfter ? `${title} ${_`Thử lại sau ${Math.ceil(body.retryAfter / 60)} phút.`}` : title;
  }
  if (status === 0) return _`Không có mạng hoặc mạng quá yếu.`;
  if (status === 1)
    return _`Mạng Wi-Fi này chưa cho truy cập: hãy mở trang đăng nhập của mạng đó, hoặc dùng mạng khác.`;
  if (status === 401) return _`Phiên làm việc hoặc liên kết đã hết hiệu lực.`;
  if (status === 403) return _`Tài khoản hoặc liên kết này không được khai báo cho trường này.`;
  if (status === 404) return _`Không tìm thấy kỳ khai báo hoặc trường này.`;
  if (status === 413) return _`Nội dung quá dài: hãy rút gọn ghi chú hoặc bớt lớp.`;
  if (status === 415) return _`Trang này đã cũ: hãy tải lại trang rồi gửi tiếp.`;
  if (status === 429) return _`Có quá nhiều yêu cầu. Vui lòng chờ ít phút rồi thử lại.`;
  if (status < 500) return _`Hệ thống không nhận yêu cầu này (mã ${status}).`;
  return _`Hệ thống đang bận (mã ${status}). Vui lòng thử lại sau ít phút.`;
}
