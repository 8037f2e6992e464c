/** Cases and contacts of learners and staff. New means: since the declaration before. */
import { CASE_KINDS, GROUPS } from '../../../functions/declarations/fields.ts';
import { edit } from '../actions.ts';
import { Button, Card, lastOf, Num, Wrong } from '../parts.tsx';
import { NoCases } from '../same.tsx';
import { state } from '../state.ts';
import { _, day, learners, num } from '../words.ts';
import { capital, texts } from './texts.ts';

/** Some counts typed, others blank: one tap says that these are zero. */
const Blanks = () => {
  const cases = state.work?.draft.cases;
  const text = JSON.stringify(cases);
  if (!cases || !/null/.test(text) || !/\d/.test(text)) return null;
  const fill = (): void => {
    for (const group of GROUPS)
      edit(`cases.${group}`, Object.fromEntries(CASE_KINDS.map((kind) => [kind, cases[group][kind] ?? 0])));
  };
  return <Button class="plain" go={fill}>{_`Ghi 0 vào các ô còn trống`}</Button>;
};

export const Cases = () => {
  const last = lastOf();
  const staff = _`Cán bộ, GV, NV`;
  return (
    <Card>
      <fieldset>
        <legend>
          {_`Ca mắc và tiếp xúc`}{' '}
          {last && <small>{_`“mới” là từ lần khai báo trước (${day(last.round.slice(0, 10))})`}</small>}
        </legend>
        <NoCases />
        <Wrong path="cases" />
        {CASE_KINDS.map((kind) => (
          <fieldset class="row two" key={kind}>
            <legend>
              {texts().caseNames[kind]}
              {last && (
                <small>
                  {_`lần trước ${num(last.declaration.cases.learners[kind])} · ${num(last.declaration.cases.staff[kind])}`}
                </small>
              )}
            </legend>
            {GROUPS.map((group) => (
              <Num
                key={group}
                path={`cases.${group}.${kind}`}
                label={group === 'staff' ? staff : capital(learners())}
                name={`${texts().caseNames[kind]} – ${group === 'staff' ? staff : learners()}`}
              />
            ))}
            {GROUPS.map((group) => (
              <Wrong key={group} path={`cases.${group}.${kind}`} />
            ))}
          </fieldset>
        ))}
        <Blanks />
      </fieldset>
    </Card>
  );
};
