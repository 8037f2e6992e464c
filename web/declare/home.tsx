// First bundle of /khai-bao/: every byte counts.
/** The school's page: whose, which round, how long is left and what happens after, and the quick way to declare. */
import type { MyDuty } from '../../functions/declarations/mine.ts';
import { isRunning, quickDuty, withRest } from './actions.ts';
import { now } from './clock.ts';
import { Button, Card } from './parts.tsx';
import { Same } from './same.tsx';
import { duties, schoolInView, state } from './state.ts';
import { _, day, left, moment, time } from './words.ts';

const Round = ({ duty }: { duty: MyDuty }) => {
  const { round, state: is } = duty;
  const { rest } = state;
  const asked = round.kind === 'requested';
  const due = time(round.dueAt);
  const closes = moment(round.closesAt);
  const [from, to, at] = [round.opensAt, round.dueAt, now()].map(Date.parse) as [number, number, number];
  return (
    <Card class="round">
      <h2>{asked ? round.title : day(round.opensAt)}</h2>
      {isRunning(duty) && <b class={is}>{left(to - at)}</b>}
      <p>
        {isRunning(duty)
          ? _`Chưa khai báo · hạn ${asked ? moment(round.dueAt) : due}`
          : rest?.stateText(duty)}
      </p>
      {is === 'awaiting' && (
        <div class="time">
          <i style={{ width: `${((at - from) / (to - from)) * 100}%` }} />
        </div>
      )}
      <small>
        {is === 'awaiting'
          ? _`Sau ${due} vẫn gửi được nhưng tính trễ hạn; kỳ này đóng lúc ${closes}.`
          : is === 'silent'
            ? _`Vẫn gửi được đến ${closes}, tính trễ hạn.`
            : rest?.afterText(duty)}
      </small>
    </Card>
  );
};

/** Whose declaration this is. */
export const Whose = () => {
  const { mine, rest } = state;
  const school = schoolInView();
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {school?.name ?? _`Khai báo tình hình COVID-19`}
      </h1>
      <p class="where">
        {school && `${school.unit}, `}
        {mine?.province.name} {school && mine?.schools[1] && rest && <rest.OtherSchool />}
      </p>
    </>
  );
};

export const Home = () => {
  const { rest, work, parts } = state;
  return (
    <>
      {duties().map((duty) => (
        <Round key={duty.round.id} duty={duty} />
      ))}
      {rest && <rest.Standing />}
      {parts > 1 && (work ? !work.whole : quickDuty()) && <Same />}
      {rest && <rest.Ways />}
      {parts > 1 && quickDuty() && (
        <Button class="urgent" go={() => withRest((loaded) => loaded.reportCases())}>
          {_`Báo ca mới ngay`}
        </Button>
      )}
      {rest && <rest.Letters />}
    </>
  );
};
