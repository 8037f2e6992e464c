/** The mail log against the very handlers: find the schools no mail reaches, mend one, see the mail go out. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const BOUNCED = 'mn-ganh-dau@truong.example';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'))]);
  await real.day.register(units, schools, everyone);
  await real.day.system.accounts.markAddress(BOUNCED, 'bounced', 'NoEmail');
  await real.day.agenda();
  real.day.clock.set(at('07:00'));
  await real.day.agenda();
  real.day.clock.set(at('08:00'));
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function openAs(email: string, path: string): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}

test('an officer finds the school no mail reaches, mends its address on the phone and the reminder goes out', async () => {
  const page = await openAs(huong.email, '/quan-ly/');
  await page.getByRole('link', { name: 'trong đó 1 không gửi được thư' }).click();
  await page.getByText('1/3 trường hiện không có địa chỉ nào nhận được thư.').waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'mn-ganh-dau' });
  expect(await line.innerText()).toMatch(/0297 000 0001[\s\S]*địa chỉ không tồn tại/);
  expect(await faultsOf(page)).toEqual([]);
  await line.getByRole('button', { name: /^Sửa địa chỉ/ }).click();
  await page.getByLabel('Địa chỉ nhận thư của người khai báo').fill('khong phai');
  await page.getByRole('button', { name: 'Đổi địa chỉ và gửi lại' }).click();
  await page.getByRole('alert').getByText('Địa chỉ thư điện tử chưa đúng.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Địa chỉ nhận thư của người khai báo').fill('ganhdau.moi@truong.example');
  await page.getByRole('button', { name: 'Đổi địa chỉ và gửi lại' }).click();
  await page
    .getByText(
      'Từ nay thư gửi đến ganhdau.moi@truong.example. Thư nhắc kỳ thứ Sáu 26/02 sẽ đi trong ít phút.',
    )
    .waitFor();
  await page.getByText('Trường nào cũng có địa chỉ nhận được thư.').waitFor();
  await real.day.agenda();
  // What became of it stands in the log, and is found by the school's name.
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await page.getByRole('searchbox').fill('ganh dau');
  const row = page.getByRole('row').filter({ hasText: 'ganhdau.moi@truong.example' });
  await row.getByText('Đã gửi').waitFor();
  const mails = await real.day.system.mails.logged('2021-02-26', 'reminder', PHU_QUOC);
  expect(mails.filter(({ to }) => to === 'ganhdau.moi@truong.example')).toHaveLength(1);
});

test('the log says how many came back, and why, and leads to one school’s mails', async () => {
  const page = await openAs(huong.email, '/quan-ly/?xem=thu');
  const states = page.getByRole('list', { name: 'Tình trạng thư' });
  await states.getByText(/^Đã gửi \d/).click();
  await expect.poll(() => page.url()).toContain('tinh-trang=sent');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'th-duong-dong-1' }).click();
  await expect.poll(() => page.url()).toContain('truong=th-duong-dong-1');
  await page.getByRole('heading', { name: 'Thư đã gửi cho Trường th-duong-dong-1' }).waitFor();
  await page.getByRole('button', { name: 'Gửi lại cho Trường th-duong-dong-1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi lại', exact: true }).click();
  await page.getByText('Sẽ gửi lại đến th-duong-dong-1@truong.example.').waitFor();
  await page.getByText('Chờ gửi 1').waitFor();
});
