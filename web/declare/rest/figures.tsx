/** What a declaration says, at a glance: before it is sent, and on the printed receipt. */
import { caseTotals } from '../../../functions/declarations/changes.ts';
import { SAFETY_SIGNS, type SafetyLevel, safetyLevel } from '../../../functions/declarations/criteria.ts';
import type { Draft } from '../../../functions/declarations/declaration.ts';
import { NEEDS } from '../../../functions/declarations/fields.ts';
import { _, learners, num } from '../words.ts';
import { setOf } from './rules.ts';
import { capital, fullDay, texts } from './texts.ts';

export const Safety = ({ level, confirmed }: { level: SafetyLevel; confirmed: boolean }) => (
  <span class={`safety ${level}`}>
    {`${SAFETY_SIGNS[level]} ${texts().safetyNames[level]}`}
    {!confirmed && level !== 'not-assessed' && <small>{_`(tiêu chí chưa được xác nhận)`}</small>}
  </span>
);

/** The whole declaration at a glance. `confirmed`: the province has confirmed its criteria. */
export const Figures = ({ draft, confirmed }: { draft: Draft; confirmed: boolean }) => {
  const set = setOf(draft);
  const totals = caseTotals(draft);
  const some = Object.entries(totals).filter(([, n]) => n > 0);
  const names = texts().caseNames;
  const people = (of: Draft['learners']) =>
    _`${num(of.total ?? 0)}, vắng ${num(of.absent ?? 0)}, trong đó ốm ${num(of.absentIll ?? 0)}`;
  return (
    <dl>
      <dt>{_`Hoạt động`}</dt>
      <dd>
        {texts().operationNames[draft.operation.state]}
        {draft.operation.until && ` ${_`đến hết ${fullDay(draft.operation.until)}`}`}
      </dd>
      <dt>{capital(learners())}</dt>
      <dd>{people(draft.learners)}</dd>
      <dt>{_`Cán bộ, GV, NV`}</dt>
      <dd>{people(draft.staff)}</dd>
      <dt>{_`Ca mắc, tiếp xúc`}</dt>
      <dd>
        {some.length === 0
          ? _`Không có`
          : some.map(([kind, n]) => (
              <div key={kind}>{`${names[kind as keyof typeof names]}: ${num(n)}`}</div>
            ))}
      </dd>
      <dt>{_`Tiêu chí`}</dt>
      <dd>
        {`${draft.criteria.passed.length}/${set?.items.length ?? 0} `}
        {set && (
          <Safety
            level={safetyLevel(set, draft.criteria.passed, draft.operation.state)}
            confirmed={confirmed}
          />
        )}
      </dd>
      <dt>{_`Cần hỗ trợ`}</dt>
      <dd>
        {NEEDS.filter((need) => draft.needs.includes(need))
          .map((need) => texts().needNames[need])
          .join(', ') || _`Không`}
      </dd>
      {draft.classes.length > 0 && (
        <>
          <dt>{_`Lớp có ca`}</dt>
          <dd>{draft.classes.map(({ label }) => label).join(', ')}</dd>
        </>
      )}
      {draft.remark && (
        <>
          <dt>{_`Ghi chú`}</dt>
          <dd>{draft.remark}</dd>
        </>
      )}
      <dt>{_`Người khai`}</dt>
      <dd>
        {[draft.declarer.name, draft.declarer.position, draft.declarer.phone].filter(Boolean).join(', ')}
      </dd>
    </dl>
  );
};
