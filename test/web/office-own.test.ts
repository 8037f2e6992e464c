/** One's own switches against the very handlers, and the page a digest's "Ngừng nhận thư" opens. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, schools, units } from '../support/cast.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'))]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function onDevice(email?: string): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (email) await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}
const own = (email: string) => real.day.system.accounts.get(email);

test('an officer of primary schools chooses the level once, and the next device knows it', async () => {
  const first = await onDevice(huong.email);
  await first.goto(`${real.origin}/quan-ly/`);
  await first.getByLabel('Cấp học').selectOption('primary');
  await expect.poll(async () => (await own(huong.email))?.level).toBe('primary');
  await context.close();
  const second = await onDevice(huong.email);
  await second.goto(`${real.origin}/quan-ly/`);
  await expect.poll(() => second.url()).toContain('cap=primary');
  // The menu of the account leads to the switches; what is changed there is undone with one tap.
  await second.getByRole('button', { name: /^Thành phố Phú Quốc/ }).click();
  await second.getByRole('link', { name: 'Tùy chọn của tôi' }).click();
  expect(await second.getByLabel('Cấp học xem đầu tiên').inputValue()).toBe('primary');
  await second.getByLabel(/^Cảnh báo khi có ca mới/).click();
  await second.getByText('Đã tắt thư cảnh báo.').waitFor();
  expect((await own(huong.email))?.alerts).toBe(false);
  await second.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(async () => (await own(huong.email))?.alerts).toBe(true);
  expect(await faultsOf(second)).toEqual([]);
});

test('a reader stops the digests from the mail, without signing in, by a tap and not by looking', async () => {
  const token = await real.day.system.unsubscribes.issue(observer.email, at('06:00'));
  const page = await onDevice();
  // As List-Unsubscribe opens where the mail program knows no one click.
  await page.goto(`${real.origin}/api/unsubscribe/${token}`);
  await page.getByRole('heading', { level: 1, name: 'Ngừng nhận báo cáo tổng hợp' }).waitFor();
  expect([page.url(), (await own(observer.email))?.digest]).toEqual([`${real.origin}/quan-ly/`, true]);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ngừng nhận thư' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đã ngừng gửi báo cáo tổng hợp' }).waitFor();
  expect((await own(observer.email))?.digest).toBe(false);
  await context.close();
  const later = await onDevice(observer.email);
  await later.goto(`${real.origin}/quan-ly/?xem=cua-toi`);
  await later.getByLabel(/^Báo cáo tổng hợp/).click();
  await later.getByText('Đã bật báo cáo tổng hợp.').waitFor();
  expect((await own(observer.email))?.digest).toBe(true);
  expect(await later.getByLabel(/^Cảnh báo/).count()).toBe(0);
});
