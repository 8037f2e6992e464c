/** What was received: reference, time, safety level, and when the next one is due. */
import { newConfirmed } from '../../../functions/declarations/changes.ts';
import { SAFETY_SIGNS, type SafetyLevel } from '../../../functions/declarations/criteria.ts';
import type { MyDuty } from '../../../functions/declarations/mine.ts';
import { Card } from '../parts.tsx';
import { state } from '../state.ts';
import { _, day, moment, num, time } from '../words.ts';
import { fullDay, texts } from './texts.ts';

export const Safety = ({ level, confirmed }: { level: SafetyLevel; confirmed: boolean }) => (
  <span class={`safety ${level}`}>
    {`${SAFETY_SIGNS[level]} ${texts().safetyNames[level]}`}
    {!confirmed && level !== 'not-assessed' && <small>{_`(tiêu chí chưa được xác nhận)`}</small>}
  </span>
);

export const Receipt = ({ duty }: { duty: MyDuty }) => {
  const { current, round } = duty;
  const next = round.closedAt ? undefined : state.mine?.next;
  const { until } = current?.declaration.operation ?? {};
  const cases = current ? newConfirmed(current.declaration) : 0;
  return (
    current && (
      <Card class="receipt" id={`received-${round.id}`}>
        <h2>{_`Đã nhận bản khai báo`}</h2>
        <dl>
          <dt>{_`Mã số`}</dt>
          <dd>
            <b>{current.reference}</b>
          </dd>
          <dt>{_`Lúc`}</dt>
          <dd>{moment(current.receivedAt)}</dd>
          <dt>{_`Mức độ an toàn`}</dt>
          <dd>
            <Safety level={current.safety} confirmed={round.criteria.confirmed} />
          </dd>
          {next && (
            <>
              <dt>{_`Kỳ sau`}</dt>
              <dd>
                {_`${fullDay(next.dueAt)}, hạn ${time(next.dueAt)}`}
                {until && (
                  <small>{_`Các kỳ nằm trọn trong thời gian tạm dừng (đến hết ${day(until)}) không phải khai báo.`}</small>
                )}
              </dd>
            </>
          )}
        </dl>
        {cases > 0 && (
          <p>{_`${num(cases)} ca mắc mới: hệ thống báo ngay cho cán bộ phụ trách và ngành y tế.`}</p>
        )}
      </Card>
    )
  );
};
