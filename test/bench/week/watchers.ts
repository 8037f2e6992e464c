/** The people's committee looks, the health service answers alerts. Neither changes anything else. */
import type { Task } from './person.ts';

const here = '/quan-ly/';

export const observer: readonly Task[] = [
  {
    name: 'see how the schools on one’s ground stand',
    from: here,
    run: ({ sees, page }) => sees(page.getByRole('heading', { level: 1 })),
  },
  {
    name: 'find the unsafe ones',
    run: async (person) => {
      await person.menu('Tình hình khai báo');
      await person.choose(person.page.getByLabel('Mức độ an toàn'), { label: 'Không đạt tiêu chí bắt buộc' });
      await person.sees(person.page.getByRole('rowheader'));
    },
  },
  {
    name: 'open one school’s history',
    run: async (person) => {
      await person.click(person.page.getByRole('rowheader').getByRole('link').first());
      await person.sees(person.page.getByRole('heading', { level: 1 }));
    },
  },
];

export const responder: readonly Task[] = [
  {
    name: 'take an alert and leave a note',
    from: '/quan-ly/?xem=canh-bao',
    run: async (person) => {
      await person.click(person.button(/^Đã tiếp nhận cảnh báo/));
      await person.click(person.button('Thêm ghi chú'));
      await person.type(person.page.getByLabel('Ghi chú cho các đơn vị khác'), 'Đã cử cán bộ xuống trường');
      await person.click(person.button('Lưu ghi chú'));
      await person.sees(person.page.getByText('Đã cử cán bộ xuống trường'));
    },
  },
  {
    name: 'read the class rows for tracing',
    run: async (person) => {
      await person.choose(person.page.getByLabel('Tình trạng'), { label: 'Tất cả' });
      await person.click(
        person.page
          .getByRole('main')
          .getByRole('link')
          .filter({ hasText: /TH|MN|THCS|THPT|Tiểu|Mầm|Mẫu/ })
          .first(),
      );
      await person.sees(person.page.getByRole('rowheader'));
    },
  },
  {
    name: 'download the alerts for the health service',
    from: '/quan-ly/?xem=canh-bao',
    run: async (person) => {
      await person.click(person.button('Tải về'));
      await person.click(person.button(/Excel/));
      await person.sees(person.page.getByText(/^Đã tải /));
    },
  },
];
