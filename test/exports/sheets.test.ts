/** What leaves as a file, opened by libraries that did not write it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../functions/exports/csv.ts';
import type { Column, Sheet } from '../../functions/exports/sheet.ts';
import { xlsxOf } from '../../functions/exports/xlsx.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

interface Line {
  name: string;
  count?: number;
  day?: string;
  at?: string;
}
const columns: Column<Line>[] = [
  { title: 'Trường', width: 30, type: 'text', value: ({ name }) => name },
  { title: 'Số ca', type: 'number', value: ({ count }) => count },
  { title: 'Ngày', type: 'date', value: ({ day }) => day },
  { title: 'Lúc', type: 'instant', value: ({ at }) => at },
];
const sheet = (rows: Line[], name = 'Tình hình khai báo'): Sheet<Line> => ({
  name,
  file: 'tinh-hinh',
  columns,
  rows,
});

const readCsv = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });
/** Rows without the heading. */
async function readSheet(lines: Line[]) {
  const { sheets } = await readXlsx(await xlsxOf(sheet(lines), ZONE), { readStyles: true });
  const [first] = sheets;
  if (!first || sheets.length !== 1) throw new Error('one sheet');
  return first;
}

const DANGEROUS = ['=1+1', '+84297', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://a.example")'];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",\'; aỞ') }),
  fc.constantFrom(...DANGEROUS, 'Trường Mầm non Họa Mi', '00123', '1e5', '', ' '),
);
const anyLine: fc.Arbitrary<Line> = fc.record(
  {
    name: anyText,
    count: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    day: fc.constantFrom('2021-02-26', '2020-02-29'),
    at: fc.constantFrom('2021-02-26T09:30:00.000Z', '2021-02-25T17:05:00.000Z'),
  },
  { requiredKeys: ['name'] },
);

describe('CSV', () => {
  it('begins with the mark Excel knows UTF-8 by, and ends each line with CRLF', () => {
    const text = csvOf(sheet([{ name: 'Trường Ổ Chim' }]), ZONE);
    expect([...Buffer.from(text).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.slice(1)).toBe('Trường,Số ca,Ngày,Lúc\r\nTrường Ổ Chim,,,\r\n');
  });

  it('comes back from another parser cell by cell, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const [titles, ...rows] = readCsv(csvOf(sheet(lines), ZONE));
        expect(titles).toEqual(columns.map(({ title }) => title));
        expect(rows).toHaveLength(lines.length);
        for (const [i, { name, count, day }] of lines.entries()) {
          const [text = '', number = '', date] = rows[i] ?? [];
          expect(text).toBe(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
          expect(number === '' ? undefined : Number(number)).toBe(count === 0 ? 0 : count);
          expect(date).toBe(day ?? '');
        }
      }),
    );
  });

  it('leaves no text that a spreadsheet would run, and no number that it would not count', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        for (const [name = '', count = ''] of readCsv(csvOf(sheet(lines), ZONE)).slice(1)) {
          expect(name).not.toMatch(/^[=+\-@\t\r]/);
          expect(count === '' || Number.isFinite(Number(count))).toBe(true);
        }
      }),
    );
    const minus = csvOf(sheet([{ name: '-5', count: -5 }]), ZONE);
    expect(readCsv(minus)[1]?.slice(0, 2)).toEqual(["'-5", '-5']);
  });

  it('says days and moments as the province’s clock does', () => {
    const text = csvOf(sheet([{ name: 'a', day: '2021-02-26', at: '2021-02-25T17:05:00.000Z' }]), ZONE);
    expect(readCsv(text)[1]).toEqual(['a', '', '2021-02-26', '2021-02-26 00:05']);
  });
});

describe('XLSX', () => {
  it('has its Vietnamese name, a bold heading that stays, a filter over all of it, and widths', async () => {
    const made = await readSheet([{ name: 'Trường Ổ Chim', count: 3 }, { name: 'b' }]);
    expect(made.name).toBe('Tình hình khai báo');
    expect(made.freezePane).toMatchObject({ rows: 1 });
    expect(made.autoFilter).toEqual({ range: 'A1:D3' });
    expect(made.columns?.map(({ width }) => width)).toEqual([30, 10, 10, 17]);
    expect(made.rows[0]).toEqual(columns.map(({ title }) => title));
    const heads = [0, 1, 2, 3].map((column) => made.cells?.get(`0,${column}`)?.style?.font?.bold);
    expect(heads).toEqual([true, true, true, true]);
    expect(made.cells?.get('1,0')?.style?.font?.bold).not.toBe(true);
  });

  it('types its cells: numbers, text, and real dates on the province’s clock', async () => {
    const at = '2021-02-25T17:05:00.000Z';
    const { rows } = await readSheet([{ name: '00123', count: -5, day: '2021-02-26', at }]);
    // A spreadsheet's dates have no zone; the reader says them in UTC.
    expect(rows[1]).toEqual([
      '00123',
      -5,
      new Date('2021-02-26T00:00:00.000Z'),
      new Date('2021-02-26T00:05:00.000Z'),
    ]);
  });

  it('keeps what looks like a formula as the text it is', async () => {
    const made = await readSheet(DANGEROUS.map((name) => ({ name })));
    expect(made.rows.slice(1).map(([name]) => name)).toEqual(DANGEROUS);
    expect([...(made.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it('opens whatever text it is given', async () => {
    // The reader passes over a row in which nothing stands.
    const filled = anyLine.filter((line) => Object.values(line).some((value) => value !== ''));
    await fc.assert(
      fc.asyncProperty(fc.array(filled, { maxLength: 5 }), async (lines) => {
        const { rows } = await readSheet(lines);
        expect(rows).toHaveLength(lines.length + 1);
        const counts = rows.slice(1).map((row) => row[1] ?? undefined);
        expect(counts).toEqual(lines.map(({ count }) => (count === 0 ? 0 : count)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives an empty list its heading, and a sheet a name the format allows', async () => {
    expect((await readSheet([])).rows).toEqual([columns.map(({ title }) => title)]);
    const name = 'Kết quả: [A/B] *?\\ của các đơn vị trong toàn tỉnh';
    const { sheets } = await readXlsx(await xlsxOf(sheet([], name), ZONE));
    expect(sheets[0]?.name).toBe('Kết quả   A B      của các đơn');
  });
});
