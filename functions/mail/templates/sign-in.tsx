/** Signing in without a password: a link and a code, both good for the same quarter of an hour. */
import type { Instant } from '../../calendar/cadence.ts';
import { timeText } from '../../calendar/wording.ts';
import { Button, Code, WrittenLink } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Page, Paragraph } from './page.tsx';
import { brandOf, FromOffice, type Sender } from './parts.tsx';

/** Sent when somebody asks to sign in with a known address. `code`: 8 digits; `link` opens a page whose button signs in. */
export interface SignInMail extends Sender {
  link: string;
  code: string;
  expiresAt: Instant;
}

const inFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

export function signInMail(mail: SignInMail): Message {
  const code = inFours(mail.code);
  const until = timeText(mail.expiresAt, mail.zone);
  const subject = `[Đăng nhập] Mã ${code}, dùng đến ${until}`;
  return message(
    subject,
    <Page title={subject} preheader="Mã và liên kết có hiệu lực 15 phút." brand={brandOf(mail.provinceName)}>
      <Heading>Đăng nhập</Heading>
      <Paragraph>Bấm nút dưới đây, rồi bấm “Đăng nhập” trên trang mở ra:</Paragraph>
      <Button href={mail.link}>Đăng nhập</Button>
      <Paragraph>Hoặc nhập mã này vào trang đang chờ mã:</Paragraph>
      <Code>{code}</Code>
      <Paragraph>
        Mã và liên kết có hiệu lực 15 phút, đến {until}, và chỉ dùng được một lần. Không đọc mã này cho bất kỳ
        ai, kể cả người tự xưng là cán bộ của Sở.
      </Paragraph>
      <Paragraph>Nếu Thầy/Cô không yêu cầu đăng nhập, xin bỏ qua thư này: không có gì thay đổi.</Paragraph>
      <WrittenLink before="Nút không bấm được? Mở liên kết:" href={mail.link} />
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} />
      <English>
        In English: your sign-in code and link for the COVID-19 school declaration system, valid for 15
        minutes. Ignore this mail if you did not ask for it.
      </English>
    </Page>,
  );
}
