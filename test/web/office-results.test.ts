/** Results over dates in the browser, against the very handlers: who missed most in February, and the report on paper. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { admin, everyone, huong, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { AXE, launchBrowser } from './browser.ts';
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

async function openAs(email: string, path: string, width = 1280): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await real.signInAs(context, email);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(real.origin + path);
  return page;
}

test('an officer finds who missed most last month, and prints the report with its annex', async () => {
  const page = await openAs(huong.email, '/quan-ly/?xem=ket-qua');
  await page.getByRole('link', { name: 'Tháng trước' }).click();
  await page.getByRole('heading', { level: 1, name: '3/6 lượt khai báo đúng hạn (50,0%)' }).waitFor();
  expect(new URL(page.url()).searchParams.get('tu')).toBe('2021-02-01');
  const worst = page.getByRole('row').nth(1);
  expect(await worst.innerText()).toMatch(
    /ththcs-tho-chau[\s\S]*Không khai báo: thứ Hai 22\/02; thứ Sáu 26\/02/,
  );
  await page.getByRole('link', { name: 'In báo cáo' }).click();
  await page.getByLabel('Số báo cáo').fill('17');
  await page.getByText('Số: 17/BC-GDĐT').waitFor();
  const paper = await page.pdf({ preferCSSPageSize: true });
  const pdf = paper.toString('latin1');
  // Body and annex, each a page of A4 (in points).
  expect(pdf.match(/\/Type ?\/Page\b/g)).toHaveLength(2);
  const [, width, height] = /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(text).toContain('phải thực hiện 6 lượt khai báo trong 2 kỳ định kỳ đã đóng');
  expect(text).toMatch(/Trường ththcs-tho-chau\s+Thành phố Phú Quốc\s+2\s+22\/02\/2021; 26\/02\/2021/);
  // A unit without units below lists its schools.
  expect(text).toMatch(
    /1\s+Trường mn-ganh-dau\s+2\s+1\s+50,0%[\s\S]+2\s+Trường th-duong-dong-1\s+2\s+2\s+100%/,
  );
  expect(text).not.toContain('Thông tin trên báo cáo');
});

test('axe finds nothing and nothing scrolls sideways at 360 px: results and report', async () => {
  const axe = await readFile(AXE, 'utf8');
  for (const part of ['', '&muc=bao-cao']) {
    const page = await openAs(admin.email, `/quan-ly/?xem=ket-qua&tu=2021-02-01&den=2021-03-01${part}`, 360);
    await page.getByText('Phú Quốc').nth(1).waitFor();
    await page.getByText('ththcs-tho-chau').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await Reflect.get(globalThis, 'axe').run(document);
        return violations.map((each: { id: string; nodes: { html: string }[] }) => [
          each.id,
          each.nodes[0]?.html,
        ]);
      });
      expect(found, `${part} ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  }
});
