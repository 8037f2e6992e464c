/** The round at a glance after it was due: for every account of a unit that wants it. Sent also when nothing changed. */
import type { CivilDate, Instant } from '../../calendar/cadence.ts';
import { numberText, percentText, timeText } from '../../calendar/wording.ts';
import type { SafetyLevel } from '../../declarations/criteria.ts';
import type { Figures } from '../../oversight/tally.ts';
import { Card } from './card.tsx';
import { Changes } from './digest-changes.tsx';
import { CaseFigures, Levels, Needs, RollOut, Units } from './digest-figures.tsx';
import { Bar, Button, Link } from './inline.tsx';
import { type Message, message } from './message.ts';
import { Heading, Lead, Page, Paragraph, Small } from './page.tsx';
import {
  brandOf,
  type CallRow,
  capital,
  dateText,
  Fallback,
  FromOffice,
  More,
  ofText,
  SchoolToCall,
  type Sender,
} from './parts.tsx';

export interface DigestMail extends Sender {
  unit: { name: string; isProvince: boolean };
  /** `requested`: asked for out of turn; it counts into no school's run of silence. */
  round: { title: string; dueAt: Instant; digestAt: Instant; requested?: true };
  figures: Figures;
  /** The same unit's figures of the scheduled round before. */
  previous?: { title: string; figures: Figures };
  /** The units directly below, in the order to show. */
  units?: readonly { name: string; figures: Figures }[];
  /** Who has not declared, silent running first; for a province its own schools or the worst 20. */
  silent: readonly CallRow[];
  /** All who have not declared: `silent` may hold fewer. */
  silentTotal: number;
  /** Schools that ask for each need, as in `Figures`. */
  needs: Readonly<Record<string, number>>;
  /** `classes`: labels of the affected classes. */
  newCases: readonly { name: string; unit: string; newConfirmed: number; classes: readonly string[] }[];
  newlyClosed: readonly { name: string; unit: string; until?: CivilDate }[];
  levelChanges: readonly { name: string; unit: string; from: SafetyLevel; to: SafetyLevel }[];
  /** While false, every level is marked as unconfirmed. */
  criteriaConfirmed: boolean;
  /** Of those who have not declared, schools whose addresses do not work. */
  unreachable: number;
  link: string;
  unsubscribeLink?: string;
  fallbackFor?: readonly string[];
  /** Until every school has an account, uses it and has declared once. */
  rollout?: { accounts: number; activated: number; declared: number; schools: number };
  now: Instant;
}

function subjectOf({ unit, round, figures, silentTotal, zone }: DigestMail): string {
  const who = `[Tổng hợp${round.requested ? ' đột xuất' : ''}] ${unit.name} ${dateText(round.dueAt, zone)}`;
  if (figures.expected === 0) return `${who}: không trường nào phải khai báo`;
  const count = `${ofText(figures.declared, figures.expected)} đã khai báo, ${numberText(silentTotal)} chưa`;
  return `${who}: ${count}, ${numberText(figures.newConfirmed)} ca mới`;
}

/** Never a share without what it is a share of; a share of nothing is a dash. */
function punctuality({ figures }: DigestMail): string {
  if (figures.expected === 0) return 'Đã khai báo: –.';
  const share = (count: number) =>
    `${ofText(count, figures.expected)} (${percentText(count, figures.expected)})`;
  return `Đã khai báo ${share(figures.declared)}; đúng hạn ${share(figures.onTime)}, trễ hạn ${numberText(figures.late)}.`;
}

/** Unreachable is said beside the silent, never taken off them. */
function owingText({ silentTotal, unreachable }: DigestMail): string {
  if (silentTotal === 0) return '';
  return `${numberText(silentTotal)} trường chưa khai báo${unreachable > 0 ? `, trong đó ${numberText(unreachable)} không gửi được thư` : ''}.`;
}

/** With the rest of the digest this stays below the 102 kB at which Gmail clips. */
const SHOWN = 100;

function Silent({ mail }: { mail: DigestMail }) {
  if (mail.silentTotal === 0) {
    return mail.figures.expected === 0 ? null : (
      <Paragraph>Tất cả các trường phải khai báo đều đã khai báo.</Paragraph>
    );
  }
  const shown = mail.silent.slice(0, SHOWN);
  const calls = shown.some(({ withheld }) => !withheld);
  return (
    <Card title={`Chưa khai báo${calls ? ' – cần gọi' : ''} (${numberText(mail.silentTotal)} trường)`}>
      {shown.map((row) => (
        <SchoolToCall
          key={`${row.unit} ${row.name}`}
          row={row}
          pastDue={mail.now > mail.round.dueAt && !mail.round.requested}
          within={mail.unit.name}
        />
      ))}
      <More shown={shown.length} total={mail.silentTotal} />
    </Card>
  );
}

/** Where the digest goes out after midnight, its hour alone would mislead. */
const isLaterDay = ({ round, zone }: DigestMail): boolean =>
  dateText(round.digestAt, zone) !== dateText(round.dueAt, zone);

function Declared({ mail }: { mail: DigestMail }) {
  const { figures, unit } = mail;
  const { digestAt } = mail.round;
  return (
    <>
      <Heading>
        {figures.expected === 0
          ? `${unit.name}: không trường nào phải khai báo kỳ này`
          : `${unit.name}: ${numberText(figures.declared)} trong ${numberText(figures.expected)} trường đã khai báo`}
      </Heading>
      <Lead>
        {mail.round.requested && 'Khai báo đột xuất: '}
        {capital(mail.round.title)}, tính đến {timeText(digestAt, mail.zone)}
        {isLaterDay(mail) && ` ngày ${dateText(digestAt, mail.zone)}`}. {punctuality(mail)} {owingText(mail)}
      </Lead>
      <Bar
        label={punctuality(mail)}
        parts={[
          { class: 'on-time', count: figures.onTime },
          { class: 'late', count: figures.late },
          { class: 'rest', count: figures.expected - figures.declared },
        ]}
      />
    </>
  );
}

export function digestMail(mail: DigestMail): Message {
  const subject = subjectOf(mail);
  return message(
    subject,
    <Page title={subject} preheader={punctuality(mail)} brand={brandOf(mail.provinceName)}>
      <Declared mail={mail} />
      <Fallback units={mail.fallbackFor} />
      <Changes mail={mail} />
      <Units units={mail.units ?? []} />
      <Silent mail={mail} />
      <CaseFigures mail={mail} />
      <Levels mail={mail} />
      <Needs needs={mail.needs} />
      <RollOut rollout={mail.rollout} />
      <Button href={mail.link}>Xem bảng tổng quan</Button>
      <Small>Báo cáo tổng hợp gửi sau mỗi kỳ khai báo, kể cả khi không có thay đổi.</Small>
      {mail.unsubscribeLink !== undefined && (
        <Small>
          <Link href={mail.unsubscribeLink}>Ngừng nhận thư</Link>
        </Small>
      )}
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} />
    </Page>,
  );
}
