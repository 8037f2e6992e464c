/** Everything a declaration holds, in one column; last time's value stands beside each field. */
import { NEEDS } from '../../../functions/declarations/fields.ts';
import { choose, edit } from '../actions.ts';
import { Absences, Button, Card, marks, Num, valueIn, Wrong } from '../parts.tsx';
import { state, targets } from '../state.ts';
import { _, day, learners, time } from '../words.ts';
import { Cases } from './cases.tsx';
import { Classes } from './classes.tsx';
import { Criteria } from './criteria.tsx';
import { before, Text } from './field.tsx';
import { forget, go, review } from './moves.ts';
import { Operation } from './operation.tsx';
import { Questions } from './questions.tsx';
import { wrongs } from './rules.ts';
import { texts } from './texts.ts';
import { Summary } from './wrong.tsx';

const People = ({ group }: { group: 'learners' | 'staff' }) => (
  <Card>
    <fieldset>
      <legend>{group === 'learners' ? _`Người học` : _`Cán bộ, giáo viên, nhân viên`}</legend>
      <div class="row total">
        <label for={`${group}.total`}>
          {group === 'learners' ? _`Tổng số ${learners()}` : _`Tổng số`}{' '}
          <small>{before(`${group}.total`)}</small>
        </label>
        <Num path={`${group}.total`} label="" name={_`Tổng số`} />
        <Wrong path={`${group}.total`} />
      </div>
      <Absences group={group} />
    </fieldset>
  </Card>
);

const toggle = (need: string): void => {
  const needs = state.work?.draft.needs ?? [];
  edit(
    'needs',
    NEEDS.filter((each) => (each === need) !== needs.includes(each)),
  );
};

const Needs = () => (
  <Card>
    <fieldset id="needs">
      <legend>{_`Cần hỗ trợ`}</legend>
      <div class="seg">
        {NEEDS.map((need) => (
          <label key={need}>
            <input
              type="checkbox"
              checked={state.work?.draft.needs.includes(need)}
              onChange={() => toggle(need)}
            />
            {texts().needNames[need]}
          </label>
        ))}
      </div>
    </fieldset>
    <div class="field">
      <label for="remark">{_`Ghi chú (không ghi tên, số điện thoại của học sinh, người nhà)`}</label>
      <textarea
        {...marks('remark')}
        rows={3}
        maxLength={1000}
        value={String(valueIn('remark') ?? '')}
        onInput={({ currentTarget }) => edit('remark', currentTarget.value)}
      />
      <Wrong path="remark" />
    </div>
  </Card>
);

/** The draft goes; what stands declared stays. */
function drop(): void {
  if (!confirm(_`Bỏ bản nháp này? Những gì đã nhập sẽ mất.`)) return;
  forget();
  choose(state.school);
  go('home');
}

const Asked = () =>
  targets().some(({ round }) => round.questions.length > 0) && (
    <Card>
      <fieldset>
        <legend>{_`Câu hỏi thêm`}</legend>
        <Questions />
      </fieldset>
    </Card>
  );

const Declarer = () => (
  <Card>
    <fieldset>
      <legend>{_`Người khai báo`}</legend>
      <Text path="declarer.name" label={_`Họ và tên`} max={80} auto="name" />
      <Text path="declarer.position" label={_`Chức vụ`} max={80} auto="organization-title" />
      <Text path="declarer.phone" label={_`Điện thoại`} max={20} auto="tel" />
    </fieldset>
  </Card>
);

/** As they come, a picture each. */
const PARTS = [
  Operation,
  () => <People group="learners" />,
  () => <People group="staff" />,
  Cases,
  Classes,
  Criteria,
  () => (
    <>
      <Asked />
      <Needs />
      <Declarer />
    </>
  ),
];

export const Form = () => {
  const { work } = state;
  if (!work) return null;
  const rounds = targets().map(({ round }) =>
    round.kind === 'requested' ? round.title : day(round.opensAt),
  );
  return (
    <>
      <p class="where">
        {work.correcting ? _`Sửa bản khai báo ${rounds.join(' + ')}` : _`Khai báo ${rounds.join(' + ')}`}
      </p>
      <Summary />
      {PARTS.slice(0, state.parts).map((Part, i) => (
        <Part key={String(i)} draft={work.draft} />
      ))}
      {work.savedAt && <Button class="link" go={drop}>{_`Bỏ bản nháp`}</Button>}
      {/* It covers nothing of a summary that is being worked through. */}
      <footer class={wrongs().length > 0 ? 'bar still' : 'bar'}>
        <Button go={review}>{_`Xem lại và gửi`}</Button>
        <small>{work.savedAt && _`Bản nháp đã lưu trên máy này lúc ${time(work.savedAt)}`}</small>
      </footer>
    </>
  );
};
