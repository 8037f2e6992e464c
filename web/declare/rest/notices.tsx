/** Sentences at the top of the page: why it asks for sign-in, that this browser keeps nothing. */
import { missing } from '../actions.ts';
import { storage } from '../keep.ts';
import { Card } from '../parts.tsx';
import { change, state } from '../state.ts';
import { _ } from '../words.ts';

/** Only who declares for a school that is on the phone needs this file. */
if (early.behalf)
  import('../behalf/behalf.tsx').then(
    (behalf) => change({ behalf }),
    () => missing(true),
  );

export const Notices = () => (
  <>
    {state.behalf && <state.behalf.OnBehalf />}
    <Told />
  </>
);

const Told = () => (
  <div role="status">
    {state.notice && (
      <Card class="notice" id="notice">
        {state.notice}
      </Card>
    )}
    {!storage.works && (
      <Card class="notice">
        {_`Trình duyệt này không lưu được bản nháp (bộ nhớ đầy hoặc bị chặn): đừng đóng trang trước khi gửi xong.`}
      </Card>
    )}
  </div>
);
