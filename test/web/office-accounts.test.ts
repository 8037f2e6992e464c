/** Accounts as tasks: a new head teacher is invited and signs in; cards are printed, and a school types one and declares. */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const NEW = 'hieu-truong-moi@truong.example';

let browser: Browser;
let real: RealServer;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'), ['office', 'declare'])]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function onDevice(email?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  contexts.push(context);
  if (email) await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

test('a new head teacher is invited, signs in by the mail’s link, and the list shows when', async () => {
  const page = await onDevice(huong.email);
  await page.goto(`${real.origin}/quan-ly/?xem=tai-khoan`);
  await page.getByRole('link', { name: 'Cấp tài khoản' }).click();
  await page.getByLabel('Tìm trường để thêm').fill('duong dong 1');
  await page.getByRole('button', { name: /^Thêm Trường th-duong-dong-1/ }).click();
  await page.getByLabel('Thư điện tử').fill('sai');
  await page.getByLabel('Họ và tên').fill('Danh Thị Mới');
  await page.getByRole('button', { name: 'Cấp tài khoản và gửi thư' }).click();
  await page.getByRole('link', { name: /^Địa chỉ thư điện tử chưa đúng/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Thư điện tử').fill(NEW);
  await page.getByRole('button', { name: 'Cấp tài khoản và gửi thư' }).click();
  await page.getByText('Đã cấp tài khoản cho Danh Thị Mới và gửi thư hướng dẫn.').waitFor();

  real.day.clock.set(at('08:30'));
  await real.day.agenda();
  // Monday's and Friday's reminder is on its way to her as well.
  const mail = real.day.mailbox
    .list({ to: NEW })
    .find(({ subject }) => subject.startsWith('[Cấp tài khoản]'));
  const { text = '' } = (await real.day.mailbox.read(mail?.id ?? '')) ?? {};
  const [link = ''] = /\/khai-bao\/#dang-nhap=[\w.-]+/.exec(text) ?? [];
  const school = await onDevice();
  await school.goto(real.origin + link);
  await school.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await school.getByRole('heading', { level: 1, name: 'Trường th-duong-dong-1' }).waitFor();

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Danh sách tài khoản' }).click();
  const row = page.getByRole('row', { name: /Danh Thị Mới/ });
  await row.getByText('Đang dùng').waitFor();
  expect(await row.innerText()).toContain('08:30, thứ Sáu 26/02');
  expect(await faultsOf(page)).toEqual([]);
});

test('somebody who left is disabled, and back again with one tap', async () => {
  const page = await onDevice(huong.email);
  await page.goto(`${real.origin}/quan-ly/?xem=tai-khoan&tim=tho-chau`);
  await page.getByRole('link', { name: 'Trần Thị Khai' }).click();
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByText(/^Đã khóa tài khoản của Trần Thị Khai/).waitFor();
  const kept = () => real.day.system.accounts.current('ththcs-tho-chau@truong.example');
  expect((await kept())?.disabledAt).toBe(real.day.clock.now());
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(async () => (await kept())?.disabledAt).toBeUndefined();
  await page.getByRole('button', { name: 'Sửa' }).click();
  await page.getByLabel('Chức vụ').fill('Hiệu trưởng');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  expect((await kept())?.position).toBe('Hiệu trưởng');
  expect(await faultsOf(page)).toEqual([]);
});

test('cards for three schools are printed; one school types its code and declares', async () => {
  const page = await onDevice(huong.email);
  await page.goto(`${real.origin}/quan-ly/?xem=tai-khoan&muc=truong`);
  await page.getByRole('button', { name: 'Chọn các trường đang hiện' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'In phiếu kích hoạt (3)' }).click();
  const cards = page.getByRole('article');
  await cards.nth(2).waitFor();
  expect(await cards.count()).toBe(3);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  // All three on one sheet of paper, nothing of them cut.
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const card = cards.filter({ hasText: 'mn-ganh-dau' });
  const code = (await card.locator('.code b').innerText()).trim();
  expect(await faultsOf(page)).toEqual([]);

  const school = await onDevice();
  await school.goto(`${real.origin}/khai-bao/`);
  await school.getByRole('button', { name: 'Có phiếu kích hoạt' }).click();
  await school.getByLabel('Mã trên phiếu').fill('BCDF GHJK LMNP');
  await school.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await school.getByRole('alert').waitFor();
  await school.getByLabel('Mã trên phiếu').fill(code.toLowerCase().replaceAll('-', ' '));
  await school.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await school.getByRole('heading', { level: 1, name: 'Trường mn-ganh-dau' }).waitFor();
  const body = { submission: randomUUID(), revision: 0, declaration: plain() };
  const declared = await school.evaluate(
    async (sent) =>
      (
        await fetch('/api/rounds/2021-02-26/duties/mn-ganh-dau', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(sent),
        })
      ).status,
    body,
  );
  expect(declared).toBe(200);
  // The card's own QR leads to the same door, which its code opens but once.
  const again = await onDevice();
  await again.goto(`${real.origin}/khai-bao/#dang-nhap=${code}`);
  await again.getByRole('heading', { name: 'Kích hoạt tài khoản của trường' }).waitFor();
  await again.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await again.getByRole('alert').waitFor();
});
