/** Words of one's own switches, in Vietnamese. */
export const ownVi = {
  lead: 'Các lựa chọn này theo tài khoản, có hiệu lực trên mọi thiết bị. Thay đổi được lưu ngay.',
  mails: 'Thư gửi cho tôi',
  digest: 'Báo cáo tổng hợp sau mỗi kỳ khai báo',
  digestHint:
    'Mỗi kỳ một thư, sau hạn khai báo: số trường đã khai báo, trường chưa khai báo, ca mới, mức độ an toàn.',
  alerts: 'Cảnh báo khi có ca mới hoặc trường không còn an toàn',
  alertsHint: 'Gửi trong vài phút sau khi trường khai báo; các cảnh báo tiếp theo gộp lại mỗi 30 phút.',
  view: 'Cách xem số liệu',
  level: 'Cấp học xem đầu tiên',
  levelHint: 'Áp dụng khi mở trang Tổng quan; lúc nào cũng đổi được ở đầu trang.',
  saved: {
    digestOn: 'Đã bật báo cáo tổng hợp.',
    digestOff: 'Đã tắt báo cáo tổng hợp.',
    alertsOn: 'Đã bật thư cảnh báo.',
    alertsOff: 'Đã tắt thư cảnh báo.',
    level: (level: string) => `Trang Tổng quan sẽ mở với: ${level}.`,
  },
  who: 'Tài khoản của tôi',
};
export type OwnWords = typeof ownVi;
