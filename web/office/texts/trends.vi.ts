/** Words of the trends, in Vietnamese. */
export const trendsVi = {
  rounds: 'Số kỳ gần nhất',
  last: (count: string) => `${count} kỳ`,
  about: (count: string, first: string, last: string) =>
    `${count} kỳ khai báo định kỳ đã đến hạn, từ ${first} đến ${last}.`,
  byArea: 'Tính theo địa bàn nơi trường đang đóng.',
  casesUnknown: 'Ca mắc chỉ được tổng hợp theo đơn vị quản lý nên không có ở đây.',
  none: 'Chưa có kỳ định kỳ nào đến hạn nên chưa có số liệu để so sánh.',
  declared: 'Trường đã khai báo',
  newest: (day: string) => `kỳ ${day}`,
  cases: { newConfirmed: 'Ca mắc mới', activeConfirmed: 'Ca mắc đang điều trị' },
  scale: 'Cả cột là 100% số trường phải khai báo.',
  highest: (n: string) => `Cột cao nhất: ${n}.`,
  noneYet: 'Không có ca nào.',
  picture: (first: string, last: string) =>
    `Biểu đồ cột từng kỳ, từ ${first} đến ${last}; số liệu trong bảng “Số liệu từng kỳ”.`,
  parts: { onTime: 'Đúng hạn', late: 'Trễ hạn', rest: 'Không khai báo trong kỳ' },
  table: 'Số liệu từng kỳ',
  round: 'Kỳ',
  supplemented: 'Bổ sung sau khi đóng kỳ',
  asDue: 'lúc hết hạn, kỳ còn mở',
  units: 'Đơn vị trực thuộc, tỷ lệ khai báo thấp nhất trước',
  unit: 'Đơn vị',
  all: 'Lượt khai báo, tất cả các kỳ',
  latest: 'Kỳ mới nhất',
  strip: (count: string) => `Đã khai báo, ${count} kỳ gần nhất`,
};
export type TrendsWords = typeof trendsVi;
