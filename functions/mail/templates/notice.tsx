/** A declaration is asked for out of turn, or no longer: told to the schools at once. */
import type { Instant } from '../../calendar/cadence.ts';
import { dayTimeText, leftText } from '../../calendar/wording.ts';
import { Card, Row } from './card.tsx';
import { Button, Strong, WrittenLink } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Lead, Notice, Page, Paragraph } from './page.tsx';
import { brandOf, capital, FromOffice, type Sender } from './parts.tsx';

interface Told extends Sender {
  school: { name: string; unit: string };
  title: string;
  authority: string;
  /** Number of the authority's letter. */
  letter?: string;
  dueAt: Instant;
  now: Instant;
}

/** Goes to every school asked that can be reached, as soon as the round is open. `link` is personal. */
export interface NoticeMail extends Told {
  reason: string;
  /** How many extra questions the form has. */
  questions: number;
  /** Titles of what the school owes besides: the same link opens them all. */
  also: readonly string[];
  link: string;
}

function Asked({ mail }: { mail: Told }) {
  return (
    <Card title={mail.title}>
      <Row label="Cơ quan yêu cầu">{mail.authority}</Row>
      {mail.letter !== undefined && <Row label="Văn bản">{mail.letter}</Row>}
      <Row label="Hạn">{dayTimeText(mail.dueAt, mail.zone)}</Row>
    </Card>
  );
}

export function noticeMail(mail: NoticeMail): Message {
  const due = dayTimeText(mail.dueAt, mail.zone);
  const subject = `[Khai báo đột xuất] ${mail.title}: hạn ${due}`;
  return message(
    subject,
    <Page
      title={subject}
      preheader={`${mail.authority} đề nghị nhà trường khai báo.`}
      brand={brandOf(mail.provinceName)}
    >
      <Heading>{mail.school.name}</Heading>
      <Lead>{mail.school.unit}</Lead>
      <Notice>
        <Strong>
          Hạn {due}, {leftText(Date.parse(mail.dueAt) - Date.parse(mail.now))}
        </Strong>
      </Notice>
      <Paragraph>
        Kính gửi Thầy/Cô, {mail.authority} đề nghị nhà trường khai báo tình hình COVID-19 đột xuất, ngoài lịch
        thường kỳ.
      </Paragraph>
      <Paragraph>Lý do: {mail.reason}</Paragraph>
      <Asked mail={mail} />
      {mail.questions > 0 && (
        <Paragraph>
          Biểu mẫu như thường lệ, thêm {mail.questions} câu hỏi riêng của lần khai báo này.
        </Paragraph>
      )}
      {mail.also.length > 0 && (
        <Paragraph>
          Nhà trường cũng chưa khai báo: {mail.also.join('; ')}. Cùng một liên kết, khai báo một lần cho tất
          cả.
        </Paragraph>
      )}
      <Button href={mail.link}>Khai báo ngay</Button>
      <Paragraph>
        Liên kết này dành riêng cho {mail.school.name}, mở ra là khai báo được, không cần mật khẩu. Xin không
        chuyển tiếp thư này: ai có liên kết đều khai báo thay trường được.
      </Paragraph>
      <WrittenLink before="Nút không bấm được? Mở liên kết:" href={mail.link} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} answered />
      <English>
        In English: an authority asks your school for a COVID-19 declaration outside the usual days; the link
        is personal to your school.
      </English>
    </Page>,
  );
}

/** Goes to whoever was mailed the notice. */
export interface CancellationMail extends Told {
  cancelledAt: Instant;
}

export function cancellationMail(mail: CancellationMail): Message {
  const subject = `[Đã huỷ] Khai báo đột xuất: ${mail.title}`;
  return message(
    subject,
    <Page title={subject} preheader="Nhà trường không phải khai báo nữa." brand={brandOf(mail.provinceName)}>
      <Heading>{mail.school.name}</Heading>
      <Lead>{mail.school.unit}</Lead>
      <Notice>
        <Strong>Khai báo đột xuất này đã được huỷ: nhà trường không phải khai báo.</Strong>
      </Notice>
      <Paragraph>
        {capital(dayTimeText(mail.cancelledAt, mail.zone))}, yêu cầu gửi trước đây đã được huỷ. Xin bỏ qua thư
        yêu cầu trước. Các kỳ khai báo thường lệ vẫn diễn ra như cũ.
      </Paragraph>
      <Asked mail={mail} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} answered />
      <English>
        In English: the extra COVID-19 declaration your school was asked for has been cancelled; nothing is to
        be done.
      </English>
    </Page>,
  );
}
