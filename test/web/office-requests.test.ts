/** An officer asks for a declaration out of turn: seen before it is sent, followed, called off. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './office.checks.ts';
import { type RealServer, startReal } from './real.server.ts';

let browser: Browser;
let real: RealServer;
let context: BrowserContext;

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
beforeAll(async () => {
  [browser, real] = await Promise.all([launchBrowser(), startReal(at('06:00'))]);
  await real.day.register(units, schools, everyone);
  await real.day.agenda();
  real.day.clock.set(at('06:30'));
});
afterAll(async () => {
  await browser?.close();
  await real?.close();
});
afterEach(() => context?.close());

async function open(tab = ''): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await real.signInAs(context, huong.email);
  const page = await context.newPage();
  await page.goto(`${real.origin}/quan-ly/?xem=dot-xuat${tab && `&muc=${tab}`}`);
  return page;
}

test('asks the primary schools, is told what is missing, sees who is asked, sends, and calls it off', async () => {
  const page = await open();
  await page.getByText('Chưa có khai báo đột xuất nào').waitFor();
  await page.getByRole('link', { name: 'Yêu cầu mới' }).click();
  await page.getByLabel('Tiêu đề').fill('Rà soát phòng học');
  await page.getByLabel('Cơ quan yêu cầu').fill('UBND thành phố Phú Quốc');
  await page.getByLabel('Ngày hạn').fill('2021-02-25');
  await page.getByText('Tiểu học', { exact: true }).click();
  await page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
  await page.getByLabel('Câu hỏi 1').fill('Số phòng học có thể dùng?');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('link', { name: 'Cần nhập lý do.' }).waitFor();
  await page.getByRole('link', { name: 'Hạn khai báo đã qua.' }).waitFor();
  await page.getByLabel('Lý do').fill('Chuẩn bị khu cách ly tập trung');
  await page.getByLabel('Ngày hạn').fill('2021-02-26');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('2 trường được yêu cầu, 2 trường nhận được thư.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gửi yêu cầu tới 2 trường' }).click();
  await page.getByText('Đã gửi yêu cầu “Rà soát phòng học” tới 2 trường.').waitFor();
  await page.getByText('2 trường đang được mở kỳ').waitFor();
  await real.day.agenda();
  real.day.clock.set(at('06:31'));
  await real.day.agenda();
  await page.reload();
  await page.getByText('0/2 trường đã khai báo').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Its title leads to its own figures; the picker names it.
  await page.getByRole('link', { name: 'Rà soát phòng học' }).click();
  await page.getByRole('button', { name: 'Đột xuất: Rà soát phòng học' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Huỷ yêu cầu Rà soát phòng học' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Huỷ yêu cầu' }).click();
  await page.getByText('Đã huỷ “Rà soát phòng học”.').waitFor();
  await page.getByText('Đã huỷ', { exact: true }).waitFor();
  expect((await real.day.system.rounds.requestedSince('2021-02-26'))[0]?.cancelled?.by).toBe(huong.email);
});

test('reads a school’s answer in the list of the round that asked', async () => {
  const request = {
    unit: PHU_QUOC,
    submission: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c',
    title: 'Rà soát nước sạch',
    reason: 'Mùa khô',
    authority: 'UBND thành phố Phú Quốc',
    dueAt: '2021-02-26T16:30',
    questions: [{ kind: 'yes-no', text: 'Có đủ nước sạch không?' }],
  };
  const page = await open();
  const sent = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/rounds', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json(),
    request,
  );
  const { id, questions } = sent.request;
  await real.day.agenda();
  const answers = { [questions[0].id]: false };
  await declares(real.day.system, id, 'th-duong-dong-1', plain({ answers }), real.day.clock.now());
  await page.goto(`${real.origin}/quan-ly/?ky=${id}&xem=tinh-hinh&tinh-trang=declared`);
  await page.getByText('Có đủ nước sạch không? không').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
