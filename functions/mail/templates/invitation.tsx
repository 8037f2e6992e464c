/** "Thư cấp tài khoản": a link that signs in, and the guide to receiving and using the account. */
import type { Role } from '../../access/access.ts';
import type { CivilDate, Instant } from '../../calendar/cadence.ts';
import { weekdaysText } from '../../calendar/weekdays.ts';
import { dayTimeText } from '../../calendar/wording.ts';
import { Card, Item } from './card.tsx';
import { Button, Link, PhoneLink, Strong, WrittenLink } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Lead, Page, Paragraph } from './page.tsx';
import { brandOf, FromOffice, type Sender } from './parts.tsx';

/** Whom to ask: an officer of the unit that looks after the account. */
export interface Helper {
  unit: string;
  name: string;
  phone?: string;
}

export interface InvitationMail extends Sender {
  kind: 'school' | 'office';
  /** Whose account it is. */
  name: string;
  /** At least one: a school, or a unit with the role held there. */
  places: readonly { role: Role; name: string }[];
  email: string;
  /** Signs in once, after a tap. */
  link: string;
  /** Where one signs in from then on. */
  page: string;
  expiresAt: Instant;
  /** 1 is Monday; 7 Sunday. */
  weekdays: readonly number[];
  hours: { opens: string; reminder: string; nudge: string; callList: string; due: string; digest: string };
  helper?: Helper;
  /** The letter the duty answers, if the province names one. */
  letter?: { number: string; issuer: string; date: CivilDate };
}

const slashed = (date: CivilDate): string => date.split('-').reverse().join('/');

const ROLE_NAMES: Record<Role, string> = {
  declarer: 'khai báo cho trường',
  officer: 'cán bộ phụ trách',
  administrator: 'quản trị hệ thống',
  observer: 'theo dõi tình hình',
  responder: 'y tế, tiếp nhận cảnh báo',
};

const schoolSteps = ({ weekdays, hours }: InvitationMail): string[] => [
  'Bấm nút “Nhận tài khoản” ở trên, rồi bấm “Đăng nhập” trên trang mở ra. Máy này sẽ được ghi nhớ 30 ngày; không có mật khẩu nào phải nhớ.',
  `Mỗi ${weekdaysText(weekdays)}, lúc ${hours.reminder}, hộp thư này nhận một thư có nút “Khai báo ngay”. Bấm vào là khai báo được, không cần đăng nhập.`,
  `Khai báo trước ${hours.due}. Nếu mọi thứ như lần trước: nhập số vắng hôm nay, bấm “Không có ca mắc, tiếp xúc, triệu chứng”, xem lại rồi gửi – chưa đến một phút. Không có ca nào vẫn phải khai báo.`,
  'Có ca mắc mới giữa hai kỳ: mở trang khai báo, bấm “Báo ca mới ngay”.',
];

const WORK: Partial<Record<Role, (mail: InvitationMail) => string[]>> = {
  officer: ({ weekdays, hours }) => [
    `Mỗi ${weekdaysText(weekdays)}: trang Tổng quan cho biết bao nhiêu trường đã khai báo, trường nào chưa, nơi nào không an toàn.`,
    `Lúc ${hours.callList} hộp thư này nhận danh sách trường cần gọi, lúc ${hours.digest} nhận báo cáo tổng hợp. Trường không tự khai được thì khai báo thay qua điện thoại.`,
    'Mục Tài khoản: cấp tài khoản cho các trường, in phiếu kích hoạt cho trường không có thư điện tử.',
  ],
  observer: ({ weekdays, hours }) => [
    `Trang Tổng quan cho biết tình hình từng trường trên địa bàn; mỗi ${weekdaysText(weekdays)}, lúc ${hours.digest}, hộp thư này nhận báo cáo tổng hợp.`,
  ],
  responder: () => [
    'Khi một trường báo ca mắc mới hoặc chuyển sang không an toàn, hộp thư này nhận cảnh báo trong vài phút. Mở liên kết trong thư, bấm “Đã tiếp nhận” để mọi người biết đã có người lo.',
  ],
};

function officeSteps(mail: InvitationMail): string[] {
  const held = new Set(mail.places.map(({ role }) => (role === 'administrator' ? 'officer' : role)));
  return [
    'Bấm nút “Nhận tài khoản” ở trên, rồi bấm “Đăng nhập” trên trang mở ra. Không có mật khẩu.',
    ...[...held].flatMap((role) => WORK[role]?.(mail) ?? []),
    'Phiên làm việc kéo dài tối đa 7 ngày. Hết phiên thì nhập địa chỉ thư này tại trang quản lý, hệ thống gửi mã 8 chữ số.',
  ];
}

/** Numbered by hand, so that the text twin has the numbers too. */
const Steps = ({ steps }: { steps: readonly string[] }) => (
  <Card title="Hướng dẫn nhận tài khoản và sử dụng">
    {steps.map((step, index) => (
      <Item key={step}>
        <Strong>{index + 1}.</Strong> {step}
      </Item>
    ))}
  </Card>
);

function WhomToAsk({ helper }: { helper: Helper | undefined }) {
  if (!helper) return null;
  return (
    <Paragraph>
      Cần giúp, hoặc người phụ trách đã thay đổi: trả lời thư này để gặp {helper.name}, {helper.unit}
      {helper.phone !== undefined && (
        <>
          {' '}
          (<PhoneLink number={helper.phone} />)
        </>
      )}
      .
    </Paragraph>
  );
}

const placeText = ({ role, name }: InvitationMail['places'][number]): string =>
  role === 'declarer' ? name : `${name}: ${ROLE_NAMES[role]}`;

export function invitationMail(mail: InvitationMail): Message {
  const until = dayTimeText(mail.expiresAt, mail.zone);
  const [first] = mail.places;
  const more = mail.places.length > 1 ? ` và ${mail.places.length - 1} nơi khác` : '';
  const subject = `[Cấp tài khoản] ${first?.name ?? mail.provinceName}${more}: khai báo an toàn trường học`;
  return message(
    subject,
    <Page
      title={subject}
      preheader="Bấm một nút để nhận tài khoản, không cần mật khẩu."
      brand={brandOf(mail.provinceName)}
    >
      <Heading>Tài khoản của {mail.name}</Heading>
      <Lead>{mail.places.map(placeText).join(' · ')}</Lead>
      <Paragraph>
        Kính gửi Thầy/Cô, Anh/Chị: {mail.officeName} cấp tài khoản khai báo tình hình COVID-19 tại trường học
        {mail.letter &&
          `, theo văn bản ${mail.letter.number} ngày ${slashed(mail.letter.date)} của ${mail.letter.issuer}`}
        .
      </Paragraph>
      <Button href={mail.link}>Nhận tài khoản</Button>
      <Steps steps={mail.kind === 'school' ? schoolSteps(mail) : officeSteps(mail)} />
      <Paragraph>
        Nút trên dùng được một lần, đến {until}. Sau đó nhập địa chỉ {mail.email} tại trang dưới đây, hệ thống
        gửi liên kết và mã mới. Xin không chuyển tiếp thư này.
      </Paragraph>
      <Paragraph>
        <Link href={mail.page}>{mail.kind === 'school' ? 'Trang khai báo' : 'Trang quản lý'}</Link>
      </Paragraph>
      <WhomToAsk helper={mail.helper} />
      <WrittenLink before="Nút không bấm được? Mở liên kết:" href={mail.link} />
      <FromOffice
        officeName={mail.officeName}
        provinceName={mail.provinceName}
        {...(mail.helper && { answered: true })}
      />
      {mail.kind === 'school' && (
        <English>
          In English: your account for the COVID-19 school declaration system; the button signs you in once,
          without a password.
        </English>
      )}
    </Page>,
  );
}
