/** An officer after lunch, at 360 px against the very handlers: nudges who still owes, sees who was skipped, copies the rest. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { declarer, everyone, huong, observer, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

const ROUND = '2021-02-26';
const at = (time: string) => instantOf(ROUND, time, 'Asia/Ho_Chi_Minh');
const [DECLARED, OWES, UNREACHABLE] = ['th-duong-dong-1', 'mn-ganh-dau', 'ththcs-tho-chau'] as const;

let browser: Browser;
let real: RealServer;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'), ['office'])]);
  const people = everyone.map((account) =>
    account.email === declarer(UNREACHABLE).email ? { ...account, address: 'bounced' as const } : account,
  );
  await real.day.register(units, schools, people);
  for (const time of ['06:00', '06:02', '07:01']) {
    real.day.clock.set(at(time));
    await real.day.agenda();
  }
  await declares(real.day.system, ROUND, DECLARED, plain(), at('08:00'));
  real.day.clock.set(at('09:05'));
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' });
  await real.signInAs(context, huong.email);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});

test('who still owes is nudged in two taps, the others are named with the reason, and then the page says when again', async () => {
  await page.goto(`${real.origin}/quan-ly/`);
  await page.getByRole('button', { name: 'Đôn đốc 1 trường' }).click();
  const dialog = page.getByRole('dialog', { name: 'Đôn đốc 1 trường?' });
  await dialog.getByText('1 trường đã khai báo').waitFor();
  expect(await dialog.getByText(/1 trường không gửi thư được/).innerText()).toContain(UNREACHABLE);
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Gửi thư đôn đốc' }).click();
  await page.getByText('Lúc 09:05 đã cho gửi thư đôn đốc đến 1 trường.').waitFor();
  await page.getByText('Có thể đôn đốc lại lúc 11:05').waitFor();
  await page.locator('.nudging:focus').waitFor();
  expect(await page.getByRole('button', { name: /^Đôn đốc/ }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await real.day.agenda();
  const mails = real.day.mailbox.list().filter(({ to }) => to.includes(declarer(OWES).email));
  expect(mails).toHaveLength(2);

  await page.goto(`${real.origin}/quan-ly/?xem=truong&truong=${OWES}`);
  await page.getByText('Cán bộ đôn đốc lần cuối: 09:05, thứ Sáu 26/02').waitFor();
});

test('where the clipboard is refused the text to copy stands there, with the general link and the silent alone', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  });
  await page.goto(`${real.origin}/quan-ly/`);
  await page.getByRole('button', { name: 'Sao chép lời nhắc' }).click();
  const text = await page.getByRole('textbox', { name: 'Sao chép lời nhắc' }).inputValue();
  for (const said of [OWES, UNREACHABLE, `${real.origin}/khai-bao/`]) expect(text).toContain(said);
  for (const kept of [DECLARED, '#t=']) expect(text).not.toContain(kept);
  expect(await faultsOf(page)).toEqual([]);
});

test('who only observes has no such button', async () => {
  const other = await browser.newContext();
  await real.signInAs(other, observer.email);
  const theirs = await other.newPage();
  await theirs.goto(`${real.origin}/quan-ly/`);
  await theirs.getByRole('button', { name: 'Sao chép lời nhắc' }).waitFor();
  await theirs.waitForLoadState('networkidle');
  expect(await theirs.getByRole('button', { name: /^Đôn đốc/ }).count()).toBe(0);
  await other.close();
});
