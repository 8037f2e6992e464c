/** What `npm run province -- new` asks, in order; each answer is judged by the very checks of the finished file. */
import { CRITERIA_SETS } from '../../functions/declarations/criteria-sets.ts';

/** A province's file on its way: what is not asked yet stands as its default. */
export type Draft = Record<string, unknown>;

export interface Question {
  /** Of the flag that answers it: `--due …`. */
  flag: string;
  vi: string;
  en: string;
  /** Member of the file it is about; where the checks find something, the answer is asked for again. */
  member: string;
  /** What Enter gives, as it would be typed. */
  byDefault: (draft: Draft) => string;
  /** The only answers there are, where the file holds something else than the answer. */
  choices?: readonly string[];
  /** The member's value; undefined leaves it out. */
  read: (answer: string, draft: Draft) => unknown;
}

/** Nothing, where a question may be passed over. */
export const NONE = '-';

const words = (answer: string): string[] => answer.split(/[\s,;]+/).filter(Boolean);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const group = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
/** What is no number stays as it was typed: the checks say so. */
const number = (word: string): number | string => (Number.isNaN(Number(word)) ? word : Number(word));

const HOURS = ['opens', 'reminder', 'nudge', 'callList', 'due', 'digest'] as const;
const HOLIDAYS: Record<string, string> = { giu: 'stay-open', doi: 'next-working-day' };
const OFFICES: Record<string, Record<string, string>> = {
  xa: {
    commune: 'Phòng Văn hóa - Xã hội',
    ward: 'Phòng Văn hóa - Xã hội',
    'special-zone': 'Phòng Văn hóa - Xã hội',
  },
  huyen: { district: 'Phòng Giáo dục và Đào tạo' },
};
const inMail = (member: string, value: unknown, draft: Draft) => ({ ...group(draft.mail), [member]: value });
const mailOf = (draft: Draft, member: string): string => text(group(draft.mail)[member]);

export const QUESTIONS: readonly Question[] = [
  {
    flag: 'name',
    vi: 'Tên tỉnh, thành phố (có dấu)',
    en: 'the province’s name, with diacritics',
    member: 'name',
    byDefault: ({ id }) =>
      text(id).replace(/(^|-)(\w)/g, (_, gap, letter) => `${gap && ' '}${letter.toUpperCase()}`),
    read: (answer) => answer,
  },
  {
    flag: 'office',
    vi: 'Cơ quan chủ trì',
    en: 'who answers for it',
    member: 'office',
    byDefault: ({ name }) => `Sở Giáo dục và Đào tạo ${text(name)}`,
    read: (answer) => answer,
  },
  {
    flag: 'tiers',
    vi: 'Trường do xã, phường, đặc khu quản lý (xa) hay quận, huyện (huyen)',
    en: 'who manages the schools: communes (xa) or districts (huyen)',
    member: 'offices',
    byDefault: () => 'xa',
    choices: Object.keys(OFFICES),
    read: (answer) => OFFICES[answer],
  },
  {
    flag: 'zone',
    vi: 'Múi giờ',
    en: 'time zone',
    member: 'zone',
    byDefault: () => 'Asia/Ho_Chi_Minh',
    read: (answer) => answer,
  },
  {
    flag: 'region',
    vi: 'Vùng AWS',
    en: 'AWS region',
    member: 'region',
    byDefault: () => 'ap-southeast-1',
    read: (answer) => answer,
  },
  {
    flag: 'weekdays',
    vi: 'Ngày khai báo trong tuần, 1 = thứ Hai … 7 = Chủ nhật',
    en: 'reporting days, 1 = Monday … 7 = Sunday',
    member: 'weekdays',
    byDefault: () => '1 5',
    read: (answer) => words(answer).map(number),
  },
  {
    flag: 'hours',
    vi: 'Sáu giờ: mở kỳ, thư nhắc, đôn đốc, danh sách cần gọi, hạn, tổng hợp',
    en: 'six hours: opening, reminder, nudge, call list, due, digest',
    member: 'hours',
    byDefault: () => '06:00 07:00 14:00 15:00 16:30 17:00',
    // One too many has no name: the checks say so.
    read: (answer) => Object.fromEntries(words(answer).map((hour, i) => [HOURS[i] ?? hour, hour])),
  },
  {
    flag: 'on-holiday',
    vi: 'Ngày khai báo trùng ngày nghỉ: giữ kỳ trước đến kỳ sau (giu) hay dời sang ngày làm việc kế tiếp (doi)',
    en: 'a reporting day on a holiday: the round before stays open (giu) or it moves to the next working day (doi)',
    member: 'onHoliday',
    byDefault: () => 'giu',
    choices: Object.keys(HOLIDAYS),
    read: (answer) => HOLIDAYS[answer],
  },
  {
    flag: 'criteria',
    vi: `Bộ tiêu chí: ${CRITERIA_SETS.map(({ id }) => id).join(', ')}`,
    en: 'criteria set',
    member: 'criteria',
    byDefault: () => 'moet-1467',
    read: (set) => ({ set, confirmed: false }),
  },
  {
    flag: 'domain',
    vi: 'Tên miền gửi thư, tỉnh phải sở hữu',
    en: 'sending domain, owned by the province',
    member: 'mail',
    byDefault: ({ id }) => `khaibao.${text(id).replaceAll('-', '')}.gov.vn`,
    read: (answer, draft) => inMail('domain', answer.toLowerCase(), draft),
  },
  {
    flag: 'from-name',
    vi: 'Tên người gửi',
    en: 'the sender’s name',
    member: 'mail',
    byDefault: ({ name }) => `Khai báo an toàn trường học ${text(name)}`,
    read: (answer, draft) => inMail('fromName', answer, draft),
  },
  {
    flag: 'rate-share',
    vi: 'Phần tốc độ gửi thư của tài khoản AWS mà tỉnh được dùng, 0–1',
    en: 'share of the AWS account’s sending rate, 0–1',
    member: 'mail',
    byDefault: () => '0.5',
    read: (answer, draft) => inMail('rateShare', number(answer.replace(',', '.')), draft),
  },
  {
    flag: 'operators',
    vi: 'Địa chỉ nhận cảnh báo vận hành, cách nhau bằng dấu phẩy',
    en: 'who is told of alarms, separated by commas',
    member: 'operators',
    byDefault: (draft) => `van-hanh@${mailOf(draft, 'domain').replace(/^khaibao\./, '')}`,
    read: words,
  },
  {
    flag: 'roll-out-by',
    vi: `Hạn triển khai (“trước ngày”, năm-tháng-ngày; ${NONE}: không có)`,
    en: `the roll-out’s deadline, year-month-day; ${NONE}: none`,
    member: 'rollOutBy',
    byDefault: () => NONE,
    read: (answer) => (answer === NONE ? undefined : answer),
  },
  {
    flag: 'site',
    vi: `Tên miền riêng của trang (${NONE}: dùng tên của CloudFront)`,
    en: `the pages’ own domain; ${NONE}: CloudFront’s name`,
    member: 'site',
    byDefault: () => NONE,
    read: (answer, draft) =>
      answer === NONE
        ? undefined
        : { certificateArn: CERTIFICATE_TO_COME, ...group(draft.site), domain: answer },
  },
  {
    flag: 'certificate',
    vi: 'ARN của chứng chỉ cho tên miền đó (ACM, us-east-1)',
    en: 'ARN of that domain’s certificate (ACM, us-east-1)',
    member: 'site',
    byDefault: () => NONE,
    read: (answer, draft) => draft.site && { ...group(draft.site), certificateArn: answer },
  },
];

/** Stands in until the certificate is asked for. */
const CERTIFICATE_TO_COME =
  'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000';

/** Only where the pages have a domain of their own is there a certificate to ask for. */
export const isAsked = ({ flag }: Question, draft: Draft): boolean =>
  flag !== 'certificate' || draft.site !== undefined;

/** The file with every default in it. */
export function defaults(id: string): Draft {
  const draft: Draft = { id, holidays: [], letters: [], mail: { fromLocal: 'khai-bao' } };
  for (const question of QUESTIONS)
    if (isAsked(question, draft)) draft[question.member] = question.read(question.byDefault(draft), draft);
  return draft;
}
