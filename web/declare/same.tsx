// First bundle of /khai-bao/: every byte counts.
/** "Mọi thứ như lần trước?": what is copied in a line, today's absences, the no-cases tap. Two numbers, three taps. */
import { edit, withRest } from './actions.ts';
import { Absences, Button, Card, lastOf, valueIn, Wrong } from './parts.tsx';
import { state } from './state.ts';
import { _, day, learners, num, operationName, staff } from './words.ts';

/** "Không có ca mắc, tiếp xúc, triệu chứng": one tap writes the zeros, another takes them back. */
export const NoCases = () => (
  <label class="tick">
    <input
      type="checkbox"
      id="cases"
      checked={!!valueIn('cases')}
      onChange={({ currentTarget }) => edit('cases', currentTarget.checked)}
    />
    <span>
      {_`Không có ca mắc, tiếp xúc, triệu chứng`}
      <small>{_`ghi 0 cho F0, F1, F2, cách ly, triệu chứng`}</small>
    </span>
  </label>
);

export const Same = () => {
  const { mine, rest } = state;
  const last = lastOf();
  if (!last) return null;
  const { operation, learners: pupils, staff: adults, criteria } = last.declaration;
  const set = mine?.criteria.find(({ id }) => id === criteria.set);
  return (
    <Card class="same">
      <h2>{_`Mọi thứ như ${day(last.round.slice(0, 10))}?`}</h2>
      <ul class="facts">
        <li>{operationName(operation.state)}</li>
        <li>{`${num(pupils.total)} ${learners()}`}</li>
        <li>{`${num(adults.total)} ${staff()}`}</li>
        <li>{_`${criteria.passed.length}/${set?.items.length ?? 0} tiêu chí đạt`}</li>
      </ul>
      <Absences group="learners" />
      <Absences group="staff" />
      {rest && <rest.Questions />}
      <NoCases />
      <Wrong path="cases" />
      {rest && <rest.Summary />}
      <Button go={() => withRest((loaded) => loaded.review())}>{_`Xem lại và gửi`}</Button>
      <Button class="plain" go={() => withRest((loaded) => loaded.openForm())}>
        {_`Có thay đổi: khai báo từng mục`}
      </Button>
    </Card>
  );
};
