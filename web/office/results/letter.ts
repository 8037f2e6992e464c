/** Words of the printed report: an official Vietnamese document, whatever language the office speaks (Decree 30/2020/NĐ-CP). */
const numbered = (number: string, office: string): string =>
  number.includes('/') ? number : `${number || '……'}/BC${/GIÁO DỤC/i.test(office) ? '-GDĐT' : ''}`;

export const reportVi = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  parent: (unit: string) => `UBND ${unit}`.toUpperCase(),
  province: (name: string) => `Tỉnh ${name}`,
  /** A number with its own symbol stands as it was typed. */
  number: (number: string, office: string) => `Số: ${numbered(number, office)}`,
  placeAndDate: (place: string, day: string) => `${place}, ${day}`,
  day: (date: string) => {
    const [year, month, day] = date.split('-');
    return `ngày ${day} tháng ${month} năm ${year}`;
  },
  slashed: (date: string) => date.slice(0, 10).split('-').reverse().join('/'),
  name: 'BÁO CÁO',
  about: 'Kết quả thực hiện khai báo tình hình dịch COVID-19 của các cơ sở giáo dục',
  dates: (from: string, to: string) => `(Từ ngày ${from} đến hết ngày ${to})`,
  summary: (unit: string, rounds: string, whole: string) =>
    `Trong thời gian trên, các cơ sở giáo dục thuộc ${unit} phải thực hiện ${whole} lượt khai báo trong ${rounds} kỳ định kỳ đã đóng.`,
  outcome: (onTime: string, late: string, missed: string, supplemented: string, excused: string) =>
    `Kết quả: ${onTime} lượt đúng hạn, ${late} lượt trễ hạn, ${missed} lượt không khai báo, ${supplemented} lượt được bổ sung sau khi đóng kỳ; ${excused} lượt chậm hoặc không khai báo được ghi nhận lý do.`,
  requested: (declared: string, missed: string) =>
    `Khai báo đột xuất tính riêng: ${declared} lượt đã khai báo, ${missed} lượt không khai báo.`,
  fair: 'Ngày nghỉ và thời gian tạm dừng đến trường không tính là phải khai báo.',
  silent: (n: string) => `Có ${n} cơ sở giáo dục không khai báo ít nhất một kỳ (danh sách tại Phụ lục).`,
  nobodySilent: 'Không có cơ sở giáo dục nào bỏ kỳ khai báo.',
  columns: ['TT', 'Đơn vị', 'Phải khai báo', 'Đúng hạn', 'Tỷ lệ', 'Trễ hạn', 'Không khai báo', 'Bổ sung'],
  schoolColumns: [
    'TT',
    'Cơ sở giáo dục',
    'Phải khai báo',
    'Đúng hạn',
    'Tỷ lệ',
    'Trễ hạn',
    'Không khai báo',
    'Bổ sung',
  ],
  sum: 'Tổng cộng',
  receivers: 'Nơi nhận:',
  file: '- Lưu: VT.',
  annex: 'PHỤ LỤC',
  annexName: 'Danh sách cơ sở giáo dục không khai báo',
  annexOf: (number: string, office: string, day: string) =>
    `(Kèm theo Báo cáo số ${numbered(number, office)} ${day})`,
  annexColumns: ['TT', 'Cơ sở giáo dục', 'Đơn vị quản lý', 'Số kỳ', 'Các kỳ không khai báo'],
  mark: (day: string, requested: boolean, excused: boolean) =>
    `${day}${requested ? ' (đột xuất)' : ''}${excused ? ' (có lý do)' : ''}`,
  fields: {
    title: 'Thông tin trên báo cáo',
    parent: 'Cơ quan chủ quản',
    office: 'Cơ quan ban hành',
    number: 'Số báo cáo',
    place: 'Địa danh',
    position: 'Chức vụ người ký',
    signer: 'Họ tên người ký',
  },
  /** Who signs for an office, by what kind of office its name says it is. */
  signs: (office: string) =>
    office.startsWith('Sở') ? 'GIÁM ĐỐC' : office.startsWith('Phòng') ? 'TRƯỞNG PHÒNG' : 'CHỦ TỊCH',
};
