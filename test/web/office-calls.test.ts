/** An officer on the phone, at 360 px against the very handlers: who is silent, what they said, their number, their declaration. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { AXE, launchBrowser } from './browser.ts';
import { type RealServer, startReal } from './real.server.ts';

const ROUND = '2021-02-26';
const at = (time: string, date = ROUND) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const SILENT = 'th-duong-dong-1';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;
let page: Page;
/** All declared on the 19th; on the 22nd one did not, nor on the 26th until past due. */
beforeAll(async () => {
  [browser, real] = await Promise.all([
    launchBrowser(),
    startReal(at('06:00', '2021-02-19'), ['office', 'declare']),
  ]);
  const { day } = real;
  await day.register(units, schools, everyone);
  for (const [date, declaring] of [
    ['2021-02-19', schools.map(({ id }) => id)],
    ['2021-02-22', schools.map(({ id }) => id).filter((id) => id !== SILENT)],
    [ROUND, []],
  ] as const) {
    day.clock.set(at('06:00', date));
    await day.agenda();
    for (const id of declaring) await declares(day.system, date, id, plain(), at('08:00', date));
    day.clock.set(at('06:02', date));
    await day.agenda();
  }
  day.clock.set(at('16:45'));
  await day.agenda();
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' });
  await real.signInAs(context, huong.email);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});

const list = (of = page) => of.goto(`${real.origin}/quan-ly/?xem=tinh-hinh`);
const row = (school: string, of = page) =>
  of.getByRole('row').filter({ has: of.getByRole('link', { name: school, exact: true }) });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (content: string | RegExp) => page.getByText(content).first();
const field = (id: string) => page.locator(`[id="${id}"]`);

async function fillAsLastTime(): Promise<void> {
  await field('learners.absent').fill('5');
  await field('learners.absentIll').fill('1');
  await button('Đủ').nth(1).click();
  await page.getByLabel(/Không có ca mắc/).check();
  await button('Xem lại và gửi').click();
  await text('Xem lại trước khi gửi').waitFor();
}

test('who is silent twice running is called first: outcome noted, number mended, declared for, and the list says so', async () => {
  await page.goto(`${real.origin}/quan-ly/`);
  await page
    .getByRole('navigation', { name: 'Trang' })
    .getByRole('link', { name: 'Tình hình khai báo' })
    .click();
  const first = page.getByRole('row').nth(1);
  await first.getByText('2 kỳ liên tiếp').waitFor();
  expect(await first.getByRole('rowheader').innerText()).toContain(SILENT);
  await first.getByRole('link', { name: 'Gọi 0297 000 0001' }).waitFor();

  await first.getByRole('button', { name: 'Không nghe máy' }).click();
  await first.getByText('Đã ghi lúc 16:45: không nghe máy').waitFor();
  await first.getByRole('button', { name: 'Hoàn tác' }).click();
  await first.getByText('Đã ghi').waitFor({ state: 'detached' });
  await first.getByRole('button', { name: 'Sẽ gửi' }).click();
  await first.getByText('Đã ghi lúc 16:45: sẽ gửi').waitFor();

  await first.getByRole('button', { name: 'Sửa liên hệ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Điện thoại/).fill('0912 345');
  await dialog.getByRole('button', { name: 'Lưu liên hệ' }).click();
  await dialog.getByText('Số điện thoại chưa đúng').first().waitFor();
  await dialog.getByLabel(/^Điện thoại/).fill('+84 912.345.678');
  await dialog.getByRole('button', { name: 'Lưu liên hệ' }).click();
  const call = first.getByRole('link', { name: 'Gọi 0912 345 678' });
  expect(await call.getAttribute('href')).toBe('tel:0912345678');

  await first.getByRole('link', { name: `Khai thay qua điện thoại: ${SILENT}` }).click();
  await text('Lê Thị Hương ghi theo lời nhà trường').waitFor();
  await text('Mọi thứ như thứ Sáu 19/02?').waitFor();
  expect(await page.getByLabel('Giờ gọi').inputValue()).toBe('2021-02-26T16:45');
  await page.getByLabel('Giờ gọi').fill('2021-02-26T16:41');
  await fillAsLastTime();
  await page.reload();
  await text('Mọi thứ như thứ Sáu 19/02?').waitFor();
  expect(await page.getByLabel('Giờ gọi').inputValue()).toBe('2021-02-26T16:41');
  await button('Xem lại và gửi').click();
  await button('Gửi').click();
  await page.getByRole('heading', { name: 'Đã nhận bản khai báo' }).waitFor();
  const left = await page.evaluate(() => Object.keys(localStorage));
  expect(left.filter((key) => /^draft|^mine/.test(key))).toEqual([]);

  await page.getByRole('link', { name: 'Trở về trang quản lý' }).click();
  await row(SILENT).getByText('Khai báo trễ hạn').waitFor();
  await page.getByRole('link', { name: SILENT, exact: true }).click();
  await text('khai thay qua điện thoại (gọi lúc 16:41, thứ Sáu 26/02)').waitFor();
  const calls = page.getByRole('region', { name: 'Các cuộc gọi' });
  expect((await calls.getByRole('listitem').allInnerTexts()).map((one) => one.split('\n')[0])).toEqual([
    'Sẽ gửi',
    'Không nghe máy đã hoàn tác',
  ]);
});

test('a reason in words is asked about a name; what the school declares itself meanwhile is shown before it is replaced', async () => {
  await list();
  await row('mn-ganh-dau').getByRole('button', { name: 'Lý do khác' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Nội dung cuộc gọi/).fill('cô Lê Lan nghỉ ốm, hẹn 17:00');
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
  await dialog.getByLabel('Không phải tên học sinh hoặc người nhà').check();
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
  await row('mn-ganh-dau').getByText('cô Lê Lan nghỉ ốm, hẹn 17:00').waitFor();

  await row('mn-ganh-dau')
    .getByRole('link', { name: /^Khai thay/ })
    .click();
  await text('Mọi thứ như thứ Hai 22/02?').waitFor();
  await fillAsLastTime();
  await declares(real.day.system, ROUND, 'mn-ganh-dau', plain({ remark: 'trường tự khai' }), at('16:44'));
  await button('Gửi').click();
  await text('Bản lần 1 do Nguyễn Thị Thử').waitFor();
  await button('Gửi bản của tôi, thay bản đó').click();
  await page.getByRole('heading', { name: 'Đã nhận bản khai báo' }).waitFor();
});

test('two officers mend one contact: the second is shown the first one’s, and decides', async () => {
  const { system } = real.day;
  const [id, binh] = ['ththcs-tho-chau', { name: 'Võ Thị Đúng', position: 'Văn thư', phone: '0987654321' }];
  await list();
  await row(id).getByRole('button', { name: 'Sửa liên hệ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ và tên').fill('Trần Thị Mai');
  const school = await system.schools.school(id);
  if (!school) throw new Error('no such school');
  const doing = { at: at('16:44'), by: 'Lý Thanh Bình', email: 'binh@phuquoc.example' };
  await system.contacts.edit(school, binh, { ...doing, what: 'contact', after: binh });
  await dialog.getByRole('button', { name: 'Lưu liên hệ' }).click();
  await dialog.getByText('Lý Thanh Bình vừa sửa lúc 16:44').waitFor();
  await dialog.getByText('Võ Thị Đúng, Văn thư, 0987 654 321').waitFor();
  await dialog.getByRole('button', { name: 'Vẫn lưu bản của tôi' }).click();
  await row(id).getByText('Trần Thị Mai, Hiệu trưởng').waitFor();
});

test('who only reads sees that a school was called, and nothing to press', async () => {
  const other = await browser.newContext({ viewport: { width: 360, height: 780 } });
  await real.signInAs(other, observer.email);
  const reading = await other.newPage();
  await list(reading);
  await row('ththcs-tho-chau', reading).waitFor();
  await reading.waitForTimeout(100);
  expect(await reading.getByRole('button', { name: 'Sẽ gửi' }).count()).toBe(0);
  await reading.goto(`${real.origin}/khai-bao/#thay=${ROUND}/duties/ththcs-tho-chau`);
  await reading.getByText('Tài khoản này không được khai thay cho trường này.').waitFor();
  await other.close();
});

test('axe finds nothing at 360 px, light and dark, and nothing scrolls sideways', async () => {
  const axe = await readFile(AXE, 'utf8');
  const isFine = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await Reflect.get(globalThis, 'axe').run(document);
        return violations.map(
          (each: { id: string; nodes: { html: string }[] }) =>
            `${each.id}: ${each.nodes[0]?.html.slice(0, 150)}`,
        );
      });
      expect([state, colorScheme, found]).toEqual([state, colorScheme, []]);
    }
    expect([state, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([state, 360]);
  };
  await list();
  await button('Tải về').waitFor();
  const open = row('ththcs-tho-chau');
  await open.getByRole('button', { name: 'Sẽ gửi' }).click();
  await open.getByText('Đã ghi lúc 16:45: sẽ gửi').waitFor();
  await isFine('list');
  await open.getByRole('button', { name: 'Lý do khác' }).click();
  await page.getByRole('dialog').waitFor();
  await isFine('reason');
  await page.keyboard.press('Escape');
  await open.getByRole('button', { name: 'Sửa liên hệ' }).click();
  await page.getByRole('dialog').getByLabel('Họ và tên').fill('');
  await button('Lưu liên hệ').click();
  await text('Vui lòng ghi họ tên.').waitFor();
  await isFine('contact');
  await page.keyboard.press('Escape');
  await open.getByRole('link', { name: /^Khai thay/ }).click();
  await text('Mọi thứ như thứ Hai 22/02?').waitFor();
  await isFine('on behalf');
});
