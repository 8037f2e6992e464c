import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newProvince } from '../../../infra/province-file/asking.ts';
import { FOLDER, readProvinceFile } from '../../../infra/province-file/files.ts';
import { layOut } from '../../../infra/province-file/layout.ts';
import { QUESTIONS } from '../../../infra/province-file/questions.ts';

const folder = mkdtempSync(join(tmpdir(), 'provinces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was shown, and what came of it. */
async function dialogue(
  id: string,
  {
    typed = [],
    given = {},
    yes = false,
  }: { typed?: string[]; given?: Record<string, string>; yes?: boolean },
) {
  const lines = [...typed];
  let shown = '';
  const ask = (text: string) => {
    shown += text;
  };
  const line = () => Promise.resolve(lines.shift());
  const end = await newProvince(id, { given, yes, ask, line, folder }).catch((error: Error) => error);
  const refused = end instanceof Error ? end.message : '';
  return { shown, refused, next: end instanceof Error ? '' : end, left: lines.length };
}

describe('npm run province -- new', () => {
  it('asks for what is needed, shows what Enter gives, and writes a file without mistakes', async () => {
    const typed = [
      'Tây Ninh',
      '',
      'xa',
      '',
      '',
      '2, 4, 6',
      '',
      'doi',
      'hanoi-3668',
      'KhaiBao.TayNinh.gov.vn',
    ];
    const { shown, next, left } = await dialogue('tay-ninh', {
      typed: [...typed, '', '', '', '2025-10-01', ''],
    });
    expect(left).toBe(0);
    expect(shown).toContain('[Sở Giáo dục và Đào tạo Tây Ninh]');
    expect(shown).toContain('[06:00 07:00 14:00 15:00 16:30 17:00]');
    expect(shown).toContain('[van-hanh@tayninh.gov.vn]');
    expect(shown).not.toContain('✗');
    expect(next).toContain('npm run province -- check tay-ninh');
    expect(readProvinceFile('tay-ninh', folder)).toEqual({
      id: 'tay-ninh',
      name: 'Tây Ninh',
      office: 'Sở Giáo dục và Đào tạo Tây Ninh',
      offices: {
        commune: 'Phòng Văn hóa - Xã hội',
        ward: 'Phòng Văn hóa - Xã hội',
        'special-zone': 'Phòng Văn hóa - Xã hội',
      },
      zone: 'Asia/Ho_Chi_Minh',
      region: 'ap-southeast-1',
      weekdays: [2, 4, 6],
      hours: {
        opens: '06:00',
        reminder: '07:00',
        nudge: '14:00',
        callList: '15:00',
        due: '16:30',
        digest: '17:00',
      },
      onHoliday: 'next-working-day',
      holidays: [],
      criteria: { set: 'hanoi-3668', confirmed: false },
      mail: {
        domain: 'khaibao.tayninh.gov.vn',
        fromName: 'Khai báo an toàn trường học Tây Ninh',
        fromLocal: 'khai-bao',
        rateShare: 0.5,
      },
      operators: ['van-hanh@tayninh.gov.vn'],
      rollOutBy: '2025-10-01',
      letters: [],
    });
  });

  it('says what is wrong with an answer and asks again', async () => {
    const hours = '06:00 07:00 06:30 15:00 16:30 17:00';
    const wrong = {
      hours: [hours, 'Giờ đôn đốc (06:30) phải sau giờ gửi thư nhắc (07:00).'],
      weekdays: ['1 1', 'Có ngày ghi hai lần trong [1,1]'],
      tiers: ['tỉnh', 'chỉ có: xa, huyen'],
      criteria: ['moet', 'chỉ có: moet-1467, hanoi-3668'],
      domain: ['a@b.vn', 'không phải tên miền'],
      'rate-share': ['2', 'không quá 1'],
      operators: ['van-hanh', 'không phải địa chỉ thư điện tử'],
      'roll-out-by': ['2025-02-30', 'Ngày 2025-02-30 không có trong lịch.'],
      zone: ['Asia/Saigoon', 'Có phải là “Asia/Saigon”?'],
      region: ['Singapore', 'Không có "Singapore"'],
      site: ['https://a.vn', 'không có https://'],
    } as const;
    const isWrong = (flag: string): flag is keyof typeof wrong => Object.hasOwn(wrong, flag);
    const typed = QUESTIONS.flatMap(({ flag }) =>
      isWrong(flag) ? [wrong[flag][0], ''] : flag === 'certificate' ? [] : [''],
    );
    const { shown, next, left } = await dialogue('ben-tre', { typed });
    expect([left, next === '']).toEqual([0, false]);
    for (const [, sentence] of Object.values(wrong)) expect(shown).toContain(sentence);
    expect(shown.split('✗')).toHaveLength(Object.keys(wrong).length + 1);
  });

  it('needs nobody when flags and --yes say it all, and asks for a certificate only with a domain', async () => {
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
    const given = { name: 'Cà Mau', tiers: 'huyen', site: 'antoan.camau.gov.vn', certificate };
    const { shown, next } = await dialogue('ca-mau', { given, yes: true });
    expect([shown, next === '']).toEqual(['', false]);
    expect(readProvinceFile('ca-mau', folder)).toMatchObject({
      name: 'Cà Mau',
      offices: { district: 'Phòng Giáo dục và Đào tạo' },
      site: { domain: 'antoan.camau.gov.vn', certificateArn: certificate },
    });
  });

  it.each([
    [
      'a flag that cannot be',
      'dong-thap',
      { given: { weekdays: '9' }, yes: true },
      /^--weekdays 9\n.*từ 1 \(thứ Hai\)/s,
    ],
    [
      'a domain without its certificate',
      'dong-thap',
      { given: { site: 'a.vn' }, yes: true },
      /^--certificate -\n.*ARN/s,
    ],
    [
      'input that ends early',
      'dong-thap',
      { typed: ['Đồng Tháp'] },
      /Không còn dòng nào để trả lời “Cơ quan chủ trì”: thêm --office/,
    ],
    ['a name that is no code', 'Đồng Tháp', { yes: true }, /chữ thường không dấu/],
    ['a name that leads elsewhere', '../x', { yes: true }, /chữ thường không dấu/],
  ])('refuses %s and writes nothing', async (_, id, how, sentence) => {
    const before = readdirSync(folder);
    expect((await dialogue(id, how)).refused).toMatch(sentence);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('never writes over a file that stands, not even one that came meanwhile', async () => {
    const file = join(folder, 'ha-noi.json');
    writeFileSync(file, 'ours');
    expect((await dialogue('ha-noi', { yes: true })).refused).toContain('được giữ nguyên');
    const late = join(folder, 'hue.json');
    const line = async () => {
      writeFileSync(late, 'theirs');
      return '';
    };
    const made = newProvince('hue', { given: {}, yes: false, ask: () => {}, line, folder });
    await expect(made).rejects.toThrow('được giữ nguyên');
    expect([readFileSync(file, 'utf8'), readFileSync(late, 'utf8')]).toEqual(['ours', 'theirs']);
  });

  it('lays a file out as those of the reference provinces are', () => {
    for (const name of ['kien-giang', 'an-giang']) {
      const text = readFileSync(`${FOLDER}${name}.json`, 'utf8');
      expect(layOut(JSON.parse(text))).toBe(text);
    }
  });
});
