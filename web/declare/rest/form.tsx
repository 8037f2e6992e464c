/** Everything a declaration holds, in one column; last time's value stands beside each field. */
import { valueAt } from '../../../functions/declarations/draft.ts';
import { NEEDS, OPERATIONS } from '../../../functions/declarations/fields.ts';
import { choose, edit } from '../actions.ts';
import { Absences, Button, Card, lastOf, marks, Num, valueIn, Wrong } from '../parts.tsx';
import { state, targets } from '../state.ts';
import { _, day, learners, num, time } from '../words.ts';
import { Cases } from './cases.tsx';
import { Classes } from './classes.tsx';
import { Criteria } from './criteria.tsx';
import { forget, go, review } from './moves.ts';
import { Questions } from './questions.tsx';
import { wrongs } from './rules.ts';
import { texts } from './texts.ts';
import { Summary } from './wrong.tsx';

/** Last time's text at a field, as a hint. */
export const before = (path: string): string => {
  const value = valueAt(lastOf()?.declaration, path);
  return value === undefined || value === ''
    ? ''
    : _`lần trước ${typeof value === 'number' ? num(value) : String(value)}`;
};

export const Text = (props: {
  path: string;
  label: string;
  max: number;
  auto?: 'name' | 'organization-title' | 'tel';
}) => (
  <div class="field">
    <label for={props.path}>
      {props.label} <small>{before(props.path)}</small>
    </label>
    <input
      {...marks(props.path)}
      inputMode={props.auto === 'tel' ? 'tel' : 'text'}
      maxLength={props.max}
      autocomplete={props.auto ?? 'off'}
      value={String(valueIn(props.path) ?? '')}
      onInput={({ currentTarget }) => edit(props.path, currentTarget.value)}
    />
    <Wrong path={props.path} />
  </div>
);

/** A civil date; a cleared one is taken out. */
export const Day = ({ path, label }: { path: string; label: string }) => (
  <div class="field">
    <label for={path}>{label}</label>
    <input
      {...marks(path)}
      type="date"
      value={String(valueIn(path) ?? '')}
      onInput={({ currentTarget }) => edit(path, currentTarget.value || undefined)}
    />
    <Wrong path={path} />
  </div>
);

const operate = (value: string): void => edit('operation', { state: value });

const Operation = () => {
  const now = valueIn('operation.state');
  const last = lastOf()?.declaration.operation.state;
  return (
    <Card>
      <fieldset id="operation">
        <legend>
          {_`Hoạt động hôm nay`} {last && <small>{_`lần trước ${texts().operationNames[last]}`}</small>}
        </legend>
        <div class="seg">
          {OPERATIONS.map((operation) => (
            <label key={operation} class={now === operation ? 'on' : ''}>
              <input
                type="radio"
                name="operation"
                checked={now === operation}
                onChange={() => operate(operation)}
              />
              {texts().operationNames[operation]}
            </label>
          ))}
        </div>
        {now === 'closed' && (
          <>
            <Text path="operation.reason" label={_`Lý do`} max={200} />
            <Day
              path="operation.until"
              label={_`Tạm dừng đến hết ngày (không bắt buộc, nhiều nhất 14 ngày)`}
            />
          </>
        )}
      </fieldset>
    </Card>
  );
};

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
      <Operation />
      <People group="learners" />
      <People group="staff" />
      <Cases />
      <Classes draft={work.draft} />
      <Criteria draft={work.draft} />
      {targets().some(({ round }) => round.questions.length > 0) && (
        <Card>
          <fieldset>
            <legend>{_`Câu hỏi thêm`}</legend>
            <Questions />
          </fieldset>
        </Card>
      )}
      <Needs />
      <Card>
        <fieldset>
          <legend>{_`Người khai báo`}</legend>
          <Text path="declarer.name" label={_`Họ và tên`} max={80} auto="name" />
          <Text path="declarer.position" label={_`Chức vụ`} max={80} auto="organization-title" />
          <Text path="declarer.phone" label={_`Điện thoại`} max={20} auto="tel" />
        </fieldset>
      </Card>
      {work.savedAt && <Button class="link" go={drop}>{_`Bỏ bản nháp`}</Button>}
      {/* It covers nothing of a summary that is being worked through. */}
      <footer class={wrongs().length > 0 ? 'bar still' : 'bar'}>
        <Button go={review}>{_`Xem lại và gửi`}</Button>
        <small>{work.savedAt && _`Bản nháp đã lưu trên máy này lúc ${time(work.savedAt)}`}</small>
      </footer>
    </>
  );
};
