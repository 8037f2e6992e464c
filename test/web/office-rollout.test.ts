/** The roll-out and the bulletin against the very handlers. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const at = (time: string, date = '2021-02-22') => instantOf(date, time, 'Asia/Ho_Chi_Minh');

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'))]);
  const without = everyone.filter(({ email }) => email !== 'mn-ganh-dau@truong.example');
  await real.day.register(units, schools, without);
  await real.day.agenda();
  real.day.clock.set(at('10:00'));
  await declares(real.day.system, '2021-02-22', 'th-duong-dong-1', plain(), at('10:00'));
  await real.day.system.accounts.activate('th-duong-dong-1@truong.example', at('10:00'));
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function openAs(email: string, path: string): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: real.origin });
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}

test('an officer finds who has no account before the deadline, with a number to call', async () => {
  const page = await openAs(huong.email, '/quan-ly/');
  await page.getByRole('button', { name: /^Mục khác/ }).click();
  await page.getByRole('link', { name: 'Tiến độ triển khai' }).click();
  await page.getByRole('heading', { name: '1 trong 3 trường đã hoàn thành triển khai' }).waitFor();
  expect(await page.getByRole('main').innerText()).toMatch(/Hạn: trước thứ Năm 25\/02\/2021\. Còn 3 ngày\./);
  await page.getByRole('combobox', { name: 'Còn thiếu' }).selectOption({ label: 'Chưa được cấp tài khoản' });
  await page.getByText('1 kết quả').waitFor();
  await page.getByLabel('Sắp xếp').selectOption({ label: 'Theo tên' });
  await expect.poll(() => page.url()).toContain('xep=name');
  const line = page.getByRole('listitem').filter({ hasText: 'mn-ganh-dau' });
  expect(await line.getByRole('link', { name: /^Gọi/ }).getAttribute('href')).toBe('tel:02970000001');
  expect(await faultsOf(page)).toEqual([]);
});

test('a reader sees the same without anybody’s number', async () => {
  const page = await openAs(observer.email, '/quan-ly/?xem=tien-do');
  await page.getByRole('listitem').filter({ hasText: 'Chưa được cấp tài khoản' }).waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('0297');
});

test('the bulletin is copied in one tap, names no school, and follows the round chosen', async () => {
  const page = await openAs(huong.email, '/quan-ly/?xem=ban-tin');
  await page.getByRole('button', { name: 'Sao chép bản tin' }).click();
  await page.getByText('Đã sao chép.').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(
    /^Sở Giáo dục và Đào tạo Kiên Giang thông báo .* tại thành phố Phú Quốc, .*1 trong tổng số 3 trường đã khai báo/,
  );
  expect(text).not.toContain('th-duong-dong');
  expect(await page.getByRole('heading', { name: /^Tiếng Việt/ }).innerText()).toMatch(/\d+ chữ$/);
  expect(await faultsOf(page)).toEqual([]);
  // Where the browser does not allow it, the text can be taken by hand.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
  });
  await page.getByRole('button', { name: 'Sao chép bản tin' }).click();
  expect(await page.getByRole('textbox', { name: /^Tiếng Việt/ }).inputValue()).toBe(text);
});
