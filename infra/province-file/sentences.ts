/** What is wrong with a province's file, as sentences: Vietnamese, then English. */
import { fieldAt, placeOf } from './fields.ts';
import type { JsonFault, Path } from './json.ts';
import { nearest } from './nearest.ts';
import { REGIONS } from './regions.ts';

export interface Sentence {
  vi: string;
  en: string;
}
const say = (vi: string, en: string): Sentence => ({ vi, en });

export const JSON_SENTENCES: Record<JsonFault, Sentence> = {
  'ends-early': say(
    'Tệp kết thúc giữa chừng: còn thiếu dấu đóng } hoặc ].',
    'The file ends too early: a closing } or ] is missing.',
  ),
  'comma-left-over': say(
    'Thừa dấu phẩy trước dấu đóng.',
    'There is a comma left over before the closing bracket.',
  ),
  'comma-missing': say(
    'Thiếu dấu phẩy hoặc dấu đóng trước chỗ này.',
    'A comma or a closing bracket is missing before this place.',
  ),
  'colon-missing': say('Thiếu dấu hai chấm sau tên mục.', 'A colon is missing after the name.'),
  quotes: say(
    'Phải dùng dấu ngoặc kép thẳng ("), không dùng ’ hay “ ”.',
    'Use straight double quotes ("), not \' or “ ”.',
  ),
  'name-expected': say('Cần tên mục trong ngoặc kép.', 'A name in quotes is expected here.'),
  comment: say('Tệp JSON không được có chú thích.', 'A JSON file may hold no comments.'),
  'string-ends': say(
    'Chuỗi thiếu dấu ngoặc kép đóng, hoặc có ký tự không được phép (xuống dòng, \\).',
    'This text lacks its closing quote, or holds what it may not (a line break, a single \\).',
  ),
  'value-expected': say(
    'Ở đây phải là chuỗi trong ngoặc kép, số, true, false, [ hoặc {.',
    'Here a text in quotes, a number, true, false, [ or { is expected.',
  ),
  'more-after-end': say(
    'Sau dấu đóng cuối cùng không được còn gì.',
    'Nothing may follow the last closing bracket.',
  ),
};

const TYPES: Record<string, Sentence> = {
  string: say('chữ trong ngoặc kép', 'text in quotes'),
  number: say('số, không có ngoặc kép', 'a number without quotes'),
  int: say('số nguyên, không có ngoặc kép', 'a whole number without quotes'),
  boolean: say('true hoặc false, không có ngoặc kép', 'true or false without quotes'),
  array: say('danh sách [ … ]', 'a list [ … ]'),
  object: say('nhóm { … }', 'a group { … }'),
  record: say('nhóm { … }', 'a group { … }'),
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};
const example = (path: Path): string => fieldAt(path)?.example ?? '';

export function missing(path: Path): Sentence {
  const place = placeOf(path);
  const { vi = '', en = '' } = fieldAt(path) ?? {};
  return say(
    `Thiếu “${place}”: ${vi}, ví dụ ${example(path)}.`,
    `“${place}” is missing: ${en}, e.g. ${example(path)}.`,
  );
}

export function wrongType(path: Path, expected: string, value: unknown): Sentence {
  const { vi, en } = TYPES[expected] ?? say(expected, expected);
  const like = example(path) && typeof path.at(-1) === 'string' ? example(path) : '';
  return say(
    `Phải là ${vi}${like && `, ví dụ ${like}`}; đang là ${shown(value)}.`,
    `Must be ${en}${like && `, e.g. ${like}`}; it is ${shown(value)}.`,
  );
}

export function unknownMember(name: string, meant: string | undefined, there: readonly string[]): Sentence {
  return meant
    ? say(`Không có mục “${name}”. Có phải là “${meant}”?`, `There is no “${name}”. Did you mean “${meant}”?`)
    : say(
        `Không có mục “${name}”. Ở đây có thể có: ${there.join(', ')}.`,
        `There is no “${name}”. What may stand here: ${there.join(', ')}.`,
      );
}

export function noneOf(value: unknown, known: readonly unknown[]): Sentence {
  const words = known.map(String);
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  return say(
    `Không có ${shown(value)}; chỉ có: ${words.join(', ')}.${meant ? ` Có phải là “${meant}”?` : ''}`,
    `There is no ${shown(value)}; there is: ${words.join(', ')}.${meant ? ` Did you mean “${meant}”?` : ''}`,
  );
}

export const memberTwice = (name: string): Sentence =>
  say(`Mục “${name}” ghi hai lần: chỉ giữ một.`, `“${name}” stands twice: keep one.`);

const zones = (): string[] => [...Intl.supportedValuesOf('timeZone'), 'Asia/Ho_Chi_Minh', 'Asia/Kolkata'];

function zoneSentence(value: unknown): Sentence {
  const meant = nearest(String(value), zones()) ?? 'Asia/Ho_Chi_Minh';
  return say(
    `Không có múi giờ ${shown(value)} trong danh mục IANA. Có phải là “${meant}”?`,
    `IANA lists no zone ${shown(value)}. Did you mean “${meant}”?`,
  );
}

function certificateSentence(value: unknown): Sentence {
  const [, region] = /^arn:aws:acm:([a-z]{2}-[a-z-]+-\d):/.exec(String(value)) ?? [];
  return region && region !== 'us-east-1'
    ? say(
        `Chứng chỉ ở vùng ${region}; CloudFront chỉ nhận chứng chỉ ở us-east-1. Hãy xin chứng chỉ cho tên miền này ở us-east-1.`,
        `The certificate is in ${region}; CloudFront takes those of us-east-1 only. Request one for this domain there.`,
      )
    : say(
        `${shown(value)} không phải ARN của một chứng chỉ ACM: arn:aws:acm:us-east-1:<12 chữ số>:certificate/<mã>.`,
        `${shown(value)} is no ARN of an ACM certificate: arn:aws:acm:us-east-1:<12 digits>:certificate/<id>.`,
      );
}

/** By the names the schema's rules have. */
const RULES: Record<string, (value: unknown) => Sentence> = {
  line: () =>
    say('Không được để trống, và phải nằm trên một dòng.', 'Must not be empty, and must be one line.'),
  long: (value) =>
    say(`Quá dài (${String(value).length} ký tự).`, `Too long (${String(value).length} characters).`),
  'wall-time': (value) =>
    say(
      `${shown(value)} không phải giờ từ 00:00 đến 23:59, ghi đủ hai chữ số: "06:00", "16:30".`,
      `${shown(value)} is no time from 00:00 to 23:59 in two digits each: "06:00", "16:30".`,
    ),
  date: (value) =>
    /^\d{4}-\d{2}-\d{2}$/.test(String(value))
      ? say(`Ngày ${String(value)} không có trong lịch.`, `The date ${String(value)} does not exist.`)
      : say(
          `${shown(value)} không phải ngày dạng năm-tháng-ngày: "2021-02-26".`,
          `${shown(value)} is no date as year-month-day: "2021-02-26".`,
        ),
  domain: (value) =>
    say(
      `${shown(value)} không phải tên miền: chữ thường, số, gạch nối và dấu chấm, không có https:// hay @, ví dụ khaibao.angiang.gov.vn.`,
      `${shown(value)} is no domain: lower-case letters, digits, hyphens and dots, without https:// or @, e.g. khaibao.angiang.gov.vn.`,
    ),
  code: (value) =>
    say(
      `${shown(value)} phải là chữ thường không dấu, số và gạch nối: "an-giang".`,
      `${shown(value)} must be lower-case letters without diacritics, digits and hyphens: "an-giang".`,
    ),
  zone: zoneSentence,
  region: (value) => noneOf(value, REGIONS),
  weekday: (value) =>
    say(
      `Ngày trong tuần là số từ 1 (thứ Hai) đến 7 (Chủ nhật), không phải ${shown(value)}.`,
      `A weekday is a number from 1 (Monday) to 7 (Sunday), not ${shown(value)}.`,
    ),
  'weekday-twice': (value) =>
    say(
      `Có ngày ghi hai lần trong ${shown(value)}: mỗi ngày chỉ ghi một lần.`,
      `A day stands twice in ${shown(value)}: name each once.`,
    ),
  'no-stages': () =>
    say(
      'Danh sách cấp học trống: hãy ghi ít nhất một cấp, hoặc bỏ hẳn mục này nếu mọi cấp đều nghỉ.',
      'The list of levels is empty: name at least one, or leave it out if everybody is off.',
    ),
  'local-part': (value) =>
    say(
      `${shown(value)} không dùng được trước @: chỉ chữ thường không dấu, số và . _ - ở giữa.`,
      `${shown(value)} cannot stand before the @: lower-case letters, digits and . _ - in between only.`,
    ),
  share: (value) =>
    say(
      `Phải lớn hơn 0 và không quá 1 (0.5 là một nửa); đang là ${shown(value)}.`,
      `Must be above 0 and at most 1 (0.5 is half); it is ${shown(value)}.`,
    ),
  certificate: certificateSentence,
  address: (value) =>
    say(`${shown(value)} không phải địa chỉ thư điện tử.`, `${shown(value)} is no e-mail address.`),
  'no-operators': () =>
    say(
      'Cần ít nhất một địa chỉ nhận cảnh báo: nếu không, không ai biết khi hệ thống hỏng.',
      'At least one address must be told of alarms: else nobody knows when the system fails.',
    ),
  url: (value) =>
    say(
      `${shown(value)} không phải liên kết bắt đầu bằng https://.`,
      `${shown(value)} is no link that begins with https://.`,
    ),
};

/** @throws Error for a rule without its sentence: a mistake of ours, not of the file */
export function ruleBroken(rule: string, value: unknown): Sentence {
  const sentence = RULES[rule];
  if (!sentence) throw new Error(`The rule “${rule}” has no sentence`);
  return sentence(value);
}
