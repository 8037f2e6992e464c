/** The office against the very handlers: who sees which views, and that the address opens them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, schools, units } from '../support/cast.ts';
import { launchBrowser } from './browser.ts';
import { type RealServer, startReal } from './real.server.ts';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

beforeAll(async () => {
  const opening = instantOf('2021-02-26', '06:00', 'Asia/Ho_Chi_Minh');
  [browser, real] = await Promise.all([launchBrowser(), startReal(opening)]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
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
  await page.goto(real.origin + path);
  return page;
}

test('an officer goes from the first view to the list by the menu, and the address says so', async () => {
  const page = await openAs(huong.email, '/quan-ly/');
  await page.getByRole('heading', { level: 1, name: '0 trong 3 trường đã khai báo' }).waitFor();
  await page
    .getByRole('navigation', { name: 'Trang' })
    .getByRole('link', { name: 'Tình hình khai báo' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Tình hình khai báo' }).waitFor();
  expect(new URL(page.url()).searchParams.get('xem')).toBe('tinh-hinh');
  await page.getByRole('rowheader').nth(2).waitFor();
  expect(await page.getByRole('rowheader').count()).toBe(3);
});

test('a view that does not exist opens the overview', async () => {
  const page = await openAs(huong.email, '/quan-ly/?xem=khong-co');
  await page.getByRole('heading', { level: 1, name: '0 trong 3 trường đã khai báo' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('Thành phố Phú Quốc');
});
