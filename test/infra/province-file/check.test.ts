import { readFileSync } from 'node:fs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProvince, type Mistake } from '../../../infra/province-file/check.ts';
import { FOLDER, provinceNames } from '../../../infra/province-file/files.ts';
import { REGIONS } from '../../../infra/province-file/regions.ts';

const text = readFileSync(`${FOLDER}kien-giang.json`, 'utf8');
const mistakes = (source: string, file = 'kien-giang'): Mistake[] => {
  const checked = checkProvince(source, file);
  return 'mistakes' in checked ? checked.mistakes : [];
};
/** The reference file with one passage changed, which must be there. */
function changed(from: string | RegExp, to: string): string {
  const broken = text.replace(from, to);
  if (broken === text) throw new Error(`Nothing to change: ${String(from)}`);
  return broken;
}
const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

type Case = [what: string, source: string, place: string, vi: string, en: string];
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
const site = (domain: string, certificate: string) =>
  changed(
    '"operators"',
    `"site": { "domain": "${domain}", "certificateArn": "${certificate}" },\n  "operators"`,
  );

const CASES: Case[] = [
  [
    'an unknown zone',
    changed('Ho_Chi_Minh', 'Ho_Chi_Min'),
    'zone',
    'Có phải là “Asia/Ho_Chi_Minh”?',
    'IANA lists no zone "Asia/Ho_Chi_Min"',
  ],
  [
    'an offset for a zone',
    changed('Asia/Ho_Chi_Minh', '+07:00'),
    'zone',
    'Không có múi giờ "+07:00"',
    'IANA lists no zone',
  ],
  [
    'hours out of order',
    changed('"nudge": "14:00"', '"nudge": "06:30"'),
    'hours.nudge',
    'Giờ đôn đốc (06:30) phải sau giờ gửi thư nhắc (07:00).',
    'The nudge (06:30) must come after the reminder (07:00).',
  ],
  [
    'hours past midnight',
    changed('"digest": "17:00"', '"digest": "00:30"'),
    'hours.digest',
    'không qua nửa đêm',
    'past midnight',
  ],
  [
    'an hour that is none',
    changed('"due": "16:30"', '"due": "24:30"'),
    'hours.due',
    '"24:30" không phải giờ',
    'is no time from 00:00 to 23:59',
  ],
  [
    'an hour in one digit',
    changed('"opens": "06:00"', '"opens": "6:00"'),
    'hours.opens',
    'ghi đủ hai chữ số',
    'in two digits each',
  ],
  [
    'an hour left out',
    changed('"callList": "15:00", ', ''),
    'hours.callList',
    'Thiếu “hours.callList”: giờ gửi danh sách cần gọi',
    '“hours.callList” is missing',
  ],
  [
    'overlapping holidays',
    changed('"from": "2021-02-10"', '"from": "2021-01-01"'),
    'holidays[2].from',
    'Trùng ngày với “Tết Dương lịch” cho cùng cấp học.',
    'Overlaps “Tết Dương lịch” for the same levels.',
  ],
  [
    'a holiday that ends before it begins',
    changed('"to": "2021-02-16"', '"to": "2021-02-06"'),
    'holidays[2].to',
    'Ngày cuối phải từ ngày đầu trở đi.',
    'must not come before the first',
  ],
  [
    'a holiday of a whole year',
    changed('"to": "2021-09-05"', '"to": "2022-09-05"'),
    'holidays[5].to',
    'Kỳ nghỉ dài 369 ngày',
    'lasts 369 days',
  ],
  [
    'a date that does not exist',
    changed('"from": "2021-02-10", "to": "2021-02-16"', '"from": "2021-02-10", "to": "2021-02-30"'),
    'holidays[2].to',
    'Ngày 2021-02-30 không có trong lịch.',
    'The date 2021-02-30 does not exist.',
  ],
  [
    'a date as Vietnamese write it',
    changed('"rollOutBy": "2021-02-25"', '"rollOutBy": "25/02/2021"'),
    'rollOutBy',
    'năm-tháng-ngày',
    'is no date as year-month-day',
  ],
  [
    'a holiday without a name',
    changed(', "name": "Quốc khánh"', ''),
    'holidays[5].name',
    'Thiếu “holidays[5].name”: tên ngày nghỉ',
    'the holiday’s name',
  ],
  [
    'a level that is none',
    changed('"name": "Quốc khánh"', '"name": "Quốc khánh", "stages": ["prescool"]'),
    'holidays[5].stages[1]',
    'Có phải là “preschool”?',
    'There is no "prescool"',
  ],
  [
    'an empty list of levels',
    changed('"name": "Quốc khánh"', '"name": "Quốc khánh", "stages": []'),
    'holidays[5].stages',
    'Danh sách cấp học trống',
    'The list of levels is empty',
  ],
  [
    'an unknown criteria set',
    changed('moet-1467', 'moet-1647'),
    'criteria.set',
    'chỉ có: moet-1467, hanoi-3668. Có phải là “moet-1467”?',
    'Did you mean “moet-1467”?',
  ],
  [
    'no sender domain',
    changed('"domain": "khaibao.kiengiang.example", ', ''),
    'mail.domain',
    'Thiếu “mail.domain”: tên miền gửi thư mà tỉnh sở hữu',
    '“mail.domain” is missing',
  ],
  [
    'a sender domain that is an address',
    changed('"domain": "khaibao', '"domain": "a@khaibao'),
    'mail.domain',
    'không phải tên miền',
    'is no domain',
  ],
  [
    'a name misspelt',
    changed('"weekdays"', '"weekday"'),
    'weekday',
    'Không có mục “weekday”. Có phải là “weekdays”?',
    'Did you mean “weekdays”?',
  ],
  [
    'a name nobody knows',
    changed('"onHoliday"', '"colour": "red", "onHoliday"'),
    'colour',
    'Không có mục “colour”. Ở đây có thể có: id, name',
    'What may stand here: id, name',
  ],
  [
    'a name that stands twice',
    changed('"onHoliday"', '"zone": "Asia/Bangkok", "onHoliday"'),
    'zone',
    'Mục “zone” ghi hai lần',
    '“zone” stands twice',
  ],
  [
    'text for a list',
    changed('"weekdays": [1, 5]', '"weekdays": "1, 5"'),
    'weekdays',
    'Phải là danh sách [ … ], ví dụ [1, 5]; đang là "1, 5".',
    'Must be a list',
  ],
  [
    'text for a number',
    changed('"rateShare": 0.5', '"rateShare": "0.5"'),
    'mail.rateShare',
    'Phải là số, không có ngoặc kép',
    'a number without quotes',
  ],
  [
    'text for yes or no',
    changed('"confirmed": false', '"confirmed": "no"'),
    'criteria.confirmed',
    'Phải là true hoặc false',
    'true or false without quotes',
  ],
  [
    'a number for a text',
    changed('"name": "Kiên Giang"', '"name": 91'),
    'name',
    'Phải là chữ trong ngoặc kép',
    'Must be text in quotes',
  ],
  [
    'an empty name',
    changed('"name": "Kiên Giang"', '"name": "  "'),
    'name',
    'Không được để trống',
    'Must not be empty',
  ],
  [
    'a weekday twice',
    changed('[1, 5]', '[1, 5, 1]'),
    'weekdays',
    'Có ngày ghi hai lần trong [1,5,1]',
    'A day stands twice',
  ],
  [
    'a weekday that is none',
    changed('[1, 5]', '[1, 8]'),
    'weekdays[2]',
    'số từ 1 (thứ Hai) đến 7 (Chủ nhật)',
    'from 1 (Monday) to 7 (Sunday), not 8',
  ],
  [
    'no weekday',
    changed('[1, 5]', '[]'),
    'weekdays',
    'Cần ít nhất một ngày khai báo trong tuần.',
    'At least one reporting day',
  ],
  [
    'an unknown region',
    changed('ap-southeast-1', 'ap-southest-1'),
    'region',
    'Có phải là “ap-southeast-1”?',
    'There is no "ap-southest-1"',
  ],
  [
    'a region in words',
    changed('ap-southeast-1', 'Singapore'),
    'region',
    'Không có "Singapore"',
    'there is: ap-southeast-1',
  ],
  [
    'an id unlike the file’s name',
    changed('"id": "kien-giang"', '"id": "kiengiang"'),
    'id',
    'Mã “kiengiang” phải trùng tên tệp “kien-giang”.',
    'must be the file’s name',
  ],
  [
    'an id with diacritics',
    changed('"id": "kien-giang"', '"id": "Kiên Giang"'),
    'id',
    'chữ thường không dấu',
    'without diacritics',
  ],
  [
    'no operators',
    changed('["van-hanh@kiengiang.example"]', '[]'),
    'operators',
    'Cần ít nhất một địa chỉ nhận cảnh báo',
    'nobody knows when the system fails',
  ],
  [
    'operators left out',
    changed('"operators": ["van-hanh@kiengiang.example"],', ''),
    'operators',
    'Thiếu “operators”',
    '“operators” is missing',
  ],
  [
    'an operator without an address',
    changed('van-hanh@kiengiang.example', 'van-hanh'),
    'operators[1]',
    '"van-hanh" không phải địa chỉ thư điện tử.',
    'is no e-mail address',
  ],
  [
    'an operator twice',
    changed('"van-hanh@kiengiang.example"', '"a@b.vn", "A@b.vn"'),
    'operators[2]',
    'Địa chỉ A@b.vn ghi hai lần.',
    'A@b.vn stands twice.',
  ],
  [
    'a share above one',
    changed('"rateShare": 0.5', '"rateShare": 50'),
    'mail.rateShare',
    'không quá 1 (0.5 là một nửa); đang là 50.',
    'at most 1',
  ],
  [
    'a share of nothing',
    changed('"rateShare": 0.5', '"rateShare": 0'),
    'mail.rateShare',
    'Phải lớn hơn 0',
    'Must be above 0',
  ],
  [
    'a sender with spaces',
    changed('"fromLocal": "khai-bao"', '"fromLocal": "khai bao"'),
    'mail.fromLocal',
    'không dùng được trước @',
    'cannot stand before the @',
  ],
  [
    'a sender’s name in two lines',
    changed('"fromName": "Khai báo', '"fromName": "Khai\\nbáo'),
    'mail.fromName',
    'phải nằm trên một dòng',
    'must be one line',
  ],
  [
    'a certificate elsewhere',
    site('antoan.kiengiang.gov.vn', CERTIFICATE.replace('us-east-1', 'ap-southeast-1')),
    'site.certificateArn',
    'Chứng chỉ ở vùng ap-southeast-1; CloudFront chỉ nhận chứng chỉ ở us-east-1.',
    'CloudFront takes those of us-east-1 only',
  ],
  [
    'a certificate that is none',
    site('antoan.kiengiang.gov.vn', 'antoan'),
    'site.certificateArn',
    'không phải ARN của một chứng chỉ ACM',
    'is no ARN',
  ],
  [
    'a site’s domain with a scheme',
    site('https://antoan.kiengiang.gov.vn', CERTIFICATE),
    'site.domain',
    'không có https:// hay @',
    'without https://',
  ],
  [
    'a site’s domain of one word',
    site('antoan', CERTIFICATE),
    'site.domain',
    'không phải tên miền',
    'is no domain',
  ],
  [
    'a site without its certificate',
    changed('"operators"', '"site": { "domain": "a.vn" }, "operators"'),
    'site.certificateArn',
    'Thiếu “site.certificateArn”',
    'is missing',
  ],
  [
    'a letter with a bad link',
    changed('"number": "614/BGDĐT-GDTC"', '"url": "614", "number": "614/BGDĐT-GDTC"'),
    'letters[1].url',
    'không phải liên kết',
    'is no link',
  ],
  [
    'a letter twice',
    changed(
      /"number": "1193[^}]*"date": "2021-02-25"/,
      '"number": "614/BGDĐT-GDTC", "issuer": "Bộ", "date": "2021-02-19"',
    ),
    'letters[2].number',
    'Văn bản 614/BGDĐT-GDTC ghi hai lần.',
    'stands twice',
  ],
  [
    'an unknown way with holidays',
    changed('"stay-open"', '"stayopen"'),
    'onHoliday',
    'chỉ có: stay-open, next-working-day. Có phải là “stay-open”?',
    'Did you mean “stay-open”?',
  ],
  [
    'an office of no kind',
    changed('"district"', '"Quận"'),
    'offices.Quận',
    'chữ thường không dấu',
    'lower-case letters',
  ],
];

describe('a province’s file', () => {
  it.each(provinceNames())('%s has no mistakes', (name) => {
    expect(mistakes(readFileSync(`${FOLDER}${name}.json`, 'utf8'), name)).toEqual([]);
  });

  it.each(CASES)('says of %s what is wrong, and only that', (_, source, place, vi, en) => {
    const found = mistakes(source);
    expect(found.map((each) => each.place)).toEqual([place]);
    expect(found[0]?.vi).toContain(vi);
    expect(found[0]?.en).toContain(en);
  });

  it('has a sentence of its own for each', () => {
    const said = CASES.map(([, source]) => mistakes(source)[0]).map((each) => `${each?.place}: ${each?.vi}`);
    expect(new Set(said).size).toBe(CASES.length);
  });

  it('tells the line and column of a mistake', () => {
    const [found] = mistakes(changed('"nudge": "14:00"', '"nudge": "06:30"'));
    const column = (text.split('\n')[lineOf('"nudge"') - 1] ?? '').indexOf('"14:00"') + 1;
    expect(found?.position).toEqual({ line: lineOf('"nudge"'), column });
  });

  it('tells all mistakes at once, in the order of the file, whatever else is broken', () => {
    const broken = [
      [/"zone": "[^"]*"/, '"zone": "Hanoi"'],
      ['"weekdays": [1, 5]', '"weekdays": [1, 1]'],
      ['"nudge": "14:00"', '"nudge": "06:30"'],
      ['"name": "Tết Dương lịch"', '"name": 1'],
      ['"from": "2021-04-30"', '"from": "2021-04-21"'],
      ['moet-1467', 'moet'],
      ['"domain": "khaibao.kiengiang.example", ', ''],
      ['van-hanh@kiengiang.example', 'van-hanh'],
    ] as const;
    const source = broken.reduce((all, [from, to]) => all.replace(from, to), text);
    expect(mistakes(source, 'an-giang').map(({ place }) => place)).toEqual([
      'id',
      'zone',
      'weekdays',
      'hours.nudge',
      'holidays[1].name',
      'holidays[4].from',
      'criteria.set',
      'mail.domain',
      'operators[1]',
    ]);
  });

  it('lets holidays meet where they are for different levels', () => {
    const more = '{ "from": "2021-02-08", "to": "2021-02-17", "name": "Mầm non", "stages": ["preschool"] },';
    expect(mistakes(changed('"holidays": [', `"holidays": [ ${more}`))).toEqual([]);
  });

  it('says what does not fit into the functions’ environment', () => {
    const day = (n: number) =>
      `{ "from": "20${30 + n}-01-01", "to": "20${30 + n}-01-01", "name": "Nghỉ bù ${n}" }`;
    const many = Array.from({ length: 40 }, (_, n) => day(n)).join();
    const [found, ...others] = mistakes(changed('"holidays": [', `"holidays": [ ${many},`));
    expect(others).toEqual([]);
    expect(found?.vi).toMatch(/^Tệp quá lớn: các hàm nhận được tối đa 3072 byte, tệp này cần \d{4}/);
  });

  it('knows no region that AWS does not', () => {
    const known = RegionInfo.regions.map(({ name }) => name);
    expect(REGIONS.filter((region) => !known.includes(region))).toEqual([]);
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(mistakes(JSON.stringify(value)).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('finds something wrong with every member that is taken away, save those one may leave out', () => {
    const whole: Record<string, unknown> = JSON.parse(text);
    const silent = Object.keys(whole).filter((key) => {
      const { [key]: _, ...rest } = whole;
      return mistakes(JSON.stringify(rest)).length === 0;
    });
    expect(silent).toEqual(['offices', 'rollOutBy'].filter((key) => key in whole));
  });
});
