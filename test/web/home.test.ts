/** The home page: both languages, open to everyone; the situation comes to it where it can. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { api, linkTokenOf } from '../support/api.ts';
import { everyone, schools, units } from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { AXE, launchBrowser } from './browser.ts';
import { type OfficeServer, startOffice } from './office.server.ts';
import { startReal } from './real.server.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');

let browser: Browser;
let server: OfficeServer;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startOffice(['home'])]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const violations = async (): Promise<string[]> => {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(globalThis, 'axe').run(document);
    return violations.map(
      (each: { id: string; nodes: { html: string }[] }) => `${each.id}: ${each.nodes[0]?.html}`,
    );
  });
};

test('two doors, the day, the five levels, without any script, and nothing that is one province’s own', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.origin}/`);
  const text = await page.getByRole('main').innerText();
  for (const said of [
    'Hết hạn. Khai báo sau giờ này được ghi là trễ hạn.',
    '● Tốt – an toàn',
    '▲ Khá',
    '■ Chưa tốt',
    '◆ Không đạt',
    '– Không đánh giá',
    'Hướng dẫn nhận tài khoản và sử dụng',
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/Kiên Giang|An Giang|1467|614|thứ (Hai|Sáu)|huyện|phòng giáo dục/i);
  expect(await page.getByRole('link', { name: /^Trường khai báo/ }).getAttribute('href')).toBe('/khai-bao/');
  expect(await page.getByRole('link', { name: /^Cơ quan quản lý/ }).getAttribute('href')).toBe('/quan-ly/');
  const html = await readFile(join(server.site, 'index.html'), 'utf8');
  process.stdout.write(`/ first view: ${gzipSync(html).length} bytes gzip of HTML\n`);
  await context.close();
});

test.each(['/', '/#english'])('axe finds nothing and nothing scrolls sideways: %s', async (path) => {
  await page.goto(server.origin + path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(), colorScheme).toEqual([]);
  }
  for (const width of [1280, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('English shows when asked for, Vietnamese when asked back', async () => {
  await page.goto(`${server.origin}/`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'COVID-19 declarations by schools' }).waitFor();
  expect(await page.getByRole('main').count()).toBe(1);
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { name: 'Khai báo tình hình COVID-19 trong trường học' }).waitFor();
});

test('the situation per unit with small numbers hidden, and a school found without diacritics once that is on', async () => {
  const real = await startReal(at('06:00'), ['home']);
  const { day } = real;
  await day.register(units, schools, everyone);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  const declare = api(day);
  for (const [id, cases] of [
    ['th-duong-dong-1', 3],
    ['th-hon-dat', 0],
  ] as const) {
    const body = { submission: crypto.randomUUID(), revision: 0, declaration: withCases(cases) };
    const token = await linkTokenOf(day, `${id}@truong.example`);
    expect((await declare('PUT', `/api/rounds/2021-02-26/duties/${id}`, { token, body })).status).toBe(200);
  }
  const home = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await home.addInitScript(() => {
    const seen = { shifted: 0 };
    Reflect.set(globalThis, 'seen', seen);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifted += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await home.goto(`${real.origin}/`);
  const row = home.getByRole('row', { name: /Phú Quốc/ });
  await row.waitFor();
  expect((await row.innerText()).split(/\s*\t\s*/)).toEqual(['Thành phố Phú Quốc', '1/3', 'ẩn', 'ẩn']);
  const main = await home.getByRole('main').innerText();
  expect(main).toContain('2/5 trường đã khai báo');
  expect(main).toContain('Ca mắc mới: <5');
  for (const said of [
    'Khai báo mỗi thứ Hai và thứ Sáu.',
    '16:30 Hết hạn',
    'Nhận thư nhắc lúc 07:00 ngày khai báo',
    'theo văn bản 1467/BGDĐT-GDTC ngày 28/04/2020: 15 tiêu chí',
    'các tiêu chí 4, 5, 10 và 11 là bắt buộc',
    'Đạt 8 đến 10 tiêu chí',
    '614/BGDĐT-GDTC ngày 19/02/2021 của Bộ Giáo dục và Đào tạo: Cài đặt',
    '1193/VP-KGVX ngày 25/02/2021',
    'Sở Giáo dục và Đào tạo Kiên Giang',
  ])
    expect(main.replace(/\s+/g, ' ')).toContain(said);
  // What the settings say comes after the first picture: nothing a person reads already moves for it.
  expect(await home.evaluate(() => Reflect.get(globalThis, 'seen').shifted)).toBeLessThan(0.01);
  expect(await home.title()).toBe('An toàn trường học – Kiên Giang');
  expect(await home.getByRole('searchbox').count()).toBe(0);
  const on = {
    publication: { situation: true, schools: true },
    weekdays: [2, 4],
    criteria: { set: 'hanoi-3668', confirmed: false },
  };
  await day.system.settings.change(undefined, on, {
    revision: 1,
    at: at('08:00'),
    by: '',
    name: '',
    before: {},
    after: {},
  });
  day.clock.set(at('08:02'));
  await home.close();
  // A browser keeps the answer for its minute: another one asks anew.
  const later = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await later.goto(`${real.origin}/`);
  await later.getByRole('searchbox').fill('duong dong');
  await later.getByText('Trường th-duong-dong-1').waitFor();
  const changed = await later.getByRole('main').innerText();
  expect(changed).not.toContain('3 ca');
  expect(changed).toContain('mỗi thứ Ba và thứ Năm');
  expect(changed).toContain(
    '16 tiêu chí, mỗi tiêu chí đạt hoặc không đạt; các tiêu chí 4, 5, 8, 11 và 12 là bắt buộc',
  );
  expect(changed).toContain('Đạt từ 12 tiêu chí');
  expect(await later.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await later.setViewportSize({ width: 320, height: 800 });
  await later.getByRole('link', { name: 'English' }).click();
  await later.getByRole('columnheader', { name: 'Active' }).waitFor();
  expect(await later.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await later.getByRole('link', { name: 'Tiếng Việt' }).click();
  await later.evaluate(await readFile(AXE, 'utf8'));
  const found = await later.evaluate(async () => {
    const { violations } = await Reflect.get(globalThis, 'axe').run(document);
    return violations.map(({ id }: { id: string }) => id);
  });
  expect(found).toEqual([]);
  await later.close();
  await real.close();
});
