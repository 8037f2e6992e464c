/** Alerts in the browser, against the very handlers: a responder takes one, the officer of the district sees it. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, responder, schools, units } from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { AXE, launchBrowser } from './browser.ts';
import { type RealServer, startReal } from './real.server.ts';

const ROUND = '2021-02-26';
const at = (time: string) => instantOf(ROUND, time, 'Asia/Ho_Chi_Minh');
const classes = [
  { label: '3A', confirmed: 1, contacts: 4, lastDay: '2021-02-24', measure: 'remote' as const },
  { label: 'điểm trường Bãi Bổn', confirmed: 1, contacts: 12, measure: 'closed' as const },
  { label: '4B', confirmed: 0, contacts: 2, measure: 'none' as const },
];

let browser: Browser;
let real: RealServer;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'))]);
  const { day } = real;
  await day.register(units, schools, everyone);
  await day.agenda();
  for (const [time, id, count] of [
    ['08:00', 'th-duong-dong-1', 2],
    ['08:05', 'thpt-phu-quoc', 1],
    ['08:10', 'th-hon-dat', 3],
  ] as const) {
    day.clock.set(at(time));
    await declares(day.system, ROUND, id, { ...withCases(count), classes }, at(time));
    await day.agenda();
  }
  day.clock.set(at('08:40'));
  await day.agenda();
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});

async function openAs(email: string, path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  contexts.push(context);
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}

test('a responder begins with the alerts, takes one in a tap, adds a note; the officer sees who and what', async () => {
  const page = await openAs(responder.email, '/quan-ly/', 360);
  await page.getByRole('heading', { level: 1, name: '3 cảnh báo chưa tiếp nhận' }).waitFor();
  await page.getByRole('button', { name: 'Đã tiếp nhận cảnh báo của th-duong-dong-1' }).click();
  await page.getByRole('heading', { level: 1, name: '2 cảnh báo chưa tiếp nhận' }).waitFor();
  await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
  const note = page.getByLabel('Ghi chú cho các đơn vị khác');
  await note.fill('gọi em Nguyễn Văn An');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await page.getByText('giống tên người').first().waitFor();
  await note.fill('đã báo trạm y tế');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await page.getByText('đã báo trạm y tế').waitFor();

  const office = await openAs(huong.email, '/quan-ly/');
  await office.getByRole('link', { name: '1 cảnh báo chưa tiếp nhận' }).click();
  await office.getByRole('heading', { level: 1, name: '1 cảnh báo chưa tiếp nhận' }).waitFor();
  await office.getByLabel('Tình trạng').selectOption('taken');
  await office.getByText('Đã tiếp nhận: Bác sĩ Ứng Phó (y tế), 08:40, thứ Sáu 26/02').waitFor();
  expect(await office.getByRole('main').innerText()).toContain('đã báo trạm y tế');
  await office.getByRole('link', { name: 'th-duong-dong-1' }).click();
  await office.getByRole('rowheader', { name: '4B' }).waitFor();
  await office.getByRole('link', { name: 'Gọi 0297 000 0001, Trường th-duong-dong-1' }).waitFor();
  expect(new URL(office.url()).searchParams.get('xem')).toBe('canh-bao');
});

test('who comes second is told who was first; a mistaken tap is taken back; an observer only reads', async () => {
  const url = '/quan-ly/?don-vi=kien-giang.phu-quoc&xem=canh-bao';
  const [first, second] = [await openAs(huong.email, url), await openAs(responder.email, url)];
  const take = (page: Page) => page.getByRole('button', { name: 'Đã tiếp nhận cảnh báo của thpt-phu-quoc' });
  await take(second).waitFor();
  await take(first).click();
  await first.getByRole('button', { name: 'Hoàn tác tiếp nhận cảnh báo của thpt-phu-quoc' }).waitFor();
  await take(second).click();
  await second.getByText('Đã tiếp nhận: Lê Thị Hương (giáo dục)').waitFor();
  await first.getByRole('button', { name: 'Hoàn tác tiếp nhận cảnh báo của thpt-phu-quoc' }).click();
  await take(first).waitFor();

  const reader = await openAs(observer.email, url);
  await reader.getByText('Chưa tiếp nhận', { exact: true }).last().waitFor();
  expect(
    await reader
      .getByRole('main')
      .getByRole('button', { name: /tiếp nhận/ })
      .count(),
  ).toBe(0);
});

test('axe finds nothing and nothing scrolls sideways at 360 px: list, note, one alert', async () => {
  const axe = await readFile(AXE, 'utf8');
  const page = await openAs(responder.email, '/quan-ly/?xem=canh-bao', 360);
  const sound = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await Reflect.get(globalThis, 'axe').run(document);
        return violations.map((each: { id: string; nodes: { html: string }[] }) => [
          each.id,
          each.nodes[0]?.html,
        ]);
      });
      expect(found, `${state}, ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(360);
  };
  await page.getByRole('button', { name: 'Đã tiếp nhận cảnh báo của th-hon-dat' }).click();
  await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
  await sound('list and note');
  await page.getByRole('link', { name: 'th-hon-dat' }).click();
  await page.getByRole('rowheader', { name: '4B' }).waitFor();
  await sound('one alert');
});
