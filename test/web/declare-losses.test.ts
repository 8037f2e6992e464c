import { describe, expect, it } from 'vitest';
import { problem, TOKEN } from './declare.fixture.ts';
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
} from './declare.page.ts';

describe('mistakes', () => {
  it('stand beside their field and in a summary that jumps to them', async () => {
    await open();
    await field('learners.absent').fill('421');
    await button('Xem lại và gửi').click();
    const summary = page.locator('#errors');
    await summary.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('errors');
    const link = summary.getByRole('link', { name: /Số vắng \(421\)/ });
    await link.click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('learners.absent');
    expect(await field('learners.absent').getAttribute('aria-describedby')).toBe('learners.absent-err');
    await fillAsLastTime();
    await summary.waitFor({ state: 'detached' });
  });

  it('that only the server sees come back to their field', async () => {
    await open();
    await fillAsLastTime();
    await review();
    const said = {
      path: 'remark',
      code: 'need-other' as const,
      values: { value: '', limit: '' },
      vi: 'Máy chủ: ghi rõ.',
      en: 'Server: say.',
    };
    api.replies = [problem('rule-broken', { fields: [said] })];
    await send();
    await page.locator('#errors').getByText('Máy chủ: ghi rõ.').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('remark');
  });
});

describe('nothing typed is lost', () => {
  it('a draft survives a reload, before and after the rules came', async () => {
    await open();
    await field('learners.absent').pressSequentially('12');
    await page.reload();
    await text('Mọi thứ như').waitFor();
    expect(await field('learners.absent').inputValue()).toBe('12');
    await button('Có thay đổi: khai báo từng mục').click();
    await field('remark').fill('Mưa lớn');
    await text('Bản nháp đã lưu trên máy này lúc 13:18').waitFor();
    await page.reload();
    await field('remark').waitFor();
    expect([await field('remark').inputValue(), await field('learners.absent').inputValue()]).toEqual([
      'Mưa lớn',
      '12',
    ]);
  });

  it('an answer lost on the way is asked for again by itself with the same submission, even after a reload', async () => {
    await open();
    await fillAsLastTime();
    await review();
    api.replies = ['lose'];
    await send();
    await text(/Chưa rõ hệ thống đã nhận/).waitFor();
    await page.reload();
    await received();
    expect(api.puts).toHaveLength(2);
    expect(api.puts[1]?.body).toEqual(api.puts[0]?.body);
  });

  it('every refusal has its sentence and keeps the declaration', async () => {
    // Nothing goes out by itself here: the clock moves less than a pause at a time.
    await page.clock.install();
    const shownAfter = async (ms: number, sentence: RegExp) => {
      await page.clock.runFor(ms);
      return text(sentence).isVisible();
    };
    await open();
    await fillAsLastTime();
    await review();
    await page.clock.pauseAt(Date.now() + 5000);
    const refusals = [
      [{ status: 200, type: 'text/html', body: '<h1>Wi-Fi miễn phí</h1>' }, /Wi-Fi này chưa cho truy cập/],
      [problem('forbidden'), /không được phép/],
      [problem('unknown-round'), /Không có kỳ khai báo này/],
      [{ status: 413, type: 'text/html', body: 'x' }, /quá dài/],
      [problem('wrong-content-type'), /không thuộc dạng/],
      [problem('too-many-requests', { retryAfter: 600 }), /Thử lại sau 10 phút/],
      [{ status: 502, type: 'text/html', body: 'x' }, /đang bận \(mã 502\)/],
    ] as const;
    for (const [reply, sentence] of refusals) {
      api.replies = [reply];
      await send();
      await expect.poll(() => shownAfter(50, sentence)).toBe(true);
      await page.clock.runFor(200);
      await text(/Bản đang soạn vẫn được giữ trên máy này|đã lưu trên máy này – chưa gửi/).waitFor();
    }
    await send();
    await expect.poll(() => api.puts.length).toBe(refusals.length + 1);
    await page.clock.resume();
    await received();
    expect(new Set(api.puts.map(({ body }) => body.submission)).size).toBe(1);
  });

  it('a 401 asks for sign-in, and the declaration goes on from there', async () => {
    await open();
    await fillAsLastTime();
    await review();
    api.replies = [problem('signed-out')];
    await send();
    await text(/vẫn được giữ trên máy này: hãy đăng nhập/).waitFor();
    await page.getByLabel('Thư điện tử').fill('th-duong-dong-1@truong.example');
    await button('Gửi mã đăng nhập').click();
    await page.getByLabel('Mã 8 chữ số').fill('1234 5678');
    await button('Đăng nhập').click();
    await button('Gửi lại').click();
    await received();
    expect(api.puts.map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`, undefined]);
  });

  it('forbidden storage is said, and declaring works all the same', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await open();
    await fillAsLastTime();
    await text(/không lưu được bản nháp/).waitFor();
    await review();
    await send();
    await received();
  });
});
