/** The office for everyone: axe in each state, light and dark, no sideways scroll, and by keyboard alone. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AXE, launchBrowser } from './browser.ts';
import { type OfficeServer, startOffice } from './office.server.ts';

let browser: Browser;
let office: OfficeServer;
let axe: string;

beforeAll(async () => {
  [browser, office, axe] = await Promise.all([launchBrowser(), startOffice(), readFile(AXE, 'utf8')]);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

interface State {
  path: string;
  /** Seen when the state is reached. */
  until: string;
  signedOut?: true;
  failing?: true;
  act?: (page: Page) => Promise<void>;
}
const STATES: Record<string, State> = {
  overview: { path: '/quan-ly/', until: 'Theo đơn vị' },
  'round list open': {
    path: '/quan-ly/',
    until: 'Thứ Hai 08/02/2021',
    act: (page) => page.getByRole('button', { name: 'Thứ Sáu 26/02/2021' }).click(),
  },
  'account open': {
    path: '/quan-ly/',
    until: 'Đăng xuất trên mọi thiết bị',
    act: (page) => page.getByRole('button', { name: /^Tỉnh Kiên Giang/ }).click(),
  },
  district: { path: '/quan-ly/?don-vi=kien-giang.phu-quoc', until: 'Tiểu học An Thới 1' },
  list: { path: '/quan-ly/?xem=tinh-hinh&tim=duong', until: 'Bỏ lọc' },
  school: { path: '/quan-ly/?ky=2021-02-26&xem=truong&truong=phu-quoc-14', until: 'Các lần gửi' },
  'silent school': {
    path: '/quan-ly/?xem=truong&truong=phu-quoc-27',
    until: 'Trường chưa khai báo trong kỳ này.',
  },
  failure: { path: '/quan-ly/?don-vi=kien-giang.khac', until: 'Không tìm thấy' },
  'signed out': { path: '/quan-ly/', until: 'Gửi mã đăng nhập', signedOut: true },
};

async function reach(page: Page, { path, until, signedOut, act }: State): Promise<void> {
  office.behaviour.signedIn = !signedOut;
  await page.goto(office.origin + path);
  await act?.(page);
  await page.getByText(until).first().waitFor({ timeout: 20_000 });
}

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = Reflect.get(globalThis, 'axe').run;
    const { violations } = await run(document);
    return violations.map(
      (each: { id: string; nodes: { html: string }[] }) => `${each.id}: ${each.nodes[0]?.html.slice(0, 120)}`,
    );
  });
};

test.each(Object.keys(STATES))('axe finds nothing, and nothing scrolls sideways: %s', async (name) => {
  const state = STATES[name];
  if (!state) throw new Error(name);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await reach(page, state);
  expect(await violations(page), 'light, 1280 px').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const width of [1280, 768, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${width} px`,
    ).toBeLessThanOrEqual(width);
  }
  expect(await violations(page), 'dark, 320 px').toEqual([]);
  expect(refused).toEqual([]);
  await page.close();
});

test('by keyboard alone: skip to the content, change the round, open a unit, and go on from its heading', async () => {
  office.behaviour.signedIn = true;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  await page.goto(`${office.origin}/quan-ly/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (text: RegExp) => {
    for (let i = 0; i < 80 && !text.test(await focused()); i++) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(text);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Đến nội dung chính');
  await page.keyboard.press('Enter');
  await tabTo(/^Thứ Sáu 26\/02\/2021 ▾$/);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Các kỳ khai báo' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await focused()).toMatch(/^Thứ Sáu 26\/02\/2021/);
  await page.keyboard.press('Enter');
  await tabTo(/^Thứ Hai 22\/02\/2021/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('ky=2021-02-22');
  await expect.poll(focused).toMatch(/trường đã khai báo$/);
  await tabTo(/^Phú Quốc$/);
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('28 trong 32 trường đã khai báo');
  await page.close();
});
