/** The receipt of a declaration, mailed to the school that asks for it. It holds no link that declares: it may be forwarded. */
import type { Instant } from '../../calendar/cadence.ts';
import type { DutyState } from '../../calendar/duty.ts';
import { dayTimeText, shortDayText } from '../../calendar/wording.ts';
import type { SafetyLevel } from '../../declarations/criteria.ts';
import type { Declaration } from '../../declarations/declaration.ts';
import type { MyDuty } from '../../declarations/mine.ts';
import type { Level } from '../../schools/unit.ts';
import { Card, Item } from './card.tsx';
import { Link, Strong } from './inline.tsx';
import { type Message, message } from './message.ts';
import { English, Heading, Lead, Notice, Page, Paragraph, Small } from './page.tsx';
import { brandOf, capital, FromOffice, type Sender } from './parts.tsx';
import { Declared } from './receipt-declared.tsx';

type Supplement = NonNullable<MyDuty['supplement']>;

export interface ReceiptMail extends Sender {
  school: { name: string; unit: string; level: Level };
  round: { title: string; kind: 'scheduled' | 'requested'; dueAt: Instant };
  /** Of the duty, as it stands when the mail is sent. */
  state: DutyState;
  received: {
    reference: string;
    at: Instant;
    /** When it was finished without a network, if it came later. */
    preparedAt?: string;
    /** When the first revision came, if this is a correction. */
    firstAt?: Instant;
    /** Name and masked address. */
    who: string;
    declaration: Declaration;
    /** Only where the province has confirmed its criteria. */
    safety?: SafetyLevel;
  };
  /** What came after the round had closed. */
  supplement?: Supplement;
  criteriaTotal: number;
  nextDueAt?: Instant;
  correctableUntil?: Instant;
  page: string;
}

const STATES: Partial<Record<DutyState, string>> = {
  declared: 'đúng hạn',
  'declared-late': 'trễ hạn',
  supplemented: 'bản bổ sung đã được chấp nhận',
};
const SUPPLEMENTS: Record<Supplement['state'], string> = {
  waiting: 'chờ cán bộ phụ trách chấp nhận',
  accepted: 'đã được chấp nhận',
  declined: 'không được chấp nhận',
};

/** `đúng hạn`; of what only came after closing, what became of it; nothing where nothing was owed. */
const standing = ({ state, supplement, received }: ReceiptMail): string =>
  supplement?.reference === received.reference
    ? `bản bổ sung, ${SUPPLEMENTS[supplement.state]}`
    : (STATES[state] ?? '');

function Facts({ mail }: { mail: ReceiptMail }) {
  const { received, supplement, round, zone } = mail;
  return (
    <Card title="Biên nhận">
      <Item>
        Kỳ khai báo: <Strong>{round.kind === 'requested' ? `Đột xuất: ${round.title}` : round.title}</Strong>,
        hạn {dayTimeText(round.dueAt, zone)}
      </Item>
      <Item>
        Mã số: <Strong>{received.reference}</Strong>
      </Item>
      <Item>Nhận lúc: {dayTimeText(received.at, zone)}</Item>
      {received.preparedAt !== undefined && (
        <Item>Bấm gửi lúc: {dayTimeText(new Date(received.preparedAt).toISOString(), zone)}</Item>
      )}
      {received.firstAt !== undefined && (
        <Item>Đây là bản đã sửa; bản đầu nhận lúc {dayTimeText(received.firstAt, zone)}</Item>
      )}
      <Item>Người khai: {received.who}</Item>
      {supplement !== undefined && supplement.reference !== received.reference && (
        <Item>
          Sau khi kỳ đóng còn nhận bản bổ sung {supplement.reference} lúc{' '}
          {dayTimeText(supplement.receivedAt, zone)}: {SUPPLEMENTS[supplement.state]}
        </Item>
      )}
    </Card>
  );
}

function After({ mail: { nextDueAt, correctableUntil, zone } }: { mail: ReceiptMail }) {
  return (
    <Paragraph>
      {correctableUntil !== undefined && (
        <>
          Số liệu chưa đúng? Sửa được đến khi kỳ này đóng, {dayTimeText(correctableUntil, zone)}, trên trang
          khai báo hoặc bằng liên kết trong thư nhắc.{' '}
        </>
      )}
      {nextDueAt !== undefined && <>Kỳ sau: hạn {dayTimeText(nextDueAt, zone)}. </>}
      Nếu nhà trường không gửi bản khai báo này, xin trả lời thư này để báo cho cán bộ phụ trách.
    </Paragraph>
  );
}

export function receiptMail(mail: ReceiptMail): Message {
  const { school, round, received, zone } = mail;
  const day = capital(shortDayText(round.dueAt, zone));
  const requested = round.kind === 'requested' ? 'Đột xuất – ' : '';
  const got = ['Đã nhận bản khai báo', standing(mail)].filter(Boolean).join(', ');
  const subject = `[Biên nhận] ${requested}${day}: mã ${received.reference}. ${got}`;
  return message(
    subject,
    <Page title={subject} preheader={`${school.name}: ${got}`} brand={brandOf(mail.provinceName)}>
      <Heading>{school.name}</Heading>
      <Lead>{school.unit}</Lead>
      <Notice>
        <Strong>{got}</Strong>
      </Notice>
      <Facts mail={mail} />
      <Declared mail={mail} />
      <After mail={mail} />
      <Small>
        <Link href={mail.page}>Trang khai báo</Link>
      </Small>
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} answered />
      <English>
        In English: the receipt of your school’s COVID-19 declaration, sent because it was asked for. It holds
        no link that declares.
      </English>
    </Page>,
  );
}
