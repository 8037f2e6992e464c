/** Settings as an administrator meets them: a storm is announced while a round is open. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { admin, everyone, schools, units } from '../support/cast.ts';
import { AXE, launchBrowser } from './browser.ts';
import { type RealServer, startReal } from './real.server.ts';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;
let axe: string;

beforeAll(async () => {
  const opening = instantOf('2021-02-26', '06:00', 'Asia/Ho_Chi_Minh');
  [browser, real, axe] = await Promise.all([launchBrowser(), startReal(opening), readFile(AXE, 'utf8')]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function open(tab: string, width = 1280): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 900 } });
  await real.signInAs(context, admin.email);
  const page = await context.newPage();
  await page.goto(`${real.origin}/quan-ly/?xem=thiet-lap${tab && `&muc=${tab}`}`);
  return page;
}

test('decrees a holiday for preschools this morning, sees whom it lets off, and takes it back', async () => {
  const page = await open('ngay-nghi');
  await page.getByRole('button', { name: 'Thêm ngày nghỉ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên', { exact: true }).fill('Nghỉ tránh bão');
  await dialog.getByLabel('Từ ngày').fill('2021-02-26');
  await dialog.getByText('Chỉ một số cấp').click();
  await dialog.getByText('Mầm non').click();
  await dialog.getByText('1 trường chưa khai báo sẽ không phải khai báo').waitFor();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu “Nghỉ tránh bão”.').waitFor();
  const [round] = await real.day.system.rounds.latest(1);
  expect(round?.holidays).toEqual([
    expect.objectContaining({ name: 'Nghỉ tránh bão', stages: ['preschool'] }),
  ]);
  await page.getByRole('button', { name: 'Bỏ Nghỉ tránh bão' }).click();
  await page.getByText('Đã bỏ “Nghỉ tránh bão”.').waitFor();
  expect((await real.day.system.rounds.latest(1))[0]?.holidays).toEqual([]);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Bỏ Nghỉ tránh bão' }).waitFor();
});

test('a wrong hour has its sentence, nothing entered is lost, the change is kept with its author', async () => {
  const page = await open('');
  await page.getByLabel('Hạn khai báo').fill('14:30');
  await page.getByRole('button', { name: 'Lưu' }).click();
  const due = page.getByLabel('Hạn khai báo');
  await page.getByRole('alert').getByText('Hạn khai báo (14:30) phải sau').waitFor();
  expect([await due.inputValue(), await due.getAttribute('aria-invalid')]).toEqual(['14:30', 'true']);
  await due.fill('16:00');
  await page.getByText('mở 06:00, hạn 16:00').first().waitFor();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  await page.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
  await page.getByText('Hạn khai báo 16:30 → 16:00').waitFor();
  expect(await page.getByRole('main').innerText()).toContain(admin.name);
});

test('axe finds nothing and nothing scrolls sideways on a phone', async () => {
  for (const tab of ['', 'ngay-nghi', 'tieu-chi', 'cong-bo', 'lich-su']) {
    const page = await open(tab, 360);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await Reflect.get(globalThis, 'axe').run();
      return violations.map(({ id }: { id: string }) => id);
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([tab, found, wide]).toEqual([tab, [], 0]);
    await context.close();
  }
});
