/** The home page: static, both languages, open to everyone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AXE, launchBrowser } from './browser.ts';
import { type OfficeServer, startOffice } from './office.server.ts';

let browser: Browser;
let server: OfficeServer;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startOffice(['home'])]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const violations = async (): Promise<string[]> => {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(globalThis, 'axe').run(document);
    return violations.map(
      (each: { id: string; nodes: { html: string }[] }) => `${each.id}: ${each.nodes[0]?.html}`,
    );
  });
};

test('two doors, the two letters, the five levels, without any script', async () => {
  await page.goto(`${server.origin}/`);
  const text = await page.getByRole('main').innerText();
  for (const said of [
    '614/BGDĐT-GDTC',
    '19/02/2021',
    '1193/VP-KGVX',
    '25/02/2021',
    '● Tốt – an toàn',
    '▲ Khá',
    '■ Chưa tốt',
    '◆ Không đạt',
    '– Không đánh giá',
    'Hướng dẫn nhận tài khoản và sử dụng',
    '16:30',
  ])
    expect(text).toContain(said);
  expect(await page.getByRole('link', { name: /^Trường khai báo/ }).getAttribute('href')).toBe('/khai-bao/');
  expect(await page.getByRole('link', { name: /^Cơ quan quản lý/ }).getAttribute('href')).toBe('/quan-ly/');
  const html = await readFile(join(server.site, 'index.html'), 'utf8');
  expect(html).not.toContain('<script');
  process.stdout.write(`/ first view: ${gzipSync(html).length} bytes gzip of HTML\n`);
});

test.each(['/', '/#english'])('axe finds nothing and nothing scrolls sideways: %s', async (path) => {
  await page.goto(server.origin + path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(), colorScheme).toEqual([]);
  }
  for (const width of [1280, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('English shows when asked for, Vietnamese when asked back', async () => {
  await page.goto(`${server.origin}/`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'COVID-19 declarations by schools' }).waitFor();
  expect(await page.getByRole('main').count()).toBe(1);
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { name: 'Khai báo tình hình COVID-19 trong trường học' }).waitFor();
});
