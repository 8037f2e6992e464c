/** Monday morning, at 360 px against the very handlers: supplements decided one by one and together, lateness excused. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, observer, PHU_QUOC, schools, units } from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const ROUND = '2021-02-26';
const MONDAY = '2021-03-01';
const at = (time: string, date = ROUND) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const SCHOOLS = ['th-duong-dong-1', 'mn-ganh-dau', 'ththcs-tho-chau'] as const;
const [FIRST, , LAST] = SCHOOLS;

let browser: Browser;
let real: RealServer;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'), ['office'])]);
  await real.day.register(units, schools, everyone);
  for (const [time, date] of [
    ['06:00', ROUND],
    ['06:02', ROUND],
    ['06:00', MONDAY],
    ['06:02', MONDAY],
  ] as const) {
    real.day.clock.set(at(time, date));
    await real.day.agenda();
  }
  real.day.clock.set(at('08:00', MONDAY));
  for (const [i, school] of SCHOOLS.entries())
    await declares(real.day.system, ROUND, school, withCases(i), at('08:00', MONDAY));
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' });
  await real.signInAs(context, huong.email);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});

const stateOf = async (school: string) =>
  (await real.day.system.duties.get(ROUND, `${PHU_QUOC}.${school}`))?.supplement?.state;

test('one is accepted with one tap and taken back with another; the overview leads there', async () => {
  await page.goto(`${real.origin}/quan-ly/`);
  await page.getByRole('link', { name: '3 bản bổ sung chờ duyệt' }).click();
  await page.getByRole('heading', { name: '3 bản bổ sung chờ duyệt' }).waitFor();
  await page.getByText('2 ca mắc mới').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const accept = page.getByRole('button', { name: new RegExp(`^Chấp nhận bản bổ sung của .*${FIRST}`) });
  await accept.click();
  await page.getByRole('heading', { name: '2 bản bổ sung chờ duyệt' }).waitFor();
  expect(await stateOf(FIRST)).toBe('accepted');
  await page.getByRole('button', { name: /^Hoàn tác quyết định/ }).click();
  await accept.waitFor();
  expect(await stateOf(FIRST)).toBe('waiting');
});

test('declining asks for a reason, says what is wrong with one, and keeps what was typed', async () => {
  await page.getByRole('button', { name: new RegExp(`^Từ chối bản bổ sung của .*${LAST}`) }).click();
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByRole('textbox', { name: 'Lý do' });
  await reason.fill('Gọi 0912 345 678');
  await dialog.getByRole('button', { name: 'Từ chối' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await reason.inputValue()).toBe('Gọi 0912 345 678');
  expect(await faultsOf(page)).toEqual([]);
  await reason.fill('Trùng bản đã gửi');
  await dialog.getByRole('button', { name: 'Từ chối' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await stateOf(LAST)).toBe('declined');
});

test('the rest are accepted together', async () => {
  await page.getByRole('checkbox', { name: 'Chọn cả 2 bản đang hiện' }).check();
  await page.getByRole('button', { name: 'Chấp nhận 2 bản đã chọn' }).click();
  await page.getByText('Đã chấp nhận 2 bản.').waitFor();
  await page.getByRole('heading', { name: 'Không có bản bổ sung nào chờ duyệt' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('a school that missed the round is excused with two taps, and the reason can be removed', async () => {
  await page.goto(`${real.origin}/quan-ly/?xem=truong&truong=${LAST}&ky=${ROUND}`);
  await page.getByText('không chấp nhận bản bổ sung').waitFor();
  await page.getByRole('button', { name: 'Ghi nhận lý do chính đáng' }).click();
  await page.getByRole('button', { name: 'Mất mạng' }).click();
  await page.getByText('Có lý do chính đáng: Mất mạng').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ lý do' }).click();
  await page.getByRole('button', { name: 'Ghi nhận lý do chính đáng' }).waitFor();
});

test('who only observes has neither the link nor the view', async () => {
  const other = await browser.newContext();
  await real.signInAs(other, observer.email);
  const theirs = await other.newPage();
  await theirs.goto(`${real.origin}/quan-ly/`);
  await theirs.getByRole('button', { name: 'Sao chép lời nhắc' }).waitFor();
  expect(await theirs.getByRole('link', { name: /[Bb]ản bổ sung/ }).count()).toBe(0);
  await other.close();
});
