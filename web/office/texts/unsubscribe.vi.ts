/** Words of the page that ends digests, in Vietnamese. */
export const unsubscribeVi = {
  title: 'Ngừng nhận báo cáo tổng hợp',
  before:
    'Bấm nút dưới đây, hệ thống sẽ không gửi báo cáo tổng hợp sau mỗi kỳ khai báo đến địa chỉ này nữa. Thư cảnh báo và danh sách cần gọi không thay đổi.',
  stop: 'Ngừng nhận thư',
  stopping: 'Đang thực hiện…',
  done: 'Đã ngừng gửi báo cáo tổng hợp',
  after: 'Khi cần nhận lại, hãy đăng nhập và bật trong mục Tùy chọn của tôi.',
  own: 'Mở Tùy chọn của tôi',
};
export type UnsubscribeWords = typeof unsubscribeVi;
