import { describe, expect, it } from 'vitest';
import { answer, friday, monday, NOW, problem, requested, TOKEN } from './declare.fixture.ts';
import {
  api,
  button,
  field,
  fillAsLastTime,
  open,
  page,
  received,
  review,
  send,
  text,
  url,
} from './declare.page.ts';

describe('a school declares', () => {
  it('in under a minute as last time, with two numbers typed, and gets its receipt', async () => {
    const started = Date.now();
    await open();
    await text('Mọi thứ như thứ Hai 22/02?').waitFor();
    expect(page.url()).toBe(url);
    await text('còn 3 giờ 1').waitFor();
    await fillAsLastTime();
    await review();
    await send();
    await received();
    expect(Date.now() - started).toBeLessThan(60_000);
    await text('BCDF-2221').waitFor();
    await text('● Tốt – an toàn').waitFor();
    await text('thứ Hai 01/03/2021, hạn 16:30').waitFor();
    const [put] = api.puts;
    expect(put?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(put?.body.declaration).toEqual({
      ...monday,
      learners: { total: 412, absent: 5, absentIll: 1 },
      staff: { total: 31, absent: 0, absentIll: 0 },
    });
    await page.reload();
    await received();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft'))),
    ).toEqual([]);
  });

  it('with one HTML file and one answer before the first touch, and without Intl, which cheap phones take long to load', async () => {
    await page.addInitScript(() => {
      Intl.DateTimeFormat = Object.assign(() => {
        throw new Error('Intl.DateTimeFormat');
      }, Intl.DateTimeFormat);
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open();
    await text('Mọi thứ như').waitFor();
    await page.waitForTimeout(100);
    expect(asked).toEqual(['/khai-bao/', '/api/duties/mine']);
  });

  it('by keyboard alone', async () => {
    await open();
    await text('Mọi thứ như').waitFor();
    const keys = [
      'Tab',
      'Tab',
      '5',
      'Tab',
      '1',
      'Tab',
      'Tab',
      'Tab',
      'Tab',
      'Enter',
      'Tab',
      'Space',
      'Tab',
      'Enter',
    ];
    for (const key of keys) await page.keyboard.press(key);
    await text('Xem lại trước khi gửi').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await received();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('received-2021-02-26');
  });

  it('field by field the first time, and is asked once what looks odd', async () => {
    const { last: _, ...first } = friday();
    api.reset(answer({ duties: [first] }));
    await open();
    await button('Khai báo').click();
    for (const [path, n] of [
      ['learners.total', '412'],
      ['learners.absent', '300'],
      ['learners.absentIll', '2'],
      ['staff.total', '31'],
    ] as const)
      await field(path).fill(n);
    await button('Đủ').nth(1).click();
    await page.getByLabel(/Không có ca mắc/).check();
    await button('Tất cả đều đạt').click();
    await page.getByText('9', { exact: true }).click();
    await field('declarer.name').fill('Trần Thị Mai');
    await field('declarer.position').fill('Phó hiệu trưởng');
    await field('declarer.phone').fill('0912345678');
    await review();
    await text('Vắng 300 trên tổng số 412').waitFor();
    expect(await button('Gửi').isDisabled()).toBe(true);
    await button('Đúng như vậy').click();
    await page.getByText('Vắng 300 trên').waitFor({ state: 'detached' });
    await send();
    await received();
    expect(api.puts[0]?.body.declaration.confirmed).toEqual(['absence-high']);
    expect(api.puts[0]?.body.declaration.criteria.passed).toHaveLength(14);
  });

  it('for a scheduled and a requested round with one tap, each with its own state', async () => {
    api.reset(answer({ duties: [friday(), requested()], synthetic: true }));
    await open();
    await text('Dữ liệu diễn tập – không phải số liệu thật').waitFor();
    await text('UBND thành phố Phú Quốc, 102/UBND-VX').waitFor();
    await fillAsLastTime();
    await field('answers.rooms').fill('6');
    await review();
    api.replies = [problem('busy', { requestId: 'JKJaXmPLvHcESHA=' })];
    await button('Gửi cho 2 kỳ').click();
    // What the school tells whoever helps it: the logs know the request by it.
    await text(/Hệ thống đang bận.*\(JKJaXmPLvHcESHA=\)/).waitFor();
    await text('đã nhận, mã số').waitFor();
    await button('Gửi lại').click();
    await page.locator('#received-2021-02-26').waitFor();
    await page.locator('#received-2021-02-26-x1').waitFor();
    expect(api.puts.map(({ path }) => path.split('/')[3])).toEqual([
      '2021-02-26',
      '2021-02-26-x1',
      '2021-02-26',
    ]);
    expect(api.puts[0]?.body).toEqual(api.puts[2]?.body);
    expect(api.puts.map(({ body }) => body.declaration.answers)).toEqual([
      undefined,
      { rooms: 6 },
      undefined,
    ]);
  });
});

describe('corrections', () => {
  const declared = () =>
    friday({
      state: 'declared',
      why: { code: 'on-time', at: NOW },
      revision: 1,
      current: {
        declaration: { ...monday, learners: { total: 412, absent: 9, absentIll: 3 } },
        receivedAt: NOW,
        reference: 'BCDF-2221',
        safety: 'good',
      },
    });

  it('"Báo ca mới ngay" leads to the cases of what stands declared', async () => {
    api.reset(answer({ duties: [declared()] }));
    await open();
    await button('Báo ca mới ngay').click();
    await field('cases.learners.newConfirmed').fill('1');
    expect(await field('learners.absent').inputValue()).toBe('9');
    await review();
    await text(/Ca mắc mới \(F0\): 1/).waitFor();
    await send();
    await received();
    expect(api.puts[0]?.body.revision).toBe(1);
    expect(api.puts[0]?.body.declaration.cases.learners.newConfirmed).toBe(1);
  });

  it('a newer revision is shown against mine, and a person decides', async () => {
    await open();
    await fillAsLastTime();
    await review();
    api.mine = answer({ duties: [declared()] });
    await send();
    await text(/Bản lần 1 do Lê Văn Tư/).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Số học sinh vắng: 9 → 5 ↓' }).waitFor();
    await button('Gửi bản của tôi, thay bản đó').click();
    await received();
    expect(api.puts[1]?.body.revision).toBe(1);
    expect(api.puts[1]?.body.submission).not.toBe(api.puts[0]?.body.submission);
  });

  it('after closing, what is sent is kept as a supplement', async () => {
    const round = { ...friday().round, closedAt: NOW };
    api.reset(
      answer({ duties: [friday({ state: 'missed', why: { code: 'round-closed', closedAt: NOW }, round })] }),
    );
    await open();
    await text('Liên kết này thuộc kỳ đã đóng').waitFor();
    await text(/được giữ làm bản bổ sung/).waitFor();
    await fillAsLastTime();
    await review();
    await send();
    await text(/Bản bổ sung BCDF-2221 đã nhận lúc 13:18/).waitFor();
  });
});
