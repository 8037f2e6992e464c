import { describe, expect, it } from 'vitest';
import { answer, friday, NOW, requested, school } from './declare.fixture.ts';
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
});
