/** Who still owes ninety minutes before due, for officers: names, numbers to tap, a text for the chat group. */
import type { Instant } from '../../calendar/cadence.ts';
import { dayTimeText, leftText, numberText, timeText } from '../../calendar/wording.ts';
import { Card } from './card.tsx';
import { Bar, Button, Verbatim } from './inline.tsx';
import { type Message, message } from './message.ts';
import { Heading, Lead, Page, Paragraph } from './page.tsx';
import {
  brandOf,
  type CallRow,
  dateText,
  Fallback,
  FromOffice,
  More,
  ofText,
  SchoolToCall,
  type Sender,
} from './parts.tsx';

export interface CallListMail extends Sender {
  unit: { name: string };
  /** `requested`: asked for out of turn; it counts into no school's run of silence. */
  round: { title: string; dueAt: Instant; requested?: true };
  /** All that owe, those silent running first. */
  rows: readonly CallRow[];
  expected: number;
  declared: number;
  link: string;
  /** What an officer pastes into the schools' chat group. */
  chatText: string;
  /** Names of units without an officer of their own, for which this mail stands in. */
  fallbackFor?: readonly string[];
  now: Instant;
}

/** More than this makes a mail nobody scrolls (and Gmail clips at 102 kB); the page has them all. */
const SHOWN = 150;

function ToCall({ mail }: { mail: CallListMail }) {
  const shown = mail.rows.slice(0, SHOWN);
  return (
    <Card title={`Chưa khai báo – cần gọi (${numberText(mail.rows.length)} trường)`}>
      {shown.map((row) => (
        <SchoolToCall
          key={`${row.unit} ${row.name}`}
          row={row}
          pastDue={mail.now > mail.round.dueAt && !mail.round.requested}
          within={mail.unit.name}
        />
      ))}
      <More shown={shown.length} total={mail.rows.length} />
    </Card>
  );
}

export function callListMail(mail: CallListMail): Message {
  const owing = numberText(mail.rows.length);
  const count = ofText(mail.declared, mail.expected);
  const { requested, title } = mail.round;
  const subject = `[Cần gọi${requested ? ' – đột xuất' : ''}] ${mail.unit.name} ${dateText(mail.round.dueAt, mail.zone)}: ${owing} trường chưa khai báo, hạn ${timeText(mail.round.dueAt, mail.zone)}`;
  return message(
    subject,
    <Page title={subject} preheader={`${count} trường đã khai báo.`} brand={brandOf(mail.provinceName)}>
      <Heading>
        {mail.unit.name}: {owing} trường chưa khai báo
      </Heading>
      <Lead>
        {requested && `Khai báo đột xuất: ${title}. `}Tính đến {timeText(mail.now, mail.zone)}: {count} trường
        đã khai báo. Hạn {dayTimeText(mail.round.dueAt, mail.zone)},{' '}
        {leftText(Date.parse(mail.round.dueAt) - Date.parse(mail.now))}.
      </Lead>
      <Bar
        label={`${count} trường đã khai báo`}
        parts={[
          { class: 'on-time', count: mail.declared },
          { class: 'rest', count: mail.expected - mail.declared },
        ]}
      />
      <Fallback units={mail.fallbackFor} />
      <ToCall mail={mail} />
      <Button href={mail.link}>Xem và ghi kết quả cuộc gọi</Button>
      <Paragraph>Lời nhắc để dán vào nhóm trò chuyện:</Paragraph>
      <Verbatim text={mail.chatText} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} />
    </Page>,
  );
}
