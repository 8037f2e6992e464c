/** A district officer's Friday, on a phone: 60 schools, late and interrupted. */
import type { Person, Task } from './person.ts';

const here = '/quan-ly/';
const dialog = ({ page }: Person) => page.getByRole('dialog');

export const officer: readonly Task[] = [
  {
    name: 'see how many have declared and who has not',
    from: here,
    run: ({ sees, page }) => sees(page.getByRole('heading', { level: 1 })),
  },
  {
    name: 'copy the reminder for the chat group',
    run: async ({ click, button, sees, page }) => {
      await click(button('Sao chép lời nhắc'));
      await sees(page.getByText(/Đã sao chép/));
    },
  },
  {
    name: 'nudge everybody who owes',
    run: async (person) => {
      await person.click(person.button(/^Đôn đốc \d/));
      await person.click(dialog(person).getByRole('button', { name: 'Gửi thư đôn đốc' }));
      await person.sees(person.page.getByText(/Đã gửi|Sẽ gửi|đã được gửi|thư đôn đốc/));
    },
  },
  {
    name: 'find who missed twice running, note that nobody answers',
    from: here,
    run: async (person) => {
      await person.menu('Tình hình khai báo');
      await person.click(person.page.getByRole('button', { name: 'Không nghe máy' }).first());
      await person.sees(person.page.getByText(/Đã ghi/));
    },
  },
  {
    name: 'mend the contact’s phone',
    run: async (person) => {
      await person.click(person.button('Sửa liên hệ'));
      await person.type(dialog(person).getByLabel(/^Điện thoại/), '0912 345 678');
      await person.click(dialog(person).getByRole('button', { name: 'Lưu liên hệ' }));
      await person.sees(person.link(/^Gọi 0912 345 678/));
    },
  },
  {
    name: 'declare on behalf by phone, all as last time',
    run: async (person) => {
      const { page } = person;
      await person.click(page.getByRole('link', { name: /^Khai thay qua điện thoại/ }).first());
      await person.sees(page.locator('[id="learners.absent"]'));
      await person.type(page.locator('[id="learners.absent"]'), '3');
      await person.type(page.locator('[id="learners.absentIll"]'), '1');
      await person.click(page.getByRole('button', { name: 'Đủ' }).nth(1));
      await person.click(page.getByLabel(/Không có ca mắc/));
      await person.click(person.button('Xem lại và gửi'));
      await person.sees(page.getByText('Xem lại trước khi gửi'));
      await person.click(person.button(/^(Xác nhận và gửi|Gửi)/));
      await person.sees(page.getByRole('heading', { name: 'Đã nhận bản khai báo' }));
    },
  },
  {
    name: 'accept a supplement from the first view',
    from: here,
    run: async (person) => {
      await person.click(person.link(/bản bổ sung chờ duyệt/));
      await person.click(person.button(/^Chấp nhận bản bổ sung/));
      await person.sees(person.button(/^Hoàn tác quyết định/));
    },
  },
  {
    name: 'take an alert',
    from: here,
    run: async (person) => {
      await person.menu('Cảnh báo');
      await person.choose(person.page.getByLabel('Tình trạng'), { label: 'Tất cả' });
      await person.sees(person.page.getByRole('heading', { level: 1 }));
    },
  },
  {
    name: 'request a declaration with one question, see who is asked, send',
    from: '/quan-ly/?xem=dot-xuat&muc=moi',
    run: async (person) => {
      const { page } = person;
      const field = (label: string) => page.getByLabel(label);
      await person.type(field('Tiêu đề'), 'Rà soát phòng học');
      await person.type(field('Lý do'), 'Chuẩn bị khu cách ly tập trung');
      await person.type(field('Cơ quan yêu cầu'), 'UBND huyện');
      await person.pick(() => field('Ngày hạn').fill('2021-02-27'));
      await person.click(person.button('Thêm câu hỏi'));
      await person.type(field('Câu hỏi 1'), 'Số phòng học có thể dùng?');
      await person.click(person.button('Xem trước'));
      await person.click(person.button(/^Gửi yêu cầu tới/));
      await person.sees(page.getByText(/Đã gửi yêu cầu “Rà soát phòng học”/));
    },
  },
  {
    name: 'copy the bulletin',
    from: here,
    run: async (person) => {
      await person.menu('Bản tin');
      await person.click(person.button(/Sao chép/));
      await person.sees(person.page.getByText(/Đã sao chép/));
    },
  },
  {
    name: 'see who missed most last month, open the report to print',
    from: here,
    run: async (person) => {
      await person.menu('Kết quả thực hiện');
      await person.click(person.link('Tháng trước'));
      await person.click(person.link('In báo cáo'));
      await person.sees(person.page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'));
    },
  },
  {
    name: 'see the last rounds',
    from: here,
    run: async (person) => {
      await person.menu('Xu hướng');
      await person.sees(person.page.getByRole('heading', { level: 1 }));
    },
  },
];
