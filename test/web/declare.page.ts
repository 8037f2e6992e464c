/** The built declaration page in Chromium against a school API in one object: what each of its test files starts from. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { AXE, launchBrowser } from './browser.ts';
import { TOKEN } from './declare.fixture.ts';
import { SchoolApi } from './declare.server.ts';
import { putPage } from './site.ts';

let site = '';
let axe = '';
export let api: SchoolApi;
export let url = '';
let browser: Browser;
export let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'declare-page-'));
  [browser, axe] = await Promise.all([launchBrowser(), readFile(AXE, 'utf8'), putPage('declare', site)]);
  api = new SchoolApi(site);
  url = `${await api.listen()}/khai-bao/`;
});
afterAll(async () => {
  await browser.close();
  api.close();
  await rm(site, { recursive: true, force: true });
});
beforeEach(async () => {
  api.reset();
  errors.length = 0;
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    locale: 'vi-VN',
    serviceWorkers: 'block',
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.text().includes('Content Security Policy') && errors.push(line.text()));
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

export const open = (fragment = `#t=${TOKEN}`) => page.goto(url + fragment);
export const field = (path: string) => page.locator(`[id="${path}"]`);
export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const text = (content: string | RegExp) => page.getByText(content).first();

/** As last time: two numbers, "Đủ" for the staff, the no-cases tap. */
export async function fillAsLastTime(): Promise<void> {
  await field('learners.absent').fill('5');
  await field('learners.absentIll').fill('1');
  await button('Đủ').nth(1).click();
  await page.getByLabel(/Không có ca mắc/).check();
}
export async function review(): Promise<void> {
  await button('Xem lại và gửi').click();
  await text('Xem lại trước khi gửi').waitFor();
}
export const send = () => button(/^Gửi/).click();
export const received = () => page.getByRole('heading', { name: 'Đã nhận bản khai báo' }).waitFor();

/** No rule of WCAG 2.2 AA broken, nothing wider than the screen at 320 px, every target 44 px (inputs inside labels aside). */
export async function isAccessible(state: string): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await Object(globalThis).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
    });
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
    );
  });
  expect(found, state).toEqual([]);
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 780 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${state} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 360, height: 780 });
  const small = await page.$$eval('button, select, input:not([type=checkbox],[type=radio])', (all) =>
    all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
  );
  expect(small, state).toEqual([]);
}
