/** What stands in each place of a province's file, in both languages, with an example. */
import type { Path } from './json.ts';

interface Field {
  vi: string;
  en: string;
  /** As it is written in the file. */
  example: string;
}

const field = (vi: string, en: string, example: string): Field => ({ vi, en, example });

/** By path, without the numbers of lists. */
const FIELDS: Readonly<Record<string, Field>> = {
  id: field('mã tỉnh, trùng tên tệp', 'the province’s code, the same as the file’s name', '"an-giang"'),
  name: field('tên tỉnh', 'the province’s name', '"An Giang"'),
  office: field('cơ quan chủ trì', 'who answers for it', '"Sở Giáo dục và Đào tạo An Giang"'),
  offices: field(
    'cơ quan giáo dục của mỗi loại đơn vị',
    'the education office of each kind of unit',
    '{ "commune": "Phòng Văn hóa - Xã hội" }',
  ),
  zone: field('múi giờ', 'the time zone', '"Asia/Ho_Chi_Minh"'),
  region: field('vùng AWS', 'the AWS region', '"ap-southeast-1"'),
  weekdays: field('ngày khai báo trong tuần (1 = thứ Hai)', 'the reporting days (1 = Monday)', '[1, 5]'),
  hours: field('sáu giờ trong ngày khai báo', 'the six hours of a reporting day', '{ "opens": "06:00", … }'),
  'hours.opens': field('giờ mở kỳ', 'the opening hour', '"06:00"'),
  'hours.reminder': field('giờ gửi thư nhắc', 'the hour of the reminder', '"07:00"'),
  'hours.nudge': field('giờ đôn đốc', 'the hour of the nudge', '"14:00"'),
  'hours.callList': field('giờ gửi danh sách cần gọi', 'the hour of the call list', '"15:00"'),
  'hours.due': field('hạn khai báo', 'the due hour', '"16:30"'),
  'hours.digest': field('giờ gửi báo cáo tổng hợp', 'the hour of the digest', '"17:00"'),
  onHoliday: field(
    'cách xử lý ngày khai báo trùng ngày nghỉ',
    'what happens to a reporting day on a holiday',
    '"stay-open"',
  ),
  holidays: field('các ngày nghỉ', 'the holidays', '[]'),
  'holidays.from': field('ngày đầu kỳ nghỉ', 'the first day off', '"2021-02-10"'),
  'holidays.to': field('ngày cuối kỳ nghỉ', 'the last day off', '"2021-02-16"'),
  'holidays.name': field('tên ngày nghỉ', 'the holiday’s name', '"Tết Nguyên đán"'),
  'holidays.stages': field('các cấp học được nghỉ', 'the levels that are off', '["preschool"]'),
  criteria: field('bộ tiêu chí', 'the criteria set', '{ "set": "moet-1467", "confirmed": false }'),
  'criteria.set': field('bộ tiêu chí', 'the criteria set', '"moet-1467"'),
  'criteria.confirmed': field(
    'Sở đã xác nhận nội dung tiêu chí hay chưa',
    'whether the department has confirmed the wording',
    'false',
  ),
  mail: field('cách gửi thư', 'how mails are sent', '{ "domain": "khaibao.angiang.gov.vn", … }'),
  'mail.domain': field(
    'tên miền gửi thư mà tỉnh sở hữu',
    'the sending domain, owned by the province',
    '"khaibao.angiang.gov.vn"',
  ),
  'mail.fromName': field('tên người gửi', 'the sender’s name', '"Khai báo an toàn trường học An Giang"'),
  'mail.fromLocal': field(
    'phần trước @ của địa chỉ gửi',
    'what stands before the @ of the sender',
    '"khai-bao"',
  ),
  'mail.rateShare': field('phần tốc độ gửi SES được dùng', 'the share of the account’s SES rate', '0.5'),
  site: field(
    'tên miền riêng của trang',
    'the pages’ own domain',
    '{ "domain": "…", "certificateArn": "…" }',
  ),
  'site.domain': field('tên miền của trang', 'the pages’ domain', '"antoan.angiang.gov.vn"'),
  'site.certificateArn': field(
    'chứng chỉ của tên miền (ACM, us-east-1)',
    'the domain’s certificate (ACM, us-east-1)',
    '"arn:aws:acm:us-east-1:123456789012:certificate/…"',
  ),
  runbook: field(
    'nơi tỉnh đăng sổ tay vận hành (infra/RUNBOOK.md)',
    'where the province publishes its runbook (infra/RUNBOOK.md)',
    '"https://…"',
  ),
  operators: field('địa chỉ nhận cảnh báo vận hành', 'who is told of alarms', '["van-hanh@angiang.gov.vn"]'),
  rollOutBy: field('hạn triển khai (“trước ngày”)', 'the roll-out’s deadline', '"2021-02-25"'),
  letters: field('các văn bản là căn cứ', 'the letters this duty answers', '[]'),
  'letters.number': field('số văn bản', 'the letter’s number', '"614/BGDĐT-GDTC"'),
  'letters.issuer': field('cơ quan ban hành', 'who issued the letter', '"Bộ Giáo dục và Đào tạo"'),
  'letters.date': field('ngày văn bản', 'the letter’s date', '"2021-02-19"'),
  'letters.about': field('nội dung chính', 'what the letter is about', '"Khai báo hai lần một tuần"'),
  'letters.url': field('liên kết đến văn bản', 'the letter’s address', '"https://…"'),
};

const nameOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');
/** Of an item of a list, what the list is. */
export const fieldAt = (path: Path): Field | undefined => FIELDS[nameOf(path)];

/** `holidays.2.from` as people count: `holidays[3].from`. */
export const placeOf = (path: Path): string =>
  path.reduce<string>(
    (said, step) =>
      typeof step === 'number' ? `${said}[${step + 1}]` : said === '' ? step : `${said}.${step}`,
    '',
  );

/** Members an object at `path` may have. */
export const membersOf = (path: Path): string[] => {
  const prefix = nameOf(path) === '' ? '' : `${nameOf(path)}.`;
  return Object.keys(FIELDS)
    .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('.'))
    .map((key) => key.slice(prefix.length));
};
