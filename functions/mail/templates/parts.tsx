/** What several mails share: the brand, who sends, the rows of schools to call. */
import type { ComponentChildren } from 'preact';
import type { Instant } from '../../calendar/cadence.ts';
import { numberText, shortDayText } from '../../calendar/wording.ts';
import { Item } from './card.tsx';
import { Danger, Muted, PhoneLink, Strong } from './inline.tsx';
import { Notice, Small } from './page.tsx';

/** What every mail knows of its province. `zone` is IANA and decides every date in the mail. */
export interface Sender {
  provinceName: string;
  /** The education office the mail is from. */
  officeName: string;
  zone: string;
}

/** A school that still owes, as officers see it. */
export interface CallRow {
  name: string;
  /** Name of its unit; shown where the mail speaks of several. */
  unit: string;
  /** Scheduled, required rounds missed in a row before this one. */
  silentBefore: number;
  unreachable: boolean;
  contact?: { name: string; position: string; phone: string };
  /** The reader does not run this school: whom to call there is not theirs to see. */
  withheld?: boolean;
}

export const brandOf = (provinceName: string): string => `An toàn trường học · ${provinceName}`;

/** Sentences start with a capital; dates in the middle of one don't. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** A round's title within a sentence: weekdays are small there. */
export const inSentence = (title: string): string => title.replace(/^Thứ /, 'thứ ');

/** `26/02`: the day in `zone`, for subjects where the weekday would crowd out the figures. */
export const dateText = (instant: Instant, zone: string): string => shortDayText(instant, zone).slice(-5);

/** `29/32`; of nothing: a dash. */
export const ofText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${numberText(part)}/${numberText(whole)}`;

/** Joins parts of a line with the middle dot, leaving out what is empty. */
export const dotted = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** `answered`: the mail has a Reply-To, the unit's own office where it has one, else the nearest above. */
export function FromOffice({
  officeName,
  provinceName,
  answered,
}: Pick<Sender, 'officeName' | 'provinceName'> & { answered?: boolean }) {
  return (
    <Small>
      Thư tự động của hệ thống khai báo an toàn trường học {provinceName} – {officeName}.{' '}
      {answered ? 'Trả lời thư này để liên hệ cán bộ phụ trách.' : 'Xin không trả lời thư này.'}
    </Small>
  );
}

/** What a mail's list leaves out, if anything; the page has all. */
export function More({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null;
  return <Item>Còn {numberText(total - shown)} trường nữa, xem đủ trên bảng tổng quan.</Item>;
}

/** A school, with its unit unless the whole mail is about that unit (`within`). */
export function SchoolName({ name, unit, within }: { name: string; unit: string; within: string }) {
  return (
    <>
      <Strong>{name}</Strong>
      {unit !== '' && unit !== within && `, ${unit}`}
    </>
  );
}

/** `pastDue`: this round counts as silent as well. */
function silenceText(silentBefore: number, pastDue: boolean): string {
  if (pastDue) return `${silentBefore + 1} kỳ liên tiếp`;
  return silentBefore === 1 ? 'kỳ trước cũng chưa khai báo' : `${silentBefore} kỳ liền trước chưa khai báo`;
}

function Attributes({ row, pastDue }: { row: CallRow; pastDue: boolean }) {
  return (
    <>
      {row.silentBefore > 0 && (
        <>
          {' – '}
          <Danger>{silenceText(row.silentBefore, pastDue)}</Danger>
        </>
      )}
      {row.unreachable && (
        <>
          {' – '}
          <Muted>không gửi được thư</Muted>
        </>
      )}
    </>
  );
}

/** A number to tap and whose it is. */
export function ContactLine({ contact }: Pick<CallRow, 'contact'>) {
  if (contact === undefined) return <Muted>Chưa có người liên hệ</Muted>;
  const who = dotted(contact.name, contact.position);
  return (
    <>
      <PhoneLink number={contact.phone} />
      {who !== '' && ` · ${who}`}
    </>
  );
}

/** One school that owes: name, how long it has been silent, a number to tap for who may call. */
export function SchoolToCall({ row, pastDue, within }: { row: CallRow; pastDue: boolean; within: string }) {
  return (
    <Item>
      <SchoolName name={row.name} unit={row.unit} within={within} />
      <Attributes row={row} pastDue={pastDue} />
      {!row.withheld && (
        <>
          <br />
          <ContactLine {...(row.contact && { contact: row.contact })} />
        </>
      )}
    </Item>
  );
}

/** A unit without an officer falls to the nearest above; the mail says so. */
export function Fallback({ units }: { units: readonly string[] | undefined }): ComponentChildren {
  if (units === undefined || units.length === 0) return null;
  return (
    <Notice>
      {units.join(', ')} chưa có cán bộ phụ trách nhận thư nên thư này gửi lên cấp trên. Đề nghị cấp tài khoản
      cho cán bộ phụ trách.
    </Notice>
  );
}
