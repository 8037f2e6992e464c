/** The reminder when a round opens and the nudge before it is due: the school's personal link. */
import type { Instant } from '../../calendar/cadence.ts';
import { dayTimeText, leftText, shortDayText, timeText } from '../../calendar/wording.ts';
import { Card, Item } from './card.tsx';
import { Button, Danger, Strong, WrittenLink } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Lead, Notice, Page, Paragraph } from './page.tsx';
import { brandOf, capital, FromOffice, type Sender } from './parts.tsx';

export interface ReminderRound {
  title: string;
  kind: 'scheduled' | 'requested';
  dueAt: Instant;
  /** Why it was requested, in the office's words. */
  reason?: string;
}

/** Goes to a school that owes and can be reached. `link` is personal: this school, declare only. */
export interface ReminderMail extends Sender {
  kind: 'reminder' | 'nudge';
  school: { name: string; unit: string };
  /** At least one: what the school owes now. Two when a requested round meets a scheduled one. */
  rounds: readonly ReminderRound[];
  link: string;
  /** Scheduled, required rounds missed in a row before. */
  silentBefore: number;
  now: Instant;
}

const DAY = 24 * 60 * 60 * 1000;

/** `16:30 hôm nay`, `10:00 ngày mai`, else the time alone: the day stands before it. */
function hourText(dueAt: Instant, now: Instant, zone: string): string {
  const dayOf = (instant: Instant) => shortDayText(instant, zone);
  const tomorrow = new Date(Date.parse(now) + DAY).toISOString();
  const time = timeText(dueAt, zone);
  if (dayOf(dueAt) === dayOf(now)) return `${time} hôm nay`;
  return dayOf(dueAt) === dayOf(tomorrow) ? `${time} ngày mai` : time;
}

const soonest = (rounds: readonly ReminderRound[]): ReminderRound => {
  const [first] = rounds.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (first === undefined) throw new RangeError('A reminder needs a round to remind of');
  return first;
};

/** `thứ Sáu 26/02: hạn 16:30 hôm nay`, or what is left when it is a nudge. */
function deadlineText(mail: ReminderMail, round: ReminderRound): string {
  const day = capital(shortDayText(round.dueAt, mail.zone));
  const hour = hourText(round.dueAt, mail.now, mail.zone);
  if (mail.kind === 'reminder') return `${day}: hạn ${hour}`;
  return `${day}: ${leftText(Date.parse(round.dueAt) - Date.parse(mail.now))}, hạn ${hour}`;
}

function RoundItem({ round, zone }: { round: ReminderRound; zone: string }) {
  return (
    <Item>
      <Strong>{round.kind === 'requested' ? `Đột xuất: ${round.title}` : capital(round.title)}</Strong>
      <br />
      Hạn {dayTimeText(round.dueAt, zone)}
      {round.reason !== undefined && (
        <>
          <br />
          Lý do: {round.reason}
        </>
      )}
    </Item>
  );
}

/** One scheduled round needs no more words than its deadline. */
function Rounds({ mail: { rounds, zone } }: { mail: ReminderMail }) {
  if (rounds.length === 1 && rounds[0]?.kind === 'scheduled') return null;
  return (
    <Card title="Kỳ khai báo">
      {rounds.map((round) => (
        <RoundItem key={round.title} round={round} zone={zone} />
      ))}
    </Card>
  );
}

function Nudge({ mail }: { mail: ReminderMail }) {
  if (mail.kind === 'reminder') return null;
  const { silentBefore } = mail;
  return (
    <Paragraph>
      Đến {timeText(mail.now, mail.zone)} hệ thống chưa nhận được bản khai báo của nhà trường.
      {silentBefore > 0 && (
        <>
          {' '}
          <Danger>
            {silentBefore === 1
              ? 'Kỳ trước trường cũng chưa khai báo.'
              : `${silentBefore} kỳ liền trước trường cũng chưa khai báo.`}
          </Danger>{' '}
          Nếu có khó khăn, xin trả lời thư này để được hỗ trợ.
        </>
      )}
    </Paragraph>
  );
}

function AboutLink({ mail }: { mail: ReminderMail }) {
  return (
    <>
      <Paragraph>
        Liên kết này dành riêng cho {mail.school.name}, mở ra là khai báo được, không cần mật khẩu. Xin không
        chuyển tiếp thư này: ai có liên kết đều khai báo thay trường được.
      </Paragraph>
      <Paragraph>
        Nếu người phụ trách khai báo đã thay đổi, xin trả lời thư này, ghi họ tên, chức vụ, số điện thoại và
        địa chỉ thư điện tử của người mới; cán bộ phụ trách sẽ cập nhật.
      </Paragraph>
    </>
  );
}

export function reminderMail(mail: ReminderMail): Message {
  const deadline = deadlineText(mail, soonest(mail.rounds));
  const also = mail.rounds.length > 1 ? ` (${mail.rounds.length} kỳ)` : '';
  const requested = mail.rounds.every((round) => round.kind === 'requested') ? 'Đột xuất – ' : '';
  const subject = `[${mail.kind === 'reminder' ? 'Khai báo' : 'Nhắc lại'}] ${requested}${deadline}${also}`;
  return message(
    subject,
    <Page
      title={subject}
      preheader={`${mail.school.name}: bấm một nút, không cần mật khẩu.`}
      brand={brandOf(mail.provinceName)}
    >
      <Heading>{mail.school.name}</Heading>
      <Lead>{mail.school.unit}</Lead>
      <Notice>
        <Strong>{deadline}</Strong>
      </Notice>
      <Paragraph>
        Kính gửi Thầy/Cô, đề nghị nhà trường khai báo tình hình COVID-19. Nếu mọi thứ như lần trước, việc khai
        báo mất chưa đến một phút. Dù không có ca nào, nhà trường vẫn cần khai báo.
      </Paragraph>
      <Nudge mail={mail} />
      <Button href={mail.link}>Khai báo ngay</Button>
      <Rounds mail={mail} />
      <AboutLink mail={mail} />
      <WrittenLink before="Nút không bấm được? Mở liên kết:" href={mail.link} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} answered />
      <English>
        In English: this mail reminds your school to declare its COVID-19 situation; the link is personal to
        your school.
      </English>
    </Page>,
  );
}
