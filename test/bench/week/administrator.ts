/** The administrator's week at a desk: register, accounts, letters, settings, mails. */
import type { Person, Task } from './person.ts';

const here = '/quan-ly/';
const dialog = ({ page }: Person) => page.getByRole('dialog');
const sheet = (...lines: string[]) => ({
  name: 'danh-sach.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Mã trường;Tên trường;Cấp học;Đơn vị quản lý', ...lines].join('\r\n')),
});

export const administrator: readonly Task[] = [
  {
    name: 'check a messy file of schools, mend it, apply it',
    from: here,
    run: async (person) => {
      const { page } = person;
      const file = (...lines: string[]) =>
        person.pick(() => page.locator('input[type=file]').setInputFiles(sheet(...lines)));
      await person.menu('Trường học');
      await person.click(person.link('Nhập từ tệp'));
      await file('moi-1;Trường Tiểu học Bãi Thơm Mới;TH;Phú Quốc', ';Không mã;TH;Phú Quốc');
      await person.sees(page.getByText('Thiếu mã trường.'));
      await file(
        'moi-1;Trường Tiểu học Bãi Thơm Mới;TH;Phú Quốc',
        'moi-2;Trường THCS Bãi Thơm Mới;THCS;Phú Quốc',
      );
      await person.click(person.button(/^Áp dụng 2 hàng/));
      await person.sees(page.getByText(/Sẽ bắt đầu|Đã áp dụng|Đang/));
    },
  },
  {
    name: 'move a school to another unit',
    from: '/quan-ly/?xem=danh-ba&tim=an%20thoi%201',
    run: async (person) => {
      await person.click(person.page.getByRole('rowheader').getByRole('link').first());
      await person.click(person.button('Chuyển đơn vị'));
      await person.choose(dialog(person).getByLabel('Đơn vị quản lý'), { label: '– Huyện Hòn Đất' });
      await person.click(dialog(person).getByRole('button', { name: 'Chuyển đơn vị' }));
      await person.sees(person.page.getByText('Đã chuyển đơn vị'));
    },
  },
  {
    name: 'invite a second person for a school',
    from: here,
    run: async (person) => {
      const { page } = person;
      await person.menu('Tài khoản');
      await person.click(person.link('Cấp tài khoản'));
      await person.type(page.getByLabel('Tìm trường để thêm'), 'duong dong 1');
      await person.click(person.button(/^Thêm /));
      await person.type(page.getByLabel('Thư điện tử'), 'pho.hieu.truong@truong.example');
      await person.type(page.getByLabel('Họ và tên'), 'Danh Thị Mới');
      await person.click(person.button('Cấp tài khoản và gửi thư'));
      await person.sees(page.getByText(/^Đã cấp tài khoản cho/));
    },
  },
  {
    name: 'print activation codes of the schools shown',
    from: '/quan-ly/?xem=tai-khoan&muc=truong&tim=tho%20chau',
    run: async (person) => {
      await person.click(person.button('Chọn các trường đang hiện'));
      await person.click(person.button(/^In phiếu kích hoạt/));
      await person.sees(person.page.getByRole('article'));
    },
  },
  {
    name: 'mend the address no mail reaches, send the reminder anew',
    from: '/quan-ly/?xem=thu&muc=khong-gui-duoc',
    run: async (person) => {
      await person.click(person.button(/^Sửa địa chỉ/));
      await person.type(person.page.getByLabel('Địa chỉ nhận thư của người khai báo'), 'moi@truong.example');
      await person.click(person.button('Đổi địa chỉ và gửi lại'));
      await person.sees(person.page.getByText(/Từ nay thư gửi đến/));
    },
  },
  {
    name: 'publish a letter to all schools',
    from: here,
    run: async (person) => {
      const { page } = person;
      await person.menu('Văn bản');
      await person.click(person.link('Đăng văn bản'));
      await person.type(page.getByLabel('Số, ký hiệu'), '12/SGDĐT');
      await person.type(page.getByLabel('Cơ quan ban hành'), 'Sở GDĐT');
      await person.pick(() => page.getByLabel('Ngày văn bản').fill('2021-02-26'));
      await person.type(page.getByLabel('Trích yếu'), 'Tăng cường khai báo');
      await person.pick(() => page.getByLabel('Hạn xác nhận (hết ngày)').fill('2021-03-01'));
      await person.type(page.getByLabel('Liên kết đến văn bản'), 'https://sgd.example.vn/12');
      await person.click(person.button('Xem ai nhận được'));
      await person.click(person.button('Đăng và gửi thư'));
      await person.sees(page.getByRole('heading', { level: 1, name: '12/SGDĐT' }));
    },
  },
  {
    name: 'decree a holiday for preschools, see whom it lets off',
    from: '/quan-ly/?xem=thiet-lap&muc=ngay-nghi',
    run: async (person) => {
      await person.click(person.button('Thêm ngày nghỉ'));
      await person.type(dialog(person).getByLabel('Tên', { exact: true }), 'Nghỉ tránh bão');
      await person.pick(() => dialog(person).getByLabel('Từ ngày').fill('2021-03-01'));
      await person.click(dialog(person).getByText('Chỉ một số cấp'));
      await person.click(dialog(person).getByText('Mầm non'));
      await person.click(dialog(person).getByRole('button', { name: 'Lưu' }));
      await person.sees(person.page.getByText('Đã lưu “Nghỉ tránh bão”.'));
    },
  },
  {
    name: 'see how far the roll-out is, and who is missing',
    from: here,
    run: async (person) => {
      await person.menu('Tiến độ triển khai');
      await person.sees(person.page.getByRole('heading', { level: 1 }));
    },
  },
  {
    name: 'download the register as a spreadsheet',
    from: '/quan-ly/?xem=danh-ba',
    run: async (person) => {
      await person.click(person.button('Tải về'));
      await person.click(person.button(/Excel/));
      await person.sees(person.page.getByText(/^Đã tải /));
    },
  },
];
