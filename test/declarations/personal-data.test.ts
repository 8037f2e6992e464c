import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPersonalNumber, nameIn } from '../../functions/declarations/personal-data.ts';

describe('A number that could be a person’s is refused', () => {
  it.each([
    'Liên hệ phụ huynh 0912345678',
    'Gọi 0912 345 678 để biết thêm',
    'ĐT: 0912.345.678',
    'đt 09-12-34-56-78',
    'điện thoại (0297) 3862012',
    'số +84 912 345 678',
    'CCCD 091203004567',
    'CMND 371 234 567',
    'số định danh 091 203 004 567',
    'mã BHXH 9123456789.',
    'bé ở lớp 3A, mẹ: 0 9 1 2 3 4 5 6 7 8',
    'chữ số rộng \uff10\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18',
    'giấu 0912\u200b345\u200b678',
    'từ 25-02-2021 gọi 0912345678',
  ])('%s', (text) => {
    expect(hasPersonalNumber(text)).toBe(true);
  });

  it('however it is grouped', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 12 });
    const gaps = fc.array(fc.constantFrom('', '', ' ', '.', '-', '–', ' - '), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(digits, gaps, (number, gap) => {
        const text = number.map((digit, i) => `${digit}${gap[i] ?? ''}`).join('');
        // Written exactly as a date or a school year among the digits, it is taken for one.
        fc.pre(!/\d[-.]\d{1,2}[-.]\d{4}|\d{4} ?[-–] ?\d{4}/.test(text));
        expect(hasPersonalNumber(text)).toBe(true);
      }),
    );
  });
});

describe('An ordinary number is not refused', () => {
  it.each([
    'Trường có 412 học sinh, 31 giáo viên',
    'Nghỉ từ 26/02/2021 đến 01/03/2021',
    'Khử khuẩn ngày 25-02',
    'Khử khuẩn ngày 25-02-2021 08 giờ 30',
    'Ngày 26.02.2021 16.30 họp',
    'Năm học 2020-2021 412 học sinh',
    'Theo Công văn 1193/VP-KGVX ngày 25/02/2021',
    'Lớp 3A1, 3A2, 4B1 học trực tuyến',
    'Cần 1.000 khẩu trang và 50 lít dung dịch',
    'Kinh phí 5.000.000 đồng',
    'Sĩ số các lớp: 32, 35, 31, 40, 38',
    'TH-0912: mã điểm trường',
    '',
  ])('%s', (text) => {
    expect(hasPersonalNumber(text)).toBe(false);
  });
});

describe('What looks like a person’s name is questioned', () => {
  it.each([
    ['Em Nguyễn Văn An lớp 3A1 bị sốt', 'Nguyễn Văn An'],
    ['Học sinh Danh Út tiếp xúc gần', 'Danh Út'],
    ['cháu Danh Thị Sà Phol nghỉ học', 'Danh Thị Sà Phol'],
    ['Thị Mỹ Linh đang cách ly tại nhà', 'Thị Mỹ Linh'],
    ['phụ huynh Trần Thị Kim Ngân về từ vùng dịch', 'Trần Thị Kim Ngân'],
    ['Cô giáo Lê Thị Hồng là F1', 'Lê Thị Hồng'],
    ['thầy Huỳnh Nhân', 'Huỳnh Nhân'],
    ['hiệu trưởng Phạm Quốc Việt báo trạm y tế', 'Phạm Quốc Việt'],
    ['F0: Võ Hoài Nam', 'Võ Hoài Nam'],
    ['EM NGUYỄN VĂN AN BỊ SỐT', 'Nguyễn Văn An Bị'],
    ['Nguyen Van An lop 3A', 'Nguyen Van An'],
    ['gia đình em Dương Minh Tâm', 'Dương Minh Tâm'],
    ['bạn Lâm Thị Ngọc Hân', 'Lâm Thị Ngọc Hân'],
    ['nhà gần chợ, Nguyễn Văn An bị sốt', 'Nguyễn Văn An'],
    ['Đặng Hoàng, lớp Lá 2', 'Đặng Hoàng'],
    ['cùng lớp với Thạch Sô Phia', 'Thạch Sô Phia'],
    ['em Nguyễn Văn A (dấu tách)'.normalize('NFD'), 'Nguyễn Văn A'],
    ['Trường Tiểu học Trần Quốc Toản có em Bùi Gia Bảo sốt', 'Bùi Gia Bảo'],
  ])('%s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});

describe('Places and ordinary words are not questioned', () => {
  it.each([
    'Học sinh ở xã Nguyễn Văn Trỗi',
    'Trường Tiểu học Trần Quốc Toản',
    'TRƯỜNG TIỂU HỌC TRẦN QUỐC TOẢN',
    'điểm trường Lê Lợi',
    'Trường THPT Nguyễn Trung Trực cho mượn phòng',
    'Trường Trung học cơ sở Võ Thị Sáu',
    'THCS Nguyễn Du',
    'Trường Mầm non Lê Thị Hồng Gấm',
    'PTDTNT Huỳnh Mẫn Đạt',
    'gần đường Lê Lợi',
    'số 12 Nguyễn Trung Trực',
    'nhà ở khu phố Nguyễn Thái Bình',
    'chợ Trần Phú phong toả',
    'phường Lê Bình, quận Cái Răng',
    'huyện Trần Văn Thời, tỉnh Cà Mau',
    'lễ hội ở đình Nguyễn Trung Trực',
    'ấp Danh Coi',
    'từ Thành phố Hồ Chí Minh về',
    'từ TP. Hồ Chí Minh về',
    'Đội TNTP Hồ Chí Minh phát khẩu trang',
    'đi qua Hòn Đất, Lại Sơn, Phú Quốc',
    'xã đảo Lại Sơn, huyện Kiên Hải',
    'Hà Tiên, Châu Thành, Dương Đông, Dương Tơ đều học',
    'người về từ Hà Nội, Hải Dương',
    'Phan Thiết và Vũ Hán',
    'Danh sách gửi trạm y tế',
    'DANH SÁCH LỚP',
    'thị trấn Kiên Lương; Thị Trấn Minh Lương',
    'lê thê, trần nhà dột',
    'Lớp 3A1, Lá 2, Chồi 1',
    'Cán bộ Trạm Y tế Vĩnh Thuận',
    'Công văn của Sở Giáo dục và Đào tạo Kiên Giang',
    '',
  ])('%s', (text) => {
    expect(nameIn(text)).toBeUndefined();
  });
});
