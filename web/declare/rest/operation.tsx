/** How the school runs today; suspended, why and until when. */
import { addDays } from '../../../functions/calendar/civil-date.ts';
import { OPERATIONS } from '../../../functions/declarations/fields.ts';
import { edit } from '../actions.ts';
import { Card, lastOf, marks, valueIn, Wrong } from '../parts.tsx';
import { state } from '../state.ts';
import { _ } from '../words.ts';
import { Text } from './field.tsx';
import { fullDay, texts } from './texts.ts';

/** Days a suspension may be declared for. */
const LONGEST = 14;

const operate = (value: string): void => edit('operation', { state: value });

/** The last day of a suspension, of those the rules allow: two taps, and no date field, which a cheap phone draws slowly. */
const Until = () => {
  const path = 'operation.until';
  const chosen = String(valueIn(path) ?? '');
  const { today = '' } = state.mine ?? {};
  const days = Array.from({ length: LONGEST + 1 }, (_, i) => addDays(today, i));
  return (
    <div class="field">
      <label for={path}>{_`Tạm dừng đến hết ngày (không bắt buộc)`}</label>
      <select
        {...marks(path)}
        value={chosen}
        onChange={({ currentTarget }) => edit(path, currentTarget.value || undefined)}
      >
        <option value="">{_`Chưa biết`}</option>
        {[...new Set([...days, chosen])].filter(Boolean).map((date) => (
          <option key={date} value={date}>
            {fullDay(date)}
          </option>
        ))}
      </select>
      <Wrong path={path} />
    </div>
  );
};

export const Operation = () => {
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
            <Until />
          </>
        )}
      </fieldset>
    </Card>
  );
};
