/** A declaration in full: every field, every criterion. */
import type { ComponentChildren } from 'preact';
import type { Criterion } from '../../functions/declarations/criteria.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import { CASE_KINDS } from '../../functions/declarations/fields.ts';
import type { DutyAnswer } from '../../functions/declarations/mine.ts';
import { Card } from './cards.tsx';
import { useOffice } from './office.tsx';

interface Props {
  duty: DutyAnswer;
  declaration: Declaration;
}

function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Situation({ duty, declaration }: Props) {
  const { texts, say } = useOffice();
  const { operation, needs, remark, declarer, answers } = declaration;
  return (
    <Card id="declaration" title={texts.declaration}>
      <Facts
        rows={[
          [texts.operation, texts.operations[operation.state]],
          ...(operation.reason ? [[texts.reason, operation.reason] as const] : []),
          ...(operation.until ? [[texts.untilTitle, say.day(operation.until)] as const] : []),
          [
            texts.needsTitle,
            needs.length === 0 ? texts.nothing : needs.map((need) => texts.needs[need]).join(', '),
          ],
          [texts.remark, remark === '' ? texts.nothing : remark],
          ...duty.round.questions.map((question) => {
            const answer = answers?.[question.id];
            const said = typeof answer === 'boolean' ? (answer ? texts.yes : texts.no) : answer;
            return [question.text, said ?? texts.nothing] as const;
          }),
          [texts.declarer, `${declarer.name}, ${declarer.position}`],
          [
            texts.phone,
            declarer.phone === '' ? (
              texts.nothing
            ) : (
              <a href={`tel:${declarer.phone.replace(/[^\d+]/g, '')}`}>{declarer.phone}</a>
            ),
          ],
        ]}
      />
    </Card>
  );
}

/** Learners and staff side by side. */
function Numbers({ duty, declaration }: Props) {
  const { texts, say } = useOffice();
  const { learners, staff, cases } = declaration;
  const rows = [
    [texts.total, learners.total, staff.total],
    [texts.absent, learners.absent, staff.absent],
    [texts.absentIll, learners.absentIll, staff.absentIll],
    ...CASE_KINDS.map((kind) => [texts.caseKinds[kind], cases.learners[kind], cases.staff[kind]] as const),
  ] as const;
  return (
    <Card id="numbers" title={texts.numbers}>
      <table class="numbers" aria-labelledby="numbers">
        <thead>
          <tr>
            <td />
            <th scope="col" class="n">
              {texts.learners(duty.level)}
            </th>
            <th scope="col" class="n">
              {texts.staff}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ofLearners, ofStaff], i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class={i > 2 && ofLearners > 0 ? 'n warn' : 'n'}>{say.number(ofLearners)}</td>
              <td class={i > 2 && ofStaff > 0 ? 'n warn' : 'n'}>{say.number(ofStaff)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Classes({ declaration }: Props) {
  const { texts, say } = useOffice();
  if (declaration.classes.length === 0) return null;
  return (
    <Card id="classes" title={texts.classes} note={texts.classCount(say.number(declaration.classes.length))}>
      <ul class="plain">
        {declaration.classes.map((one) => (
          <li class="line" key={one.label}>
            <b>{one.label}</b>
            <small>
              {[
                texts.classCases(say.number(one.confirmed), say.number(one.contacts)),
                texts.measures[one.measure],
                ...(one.lastDay ? [texts.lastDay(say.shortDay(one.lastDay))] : []),
                one.reportedAt ? texts.reportedAt(say.brief(one.reportedAt)) : texts.notReported,
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CriterionLine({ item, passed }: { item: Criterion; passed: boolean }) {
  const { texts } = useOffice();
  return (
    <li class={passed ? 'pass' : 'fail'} value={item.n}>
      <b>
        <span aria-hidden="true">{passed ? '✓' : '✗'}</span> {passed ? texts.passed : texts.failed}
      </b>
      <span>
        {item.n}. {item.text} {item.mandatory && <small class="tag">{texts.mandatory}</small>}
      </span>
    </li>
  );
}

function Criteria({ duty, declaration }: Props) {
  const { texts, say } = useOffice();
  const { items, title, letter } = duty.criteriaSet;
  const passed = items.filter(({ n }) => declaration.criteria.passed.includes(n)).length;
  return (
    <Card id="criteria" title={texts.criteria} note={texts.passedOf(say.ratio(passed, items.length))}>
      <p class="muted small">
        {title} ({letter}). {!duty.round.criteria.confirmed && texts.unconfirmed}
      </p>
      <ol class="plain criteria">
        {items.map((item) => (
          <CriterionLine key={item.n} item={item} passed={declaration.criteria.passed.includes(item.n)} />
        ))}
      </ol>
    </Card>
  );
}

export function DeclarationView(props: Props) {
  return (
    <>
      <div class="pair">
        <Situation {...props} />
        <Numbers {...props} />
      </div>
      <Classes {...props} />
      <Criteria {...props} />
    </>
  );
}
