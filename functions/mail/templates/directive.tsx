/** An official letter was published, or has not been acknowledged yet. */
import { dayText } from '../../calendar/wording.ts';
import type { Letter } from '../../directives/directive.ts';
import { Card, Item } from './card.tsx';
import { Button, Link, Strong, WrittenLink } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Lead, Notice, Page, Paragraph } from './page.tsx';
import { brandOf, FromOffice, type Sender } from './parts.tsx';

/** To every declarer of a school that is to acknowledge. `link`: the school's page, where it signs in. */
export interface DirectiveMail extends Sender {
  kind: 'notice' | 'reminder';
  school: { name: string; unit: string };
  directive: Letter;
  link: string;
  /** The address this goes to: the one to sign in with. */
  address: string;
}

export function directiveMail(mail: DirectiveMail): Message {
  const { directive, zone, school, kind } = mail;
  const tag = kind === 'notice' ? 'Văn bản' : 'Nhắc xác nhận văn bản';
  const subject = `[${tag}] ${directive.number}: ${directive.title}`;
  return message(
    subject,
    <Page
      title={subject}
      preheader={`Xác nhận trước hết ${dayText(directive.deadline, zone)}.`}
      brand={brandOf(mail.provinceName)}
    >
      <Heading>{school.name}</Heading>
      <Lead>{school.unit}</Lead>
      <Notice>
        <Strong>
          {kind === 'notice' ? 'Đề nghị xác nhận đã nhận văn bản' : 'Nhà trường chưa xác nhận văn bản này'},
          hạn hết {dayText(directive.deadline, zone)}
        </Strong>
      </Notice>
      <Card title="Văn bản chỉ đạo">
        <Item>
          <Strong>{directive.number}</Strong>
          <br />
          {directive.issuer}, {dayText(directive.date, zone)}
          <br />
          {directive.title}
        </Item>
      </Card>
      {directive.link !== undefined && (
        <Paragraph>
          <Link href={directive.link}>Mở văn bản</Link>
        </Paragraph>
      )}
      <Paragraph>
        Sau khi đã đọc, xin mở trang của nhà trường, đăng nhập bằng địa chỉ {mail.address} (không cần mật
        khẩu) và bấm “Xác nhận đã nhận”. Một người xác nhận là đủ cho cả trường.
      </Paragraph>
      <Button href={mail.link}>Mở trang của nhà trường</Button>
      <WrittenLink before="Nút không bấm được? Mở liên kết:" href={mail.link} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} answered />
      <English>
        In English: an official letter asks for your school’s acknowledgement; sign in on your school’s page
        to give it.
      </English>
    </Page>,
  );
}
