/** The school's past rounds, newest first. */
import type { HistoryAnswer } from '../../../functions/declarations/mine.ts';
import type { Trouble } from '../api.ts';
import { Button, Card } from '../parts.tsx';
import { call } from '../rest/call.ts';
import { Safety } from '../rest/figures.tsx';
import { go } from '../rest/moves.ts';
import { fullDay } from '../rest/texts.ts';
import { sentenceOf } from '../rest/trouble.ts';
import { change, state } from '../state.ts';
import { _, moment, num } from '../words.ts';

let past: HistoryAnswer | undefined;
let trouble: Trouble | undefined;

/** The school's rounds, newest first; `cursor` goes on from the last ones shown. */
async function read(cursor?: string): Promise<void> {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const answer = await call<HistoryAnswer>(
    'GET',
    `schools/${encodeURIComponent(state.school ?? '')}/history${query}`,
  );
  trouble = answer.ok ? undefined : answer.trouble;
  if (answer.ok)
    past = cursor && past ? { ...answer.body, rounds: [...past.rounds, ...answer.body.rounds] } : answer.body;
  change({});
}

export const openHistory = (): void => {
  past = undefined;
  go('history');
  void read();
};

const outcome = ({ state: is }: HistoryAnswer['rounds'][number]): string =>
  ({
    declared: _`đúng hạn`,
    'declared-late': _`trễ hạn`,
    silent: _`chưa khai báo`,
    awaiting: _`chưa khai báo`,
    missed: _`không khai báo`,
    supplemented: _`bản bổ sung`,
    'not-required': _`không phải khai báo`,
  })[is];

export const History = () => (
  <>
    <h2 class="title">{_`Các kỳ đã qua`}</h2>
    {!state.mine?.duties.some(({ round }) => round.criteria.confirmed) && (
      <p class="where">{_`Mức độ an toàn: tiêu chí chưa được xác nhận.`}</p>
    )}
    {trouble && (
      <div class="card alert" role="alert">
        <p>{sentenceOf(trouble)}</p>
        <Button go={() => read()}>{_`Thử lại`}</Button>
      </div>
    )}
    {!past && !trouble && <p role="status">{_`Đang tải…`}</p>}
    {past?.rounds.map((one) => (
      <Card key={one.round.id} class="past">
        <h3>{one.round.kind === 'requested' ? one.round.title : fullDay(one.round.dueAt)}</h3>
        <b class={one.state}>{outcome(one)}</b>
        <p>
          {one.learners && _`Vắng ${num(one.learners.absent)}/${num(one.learners.total)} `}
          {one.newConfirmed !== undefined && _`· ${num(one.newConfirmed)} ca mới `}
          {one.lastAt && _`· nhận lúc ${moment(one.lastAt)}`}
          {one.revision > 1 && _` · đã sửa ${one.revision - 1} lần`}
        </p>
        {one.safety && <Safety level={one.safety} confirmed />}
      </Card>
    ))}
    {past?.rounds.length === 0 && <Card>{_`Chưa có kỳ nào.`}</Card>}
    {past?.cursor && <Button class="plain" go={() => read(past?.cursor)}>{_`Xem thêm`}</Button>}
    <Button class="plain" go={() => history.back()}>{_`Quay lại`}</Button>
  </>
);
