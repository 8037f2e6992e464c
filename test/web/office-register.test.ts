/** The register against the very handlers, as an administrator's tasks: a messy file, a merger, a unit that ends. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { admin, everyone, HON_DAT, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

beforeAll(async () => {
  const before = instantOf('2021-02-25', '09:00', 'Asia/Ho_Chi_Minh');
  [browser, real] = await Promise.all([launchBrowser(), startReal(before)]);
  await real.day.register(units, schools, everyone);
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
  await page.goto(`${real.origin}/quan-ly/${path}`);
  return page;
}
const fileOf = (...lines: string[]) => ({
  name: 'danh-sach.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Mã trường;Tên trường;Cấp học;Đơn vị quản lý;Ghi chú', ...lines].join('\r\n')),
});
const schoolOf = (id: string) => real.day.system.schools.school(id);

test('a messy file is checked, mended, checked again and applied, also over a reload', async () => {
  const page = await openAs(admin.email, '?xem=danh-ba&muc=nhap');
  const choose = (...lines: string[]) => page.locator('input[type=file]').setInputFiles(fileOf(...lines));
  await page.getByText('Chọn tệp…').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ ...fileOf(), buffer: Buffer.from('\xD0\xCF\x11\xE0', 'latin1') });
  await page.getByRole('alert').getByText('.xls').waitFor();
  await choose(
    'moi-1;Trường Tiểu học Bãi Thơm;TH;Phú Quốc',
    ';Không mã;TH;Phú Quốc',
    'moi-2;Trường lạ;Đại học;Phú Quốc',
  );
  const problems = page.getByRole('table', { name: 'Hàng cần sửa' });
  await problems.getByText('Thiếu mã trường.').waitFor();
  expect(await problems.getByRole('row').nth(2).innerText()).toMatch(/Hàng 4[\s\S]*Cấp học[\s\S]*Đại học/);
  expect(await page.getByText('Các cột không dùng: Ghi chú.').count()).toBe(1);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await choose(
    'moi-1;Trường Tiểu học Bãi Thơm;TH;Phú Quốc',
    'moi-2;Trường THCS Cửa Cạn;THCS;Phú Quốc',
    'mn-ganh-dau;Trường Mầm non Gành Dầu;MN;Phú Quốc',
  );
  await page
    .getByRole('table', { name: 'Sẽ thêm và thay đổi' })
    .getByText('Trường Mầm non Gành Dầu')
    .waitFor();
  expect(await schoolOf('moi-1')).toBeUndefined();
  await page.getByRole('button', { name: 'Áp dụng 3 hàng' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.reload();
  await page.getByText('Sẽ bắt đầu trong vòng một phút').waitFor();
  await real.day.agenda();
  await page.getByText('Đã áp dụng: 2 trường thêm mới, 1 thay đổi, 0 không đổi.').waitFor();
  expect((await schoolOf('mn-ganh-dau'))?.name).toBe('Trường Mầm non Gành Dầu');
  await page.getByRole('link', { name: 'Nhập tệp khác' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Đã áp dụng' }).waitFor();
});

test('two schools are merged by name, the record says so, and it can be taken back', async () => {
  const page = await openAs(admin.email, '?xem=danh-ba&tim=duong%20dong');
  await page.getByRole('link', { name: 'th-duong-dong-1' }).click();
  await page.getByRole('button', { name: 'Sáp nhập' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Hãy chọn trường nhận sáp nhập.').first().waitFor();
  await page.getByLabel('Tìm trường nhận').fill('tho chau');
  await page.getByLabel(/ththcs-tho-chau/).check();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel(/gõ lại/).fill('trường TH-DUONG-DONG-1');
  await page.getByRole('dialog').getByRole('button', { name: 'Sáp nhập' }).click();
  await page.getByText('Đã ghi việc sáp nhập.').waitFor();
  expect(await schoolOf('th-duong-dong-1')).toMatchObject({
    until: '2021-02-25',
    successor: 'ththcs-tho-chau',
  });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã hoàn tác.').waitFor();
  await page.getByRole('link', { name: 'th-duong-dong-1' }).click();
  const record = page.getByRole('dialog').getByRole('listitem').filter({ hasText: admin.email });
  await record.nth(1).waitFor();
  expect(await record.first().innerText()).toContain('Mở lại');
  expect(await record.nth(1).innerText()).toContain('Sáp nhập vào: trống → ththcs-tho-chau');
});

test('a unit ends: its schools go where they are told, one moves back, and a new one comes', async () => {
  const page = await openAs(admin.email, '?xem=danh-ba&muc=don-vi');
  await page.getByRole('button', { name: 'Ngừng: Huyện Hòn Đất' }).click();
  await page.getByLabel('Đơn vị tiếp nhận').selectOption(PHU_QUOC);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel(/gõ lại/).fill('huyện hòn đất');
  await page.getByRole('dialog').getByRole('button', { name: 'Ngừng', exact: true }).click();
  await page.getByText('các trường được chuyển trong vòng một phút').waitFor();
  await real.day.agenda();
  expect((await schoolOf('th-hon-dat'))?.path).toBe(`${PHU_QUOC}.th-hon-dat`);
  await page.getByRole('button', { name: 'Mở lại: Huyện Hòn Đất' }).click();
  await page.getByText('Đơn vị hoạt động trở lại.').waitFor();
  await page.getByRole('button', { name: 'Chuyển: Các đơn vị trực thuộc Sở GDĐT' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Hãy chọn đơn vị.').first().waitFor();
  await page.getByLabel('Thuộc đơn vị').selectOption(HON_DAT);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel(/gõ lại/).fill('các đơn vị trực thuộc sở gdđt');
  await page.getByRole('dialog').getByRole('button', { name: 'Chuyển', exact: true }).click();
  await page.getByText('các trường theo sau trong vòng một phút').waitFor();
  await page.getByText('Đã chuyển đi từ 25/02/2021').waitFor();
  await real.day.agenda();
  expect((await schoolOf('thpt-phu-quoc'))?.path).toBe(`${HON_DAT}.truc-thuoc-so.thpt-phu-quoc`);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Trường', exact: true }).click();
  await page.getByRole('link', { name: 'th-hon-dat' }).click();
  await page.getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await page.getByLabel('Đơn vị quản lý').selectOption(HON_DAT);
  await page.getByRole('dialog').getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await page.getByText('Đã chuyển đơn vị, có hiệu lực từ kỳ sau.').waitFor();
  expect(await schoolOf('th-hon-dat')).toMatchObject({ path: `${HON_DAT}.th-hon-dat`, area: HON_DAT });
  await page.getByRole('button', { name: 'Thêm trường' }).click();
  await page.getByLabel('Tên trường').fill('Trường THCS Sóc Sơn');
  await page.getByLabel('Mã trường').fill('th-hon-dat');
  await page.getByLabel('Cấp học').last().selectOption('lower-secondary');
  await page.getByLabel('Đơn vị quản lý').last().selectOption(HON_DAT);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Mã này đã được dùng.').waitFor();
  await page.getByLabel('Mã trường').fill('thcs-soc-son');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã thêm Trường THCS Sóc Sơn.').waitFor();
  await page.getByRole('link', { name: 'THCS Sóc Sơn' }).waitFor();
});

test('an officer reads the register of what he runs, without buttons that are not his', async () => {
  const page = await openAs(huong.email, '?xem=danh-ba');
  await page.getByRole('rowheader').first().waitFor();
  await page.getByText(/trường đã có tài khoản khai báo/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'ththcs-tho-chau' }).click();
  await page.getByText('Những lần thay đổi').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  for (const name of ['Sửa', 'Chuyển đơn vị', 'Ngừng hoạt động', 'Sáp nhập', 'Thêm trường'])
    expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0]);
  expect(await page.getByRole('link', { name: 'Nhập từ tệp' }).count()).toBe(0);
});
