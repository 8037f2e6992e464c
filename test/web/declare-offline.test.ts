/** No network, half a network, wrong answers: after each story the server holds exactly what the page says it holds. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { problem, TOKEN } from './declare.fixture.ts';
import { type Reply, SchoolApi } from './declare.server.ts';
import { putPage } from './site.ts';

let site: string;
let browser: Browser;
let api: SchoolApi;
let url: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'declare-offline-'));
  [browser] = await Promise.all([launchBrowser(), putPage('declare', site)]);
  api = new SchoolApi(site);
  url = `${await api.listen()}/khai-bao/`;
});
afterAll(async () => {
  await browser?.close();
  api?.close();
  await rm(site, { recursive: true, force: true });
});
beforeEach(async () => {
  api.reset();
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'vi-VN' });
  page = await tab();
  await visit();
});
afterEach(() => context.close());

async function tab(): Promise<Page> {
  const opened = await context.newPage();
  opened.setDefaultTimeout(20_000);
  return opened;
}
/** A first visit by the mail's link, until the page could do without a network. */
async function visit(): Promise<void> {
  await page.goto(`${url}#t=${TOKEN}`);
  await page.getByText('Mọi thứ như').waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}
const field = (path: string, on = page) => on.locator(`[id="${path}"]`);
const button = (name: string | RegExp, on = page) => on.getByRole('button', { name });
const says = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor();
const received = (on = page) => on.getByRole('heading', { name: 'Đã nhận bản khai báo' }).waitFor();

async function fillIn(on = page): Promise<void> {
  await field('learners.absent', on).fill('5');
  await field('learners.absentIll', on).fill('1');
  await button('Đủ', on).nth(1).click();
  await on.getByLabel(/Không có ca mắc/).check();
  await button('Xem lại và gửi', on).click();
  await says('Xem lại trước khi gửi', on);
}
const press = (on = page) => button(/^Gửi/, on).click();
/** What the network's return tells the page. */
const returns = () => page.evaluate(() => dispatchEvent(new Event('online')));
const held = () => new Set(api.puts.map(({ body }) => body.submission)).size;
const declared = () => (typeof api.mine === 'string' ? undefined : api.mine.duties[0]);

describe('the service worker', () => {
  it('is at most 1 kB', async () => {
    const bytes = gzipSync(await readFile(join(site, 'khai-bao', 'sw.js'), 'utf8'), { level: 9 }).length;
    process.stdout.write(`khai-bao/sw.js: ${bytes} gzip\n`);
    expect(bytes).toBeLessThanOrEqual(1000);
  });
});

describe('without a network', () => {
  it('a second visit opens, declares, survives being closed, and goes out once when the network is back', async () => {
    await context.setOffline(true);
    await page.goto(url);
    await says(/Đang dùng thông tin đã lưu/);
    await fillIn();
    await press();
    await says(/đã lưu trên máy này – chưa gửi/);
    await page.close();
    page = await tab();
    await page.goto(url);
    await says(/đã lưu trên máy này – chưa gửi/);
    expect(api.puts).toEqual([]);
    await context.setOffline(false);
    await received();
    expect([api.puts.length, declared()?.revision, declared()?.state]).toEqual([1, 1, 'declared']);
    expect(api.puts[0]?.body.preparedAt).toMatch(/^2021-02-26T/);
  });

  it('a deadline that passes is said, and the declaration still goes', async () => {
    await context.setOffline(true);
    await page.evaluate(() => {
      const [mine, link, at] = JSON.parse(localStorage.mine);
      localStorage.mine = JSON.stringify([mine, link, at - 5 * 3600_000]);
    });
    await page.goto(url);
    await fillIn();
    await press();
    await says(/Đã quá hạn 16:30: bản này vẫn được gửi và tính trễ hạn/);
    await context.setOffline(false);
    await received();
  });

  it('another school’s link shows nobody the duties kept here', async () => {
    await context.setOffline(true);
    await page.goto('about:blank');
    await page.goto(`${url}#t=${'x'.repeat(43)}`);
    await says('Không có mạng hoặc mạng quá yếu.');
    expect(await page.getByRole('main').innerText()).not.toContain('Dương Đông');
  });
});

describe('half a network', () => {
  const STORIES: [string, Reply[]][] = [
    ['cut before it reached the server', ['drop']],
    ['cut after it did: the answer is lost', ['lose']],
    ['flapping', ['drop', 'lose', 'drop']],
    ['a Wi-Fi that answers with its own page', [{ status: 200, type: 'text/html', body: '<h1>Wi-Fi</h1>' }]],
    [
      'a system that is busy, then too many at once',
      [{ status: 503, type: 'text/html', body: 'x' }, problem('too-many-requests', { retryAfter: 1 })],
    ],
  ];
  it.each(STORIES)('%s', async (_, replies) => {
    await fillIn();
    api.replies = [...replies];
    await press();
    for (let i = 1; i <= replies.length; i++) {
      await expect.poll(() => api.puts.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(i);
      await says(/đã lưu trên máy này – chưa gửi|Đã nhận bản khai báo/);
      await returns();
    }
    await received();
    expect([held(), declared()?.revision]).toEqual([1, 1]);
    const reference = await page.locator('.receipt b').first().innerText();
    expect(declared()?.current?.reference).toBe(reference);
  });

  it('what a person must decide is not tried again by itself', async () => {
    await fillIn();
    api.replies = [problem('forbidden')];
    await press();
    await says(/không được phép/);
    await returns();
    await says('Bản đang soạn vẫn được giữ trên máy này.');
    expect(api.puts).toHaveLength(1);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await button('Chép nội dung bản khai báo').click();
    await says(/Đã chép/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Dương Đông');
  });
});

describe('two tabs on one device', () => {
  it('share one draft, say so, and send it once', async () => {
    const other = await tab();
    await other.goto(url);
    await other.getByText('Mọi thứ như').waitFor();
    await fillIn();
    await other.reload();
    await says('Có thay đổi', other);
    await field('learners.absent', other).fill('7');
    await says(/vừa được sửa ở một cửa sổ khác/);
    await press();
    await received();
    await says(/vừa được gửi hoặc bỏ ở một cửa sổ khác|Đã nhận bản khai báo/, other);
    expect([held(), declared()?.current?.declaration.learners.absent]).toEqual([1, 7]);
  });
});

it('a device’s clock that is a day wrong changes nothing', async () => {
  await page.clock.install({ time: new Date('2021-02-28T03:00:00Z') });
  await page.reload();
  await fillIn();
  await press();
  await received();
  expect(api.puts[0]?.body.preparedAt).toMatch(/^2021-02-26T/);
});
