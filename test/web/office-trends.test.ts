/** Trends in the browser, against the very handlers: what the columns and tables say is what the API answers. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { TrendsAnswer } from '../../functions/oversight/over-time.ts';
import { admin, everyone, huong, observer, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const at = (date: string, time: string) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
let browser: Browser;
let real: RealServer;
let context: BrowserContext;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('2021-02-22', '06:00'))]);
  const { day } = real;
  await day.register(units, schools, everyone);
  for (const [date, ...ids] of [
    ['2021-02-22', 'th-duong-dong-1', 'mn-ganh-dau'],
    ['2021-02-26', 'th-duong-dong-1'],
    ['2021-03-01'],
  ] as const) {
    for (const time of ['06:00', '06:02']) {
      day.clock.set(at(date, time));
      await day.agenda();
    }
    for (const id of ids) await declares(day.system, date, id, plain(), at(date, '08:00'));
  }
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function openAs(email: string, path: string): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}
const answerOf = (page: Page, query: string): Promise<TrendsAnswer> =>
  page.evaluate(async (search) => (await fetch(`/api/trends?${search}`)).json(), query);

test('an officer sees by keyboard how the rounds went, as the API answers it', async () => {
  const page = await openAs(huong.email, '/quan-ly/?xem=xu-huong');
  const table = page.getByRole('table', { name: 'Số liệu từng kỳ' });
  await table.waitFor();
  const { rounds } = await answerOf(page, 'rounds=12');
  expect(rounds.map(({ id }) => id)).toEqual(['2021-02-22', '2021-02-26']);
  const shown = (await table.getByRole('row').all()).slice(1);
  const cells = await Promise.all(shown.map((row) => row.getByRole('cell').allInnerTexts()));
  expect(cells.map((row) => row.map((cell) => cell.split('\n')[0]))).toEqual(
    rounds
      .toReversed()
      .map(({ figures: { expected, onTime, late, supplemented, newConfirmed, activeConfirmed } }) => [
        `${onTime + late}/${expected}`,
        ...[onTime, late, supplemented, newConfirmed, activeConfirmed].map(String),
      ]),
  );
  expect(cells[0]?.[0]).toBe('1/3\n33,3%');
  // Each column is as high as its share: two of three, then one of three.
  const heights = await page
    .getByRole('img', { name: /^Trường đã khai báo/ })
    .locator('.onTime')
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height')).toFixed(3)));
  expect(heights).toEqual(['0.667', '0.333']);

  const ranges = page.getByRole('navigation', { name: 'Số kỳ gần nhất' });
  await ranges.getByRole('link', { name: '12 kỳ' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await ranges.locator('[aria-current]', { hasText: '36 kỳ' }).waitFor();
  expect(new URL(page.url()).searchParams.get('so-ky')).toBe('36');
  await table.waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('whoever oversees units sees which declares least, and each one’s rounds by ear too', async () => {
  const page = await openAs(admin.email, '/quan-ly/?xem=xu-huong');
  const table = page.getByRole('table', { name: /^Đơn vị trực thuộc/ });
  await table.waitFor();
  const { units: below } = await answerOf(page, 'rounds=12');
  const [worst] = await table.getByRole('rowheader').allInnerTexts();
  const silent = below.find(({ name }) => name.endsWith(worst ?? '?'));
  expect(silent?.cells.map((cell) => cell?.declared)).toEqual([0, 0]);
  const strip = table.getByRole('row', { name: /Phú Quốc/ }).getByRole('img');
  expect(await strip.getAttribute('aria-label')).toBe('thứ Hai 22/02: 2/3; thứ Sáu 26/02: 1/3');
  expect(await faultsOf(page)).toEqual([]);
});

test('by area there are no cases, and the page says why', async () => {
  const page = await openAs(observer.email, '/quan-ly/?xem=xu-huong');
  await page.getByText('Ca mắc chỉ được tổng hợp theo đơn vị quản lý').waitFor();
  expect(await page.getByRole('heading', { name: 'Ca mắc mới' }).count()).toBe(0);
  expect(await page.getByRole('columnheader', { name: 'Ca mắc mới' }).count()).toBe(0);
});

test('the overview opens the last rounds of each unit on demand; the results show theirs over the dates chosen', async () => {
  const page = await openAs(admin.email, '/quan-ly/');
  await page.getByRole('button', { name: 'Xem 12 kỳ gần đây của từng đơn vị' }).click();
  const strip = page
    .getByRole('table', { name: /^Đơn vị trực thuộc/ })
    .getByRole('row', { name: /Phú Quốc/ })
    .getByRole('img');
  expect(await strip.getAttribute('aria-label')).toBe('thứ Hai 22/02: 2/3; thứ Sáu 26/02: 1/3');
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${new URL(page.url()).origin}/quan-ly/?xem=ket-qua&tu=2021-02-01&den=2021-02-28`);
  const chart = page.getByRole('img', { name: /^Trường đã khai báo\. / });
  await chart.waitFor();
  expect(await chart.getAttribute('aria-label')).toMatch(
    /thứ Hai 22\/02: \d+\/\d+; thứ Sáu 26\/02: \d+\/\d+$/,
  );
  expect(await faultsOf(page)).toEqual([]);
});
