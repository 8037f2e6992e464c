/** The figures of a digest, each beside what it was in the round before. */
import { numberText } from '../../calendar/wording.ts';
import { SAFETY_LEVELS } from '../../declarations/criteria.ts';
import { CASE_KINDS } from '../../declarations/declaration.ts';
import { caseNames } from '../../declarations/texts.vi.ts';
import type { Figures } from '../../oversight/tally.ts';
import { Card, Grid, Row } from './card.tsx';
import type { DigestMail } from './digest.tsx';
import { Muted, Strong } from './inline.tsx';
import { levelText, needText, UNCONFIRMED } from './levels.ts';
import { Paragraph } from './page.tsx';
import { inSentence, ofText } from './parts.tsx';

/** `↑ 2`, `↓ 1`, `không đổi`; nothing when there is nothing to compare with. */
function Change({ now, before }: { now: number; before: number | undefined }) {
  if (before === undefined) return null;
  const words =
    now === before ? 'không đổi' : `${now > before ? '↑' : '↓'} ${numberText(Math.abs(now - before))}`;
  return <Muted> ({words})</Muted>;
}

function Figure({ label, now, before }: { label: string; now: number; before: number | undefined }) {
  return (
    <Row label={label}>
      <Strong>{numberText(now)}</Strong>
      <Change now={now} before={before} />
    </Row>
  );
}

export function CaseFigures({ mail: { figures, previous } }: { mail: DigestMail }) {
  return (
    <Card
      title={
        previous === undefined ? 'Số liệu kỳ này' : `Số liệu kỳ này (so với ${inSentence(previous.title)})`
      }
    >
      {CASE_KINDS.map((kind) => (
        <Figure key={kind} label={caseNames[kind]} now={figures[kind]} before={previous?.figures[kind]} />
      ))}
      <Figure label="Trường mới tạm dừng" now={figures.newlyClosed} before={previous?.figures.newlyClosed} />
    </Card>
  );
}

/** All five, zeros included: they sum to the declared. */
export function Levels({ mail: { figures, previous, criteriaConfirmed } }: { mail: DigestMail }) {
  return (
    <Card
      title={`Mức độ an toàn của ${numberText(figures.declared)} trường đã khai báo${criteriaConfirmed ? '' : ` ${UNCONFIRMED}`}`}
    >
      {SAFETY_LEVELS.map((level) => (
        <Figure
          key={level}
          label={levelText(level)}
          now={figures.safety[level]}
          before={previous?.figures.safety[level]}
        />
      ))}
    </Card>
  );
}

export function Needs({ needs }: Pick<DigestMail, 'needs'>) {
  const asked = Object.entries(needs).filter(([, schools]) => schools > 0);
  if (asked.length === 0) return <Paragraph>Không trường nào đề nghị hỗ trợ vật tư.</Paragraph>;
  return (
    <Card title="Cần hỗ trợ">
      {asked.map(([need, schools]) => (
        <Row key={need} label={needText(need)}>
          <Strong>{numberText(schools)}</Strong> trường
        </Row>
      ))}
    </Card>
  );
}

const unitRow = (name: string, figures: Figures): string[] => [
  name,
  ofText(figures.declared, figures.expected),
  numberText(figures.expected - figures.declared),
  numberText(figures.newConfirmed),
];

export function Units({ units }: { units: NonNullable<DigestMail['units']> }) {
  if (units.length === 0) return null;
  return (
    <Card title="Từng đơn vị">
      <Grid
        head={['Đơn vị', 'Đã khai báo', 'Chưa', 'Ca mới']}
        rows={units.map(({ name, figures }) => unitRow(name, figures))}
      />
    </Card>
  );
}

export function RollOut({ rollout }: { rollout: DigestMail['rollout'] }) {
  if (rollout === undefined) return null;
  return (
    <Card title="Tiến độ triển khai">
      <Row label="Trường đã cấp tài khoản">{ofText(rollout.accounts, rollout.schools)}</Row>
      <Row label="Trường đã kích hoạt">{ofText(rollout.activated, rollout.schools)}</Row>
      <Row label="Trường đã khai báo lần đầu">{ofText(rollout.declared, rollout.schools)}</Row>
    </Card>
  );
}
