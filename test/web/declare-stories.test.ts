/** What goes wrong around a declaration: after each story the server holds exactly what the page says it holds. */
import { describe, expect, it } from 'vitest';
import { answer, friday, NOW, school } from './declare.fixture.ts';
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
} from './declare.page.ts';

const submissions = () => new Set(api.puts.map(({ body }) => body.submission)).size;
const shown = () => page.getByRole('main').innerText();

describe('an answer', () => {
  it('that is slow leaves no second tap, and one that never comes is asked for again', async () => {
    await page.clock.install();
    await open();
    await fillAsLastTime();
    await review();
    // It reaches the server, and then nothing comes back.
    await page.route('**/api/rounds/**', async (route) => void (await route.fetch()), { times: 1 });
    await send();
    await text('đang gửi…').waitFor();
    expect(await button('Đang gửi…').isDisabled()).toBe(true);
    await expect.poll(() => api.puts.length).toBe(1);
    await page.clock.runFor(26_000);
    await text(/Chưa rõ hệ thống đã nhận/).waitFor();
    await page.clock.runFor(4000);
    await received();
    expect([api.puts.length, submissions()]).toEqual([2, 1]);
  });

  it('is the same after two reloads in a row', async () => {
    await open();
    await fillAsLastTime();
    await review();
    api.replies = ['lose', 'lose'];
    await send();
    await text(/Chưa rõ hệ thống đã nhận/).waitFor();
    await page.reload();
    await page.reload();
    await received();
    expect(submissions()).toBe(1);
  });

  it('that a Wi-Fi gives in our place is no answer, for the duties and for the second file', async () => {
    const portal = { status: 200, contentType: 'text/html', body: '<h1>Wi-Fi miễn phí</h1>' };
    await page.route('**/api/duties/mine', (route) => route.fulfill(portal), { times: 1 });
    await open();
    await text(/Mạng Wi-Fi này chưa cho truy cập/).waitFor();
    await isAccessible('a Wi-Fi of its own');
    await button('Thử lại').click();
    await text('Mọi thứ như').waitFor();
    await page.route('**/rest.*.js', (route) => route.fulfill(portal), { times: 1 });
    await page.reload();
    await fillAsLastTime();
    await button('Xem lại và gửi').click();
    await text('Chưa kết nối được với hệ thống.').waitFor();
    await button('Thử lại').click();
    await expect.poll(() => field('learners.absent').inputValue()).toBe('5');
  });
});

describe('meanwhile', () => {
  it('the round closes: what was written is kept as a supplement, and that is said', async () => {
    await open();
    await fillAsLastTime();
    await review();
    const round = { ...friday().round, closedAt: NOW };
    const why = { code: 'round-closed' as const, closedAt: NOW };
    api.mine = answer({ duties: [friday({ state: 'missed', why, round })] });
    await send();
    await text(/Bản bổ sung BCDF-2221 đã nhận lúc 13:18/).waitFor();
    expect(await shown()).toMatch(/chờ cán bộ phụ trách chấp nhận/);
    expect(api.puts).toHaveLength(1);
  });

  it('the link is revoked: the declaration can still be seen, copied and sent', async () => {
    await open();
    await fillAsLastTime();
    await review();
    api.replies = [{ status: 401, body: undefined }];
    await send();
    await text(/vẫn được giữ trên máy này: hãy đăng nhập/).waitFor();
    await isAccessible('sign-in with a declaration that waits');
    await button('Xem bản khai báo chưa gửi').click();
    await button('Chép nội dung bản khai báo').waitFor();
    await send();
    await received();
    expect(submissions()).toBe(1);
  });

  it('somebody else opens the other school’s link here: each gets its own', async () => {
    await open('#t=theirs');
    await fillAsLastTime();
    await review();
    api.replies = ['drop'];
    await send();
    await text(/đã lưu trên máy này – chưa gửi/).waitFor();
    const other = { ...school, id: '91-002', name: 'Trường Mầm non Bãi Bổn' };
    api.mine = answer({ schools: [other], duties: [friday({ school: '91-002' })] });
    await page.goto('about:blank');
    await open('#t=ours');
    await text('Trường Mầm non Bãi Bổn').waitFor();
    expect(await field('learners.absent').inputValue()).toBe('');
    await field('learners.absent').fill('2');
    await expect.poll(() => api.puts.length).toBe(2);
    expect(api.puts[1]).toMatchObject({ authorization: 'Bearer theirs', path: api.puts[0]?.path });
    expect([submissions(), await shown()]).toEqual([1, expect.not.stringContaining('Dương Đông')]);
  });
});

it('a browser that is full keeps no draft, says so, and declares all the same', async () => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const full = new Proxy(localStorage, {
      set: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      get: (store, key) => {
        const found = Reflect.get(store, key);
        return typeof found === 'function' ? found.bind(store) : found;
      },
    });
    Object.defineProperty(globalThis, 'localStorage', { get: () => full });
  });
  await open();
  await fillAsLastTime();
  await text(/không lưu được bản nháp/).waitFor();
  await review();
  api.replies = ['drop'];
  await send();
  await text(/trình duyệt này không lưu được: đừng đóng trang/).waitFor();
  await send();
  await received();
  expect(submissions()).toBe(1);
});
