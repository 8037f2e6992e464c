/** What stands: states in words, receipts, nothing open, several schools, letters. */
import type { MyDuty } from '../../../functions/declarations/mine.ts';
import { choose, isOwed, quickDuty, withAccount } from '../actions.ts';
import { Button, Card } from '../parts.tsx';
import { duties, schoolInView, state } from '../state.ts';
import { _, day, moment, time } from '../words.ts';
import { begun } from './draft.ts';
import { begin, correct, isDeclared, isSpare, openForm, reportCases } from './moves.ts';
import { Receipt } from './receipt.tsx';
import { fullDay } from './texts.ts';

/** The state in words. */
export function stateText({ state: is, why }: MyDuty): string {
  if (is === 'declared') return _`Đã khai báo, đúng hạn`;
  if (is === 'declared-late') return _`Đã khai báo, trễ hạn`;
  if (is === 'supplemented') return _`Bản bổ sung đã được chấp nhận`;
  if (is === 'missed') return _`Không khai báo, kỳ đã đóng`;
  if (is !== 'not-required') return _`Chưa khai báo`;
  if (why.code === 'holiday') return _`Không phải khai báo: ${why.name}`;
  if (why.code === 'not-open') return _`Chưa đến giờ mở: ${moment(why.opensAt)}`;
  if ('until' in why && why.until) return _`Không phải khai báo: tạm dừng đến hết ${day(why.until)}`;
  return _`Không phải khai báo kỳ này`;
}

/** What can still be done, and until when. */
export function afterText({ state: is, round, supplement }: MyDuty): string {
  if (supplement?.state === 'waiting')
    return _`Bản bổ sung ${supplement.reference} đã nhận lúc ${moment(supplement.receivedAt)}, chờ cán bộ phụ trách chấp nhận.`;
  if (supplement?.state === 'declined')
    return supplement.reason
      ? _`Bản bổ sung ${supplement.reference} không được chấp nhận: ${supplement.reason}`
      : _`Bản bổ sung ${supplement.reference} không được chấp nhận.`;
  if (is === 'missed') return _`Gửi bây giờ sẽ được giữ làm bản bổ sung, chờ cán bộ phụ trách chấp nhận.`;
  if (is.startsWith('declared') && !round.closedAt)
    return _`Sửa được đến khi kỳ này đóng, ${moment(round.closesAt)}.`;
  return '';
}

export const OtherSchool = () => (
  <>
    {'· '}
    <Button class="link" go={() => choose(undefined)}>
      {_`Trường khác`}
    </Button>
  </>
);

const Schools = () => (
  <Card class="list">
    <h2>{_`Chọn trường`}</h2>
    {state.mine?.schools.map(({ id, name }) => (
      <button type="button" key={id} onClick={() => choose(id)}>
        <b>{name}</b>
        {state.mine?.duties
          .filter((duty) => duty.school === id)
          .map((duty) => (
            <small key={duty.round.id}>{`${day(duty.round.opensAt)}: ${stateText(duty)}`}</small>
          ))}
      </button>
    ))}
  </Card>
);

/** Signed in, but not as someone who declares. */
const Nobody = () => (
  <Card>
    <p>{_`Tài khoản này không khai báo cho trường nào.`}</p>
    <p>
      <a href="/quan-ly/">{_`Đến trang quản lý`}</a>
    </p>
    <Button
      class="plain"
      go={() => withAccount((account) => account.askSignIn())}
    >{_`Đăng nhập tài khoản khác`}</Button>
  </Card>
);

/** A reminder's link knows its own round alone: whether another is open, only the newest mail or an account tells. */
const OldLink = () => (
  <Card>
    <h2>{_`Liên kết này thuộc kỳ đã đóng`}</h2>
    <p>{_`Để khai báo kỳ hiện nay, hãy mở liên kết trong thư nhắc mới nhất, hoặc đăng nhập.`}</p>
    <Button class="plain" go={() => withAccount((account) => account.askSignIn())}>{_`Đăng nhập`}</Button>
  </Card>
);

/** Nothing is open: when the next round is. */
const Quiet = () => {
  const next = state.mine?.next;
  return (
    <Card>
      <h2>{_`Hiện không có kỳ khai báo nào đang mở`}</h2>
      {next && (
        <p>{_`Kỳ tiếp theo: ${fullDay(next.opensAt)}, mở lúc ${time(next.opensAt)}, hạn ${time(next.dueAt)}.`}</p>
      )}
    </Card>
  );
};

export const Standing = () => {
  if (!schoolInView()) return state.mine?.schools[0] ? <Schools /> : <Nobody />;
  const list = duties();
  const by = state.mine?.by;
  return (
    <>
      {list.every(({ round }) => round.closedAt) &&
        by !== 'officer' &&
        (by === 'link' ? <OldLink /> : <Quiet />)}
      {list.map((duty) => (
        <Receipt key={duty.round.id} duty={duty} is={stateText(duty)} />
      ))}
    </>
  );
};

/** What else can be done: go on with a draft, correct, declare though not required. */
export const Ways = () => {
  const list = duties();
  const { work } = state;
  const correctable = list.filter(isDeclared);
  const spare = list.filter(isSpare);
  const isLate = list.some(({ round }) => round.closedAt && work?.rounds.includes(round.id));
  const half = correctable.some((duty) => begun(duty));
  const owed = list.filter(isOwed).filter(({ round }) => !work?.rounds.includes(round.id));
  return (
    <>
      {work?.whole && (
        <Button go={() => openForm()}>
          {work.savedAt ? _`Tiếp tục bản nháp` : isLate ? _`Gửi bản bổ sung` : _`Khai báo`}
        </Button>
      )}
      {correctable.length > 0 && !work && (
        <Button class="plain" go={() => correct()}>
          {half ? _`Tiếp tục sửa` : _`Sửa bản khai báo`}
        </Button>
      )}
      {[...spare, ...(work ? [] : owed)].map((duty) => (
        <Button class="plain" key={duty.round.id} go={() => begin([duty])}>
          {_`Vẫn khai báo ${day(duty.round.opensAt)}`}
        </Button>
      ))}
      {!quickDuty() && (work || correctable.length + spare.length > 0) && (
        <Button class="urgent" go={reportCases}>
          {_`Báo ca mới ngay`}
        </Button>
      )}
    </>
  );
};
