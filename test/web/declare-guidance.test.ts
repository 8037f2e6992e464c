/** Where the page leads when something is unclear, missing or changed. */
import { describe, expect, it } from 'vitest';
import { answer, friday, monday, NOW, school } from './declare.fixture.ts';
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

const openForm = async (): Promise<void> => {
  await open();
  await button('Có thay đổi: khai báo từng mục').click();
  await field('remark').waitFor();
};
const focused = () => page.evaluate(() => document.activeElement?.textContent);

describe('a weak network', () => {
  it('that loses the second file is got over by trying again, and what was typed stays', async () => {
    await page.route('**/rest.*.js', (route) => route.abort(), { times: 1 });
    await open();
    await fillAsLastTime();
    await button('Xem lại và gửi').click();
    await expect.poll(focused).toMatch(/Chưa kết nối được/);
    await isAccessible('no second file');
    await button('Thử lại').click();
    await text('Chưa kết nối được').waitFor({ state: 'detached' });
    expect(await field('learners.absent').inputValue()).toBe('5');
    await review();
    await send();
    await received();
  });
});

describe('the form', () => {
  it('writes zeros into blank counts by one tap, and says in one line how many are blank', async () => {
    await openForm();
    await field('cases.learners.newConfirmed').fill('2');
    await button('Xem lại và gửi').click();
    await page.getByRole('link', { name: /còn 11 ô chưa điền/ }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('cases.learners.activeConfirmed');
    await button('Ghi 0 vào các ô còn trống').click();
    expect(await field('cases.staff.symptomatic').inputValue()).toBe('0');
    expect(await field('cases.learners.newConfirmed').inputValue()).toBe('2');
  });

  it('asks before a draft is dropped', async () => {
    await openForm();
    await field('remark').fill('Mưa lớn');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await button('Bỏ bản nháp').click();
    expect(await field('remark').inputValue()).toBe('Mưa lớn');
    page.once('dialog', (dialog) => void dialog.accept());
    await button('Bỏ bản nháp').click();
    await field('remark').waitFor({ state: 'detached' });
  });
});

describe('the review', () => {
  it('passes the focus from one question to the next, then to sending', async () => {
    await openForm();
    await field('learners.total').fill('900');
    await fillAsLastTime();
    await field('remark').fill('Em Trần Thị Bích Ngọc bị ho');
    await review();
    await button('Đúng như vậy').click();
    await expect.poll(focused).toBe('Không phải tên người');
    await button('Không phải tên người').click();
    await expect.poll(focused).toBe('Gửi');
  });

  it('shows a correction against what was sent, absences included', async () => {
    const current = { declaration: monday, receivedAt: NOW, reference: 'BCDF-2221', safety: 'good' as const };
    api.reset(
      answer({
        duties: [friday({ state: 'declared', why: { code: 'on-time', at: NOW }, revision: 1, current })],
      }),
    );
    await open();
    await button('Sửa bản khai báo').click();
    await field('learners.absent').fill('8');
    await review();
    await text('Thay đổi so với bản đã gửi lúc 13:18 thứ Sáu 26/02').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Số học sinh vắng: 7 → 8 ↑' }).waitFor();
  });
});

describe('the receipt', () => {
  it('says that a suspension needs no declaration, and who hears of new cases', async () => {
    await openForm();
    await fillAsLastTime();
    await page.getByLabel('Tạm dừng đến trường').check();
    await field('operation.reason').fill('Theo văn bản của UBND thành phố');
    await field('operation.until').selectOption('2021-03-05');
    await field('cases.learners.newConfirmed').fill('1');
    await review();
    await text('Tạm dừng đến trường đến hết thứ Sáu 05/03/2021').waitFor();
    await send();
    await received();
    await text(/đến hết thứ Sáu 05\/03\) không phải khai báo/).waitFor();
    await text(/^1 ca mắc mới: hệ thống báo ngay/).waitFor();
    await isAccessible('receipt of a suspended school');
  });

  const current = { declaration: monday, receivedAt: NOW, reference: 'BCDF-2221', safety: 'good' as const };
  const declared = { state: 'declared', why: { code: 'on-time', at: NOW }, revision: 1, current } as const;

  it('goes on paper alone, with whose and when and what', async () => {
    const round = { ...friday().round, id: '2021-02-26-x1', title: 'Đột xuất' };
    api.reset(answer({ duties: [friday(declared), friday({ ...declared, round })], synthetic: true }));
    await open();
    await page.evaluate(() => {
      window.print = () => {};
    });
    await button('In biên nhận').first().click();
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => document.body.innerText);
    for (const words of [
      'Biên nhận khai báo tình hình COVID-19',
      'Trường Tiểu học Dương Đông 1, Thành phố Phú Quốc, Kiên Giang',
      'Thứ Sáu 26/02/2021, hạn 16:30 thứ Sáu 26/02',
      'Đã khai báo, đúng hạn',
      'BCDF-2221',
      '412, vắng 7, trong đó ốm 2',
      '14/15',
      'Trần Thị Mai, Phó hiệu trưởng',
    ])
      expect(paper).toContain(words);
    expect(paper).not.toMatch(/Đột xuất|Sửa bản|Báo ca|In biên nhận|English|diễn tập/);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.body.innerText)).toMatch(/Sửa bản khai báo/);
  });

  it('is mailed on request; asked again, or without a network, the page says what is true', async () => {
    api.reset(answer({ duties: [friday(declared)] }));
    await open();
    const mail = button('Gửi biên nhận vào thư của trường');
    api.replies = ['drop'];
    await mail.click();
    await text('Không có mạng hoặc mạng quá yếu.').waitFor();
    api.calls = [];
    await mail.click();
    await text('Biên nhận đang được gửi đến th…@truong.example').waitFor();
    await mail.click();
    await text('Biên nhận này đã gửi đến th…@truong.example lúc 13:18 thứ Sáu 26/02').waitFor();
    expect(api.calls).toEqual(Array(2).fill('POST /api/rounds/2021-02-26/duties/91-001/receipt'));
    await isAccessible('receipt, mailed');
  });
});

describe('every rarer state is accessible', () => {
  it('a suspended school that owes nothing may still report cases at once', async () => {
    const why = { code: 'suspended' as const, until: '2021-03-05' };
    api.reset(answer({ duties: [friday({ state: 'not-required', why })] }));
    await open();
    await text(/tạm dừng đến hết thứ Sáu 05\/03/).waitFor();
    await isAccessible('not required');
    await button('Báo ca mới ngay').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('cases');
  });

  it('nothing open, and a supplement that waits', async () => {
    const round = { ...friday().round, closedAt: NOW };
    api.reset(
      answer({ duties: [friday({ state: 'missed', why: { code: 'round-closed', closedAt: NOW }, round })] }),
    );
    await open();
    await text('Liên kết này thuộc kỳ đã đóng').waitFor();
    await isAccessible('nothing open');
    await fillAsLastTime();
    await review();
    await send();
    await text(/Bản bổ sung BCDF-2221 đã nhận/).waitFor();
    expect(await button('In biên nhận').count()).toBe(0);
    await button('Gửi biên nhận vào thư của trường').click();
    await text('Biên nhận đang được gửi đến th…@truong.example').waitFor();
    await isAccessible('supplement');
    await text('Liên kết này thuộc kỳ đã đóng').waitFor();
    if (typeof api.mine !== 'string') api.mine.by = 'account';
    await page.reload();
    await text('Hiện không có kỳ khai báo nào đang mở').waitFor();
  });

  it('somebody else was faster', async () => {
    await open();
    await fillAsLastTime();
    await review();
    const current = { declaration: monday, receivedAt: NOW, reference: 'BCDF-2221', safety: 'good' as const };
    api.mine = answer({ duties: [friday({ state: 'declared', revision: 1, current })] });
    await send();
    await expect.poll(focused).toMatch(/Đã có bản khai báo mới hơn/);
    await isAccessible('newer revision');
  });

  it('two schools, the sign-in link, the code', async () => {
    api.reset(answer({ schools: [school, { ...school, id: '91-002', name: 'Trường Tiểu học An Thới 2' }] }));
    await open();
    await text('Chọn trường').waitFor();
    await isAccessible('school choice');
    api.reset('signed-out');
    await page.goto('about:blank');
    await open('#dang-nhap=spent-token');
    await button('Đăng nhập').waitFor();
    await isAccessible('sign-in link');
    await button('Đăng nhập').click();
    await button('Nhận liên kết và mã mới').waitFor();
    await isAccessible('sign-in link, spent');
    await button('Nhận liên kết và mã mới').click();
    await page.getByLabel('Thư điện tử').fill('th-duong-dong-1@truong.example');
    await button('Gửi mã đăng nhập').click();
    await page.getByLabel('Mã 8 chữ số').waitFor();
    await isAccessible('code');
  });
});

it('English names the page too, and Vietnamese comes back whole', async () => {
  await open();
  const names = () => page.evaluate(() => [document.title, document.querySelector('header')?.innerText]);
  const before = await names();
  await button('English').click();
  await expect.poll(names).toEqual(['Declaration – School safety', 'School safety\nTiếng Việt']);
  await button('Tiếng Việt').click();
  await expect.poll(names).toEqual(before);
});
