/** What a receipt says was received. */
import { dayText, numberText } from '../../calendar/wording.ts';
import { caseTotals } from '../../declarations/changes.ts';
import { type AffectedClass, CASE_KINDS, type Declaration, GROUPS } from '../../declarations/declaration.ts';
import { caseNames, learners, learnersOf, operationNames, staff } from '../../declarations/texts.vi.ts';
import { Card, Item, Row } from './card.tsx';
import { levelText, needText } from './levels.ts';
import { dotted, ofText } from './parts.tsx';
import type { ReceiptMail } from './receipt.tsx';

const classText = ({ label, confirmed, contacts }: AffectedClass): string =>
  `Lớp ${label}: ${numberText(confirmed)} ca mắc, ${numberText(contacts)} tiếp xúc`;

/** Learners and staff together, as the review shows them. */
function Cases({ declaration }: { declaration: Declaration }) {
  const totals = caseTotals(declaration);
  const some = CASE_KINDS.filter((kind) => totals[kind] > 0);
  if (some.length === 0) return <Item>Không có ca mắc, tiếp xúc, triệu chứng</Item>;
  return (
    <>
      {some.map((kind) => (
        <Row key={kind} label={caseNames[kind]}>
          {numberText(totals[kind])}
        </Row>
      ))}
      {declaration.classes.map((each, i) => (
        <Item key={`${i} ${each.label}`}>{classText(each)}</Item>
      ))}
    </>
  );
}

function People({ group, mail }: { group: (typeof GROUPS)[number]; mail: ReceiptMail }) {
  const { total, absent, absentIll } = mail.received.declaration[group];
  const who = group === 'staff' ? staff : (learnersOf[mail.school.level] ?? learners);
  return (
    <>
      <Row label={`Tổng số ${who}`}>{numberText(total)}</Row>
      <Row label={`Số ${who} vắng`}>{numberText(absent)}</Row>
      <Row label={`Số ${who} vắng do ốm`}>{numberText(absentIll)}</Row>
    </>
  );
}

/** The declaration itself, figure by figure. */
export function Declared({ mail }: { mail: ReceiptMail }) {
  const { declaration, safety } = mail.received;
  const { operation, needs, criteria } = declaration;
  const until = operation.until && `đến hết ${dayText(operation.until, mail.zone)}`;
  return (
    <Card title="Nội dung đã nhận">
      <Item>Hoạt động: {dotted(operationNames[operation.state], operation.reason, until)}</Item>
      {GROUPS.map((group) => (
        <People key={group} group={group} mail={mail} />
      ))}
      <Cases declaration={declaration} />
      <Row label="Tiêu chí đạt">{ofText(criteria.passed.length, mail.criteriaTotal)}</Row>
      {safety !== undefined && <Item>Mức độ an toàn: {levelText(safety)}</Item>}
      <Item>Cần hỗ trợ: {needs.map(needText).join(', ') || 'không'}</Item>
    </Card>
  );
}
