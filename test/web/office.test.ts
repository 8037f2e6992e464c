/** The office page as its people use it: in a real browser, task by task. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type OfficeServer, startOffice } from './office.server.ts';

let browser: Browser;
let office: OfficeServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, office] = await Promise.all([launchBrowser(), startOffice()]);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});
beforeEach(async () => {
  Object.assign(office.behaviour, {
    signedIn: true,
    fail: undefined,
    cut: false,
    everyoneDeclared: false,
    level: null,
  });
  office.asked.length = 0;
  // Neither the browser's clock nor its zone are the province's.
  context = await browser.newContext({
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 900 },
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: office.origin });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterEach(() => context.close());

const open = (path: string) => page.goto(office.origin + path);
const heading = () => page.getByRole('heading', { level: 1 });
const region = (name: string) => page.getByRole('region', { name });
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

test('the first view says how many of how many, how long is left, where it is unsafe and what changed', async () => {
  await open('/quan-ly/');
  await expect.poll(() => heading().textContent()).toBe('541 trong 596 trường đã khai báo');
  const figures = await region('Số liệu chính').innerText();
  expect(figures).toContain('90,8% 541/596');
  expect(figures).toMatch(/hạn 16:30, còn (40|41) phút/);
  expect(figures).toContain('55 chưa khai báo, trong đó 12 không gửi được thư');
  expect(figures).toContain('tăng 2 so với thứ Hai 22/02');
  expect(figures).toContain('giảm 3 so với thứ Hai 22/02');
  expect(figures).toContain('(tiêu chí chưa được xác nhận)');
  expect(await page.getByRole('note').innerText()).toBe('Dữ liệu diễn tập – không phải số liệu thật');
  const first = page.getByRole('row').nth(1);
  expect(await first.innerText()).toContain('Rạch Giá');
});

test('a page that stays open over a deployment says that there is a newer one, and keeps what is being typed', async () => {
  await page.clock.install();
  await open('/quan-ly/?xem=tinh-hinh');
  const search = page.getByRole('searchbox').first();
  await search.fill('Dương Đông');
  const file = join(office.site, 'quan-ly/index.html');
  const html = readFileSync(file, 'utf8');
  const tells = page.getByText('Trang này đã có bản mới.');
  await page.clock.fastForward('31:00');
  expect(await tells.count()).toBe(0);
  writeFileSync(file, html.replace(/index-[\w-]+\.js/, 'index-NewBuild.js'));
  await page.clock.fastForward('31:00');
  await tells.waitFor();
  expect(await search.inputValue()).toBe('Dương Đông');
  writeFileSync(file, html);
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await page.getByRole('searchbox').first().waitFor();
  expect(await tells.count()).toBe(0);
});

test('an officer finds who has been silent several rounds running and calls them', async () => {
  await open('/quan-ly/');
  const first = region('Cần gọi').getByRole('listitem').first();
  expect(await first.innerText()).toMatch(/Thổ Châu[\s\S]*3 kỳ liên tiếp/);
  expect(await first.getByRole('link', { name: /^Gọi/ }).getAttribute('href')).toBe('tel:02973827112');
  expect(await first.getByRole('link', { name: /^Gửi thư/ }).getAttribute('href')).toBe(
    'mailto:lienhe@phu-quoc-27.example',
  );
  await region('Cần gọi').getByRole('link', { name: 'Xem cả 55 trường' }).click();
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect.poll(() => rows.count()).toBe(50);
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await expect.poll(() => rows.count()).toBe(55);
  expect(await rows.first().innerText()).toContain('Thổ Châu');
});

test('the reminder for the chat group names every silent school by unit, with the generic link', async () => {
  await open('/quan-ly/');
  await page.getByRole('button', { name: 'Sao chép lời nhắc' }).click();
  await page.getByText('Đã sao chép lời nhắc 55 trường').waitFor();
  const text = await clipboard();
  expect(text).toContain('Hạn: thứ Sáu 26/02/2021, 16:30');
  expect(text).toContain('Phú Quốc (4):\n- Tiểu học và THCS Thổ Châu');
  expect(text.match(/^- /gm)).toHaveLength(55);
  expect(text).toContain(`${office.origin}/khai-bao/ `);
});

test('down to a school: its declaration in full, who corrected what, and how it declared before', async () => {
  await open('/quan-ly/');
  await page.getByRole('rowheader', { name: 'Phú Quốc' }).getByRole('link').click();
  await expect.poll(() => heading().textContent()).toBe('28 trong 32 trường đã khai báo');
  await region('Có ca mới').getByRole('link', { name: 'Tiểu học Dương Đông 2' }).click();
  await expect.poll(() => heading().textContent()).toBe('Trường Tiểu học Dương Đông 2');
  const revisions = await region('Các lần gửi').innerText();
  expect(revisions).toMatch(
    /Sửa lần 1[\s\S]*15:02[\s\S]*Trần Thị Bích Ngọc[\s\S]*Khai báo lần đầu[\s\S]*qua liên kết trong thư/,
  );
  expect(revisions).toContain('Học sinh: Vắng: 7 → 12');
  expect(revisions).toContain('Tiêu chí 9: đạt → không đạt');
  expect(await region('Tiêu chí an toàn').getByText('✗ Không đạt').count()).toBe(1);
  await region('Các kỳ đã qua').getByRole('link', { name: 'Thứ Hai 22/02/2021' }).click();
  await expect.poll(() => page.url()).toContain('ky=2021-02-22');
});

test('a view is sent as a link and shows the same to a colleague; back and forward work', async () => {
  await open('/quan-ly/?don-vi=kien-giang.phu-quoc');
  await page.getByLabel('Cấp học').selectOption('primary');
  await expect.poll(() => heading().textContent()).toBe('10 trong 11 trường đã khai báo');
  await page.getByRole('button', { name: 'Chép liên kết' }).click();
  await page.getByText('Đã chép liên kết').waitFor();
  const link = await clipboard();
  expect(link).toBe(`${office.origin}/quan-ly/?ky=2021-02-26&don-vi=kien-giang.phu-quoc&cap=primary`);
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(link);
  await expect
    .poll(() => colleague.getByRole('heading', { level: 1 }).textContent())
    .toBe('10 trong 11 trường đã khai báo');
  await colleague.context().close();

  await page.getByRole('link', { name: 'Tình hình khai báo' }).click();
  await expect.poll(() => heading().textContent()).toBe('Tình hình khai báo');
  await page.goBack();
  await expect.poll(() => heading().textContent()).toBe('10 trong 11 trường đã khai báo');
  await page.goForward();
  await expect.poll(() => heading().textContent()).toBe('Tình hình khai báo');
  // The choice of level belongs to whoever chose it, until the address says otherwise.
  await open('/quan-ly/');
  await expect.poll(() => page.url()).toContain('cap=primary');
});

test('the list filters, and finds a school typed without diacritics', async () => {
  await open('/quan-ly/?xem=tinh-hinh&don-vi=kien-giang.phu-quoc');
  await page.getByLabel('Tìm trường').fill('duong dong');
  await page.getByText('7 trường', { exact: true }).waitFor();
  expect(page.url()).toContain('tim=duong%20dong');
  await page.getByLabel('Tình trạng').selectOption({ label: 'Chưa khai báo (mọi tình trạng)' });
  await page.getByText('1 trường', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await page.getByText('32 trường', { exact: true }).waitFor();
  await page.getByLabel('Tìm trường').fill('không có trường này');
  await page.getByText('Không có trường nào khớp với bộ lọc.').waitFor();
});

test('headings sort the units and say so', async () => {
  await open('/quan-ly/');
  await page.getByRole('columnheader', { name: 'Đơn vị' }).getByRole('link').click();
  expect(await page.getByRole('columnheader', { name: 'Đơn vị' }).getAttribute('aria-sort')).toBe(
    'ascending',
  );
  expect(await page.getByRole('rowheader').first().innerText()).toBe('An Biên');
  await page.getByRole('columnheader', { name: 'Đơn vị' }).getByRole('link').click();
  expect(await page.getByRole('rowheader').first().innerText()).toBe('Vĩnh Thuận');
  expect(page.url()).toContain('xep=-name');
});
