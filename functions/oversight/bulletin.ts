/**
 * The bulletin of a round: about a hundred words for local radio or a notice board. Public, so with care: no school is
 * named, no school's own case count can be heard, 1–4 reads "dưới 5" (public-cases.ts). Numbers and dates are written as they are read.
 */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import { dayText, type Lang, numberText, percentText, timeText } from '../calendar/wording.ts';
import type { PublicCount } from '../publishing/suppression.ts';
import { nameInSentence } from '../schools/unit-names.ts';
import type { CaseKind } from './public-cases.ts';
import type { Figures } from './tally.ts';

export interface BulletinFacts {
  /** Who gives it out: the province's education office. */
  issuer: string;
  unit: string;
  round: { kind: 'scheduled' | 'requested'; title: string; date: CivilDate; dueAt: Instant; closed: boolean };
  now: Instant;
  /** The civil date of `now`. */
  today: CivilDate;
  zone: string;
  figures: Figures;
  /** As the public may hear them. */
  cases: Record<CaseKind, PublicCount>;
  /** Levels are public only when the wording of the criteria is confirmed. */
  criteriaConfirmed: boolean;
  /** The next scheduled round. */
  next?: CivilDate;
}

/** As a newsroom counts. */
export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

interface Reading {
  day: (date: CivilDate) => string;
  time: (instant: Instant) => string;
  percent: (part: number, whole: number) => string;
  number: (n: number) => string;
}

function readIn(lang: Lang, zone: string): Reading {
  const number = (n: number) => numberText(n, lang);
  const weekday = (date: CivilDate) => dayText(date, zone, lang).replace(/ \d.*$/, '');
  const percent = (part: number, whole: number) => percentText(part, whole, lang).replace('%', '');
  if (lang === 'en')
    return {
      number,
      percent: (part, whole) => `${percent(part, whole)} per cent`,
      time: (instant) => timeText(instant, zone),
      day: (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        return `${weekday(date)}, ${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
      },
    };
  return {
    number,
    percent: (part, whole) => `${percent(part, whole)} phần trăm`,
    time: (instant) => {
      const [hour = '', minute = ''] = timeText(instant, zone).split(':');
      return `${Number(hour)} giờ${minute === '00' ? '' : ` ${Number(minute)} phút`}`;
    },
    day: (date) => {
      const [year = '', month = '', day = ''] = date.split('-');
      return `${weekday(date)}, ngày ${Number(day)} tháng ${Number(month)} năm ${year}`;
    },
  };
}

function declaredVi(facts: BulletinFacts, read: Reading): string {
  const { figures, round, now } = facts;
  const when = round.closed
    ? 'Kết thúc kỳ khai báo'
    : `Tính đến ${read.time(now)}${isOtherDay(facts) ? ` ${read.day(facts.today)}` : ''}`;
  const { expected, declared, onTime } = figures;
  if (declared === 0)
    return `${when}, chưa có trường nào trong tổng số ${read.number(expected)} trường khai báo.`;
  const share = `${read.number(declared)} trong tổng số ${read.number(expected)} trường đã khai báo, đạt ${read.percent(declared, expected)}`;
  const timely = now > round.dueAt ? `, trong đó ${read.number(onTime)} trường khai báo đúng hạn` : '';
  return `${when}, ${share}${timely}.`;
}

const CASES_VI = {
  none: (what: string) => `không có ${what}`,
  few: (what: string) => `dưới 5 ${what}`,
  some: (what: string) => `có ${what}`,
};
const CASES_EN = {
  none: (what: string) => `no ${what}`,
  few: (what: string) => `fewer than 5 ${what}`,
  some: (what: string) => `some ${what}`,
};
function cases(count: PublicCount, words: typeof CASES_VI, what: string, read: Reading): string {
  if (count === 0) return words.none(what);
  if (count === null) return words.some(what);
  return count === '<5' ? words.few(what) : `${read.number(count)} ${what}`;
}

function schoolingVi({ operation }: Figures, read: Reading): string {
  const parts = [
    [operation.closed, 'tạm dừng đến trường'],
    [operation.remote, 'dạy học trực tuyến'],
    [operation.partly, 'dạy trực tiếp một phần'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${read.number(n)} trường ${what}`);
  return said.length === 0 ? 'Các trường đã khai báo đều dạy học trực tiếp.' : `Hiện có ${said.join(', ')}.`;
}

const isOtherDay = ({ today, round }: BulletinFacts): boolean => today !== round.date;

function vi(facts: BulletinFacts): string {
  const read = readIn('vi', facts.zone);
  const { figures, round, next } = facts;
  const name =
    round.kind === 'scheduled'
      ? `kỳ khai báo ${read.day(round.date)}`
      : `đợt khai báo đột xuất ${round.title}`;
  const sentences = [
    `${facts.issuer} thông báo tình hình phòng, chống dịch COVID-19 trong trường học tại ${nameInSentence(facts.unit)}, ${name}.`,
  ];
  if (figures.expected === 0) sentences.push('Kỳ này không trường nào phải khai báo.');
  else sentences.push(declaredVi(facts, read));
  if (figures.declared > 0) {
    const found = cases(facts.cases.newConfirmed, CASES_VI, 'ca mắc mới', read);
    const active = cases(facts.cases.activeConfirmed, CASES_VI, 'ca mắc đang điều trị', read);
    sentences.push(`Các trường đã khai báo ghi nhận ${found}, ${active}.`, schoolingVi(figures, read));
  }
  const { good, fair, unsafe, 'mandatory-failed': failed } = figures.safety;
  if (facts.criteriaConfirmed && figures.declared > 0)
    sentences.push(
      `Theo bộ tiêu chí an toàn, ${read.number(good)} trường đạt mức tốt, ${read.number(fair)} trường mức khá, ${read.number(unsafe + failed)} trường chưa bảo đảm an toàn.`,
    );
  if (figures.declared < figures.expected && !round.closed)
    sentences.push('Đề nghị các trường chưa khai báo thực hiện ngay.');
  sentences.push('Đề nghị phụ huynh, học sinh tiếp tục thực hiện thông điệp 5K của Bộ Y tế.');
  if (next) sentences.push(`Kỳ khai báo tiếp theo: ${read.day(next)}.`);
  return sentences.join(' ');
}

function schoolingEn({ operation }: Figures, read: Reading): string {
  const parts = [
    [operation.closed, 'suspended'],
    [operation.remote, 'teaching remotely'],
    [operation.partly, 'partly open'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${read.number(n)} ${what}`);
  return said.length === 0
    ? 'All schools that declared teach on site.'
    : `Of the schools, ${said.join(', ')}.`;
}

function en(facts: BulletinFacts): string {
  const read = readIn('en', facts.zone);
  const { figures, round, next, now } = facts;
  const { expected, declared, onTime } = figures;
  const name =
    round.kind === 'scheduled' ? `the round of ${read.day(round.date)}` : `the extra round ${round.title}`;
  const when = round.closed
    ? 'At the end of the round'
    : `By ${read.time(now)}${isOtherDay(facts) ? ` on ${read.day(facts.today)}` : ''}`;
  const sentences = [
    `${facts.issuer} on COVID-19 prevention in the schools of ${facts.unit}, ${name}.`,
    expected === 0
      ? 'No school had to declare.'
      : declared === 0
        ? `${when}, none of ${read.number(expected)} schools had declared.`
        : `${when}, ${read.number(declared)} of ${read.number(expected)} schools had declared, ${read.percent(declared, expected)}${now > round.dueAt ? `, ${read.number(onTime)} of them on time` : ''}.`,
  ];
  if (declared > 0)
    sentences.push(
      `They report ${cases(facts.cases.newConfirmed, CASES_EN, 'new cases', read)} and ${cases(facts.cases.activeConfirmed, CASES_EN, 'active cases', read)}.`,
      schoolingEn(figures, read),
    );
  const { good, fair, unsafe, 'mandatory-failed': failed } = figures.safety;
  if (facts.criteriaConfirmed && declared > 0)
    sentences.push(
      `By the safety criteria, ${read.number(good)} schools are rated good, ${read.number(fair)} fair and ${read.number(unsafe + failed)} not safe.`,
    );
  if (declared < expected && !round.closed)
    sentences.push('Schools that have not declared are asked to do so at once.');
  sentences.push('Parents and pupils are asked to keep to the health ministry’s 5K advice.');
  if (next) sentences.push(`The next round is on ${read.day(next)}.`);
  return sentences.join(' ');
}

export const bulletinText = (facts: BulletinFacts, lang: Lang): string =>
  lang === 'vi' ? vi(facts) : en(facts);
