/** Sentences at the top of the page: why it asks for sign-in, that this browser keeps nothing. */
import { storage } from '../keep.ts';
import { Card } from '../parts.tsx';
import { state } from '../state.ts';
import { _ } from '../words.ts';

export const Notices = () => (
  <div role="status">
    {state.notice && <Card class="notice">{state.notice}</Card>}
    {!storage.works && (
      <Card class="notice">
        {_`Trình duyệt này không lưu được bản nháp (bộ nhớ đầy hoặc bị chặn): đừng đóng trang trước khi gửi xong.`}
      </Card>
    )}
  </div>
);
