/** The office page when things change under it: signing in and out, failures, fresh figures, the other language. */
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
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterEach(() => context.close());

const open = (path: string) => page.goto(office.origin + path);
const heading = () => page.getByRole('heading', { level: 1 });
const region = (name: string) => page.getByRole('region', { name });

test('signing in by code keeps the address one came for', async () => {
  office.behaviour.signedIn = false;
  await open('/quan-ly/?don-vi=kien-giang.phu-quoc');
  await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  await page.getByText('Vui lòng nhập địa chỉ thư điện tử.').waitFor();
  await page.getByLabel('Thư điện tử').fill('canbo@sogd.kiengiang.example');
  await page.keyboard.press('Enter');
  await page.getByLabel('Mã 8 chữ số').fill('0000 0000');
  await page.keyboard.press('Enter');
  await page.getByText('Mã hoặc liên kết đăng nhập không đúng').waitFor();
  await page.getByLabel('Mã 8 chữ số').fill('1234 5678');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading().textContent()).toBe('28 trong 32 trường đã khai báo');
});

test('a sign-in link is spent by its button, not by opening it, and leaves the address at once', async () => {
  office.behaviour.signedIn = false;
  await open('/quan-ly/#dang-nhap=good-token');
  const button = page.getByRole('button', { name: 'Đăng nhập' });
  await button.waitFor();
  expect(page.url()).toBe(`${office.origin}/quan-ly/`);
  expect(office.behaviour.signedIn).toBe(false);
  await button.click();
  await expect.poll(() => heading().textContent()).toBe('541 trong 596 trường đã khai báo');
});

test('signing out takes the duties along that the declaration page kept, and says when it could not', async () => {
  await open('/quan-ly/');
  const kept = () => page.evaluate(() => localStorage.getItem('mine'));
  await page.evaluate(() => localStorage.setItem('mine', '[{},null,0]'));
  const leave = async () => {
    await page.getByRole('button', { name: /^Tỉnh Kiên Giang/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  };
  await page.getByRole('link', { name: 'Kỳ trước' }).waitFor();
  office.behaviour.cut = true;
  await leave();
  await page.getByText('Mất kết nối').waitFor();
  office.behaviour.cut = false;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  expect(await kept()).not.toBeNull();
  await leave();
  await page.getByLabel('Thư điện tử').waitFor();
  expect([office.behaviour.signedIn, await kept()]).toEqual([false, null]);
});

test('a session that ends in the middle asks to sign in and returns to the same view', async () => {
  await open('/quan-ly/');
  // All that the view asks has been answered.
  await page.getByRole('link', { name: 'Kỳ trước' }).waitFor();
  // The overview's later questions are to be answered before.
  await page.waitForLoadState('networkidle');
  office.behaviour.signedIn = false;
  await page.getByRole('rowheader', { name: 'Phú Quốc' }).getByRole('link').click();
  await page.getByText('Phiên làm việc đã hết. Đăng nhập lại để xem tiếp trang đang mở.').waitFor();
  expect(page.url()).toContain('don-vi=kien-giang.phu-quoc');
});

test('each failure says what happened and the way on', async () => {
  const cases = [
    ['forbidden', 'Không xem được đơn vị này', 'quản trị hệ thống tại Sở Giáo dục và Đào tạo Kiên Giang'],
    ['unknown-unit', 'Không tìm thấy', 'Không có đơn vị này.'],
    ['too-many-requests', 'Quá nhiều yêu cầu', 'Có thể thử lại sau 30 giây.'],
    ['internal', 'Hệ thống gặp lỗi', 'Hệ thống gặp lỗi.'],
  ] as const;
  for (const [code, title, sentence] of cases) {
    const details = code === 'too-many-requests' ? { retryAfter: 30 } : {};
    office.behaviour.fail = { path: '/api/rounds/latest', code, details };
    await open('/quan-ly/');
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.innerText()).toContain(title);
    expect(await alert.innerText()).toContain(sentence);
  }
  office.behaviour.fail = undefined;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect.poll(() => heading().textContent()).toBe('541 trong 596 trường đã khai báo');
  office.behaviour.cut = true;
  await page.getByRole('rowheader', { name: 'Hà Tiên' }).getByRole('link').click();
  await page.getByText('Mất kết nối').waitFor();
});

test('when every school has declared it says so', async () => {
  office.behaviour.everyoneDeclared = true;
  await open('/quan-ly/');
  await region('Cần gọi').getByText('Mọi trường đã khai báo.').waitFor();
  expect(await region('Số liệu chính').innerText()).toContain('100% 541/541');
});

test('figures refresh each minute without moving the page, and say when they could not', async () => {
  await page.clock.install();
  await open('/quan-ly/');
  await heading().waitFor();
  await page.evaluate(() => scrollTo(0, 500));
  const asked = () => office.asked.filter((path) => path.includes('/overview')).length;
  const before = asked();
  await page.clock.runFor(61_000);
  await expect.poll(asked).toBe(before + 1);
  expect(await page.evaluate(() => scrollY)).toBe(500);
  office.behaviour.cut = true;
  await page.clock.runFor(61_000);
  await page.getByText('Chưa cập nhật được; đang hiện số liệu lúc 15:49.').waitFor();
});

test('English is fetched by those who ask for it, and stays chosen', async () => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await open('/quan-ly/');
  await heading().waitFor();
  expect(scripts.some((url) => url.includes('texts.en'))).toBe(false);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => heading().textContent()).toBe('541 of 596 schools have declared');
  expect(scripts.some((url) => url.includes('texts.en'))).toBe(true);
  await page.reload();
  await expect.poll(() => heading().textContent()).toBe('541 of 596 schools have declared');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});
