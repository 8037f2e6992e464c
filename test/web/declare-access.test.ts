import { describe, expect, it } from 'vitest';
import { answer, friday, monday, NOW, requested, school } from './declare.fixture.ts';
import {
  api,
  button,
  field,
  fillAsLastTime,
  isAccessible,
  open,
  page,
  received,
  review,
  send,
  text,
  url,
} from './declare.page.ts';

describe('who declares', () => {
  it('a sign-in link is spent by a tap, not by opening', async () => {
    api.reset('signed-out');
    await open('#dang-nhap=sign-in-token');
    await button('Dùng mã 8 chữ số').waitFor();
    expect(page.url()).toBe(url);
    expect(api.calls).toEqual([]);
    await button('Đăng nhập').click();
    await text('Mọi thứ như').waitFor();
    expect(api.calls[0]).toBe('POST /api/session');
  });

  it('an account with two schools chooses one, sees its past rounds and signs out everywhere', async () => {
    const other = { ...school, id: '91-002', name: 'Trường Mầm non Bãi Bổn', level: 'preschool' as const };
    api.reset(
      answer({ by: 'account', schools: [school, other], duties: [friday(), friday({ school: '91-002' })] }),
    );
    api.history = [
      {
        state: 'declared',
        why: { code: 'on-time', at: NOW },
        round: { id: '2021-02-22', kind: 'scheduled', title: '', dueAt: '2021-02-22T09:30:00.000Z' },
        revision: 2,
        lastAt: NOW,
        safety: 'good',
        newConfirmed: 0,
        learners: { total: 412, absent: 7 },
      },
    ];
    await open('');
    await button(/Bãi Bổn/).click();
    await text('Vắng hôm nay: trẻ').waitFor();
    await button('Các kỳ đã qua').click();
    await text('thứ Hai 22/02/2021').waitFor();
    await isAccessible('past rounds');
    await page.goBack();
    await text('Vắng hôm nay: trẻ').waitFor();
    await button('Đăng xuất mọi thiết bị').click();
    await page.getByLabel('Thư điện tử').waitFor();
    expect(api.calls.at(-1)).toBe('DELETE /api/session?everywhere=true');
  });

  it('an account that declares for no school is told, and may use another', async () => {
    api.reset('forbidden');
    await open('');
    await text('Tài khoản này không khai báo cho trường nào.').waitFor();
    await page.getByLabel('Thư điện tử').waitFor();
  });

  it('a busy system is told from a missing network, and asked again on demand', async () => {
    api.reset('busy');
    await open();
    await text(/Hệ thống đang bận/).waitFor();
    api.mine = answer();
    await button('Thử lại').click();
    await text('Mọi thứ như').waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.reload();
    await text('Không có mạng hoặc mạng quá yếu.').waitFor();
    await page.unroute('**/api/**');
    await button('Thử lại').click();
    await text('Mọi thứ như').waitFor();
  });

  it('a dead link says why, and a new one is one tap away', async () => {
    api.reset('signed-out');
    await open('#t=dead');
    await text(/Liên kết này đã hết hiệu lực/).waitFor();
    await page.getByLabel('Thư điện tử').waitFor();
    await isAccessible('dead link');
    await button('Gửi cho tôi liên kết mới').click();
    await text(/một thư với liên kết đăng nhập mới vừa được gửi/).waitFor();
    expect(api.calls).toContain('POST /api/sign-in');
  });
});

describe('every state', () => {
  it('is accessible, without sideways scroll, in light and dark', async () => {
    api.reset(answer({ duties: [friday(), requested()], synthetic: true }));
    await open();
    await text('Mọi thứ như').waitFor();
    await isAccessible('first screen');
    await button('Xem lại và gửi').click();
    await page.locator('#errors').waitFor();
    await isAccessible('mistakes');
    await button('Có thay đổi').click();
    await button('Thêm lớp').click();
    await page.getByLabel('Tạm dừng đến trường').check();
    await page.emulateMedia({ colorScheme: 'dark' });
    await isAccessible('form, dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await button('Xem lại và gửi').click();
    await page.locator('#errors').waitFor();
    await isAccessible('form with mistakes');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Safety criteria').waitFor();
    await isAccessible('form in English');
  });

  it('of review, receipt and sign-in too', async () => {
    await open();
    await fillAsLastTime();
    await field('learners.absent').fill('300');
    await review();
    await isAccessible('review with a question');
    await page.emulateMedia({ colorScheme: 'dark' });
    await button('Đúng như vậy').click();
    await send();
    await received();
    await isAccessible('receipt, dark');
    api.mine = 'signed-out';
    await page.reload();
    await page.getByLabel('Thư điện tử').waitFor();
    await isAccessible('sign-in');
  });

  it('keeps its meaning in the reader’s own colours: words, signs and edges', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const current = { declaration: monday, receivedAt: NOW, reference: 'BCDF-2221', safety: 'good' as const };
    api.reset(answer({ duties: [friday({ state: 'declared', revision: 1, current })] }));
    await open();
    await text('Đã khai báo, đúng hạn').waitFor();
    await text('● Tốt – an toàn').waitFor();
    await button('Sửa bản khai báo').click();
    await page.locator('.crit').nth(8).click();
    await page.locator('.crit').nth(9).click();
    const edge = (selector: string, side: 'top' | 'left') =>
      page
        .locator(selector)
        .first()
        .evaluate((one, of) => getComputedStyle(one).getPropertyValue(`border-${of}-width`), side);
    const changed = page.locator('.changed');
    expect(await changed.allInnerTexts()).toEqual([
      expect.stringMatching(/lần trước: Không đạt\s+✓ Đạt$/),
      expect.stringMatching(/lần trước: Đạt\s+✗ Không đạt$/),
    ]);
    expect(await edge('.changed', 'left')).toBe('4px');
    expect(await edge('.crit .mark', 'top')).toBe('1px');
    // What to press next, and what is wrong, stand out from what stands beside them.
    expect([await edge('.bar button', 'top'), await edge('button.plain', 'top')]).toEqual(['3px', '1px']);
    await field('learners.total').fill('');
    await button('Xem lại và gửi').click();
    await page.locator('#errors').waitFor();
    expect([await edge('#errors', 'top'), await edge('[aria-invalid]', 'top')]).toEqual(['3px', '2px']);
  });

  it('fits a phone zoomed to 200 %, where no bar covers what is typed', async () => {
    await page.setViewportSize({ width: 180, height: 390 });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await open();
    await text('Mọi thứ như').waitFor();
    expect(await over()).toBeLessThanOrEqual(0);
    await button('Có thay đổi').click();
    await button('Thêm lớp').click();
    expect(await over()).toBeLessThanOrEqual(0);
    expect(await page.locator('.bar').evaluate((bar) => getComputedStyle(bar).position)).toBe('static');
    await button('Bỏ lớp này').click();
    await fillAsLastTime();
    await field('learners.absent').fill('300');
    await review();
    expect(await over()).toBeLessThanOrEqual(0);
    await button('Đúng như vậy').click();
    await send();
    await received();
    expect(await over()).toBeLessThanOrEqual(0);
    await button('English').click();
    await text('Declaration received').waitFor();
    expect(await over()).toBeLessThanOrEqual(0);
  });
});
