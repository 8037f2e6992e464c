/** A spreadsheet against the register: a property where one can be said, and a messy sheet with every mistake met so far. */
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../functions/exports/csv.ts';
import { xlsxOf } from '../../functions/exports/xlsx.ts';
import { FileRefusal } from '../../functions/schools/file-refusal.ts';
import { rowsFrom } from '../../functions/schools/file-rows.ts';
import type { RawCell } from '../../functions/schools/import-cells.ts';
import { COLUMNS, type ColumnName, columnOf, HEADINGS } from '../../functions/schools/import-columns.ts';
import { levelFrom } from '../../functions/schools/level-words.ts';
import { type RegisterRow, registerSheet } from '../../functions/schools/register.sheet.ts';
import { type Against, findHeading, planOf } from '../../functions/schools/register-import.ts';
import { LEVELS, type Level, type School } from '../../functions/schools/unit.ts';
import { commonEn } from '../../web/office/texts/common.en.ts';
import { commonVi } from '../../web/office/texts/common.vi.ts';
import { HON_DAT, PHU_QUOC, schools, units } from '../support/cast.ts';
import { against, asMojibake, asQuestionMarks, asTcvn3, asVni, ENCODINGS, MESSY } from './spreadsheet.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const plan = (rows: readonly (readonly RawCell[])[], given: Against = against()) => {
  const heading = findHeading(rows);
  if (!heading) throw new Error('no heading');
  return planOf(rows, heading, given);
};
const told = (rows: readonly (readonly RawCell[])[], given?: Against) =>
  plan(rows, given).problems.map(({ row, code }) => `${row} ${code}`);

describe('a messy sheet', () => {
  it('has each bad row named with its number, column, content and reason, and the good ones go on', () => {
    const { rows, problems, total } = plan(MESSY);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, 'MA TRUONG (*)', 'id-missing'],
      [6, 'MA TRUONG (*)', 'id-scientific'],
      [7, 'MA TRUONG (*)', 'id-form'],
      [8, 'MA TRUONG (*)', 'id-twice'],
      [9, 'Cấp', 'level-unknown'],
      [10, 'Phòng GDĐT', 'unit-unknown'],
      [11, 'Cấp', 'new-needs'],
      [12, 'Tên trường', 'name-damaged'],
      [13, 'Từ ngày', 'date-unknown'],
      [14, 'Ngừng từ ngày', 'until-early'],
      [15, 'Sáp nhập vào', 'successor-unknown'],
      [16, 'E-mail', 'email-unknown'],
      [17, 'SĐT', 'phone-unknown'],
    ]);
    expect(problems.every(({ vi, en }) => vi.length > 10 && en.length > 10)).toBe(true);
    expect(rows.map(({ row, id, what }) => [row, id, what])).toEqual([
      [4, 'moi-1', 'add'],
      [19, 'th-hon-dat', 'same'],
      [20, 'mn-ganh-dau', 'change'],
      [21, 'th-duong-dong-1', 'change'],
    ]);
    expect(total).toBe(17);
    expect(rows[0]).toMatchObject({
      school: {
        name: 'Trường Tiểu học Bãi Thơm',
        level: 'primary',
        unit: PHU_QUOC,
        area: PHU_QUOC,
        from: '2020-09-05',
        contact: { name: 'Lê Thị A', phone: '0912345678' },
      },
      declarers: [{ email: 'a@truong.example' }, { email: 'b@truong.example' }],
    });
    expect(rows.slice(2).map((row) => row.what !== 'add' && row.fields)).toEqual([
      [{ field: 'name', before: 'Trường mn-ganh-dau', after: 'Trường Mầm non Gành Dầu' }],
      [{ field: 'unit', before: PHU_QUOC, after: HON_DAT }],
    ]);
  });

  it('says which columns it does not read', () => {
    expect(findHeading(MESSY)?.unknown).toEqual(['Stt', 'Ghi chú']);
    expect(findHeading([['Mã trường', 'Cấp học', 'Cấp']])?.twice).toEqual(['Cấp']);
    expect(findHeading([['Tên trường', 'Cấp học']])).toBeUndefined();
  });

  it('finds what Excel did to codes and phones', () => {
    const given = against({
      schools: schools.map((school, i) => (i === 0 ? { ...school, id: '0091' } : school)),
    });
    expect(
      told(
        [
          ['Mã', 'Tên'],
          [91, 'A'],
          ['0091', 'B'],
          ['91.0', 'C'],
          [1e21, 'D'],
        ],
        given,
      ),
    ).toEqual(['2 id-zeros', '4 id-zeros', '5 id-scientific']);
  });

  it('knows a unit by code, path or name, and asks for the code where names are alike', () => {
    const twins = [...units, { path: 'kien-giang.x', name: 'Huyện Phú Quốc', kind: 'district' }];
    const row = (unit: string) => [
      ['Mã', 'Tên', 'Cấp', 'Đơn vị'],
      ['n-1', 'Tên', 'TH', unit],
    ];
    for (const said of [
      'phu-quoc',
      PHU_QUOC,
      'Thành phố Phú Quốc',
      'thanh pho phu quoc',
      'Phòng GDĐT Hòn Đất',
    ])
      expect([said, told(row(said), against({ units: twins }))]).toEqual([said, []]);
    expect(plan(row('Phú Quốc'), against({ units: twins })).problems[0]?.vi).toContain('phu-quoc, x');
    const communes = [
      { path: 'an-giang.go-quao', name: 'Xã Gò Quao', kind: 'commune' },
      { path: 'an-giang.phu-quoc', name: 'Đặc khu Phú Quốc', kind: 'special-zone' },
    ];
    for (const said of [
      'UBND xã Gò Quao',
      'Phòng Văn hóa - Xã hội xã Gò Quao',
      'gò quao',
      'dac khu phu quoc',
    ])
      expect([said, told(row(said), against({ units: communes }))]).toEqual([said, []]);
    const closed = units.map((unit) => (unit.path === HON_DAT ? { ...unit, until: '2021-01-01' } : unit));
    expect(told(row('hon-dat'), against({ units: closed }))).toEqual(['2 unit-closed']);
    const there = { path: `${PHU_QUOC}.huyen-dao`, name: 'Huyện đảo', kind: 'district' };
    const moved = closed.map((unit) => (unit.path === HON_DAT ? { ...unit, movedTo: there.path } : unit));
    expect(told(row('Hòn Đất'), against({ units: [...moved, there] }))).toEqual([]);
  });

  it.each(['Mở lại', 'đang  hoạt động', 'OPEN'])(
    'opens a closed school again when its closing day says %s',
    (said) => {
      const [first, ...others] = schools;
      if (!first) throw new Error('no school');
      const merged = { ...first, until: '2021-01-01', successor: 'th-hon-dat' };
      const sheet = [
        ['Mã', 'Ngừng từ ngày'],
        [first.id, said],
        [others[0]?.id ?? '', said],
      ];
      const { rows, problems } = plan(sheet, against({ schools: [merged, ...others] }));
      expect(problems).toEqual([]);
      expect(rows.map(({ what }) => what)).toEqual(['change', 'same']);
      expect(rows[0]).toMatchObject({
        wish: { until: null, successor: null },
        fields: [
          { field: 'until', before: '2021-01-01' },
          { field: 'successor', before: 'th-hon-dat' },
        ],
      });
    },
  );

  it('takes a merger only with its day and with a school that is or comes with it', () => {
    const head = ['Mã', 'Tên', 'Cấp', 'Đơn vị', 'Hoạt động từ ngày', 'Ngừng từ ngày', 'Sáp nhập vào'];
    const row = (id: string, until: string, into: string) => [
      id,
      'Tên',
      'TH',
      'hon-dat',
      '5/9/2000',
      until,
      into,
    ];
    expect(told([head, row('a', '1/9/2020', 'b'), row('b', '', ''), row('c', '', 'b')])).toEqual([
      '4 successor-undated',
    ]);
    expect(told([head, row('a', '1/9/2020', 'a'), row('d', '1/9/2020', 'c')])).toEqual([
      '2 successor-self',
      '3 successor-unknown',
    ]);
  });
});

describe('a level', () => {
  const levels = Object.keys(LEVELS) as Level[];
  it.each(levels)('%s is known by every name that we show', (level) => {
    for (const words of [commonVi, commonEn])
      for (const said of [words.levels[level], words.levelsLong[level]]) {
        expect([said, levelFrom(said)]).toEqual([said, level]);
        expect(levelFrom(said.toUpperCase())).toBe(level);
      }
    expect(levelFrom(level)).toBe(level);
  });
  it('is known by what people write besides', () => {
    const said = {
      MN: 'preschool',
      'Cấp 2-3': 'lower-upper-secondary',
      'TH-THCS': 'primary-lower-secondary',
      PTCS: 'primary-lower-secondary',
      'GDNN-GDTX': 'continuing',
    };
    expect(Object.keys(said).map(levelFrom)).toEqual(Object.values(said));
    for (const none of ['', 'Đại học', 'MN-TH', 'trung học']) expect(levelFrom(none)).toBeUndefined();
  });
});

const text = fc
  .string({
    unit: fc.constantFrom('a', 'Đ', 'ế', ' ', '=', '+', '-', '@', "'", '"', ',', ';', '1', '&'),
    minLength: 1,
    maxLength: 12,
  })
  .map((said) => `Trường ${said}`.replace(/\s+/g, ' ').trim());
const place = fc.constantFrom(...units.map(({ path }) => path));
const school: fc.Arbitrary<Omit<School, 'id' | 'path'> & { unit: string }> = fc.record({
  unit: place,
  name: fc.oneof(text, fc.constant('=SUM(A1:A9)'), fc.constant('@x'), fc.constant('-1+2')),
  level: fc.constantFrom(...(Object.keys(LEVELS) as Level[])),
  area: place,
  from: fc.constantFrom('2000-09-05', '2020-01-31'),
  contact: fc.record({
    name: text,
    position: fc.constantFrom('', '=HIỆU TRƯỞNG', 'Hiệu trưởng'),
    phone: fc.constantFrom('', '0297 000 0001', '0912345678', '+84 297 000 001'),
  }),
});
/** A register of schools with codes as numbers, with leading zeros, and as words. */
const register = fc.array(school, { minLength: 1, maxLength: 12 }).map((found) =>
  found.map(({ unit, ...rest }, i): School => {
    const id = ['0', '', 'KG-'][i % 3] + String(100 + i);
    const merged = i % 4 === 3 ? { until: '2021-01-01', successor: '0100' } : {};
    return { ...rest, id, path: `${unit}.${id.toLowerCase()}`, ...merged };
  }),
);
const rowOf = (each: School): RegisterRow => ({
  school: each,
  declarers: [{ email: `${each.id.toLowerCase()}@truong.example`, name: 'Lê Thị A' }],
});
const exported = (found: readonly School[]) =>
  registerSheet(units[0] ?? { path: '', name: '' }, units, found.map(rowOf));
const knowing = (found: readonly School[]) =>
  against({
    schools: found,
    declarers: new Map(found.map(({ id }) => [id, [`${id.toLowerCase()}@truong.example`]])),
  });

describe('an export', () => {
  it('as CSV, imported again, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (found) => {
        const { rows, problems } = plan(
          await rowsFrom(new TextEncoder().encode(csvOf(exported(found), ZONE))),
          knowing(found),
        );
        expect(problems).toEqual([]);
        expect(rows.filter(({ what }) => what !== 'same')).toEqual([]);
        expect(rows).toHaveLength(found.length);
      }),
    );
  });

  it('as XLSX, imported again, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (found) => {
        const { rows, problems } = plan(await rowsFrom(await xlsxOf(exported(found), ZONE)), knowing(found));
        expect([problems, rows.filter(({ what }) => what !== 'same'), rows.length]).toEqual([
          [],
          [],
          found.length,
        ]);
      }),
      { numRuns: 25 },
    );
  });

  it('loads an empty province whole', async () => {
    const found = schools.map((each) => ({ ...each, until: '2030-01-01' }));
    const { rows } = plan(await rowsFrom(await xlsxOf(exported(found), ZONE)), against({ schools: [] }));
    expect(rows.map((row) => row.what === 'add' && row.school)).toEqual(
      found.map(({ path, ...rest }) => ({ ...rest, unit: path.slice(0, path.lastIndexOf('.')) })),
    );
  });
});

/** Cells of a row by column, good or bad. */
const cells: fc.Arbitrary<Record<ColumnName, RawCell>> = fc.record({
  id: fc.oneof(
    fc.constantFrom('th-hon-dat', 'moi-1', '', '1,2E+3', 'có dấu'),
    fc.integer({ min: 1, max: 99 }),
  ),
  name: fc.constantFrom('', 'Trường A', 'Tr?ng'),
  level: fc.constantFrom('', 'Tiểu học', 'THCS&THPT', 'Đại học'),
  unit: fc.constantFrom('', 'hon-dat', 'Phú Quốc', 'không có'),
  area: fc.constantFrom('', 'phu-quoc', 'không có'),
  from: fc.constantFrom<RawCell>('', '05/09/2020', 44_079, '32/01/2020'),
  until: fc.constantFrom('', '01/01/2021', '01/01/1990'),
  successor: fc.constantFrom('', 'th-hon-dat', 'không có'),
  contactName: fc.constantFrom('', 'Lê A'),
  contactPosition: fc.constantFrom('', 'Hiệu trưởng'),
  contactPhone: fc.constantFrom<RawCell>('', 912345678, 'abc'),
  contactEmail: fc.constantFrom('', 'a@b.vn', 'a@'),
  declarer: fc.constantFrom('', 'Lê A'),
  email: fc.constantFrom('', 'a@b.vn', 'a@'),
});
const sheetOf = (
  order: readonly ColumnName[],
  lines: readonly Record<ColumnName, RawCell>[],
  lang: 'vi' | 'en' = 'vi',
) => [order.map((name) => HEADINGS[name][lang]), ...lines.map((line) => order.map((name) => line[name]))];

describe('any sheet', () => {
  it('means the same in any order of its columns and in either language of its headings', () => {
    const orders = fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), orders, (lines, order) => {
        const plainly = (found: ReturnType<typeof plan>) => ({
          rows: found.rows,
          problems: found.problems.map(({ column: _, ...rest }) => rest),
        });
        const usual = plainly(plan(sheetOf(COLUMNS, lines)));
        expect(plainly(plan(sheetOf(order, lines)))).toEqual(usual);
        expect(plainly(plan(sheetOf(order, lines, 'en')))).toEqual(usual);
      }),
    );
  });

  it('is judged row by row: a bad one that is put in changes nothing for the others', () => {
    const bad = fc.constantFrom<Partial<Record<ColumnName, RawCell>>>(
      { id: '' },
      { level: 'Đại học' },
      { email: 'a@' },
      { from: 'x' },
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), cells, bad, fc.nat(6), (lines, line, mistake, at) => {
        const without = plan(sheetOf(COLUMNS, lines));
        const where = Math.min(at, lines.length);
        const wrong = { ...line, ...mistake };
        const with_ = plan(sheetOf(COLUMNS, lines.toSpliced(where, 0, wrong)));
        const moved = (row: number) => (row - 2 < where ? row : row + 1);
        expect(with_.rows).toEqual(without.rows.map((row) => ({ ...row, row: moved(row.row) })));
      }),
    );
  });

  it('has every row either taken or named', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), (lines) => {
        const { rows, problems, total } = plan(sheetOf(COLUMNS, lines));
        const named = new Set(problems.map(({ row }) => row));
        expect(rows.filter(({ row }) => named.has(row))).toEqual([]);
        expect(rows.length + named.size).toBe(total);
      }),
    );
  });

  it('has headings that each say one column', () => {
    for (const name of COLUMNS)
      for (const said of [
        HEADINGS[name].vi,
        HEADINGS[name].en,
        HEADINGS[name].vi.toUpperCase().normalize('NFD'),
      ])
        expect([said, columnOf(said)]).toEqual([said, name]);
  });
});

const CSV =
  'Mã trường;Tên trường;Cấp học;Đơn vị quản lý\r\nA-1;"Trường ""Tiểu học""\nHòn Đất";Tiểu học;Hòn Đất\r\n;;;\r\nA-2;Trường THCS Bình An;Trung học cơ sở;Phú Quốc\r\n';
const refusalOf = async (bytes: Uint8Array) => {
  try {
    await rowsFrom(bytes);
    return 'read';
  } catch (error) {
    return error instanceof FileRefusal ? error.code : error;
  }
};

describe('a file', () => {
  const expected = [
    ['Mã trường', 'Tên trường', 'Cấp học', 'Đơn vị quản lý'],
    ['A-1', 'Trường "Tiểu học"\nHòn Đất', 'Tiểu học', 'Hòn Đất'],
    ['', '', '', ''],
    ['A-2', 'Trường THCS Bình An', 'Trung học cơ sở', 'Phú Quốc'],
  ];
  it.each(Object.keys(ENCODINGS))('in %s reads as it was written', async (name) => {
    const encode = ENCODINGS[name];
    if (!encode) throw new Error(name);
    expect(await rowsFrom(encode(CSV))).toEqual(expected);
    const tabs = CSV.replaceAll(';', '\t');
    expect(await rowsFrom(encode(tabs))).toEqual(expected);
    expect(await rowsFrom(encode(CSV.replaceAll(';', ',').replaceAll('\r\n', '\n')))).toEqual(expected);
    expect(await rowsFrom(encode(`sep=;\r\n${CSV}`))).toEqual(expected);
  });

  it.each([
    ['tcvn3', asTcvn3(CSV)],
    ['vni', asVni(CSV)],
    ['mojibake', asMojibake(CSV)],
    ['question-marks', asQuestionMarks(CSV)],
    ['empty', new Uint8Array()],
    ['old-excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ['not-a-table', new TextEncoder().encode('%PDF-1.7')],
    ['not-a-table', new Uint8Array([0, 1, 2, 0, 0, 0, 9, 9, 0])],
    ['broken-workbook', new TextEncoder().encode('PK\u0003\u0004 not a workbook')],
    ['open-quote', new TextEncoder().encode('Mã trường,Tên trường\nA,"Trường')],
    ['too-large', new TextEncoder().encode('Mã trường,Tên trường\n'.repeat(10_001))],
  ])('is refused with a sentence: %s', async (code, bytes) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('says how to save it properly', () => {
    for (const code of ['tcvn3', 'vni', 'question-marks', 'mojibake', 'old-excel'] as const)
      expect(new FileRefusal(code).said.vi).toMatch(/Excel Workbook.*CSV UTF-8/);
  });

  it('of several sheets is read where our headings are, with a spreadsheet’s own numbers and days', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Ghi chú', rows: [['Danh sách năm 2021'], ['Mã', 'ghi chú']] },
        {
          name: 'Trường',
          rows: [
            [
              'Mã trường',
              'Tên trường',
              'Cấp học',
              'Đơn vị quản lý',
              'Hoạt động từ ngày',
              'Điện thoại',
              'Người liên hệ',
            ],
            [91_915_101, 'Trường A', 'TH', 'Hòn Đất', new Date('2020-09-05T00:00:00Z'), 912_345_678, 'Lê A'],
          ],
        },
      ],
    });
    const [row] = plan(await rowsFrom(bytes)).rows;
    expect(row).toMatchObject({
      id: '91915101',
      school: { from: '2020-09-05', contact: { phone: '0912345678' } },
    });
  });
});
