/** What was received: reference, time, safety level, and when the next one is due; printed or mailed on request. */
import { newConfirmed } from '../../../functions/declarations/changes.ts';
import type { MyDuty, ReceiptAnswer } from '../../../functions/declarations/mine.ts';
import { now } from '../clock.ts';
import { Button, Card } from '../parts.tsx';
import { change, schoolInView, state } from '../state.ts';
import { _, day, moment, num, time } from '../words.ts';
import { call } from './call.ts';
import { Figures, Safety } from './figures.tsx';
import { fullDay } from './texts.ts';
import { sentenceOf } from './trouble.ts';

const idOf = ({ round }: MyDuty): string => `received-${round.id}`;

/** `13:18 thứ Sáu 26/02/2021`: papers are kept for years. */
const dated = (when: string): string => `${time(when)} ${fullDay(when)}`;

/** What became of mailing a receipt, by its reference. */
const mailed = new Map<string, string>();

const outcome = ({ mail, to, at }: ReceiptAnswer): string =>
  mail === 'queued'
    ? _`Biên nhận đang được gửi đến ${to}, thường đến trong vài phút.`
    : mail === 'earlier'
      ? _`Biên nhận này đã gửi đến ${to} lúc ${moment(at)}. Nếu chưa thấy, hãy xem cả mục thư rác.`
      : _`Thư gửi đến ${to} lúc ${moment(at)} không đến được. Hãy in biên nhận, và báo đơn vị quản lý trường kiểm tra địa chỉ.`;

async function mail({ round, school }: MyDuty, reference: string): Promise<void> {
  const say = (what: string): void => {
    mailed.set(reference, what);
    change({});
  };
  say(_`Đang gửi yêu cầu…`);
  const path = `rounds/${round.id}/duties/${encodeURIComponent(school)}/receipt`;
  const answer = await call<ReceiptAnswer>('POST', path, {});
  say(answer.ok ? outcome(answer.body) : sentenceOf(answer.trouble));
}

/** This receipt alone goes on paper; without the button the page is printed as it stands. */
function print(duty: MyDuty): void {
  const page = document.documentElement.classList;
  const card = document.getElementById(idOf(duty))?.classList;
  page.add('printing');
  card?.add('printed');
  addEventListener(
    'afterprint',
    () => {
      page.remove('printing');
      card?.remove('printed');
    },
    { once: true },
  );
  window.print();
}

const Ways = ({ duty, reference }: { duty: MyDuty; reference: string }) => (
  <div class="screen">
    {duty.current && <Button class="link" go={() => print(duty)}>{_`In biên nhận`}</Button>}
    {state.mine?.by !== 'officer' && (
      <Button class="link" go={() => mail(duty, reference)}>{_`Gửi biên nhận vào thư của trường`}</Button>
    )}
    <p role="status">{mailed.get(reference)}</p>
  </div>
);

/** Whose and of which round: on the screen the page says so. */
const OnPaper = ({ duty: { round }, is }: { duty: MyDuty; is: string }) => {
  const school = schoolInView();
  return (
    <>
      <dt class="paper">{_`Trường`}</dt>
      <dd class="paper">{`${school?.name}, ${school?.unit}, ${state.mine?.province.name}`}</dd>
      <dt class="paper">{_`Kỳ khai báo`}</dt>
      <dd class="paper">{_`${round.title}, hạn ${moment(round.dueAt)}`}</dd>
      <dt class="paper">{_`Tình trạng`}</dt>
      <dd class="paper">{is}</dd>
    </>
  );
};

const Next = ({ duty: { current, round } }: { duty: MyDuty }) => {
  const next = round.closedAt ? undefined : state.mine?.next;
  const { until } = current?.declaration.operation ?? {};
  return (
    next && (
      <>
        <dt>{_`Kỳ sau`}</dt>
        <dd>
          {_`${fullDay(next.dueAt)}, hạn ${time(next.dueAt)}`}
          {until && (
            <small>{_`Các kỳ nằm trọn trong thời gian tạm dừng (đến hết ${day(until)}) không phải khai báo.`}</small>
          )}
        </dd>
      </>
    )
  );
};

/** What came after the round had closed and stands alone: the mail says what was in it, the page no longer knows. */
const Supplement = ({ duty, reference, at }: { duty: MyDuty; reference: string; at: string }) => (
  <Card class="receipt" id={idOf(duty)}>
    <h2>{_`Đã nhận bản bổ sung`}</h2>
    <dl>
      <dt>{_`Mã số`}</dt>
      <dd>
        <b>{reference}</b>
      </dd>
      <dt>{_`Lúc`}</dt>
      <dd>{dated(at)}</dd>
    </dl>
    <Ways duty={duty} reference={reference} />
  </Card>
);

/** @param is the duty's state in words */
export const Receipt = ({ duty, is }: { duty: MyDuty; is: string }) => {
  const { current, supplement, round } = duty;
  if (!current)
    return (
      supplement && <Supplement duty={duty} reference={supplement.reference} at={supplement.receivedAt} />
    );
  const { declaration, reference, receivedAt, safety } = current;
  const cases = newConfirmed(declaration);
  const { confirmed } = round.criteria;
  return (
    <Card class="receipt" id={idOf(duty)}>
      <p class="paper">{_`Biên nhận khai báo tình hình COVID-19`}</p>
      <h2>{_`Đã nhận bản khai báo`}</h2>
      <dl>
        <OnPaper duty={duty} is={is} />
        <dt>{_`Mã số`}</dt>
        <dd>
          <b>{reference}</b>
        </dd>
        <dt>{_`Lúc`}</dt>
        <dd>{dated(receivedAt)}</dd>
        <dt class="screen">{_`Mức độ an toàn`}</dt>
        <dd class="screen">
          <Safety level={safety} confirmed={confirmed} />
        </dd>
        <Next duty={duty} />
      </dl>
      {cases > 0 && (
        <p>{_`${num(cases)} ca mắc mới: hệ thống báo ngay cho cán bộ phụ trách và ngành y tế.`}</p>
      )}
      <div class="paper">
        <Figures draft={declaration} confirmed={confirmed} />
        <p>{_`In lúc ${dated(now())}`}</p>
      </div>
      <Ways duty={duty} reference={reference} />
    </Card>
  );
};
