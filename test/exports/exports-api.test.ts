/** The list of a round as a file: who gets what, all rows of it, and how large a province fits into an answer. */
import { gunzipSync } from 'node:zlib';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { declaredBrief } from '../../functions/declarations/brief.ts';
import { dutyItem } from '../../functions/declarations/duties.store.ts';
import { schoolItem } from '../../functions/schools/schools.store.ts';
import type { School } from '../../functions/schools/unit.ts';
import { type Answer, type Api, api } from '../support/api.ts';
import {
  admin,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  school,
  schools,
  units,
} from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
/** Of a whole answer of a Lambda, in bytes: its JSON, in which a file's bytes stand as base64. */
const LAMBDA_ANSWER = 6 * 1024 * 1024;

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await day.agenda();
  day.clock.set(at('08:00'));
  await declares(
    day.system,
    ROUND,
    'th-duong-dong-1',
    plain({ learners: { total: 1412, absent: 7, absentIll: 2 } }),
    at('08:00'),
  );
});
afterAll(() => day.close());

async function ask(email: string, query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { token } = await day.system.grants.openSession(email, 'office', day.clock.now());
  return call('GET', `/api/exports/duties?${query}`, { cookie: token, headers });
}
/** Lines by the heading's names. */
const csv = ({ body }: Answer): Record<string, string>[] => parse(body, { bom: true, columns: true });
const xlsx = async ({ body }: Answer) => (await readXlsx(body)).sheets[0]?.rows ?? [];
const named = (lines: Record<string, string>[]) => lines.map((line) => line['Mã trường']);

describe('the list of a round', () => {
  it('is the same in both formats, typed in XLSX', async () => {
    const [titles = [], ...rows] = await xlsx(await ask(huong.email, 'sort=name'));
    const lines = csv(await ask(huong.email, 'sort=name&format=csv'));
    expect(rows.map(([id]) => id)).toEqual(named(lines));
    expect(titles).toEqual(Object.keys(lines[0] ?? {}));
    const own = rows.find(([id]) => id === 'th-duong-dong-1') ?? [];
    const cell = (title: string) => own[titles.indexOf(title)];
    expect(cell('Tổng số học sinh')).toBe(1412);
    expect(cell('Khai báo lúc')).toEqual(new Date('2021-02-26T08:00:00.000Z'));
    expect(cell('Tình trạng')).toBe('Đã khai báo');
    expect(lines.find((line) => line['Mã trường'] === 'th-duong-dong-1')).toMatchObject({
      'Tổng số học sinh': '1412',
      'Khai báo lúc': '2021-02-26 08:00',
      'Đơn vị quản lý': 'Thành phố Phú Quốc',
    });
  });

  it('obeys the filters of the list', async () => {
    const silent = csv(await ask(huong.email, 'state=awaiting&format=csv&sort=name'));
    expect(named(silent)).toEqual(['mn-ganh-dau', 'ththcs-tho-chau']);
    expect(named(csv(await ask(huong.email, 'q=ganh&format=csv')))).toEqual(['mn-ganh-dau']);
    expect(named(csv(await ask(huong.email, 'level=primary&safety=good&format=csv')))).toEqual([
      'th-duong-dong-1',
    ]);
  });

  it('tells whom to call only those who may', async () => {
    const [mine] = csv(await ask(huong.email, 'format=csv'));
    expect(mine).toMatchObject({ 'Người liên hệ': 'Nguyễn Thị Thử', 'Điện thoại': '0297 000 0001' });
    const seen = await ask(observer.email, 'format=csv');
    expect(Object.keys(csv(seen)[0] ?? {})).not.toContain('Điện thoại');
    expect(String(seen.body)).not.toContain('0297');
    // By area an observer sees the department's school on its ground as well.
    expect(named(csv(seen))).toContain('thpt-phu-quoc');
  });

  it('is named in ASCII and in Vietnamese', async () => {
    const { headers } = await ask(huong.email, 'format=xlsx');
    const disposition = String(headers['content-disposition']);
    expect(disposition).toMatch(/^attachment; filename="tinh-hinh-khai-bao-phu-quoc-2021-02-26\.xlsx"; /);
    const encoded = /filename\*=UTF-8''([\w%.!#$&+^`|~-]+)$/.exec(disposition)?.[1] ?? '';
    expect(decodeURIComponent(encoded)).toBe(
      'Tình hình khai báo - Thành phố Phú Quốc - Thứ Sáu 26-02-2021.xlsx',
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  it('refuses what it does not know', async () => {
    expect((await ask(huong.email, 'format=pdf')).body.fields).toEqual([
      { path: 'format', code: 'unknown-value' },
    ]);
    expect((await ask(huong.email, 'state=none')).body.fields[0].path).toBe('state');
    expect((await ask(huong.email, 'round=1999-01-01')).status).toBe(404);
    expect((await ask(admin.email, 'unit=kien-giang.none')).status).toBe(404);
    expect((await ask(huong.email, `unit=${HON_DAT}`)).status).toBe(403);
  });
});

describe('a province of 5,000 schools', () => {
  const many: School[] = Array.from({ length: 5000 }, (_, i) => ({
    ...school(HON_DAT, `kg${1_000_000 + i}`, 'primary-lower-secondary', PHU_QUOC),
    name: `Trường Tiểu học và Trung học cơ sở Nguyễn Văn Trỗi số ${i}`,
  }));
  const classes = ['3A', '4B', '5C'].map((label) => ({
    label,
    confirmed: 1,
    contacts: 2,
    lastDay: '2021-02-24',
    measure: 'remote' as const,
    reportedAt: '2021-02-25T08:00+07:00',
  }));

  beforeAll(async () => {
    const declaration = plain({ classes, needs: ['masks', 'sanitiser', 'thermometers'] });
    const items = many.flatMap((each, i) => [
      schoolItem(each),
      dutyItem({
        round: ROUND,
        path: each.path,
        schoolId: each.id,
        revision: 1,
        revisions: [],
        alerted: { newConfirmed: 0 },
        brief: {
          id: each.id,
          name: each.name,
          level: each.level,
          area: each.area,
          silentBefore: 0,
          revision: 1,
          firstAt: new Date(Date.parse(at('08:00')) + i * 1013).toISOString(),
          lastAt: new Date(Date.parse(at('09:00')) + i * 1013).toISOString(),
          declared: {
            ...declaredBrief(declaration, 'good'),
            learners: { total: 200 + ((i * 7919) % 1500), absent: (i * 31) % 97, absentIll: i % 7 },
          },
        },
      }),
    ]);
    for (let from = 0; from < items.length; from += 25)
      await day.documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [day.table]: items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item: { ...Item } } })),
          },
        }),
      );
  });

  it.each(['csv', 'xlsx'])('fits into a Lambda’s answer as %s', async (format) => {
    const plainly = await ask(admin.email, `format=${format}`);
    const packed = await ask(admin.email, `format=${format}`, { 'accept-encoding': 'gzip, br' });
    const bytes: number = plainly.body.length;
    // Text travels as a JSON string; bytes as base64.
    const answer =
      format === 'csv' ? Buffer.byteLength(JSON.stringify(String(plainly.body))) : (bytes * 4) / 3;
    process.stdout.write(`5,000 schools as ${format}: ${bytes} bytes, ${packed.body.length} on their way\n`);
    // Even where nothing may be compressed; twice the columns would fit as well.
    expect(answer).toBeLessThan(LAMBDA_ANSWER / 2);
    if (format === 'csv') {
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(csv({ ...packed, body: gunzipSync(packed.body) })).toHaveLength(5000 + schools.length);
    } else {
      // A zip gains nothing by being zipped again.
      expect(packed.headers['content-encoding']).toBeUndefined();
      expect(await xlsx(packed)).toHaveLength(5000 + schools.length + 1);
    }
  });
});
