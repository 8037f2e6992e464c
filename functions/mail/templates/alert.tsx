/** New cases, a school that became unsafe, a correction downwards: to officers and responders, within two minutes. */
import { Fragment } from 'preact';
import type { Instant } from '../../calendar/cadence.ts';
import { dayTimeText } from '../../calendar/wording.ts';
import type { SafetyLevel } from '../../declarations/criteria.ts';
import type { Measure, Operation } from '../../declarations/declaration.ts';
import { measureNames, operationNames } from '../../declarations/texts.vi.ts';
import { Card, Item } from './card.tsx';
import { Button, Danger, Strong } from './inline.tsx';
import { levelText } from './levels.ts';
import { type Message, message } from './message.ts';
import { Heading, Lead, Page, Paragraph } from './page.tsx';
import { brandOf, ContactLine, FromOffice, SchoolName, type Sender } from './parts.tsx';

export interface AlertEvent {
  schoolName: string;
  unitName: string;
  /** `correction`: new confirmed went down. */
  kind: 'cases' | 'level' | 'correction';
  newConfirmed: { before: number; now: number };
  level?: { before: SafetyLevel; now: SafetyLevel };
  classes: readonly { label: string; measure: Measure; confirmed: number; contacts: number }[];
  operation: Operation;
  /** When the declaration that says so arrived. */
  at: Instant;
  contact?: { name: string; position: string; phone: string };
  /** Who took this alert or, before it, an earlier one of the school. */
  taken?: { by: string; at: Instant };
}

export interface AlertMail extends Sender {
  unit: { name: string };
  events: readonly AlertEvent[];
  link: string;
  criteriaConfirmed: boolean;
  now: Instant;
}

/** What may be told: no levels while the province has not confirmed its criteria. Nothing left means no mail. */
export const eventsToTell = ({
  events,
  criteriaConfirmed,
}: Pick<AlertMail, 'events' | 'criteriaConfirmed'>): AlertEvent[] =>
  events.filter((event) => event.kind !== 'level' || criteriaConfirmed);

const placeOf = (events: readonly AlertEvent[]): string => {
  const schools = new Set(events.map((event) => `${event.unitName}\n${event.schoolName}`));
  const [first] = events;
  return schools.size === 1 && first !== undefined ? first.schoolName : `${schools.size} trường`;
};

/** The gravest kind speaks: cases, then levels, then corrections. */
function headline(events: readonly AlertEvent[]): string {
  const of = (kind: AlertEvent['kind']) => events.filter((event) => event.kind === kind);
  const cases = of('cases');
  if (cases.length > 0) {
    const count = cases.reduce((sum, event) => sum + event.newConfirmed.now, 0);
    return `${count} ca mắc mới tại ${placeOf(cases)}`;
  }
  const levels = of('level');
  if (levels.length > 0) return `${placeOf(levels)} không còn ở mức an toàn`;
  return `số ca mắc mới tại ${placeOf(events)}`;
}

const levelChangeText = ({ level }: AlertEvent): string | undefined =>
  level &&
  (level.before === level.now
    ? `Mức độ an toàn: ${levelText(level.now)}`
    : `Mức độ an toàn: từ ${levelText(level.before)} sang ${levelText(level.now)}`);

function Told({ event }: { event: AlertEvent }) {
  const { before, now } = event.newConfirmed;
  if (event.kind === 'level') return <Danger>{levelChangeText(event) ?? 'Đổi mức độ an toàn'}</Danger>;
  if (event.kind === 'correction')
    return <Strong>{`Đính chính: ${now} ca mắc mới, không phải ${before}`}</Strong>;
  return <Danger>{`${now} ca mắc mới${before === 0 ? '' : ` (lần báo trước ${before})`}`}</Danger>;
}

const classText = ({ label, measure, confirmed, contacts }: AlertEvent['classes'][number]): string =>
  `• ${label}: ${confirmed} ca mắc, ${contacts} tiếp xúc gần, ${measureNames[measure].toLocaleLowerCase('vi')}`;

/** The lines under a school's name, each as text. */
function linesOf(event: AlertEvent, { criteriaConfirmed, zone }: AlertMail): string[] {
  const level = event.kind === 'level' || !criteriaConfirmed ? undefined : levelChangeText(event);
  const standing = `${operationNames[event.operation]} · nhận lúc ${dayTimeText(event.at, zone)}`;
  const { taken } = event;
  const known = taken && `Trường này: ${taken.by} đã tiếp nhận lúc ${dayTimeText(taken.at, zone)}`;
  return [...event.classes.map(classText), ...(level ? [level] : []), standing, ...(known ? [known] : [])];
}

function Event({ event, mail }: { event: AlertEvent; mail: AlertMail }) {
  return (
    <Item>
      <SchoolName name={event.schoolName} unit={event.unitName} within={mail.unit.name} />
      <br />
      <Told event={event} />
      {linesOf(event, mail).map((line) => (
        <Fragment key={line}>
          <br />
          {line}
        </Fragment>
      ))}
      {event.contact !== undefined && (
        <>
          <br />
          <ContactLine contact={event.contact} />
        </>
      )}
    </Item>
  );
}

/** @throws RangeError when nothing may be told: ask `eventsToTell` first. */
export function alertMail(mail: AlertMail): Message {
  const events = eventsToTell(mail);
  if (events.length === 0) throw new RangeError('An alert needs something to tell');
  const told = `${mail.unit.name}: ${headline(events)}`;
  const tag = events.every((event) => event.kind === 'correction') ? 'Đính chính' : 'Cảnh báo';
  const subject = `[${tag}] ${told}`;
  return message(
    subject,
    <Page title={subject} preheader="Số liệu nhà trường vừa khai báo." brand={brandOf(mail.provinceName)}>
      <Heading>{told}</Heading>
      <Lead>Số liệu nhà trường khai báo, tính đến {dayTimeText(mail.now, mail.zone)}.</Lead>
      <Card>
        {events.map((event) => (
          <Event key={`${event.schoolName} ${event.at}`} event={event} mail={mail} />
        ))}
      </Card>
      <Button href={mail.link}>Xem và ghi “Đã tiếp nhận”</Button>
      <Paragraph>
        Khi đã nắm được thông tin, xin bấm “Đã tiếp nhận” trên trang để các đơn vị khác cùng biết. Các cảnh
        báo tiếp theo trong 30 phút được gộp vào một thư.
      </Paragraph>
      <FromOffice officeName={mail.officeName} provinceName={mail.provinceName} />
    </Page>,
  );
}
