/** A letter's way: an officer publishes it, a school acknowledges it on its own page, the officer sees who has not. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, schools, units } from '../support/cast.ts';
import { AXE, launchBrowser } from './browser.ts';
import { type RealServer, startReal } from './real.server.ts';

const SCHOOL = 'th-duong-dong-1@truong.example';

let browser: Browser;
let real: RealServer;
beforeAll(async () => {
  const opening = instantOf('2021-02-26', '06:00', 'Asia/Ho_Chi_Minh');
  [browser, real] = await Promise.all([launchBrowser(), startReal(opening, ['office', 'declare'])]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});

async function openAs(email: string, path: string, width = 1280): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}

test('published, mailed, acknowledged on the school’s page, 1/3 seen, the others reminded', async () => {
  const office = await openAs(huong.email, '/quan-ly/?xem=van-ban');
  await office.getByRole('link', { name: 'Đăng văn bản' }).click();
  const fill = (label: string, value: string) => office.getByLabel(label).fill(value);
  await fill('Số, ký hiệu', '12/PGDĐT');
  await fill('Cơ quan ban hành', 'Phòng GDĐT Phú Quốc');
  await fill('Ngày văn bản', '2021-02-26');
  await fill('Trích yếu', 'Phòng dịch trong trường học');
  await fill('Hạn xác nhận (hết ngày)', '2021-03-01');
  await fill('Liên kết đến văn bản', 'http://pgd.example.vn/12');
  await office.getByRole('button', { name: 'Xem ai nhận được' }).click();
  await office.getByRole('alert').getByText('Liên kết phải bắt đầu bằng https://').waitFor();
  await fill('Liên kết đến văn bản', 'https://pgd.example.vn/12');
  await office.getByRole('button', { name: 'Xem ai nhận được' }).click();
  await office.getByText('Văn bản này gửi đến 3 trường').waitFor();
  await office.getByRole('button', { name: 'Đăng và gửi thư' }).click();
  await office.getByRole('heading', { level: 1, name: '12/PGDĐT' }).waitFor();
  await office.getByText('Đã xác nhận 0/3 trường').first().waitFor();
  await real.day.agenda();
  expect(real.day.mailbox.list({ to: SCHOOL }).at(-1)?.subject).toContain('[Văn bản] 12/PGDĐT');

  const page = await openAs(SCHOOL, '/khai-bao/', 360);
  await page.getByText('Phòng dịch trong trường học').waitFor();
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  await page.getByText('Nhà trường đã xác nhận.').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await office.reload();
  await office.getByText('Đã xác nhận 1/3 trường').first().waitFor();
  await office.getByLabel('Tình trạng').selectOption('missing');
  await office.getByText('2 kết quả').waitFor();
  expect(await office.getByRole('region', { name: 'Theo trường' }).innerText()).not.toContain(
    'th-duong-dong-1',
  );
  await office.getByRole('button', { name: 'Nhắc 2 trường chưa xác nhận' }).click();
  await office.getByText('Thư nhắc đang được gửi đến 2 trường.').waitFor();
});

test('a withdrawn letter is put back with one tap; an observer reads and has no buttons; axe at 360 px', async () => {
  const axe = await readFile(AXE, 'utf8');
  const office = await openAs(huong.email, '/quan-ly/?xem=van-ban', 360);
  const sound = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await office.emulateMedia({ colorScheme });
      await office.evaluate(axe);
      const found = await office.evaluate(async () => {
        const { violations } = await Reflect.get(globalThis, 'axe').run(document);
        return violations.map((each: { id: string; nodes: { html: string }[] }) => [
          each.id,
          each.nodes[0]?.html,
        ]);
      });
      expect(found, `${state}, ${colorScheme}`).toEqual([]);
    }
    expect(await office.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(360);
  };
  await office.getByRole('link', { name: '12/PGDĐT' }).waitFor();
  await sound('list');
  await office.getByRole('link', { name: 'Đăng văn bản' }).click();
  await office.getByLabel('Số, ký hiệu').waitFor();
  await sound('publishing');
  await office.getByRole('link', { name: 'Tất cả văn bản' }).click();
  await office.getByRole('link', { name: '12/PGDĐT' }).click();
  await office.getByRole('button', { name: 'Thu hồi' }).click();
  await office.getByText('đã thu hồi').first().waitFor();
  await sound('one letter');
  await office.getByRole('button', { name: 'Hoàn tác' }).click();
  await office.getByRole('button', { name: 'Thu hồi' }).waitFor();

  const reader = await openAs(observer.email, '/quan-ly/?xem=van-ban');
  await reader.getByRole('link', { name: '12/PGDĐT' }).click();
  await reader.getByText('th-duong-dong-1').first().waitFor();
  expect(await reader.getByRole('button', { name: /Nhắc|Thu hồi|Sửa/ }).count()).toBe(0);
});
