/** The bulletin: what may be said in public, how it is read, and how long it takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import {
  type BulletinFacts,
  bulletinText,
  toldCases,
  wordCount,
} from '../../functions/oversight/bulletin.ts';
import { NO_FIGURES } from '../../functions/oversight/tally.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const facts = (
  change: Partial<BulletinFacts> = {},
  figures: Partial<BulletinFacts['figures']> = {},
): BulletinFacts => ({
  issuer: 'Sở Giáo dục và Đào tạo Kiên Giang',
  unit: 'Thành phố Phú Quốc',
  round: {
    kind: 'scheduled',
    title: 'Thứ Sáu 26/02/2021',
    date: '2021-02-26',
    dueAt: at('16:30'),
    closed: false,
  },
  now: at('17:05'),
  today: '2021-02-26',
  zone: 'Asia/Ho_Chi_Minh',
  figures: {
    ...NO_FIGURES,
    expected: 1596,
    declared: 1541,
    onTime: 1500,
    newConfirmed: 3,
    activeConfirmed: 12,
    operation: { open: 1530, partly: 0, remote: 4, closed: 7 },
    safety: {
      ...NO_FIGURES.safety,
      good: 1400,
      fair: 100,
      unsafe: 30,
      'mandatory-failed': 4,
      'not-assessed': 7,
    },
    ...figures,
  },
  schoolsWith: { newConfirmed: 2, activeConfirmed: 4 },
  criteriaConfirmed: false,
  next: '2021-03-01',
  ...change,
});

describe('the bulletin', () => {
  it('reads as an announcer would read it', () => {
    expect(bulletinText(facts(), 'vi')).toBe(
      'Sở Giáo dục và Đào tạo Kiên Giang thông báo tình hình phòng, chống dịch COVID-19 trong trường học tại thành phố Phú Quốc, kỳ khai báo thứ Sáu, ngày 26 tháng 2 năm 2021. Tính đến 17 giờ 5 phút, 1.541 trong tổng số 1.596 trường đã khai báo, đạt 96,6 phần trăm, trong đó 1.500 trường khai báo đúng hạn. Các trường đã khai báo ghi nhận dưới 5 ca mắc mới, 12 ca mắc đang điều trị. Hiện có 7 trường tạm dừng đến trường, 4 trường dạy học trực tuyến. Đề nghị các trường chưa khai báo thực hiện ngay. Đề nghị phụ huynh, học sinh tiếp tục thực hiện thông điệp 5K của Bộ Y tế. Kỳ khai báo tiếp theo: thứ Hai, ngày 1 tháng 3 năm 2021.',
    );
    expect(bulletinText(facts(), 'en')).toContain(
      'By 17:05, 1,541 of 1,596 schools had declared, 96.6 per cent, 1,500 of them on time. They report fewer than 5 new cases and 12 active cases.',
    );
  });

  it('is about a hundred words', () => {
    expect(wordCount(bulletinText(facts({ criteriaConfirmed: true }), 'en'))).toBeLessThan(130);
    // Vietnamese writes its syllables apart.
    expect(wordCount(bulletinText(facts({ criteriaConfirmed: true }), 'vi'))).toBeLessThan(190);
  });

  it('says levels only when the criteria are confirmed', () => {
    expect(bulletinText(facts(), 'vi')).not.toContain('mức tốt');
    expect(bulletinText(facts({ criteriaConfirmed: true }), 'vi')).toContain(
      '1.400 trường đạt mức tốt, 100 trường mức khá, 34 trường chưa bảo đảm an toàn',
    );
  });

  it('tells no count below five, and none that is a single school’s', () => {
    expect([0, 1, 4, 5, 30].map((n) => toldCases(n, 3))).toEqual(['none', 'few', 'few', 5, 30]);
    expect(toldCases(30, 1)).toBe('some');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 5 }), (n, schools) => {
        const said = facts(
          { schoolsWith: { newConfirmed: schools, activeConfirmed: 2 } },
          { newConfirmed: n },
        );
        for (const lang of ['vi', 'en'] as const) {
          const exact = new RegExp(`\\b${n} (ca mắc mới|new cases)`).test(
            bulletinText(said, lang).replace(/(dưới|fewer than) 5/g, ''),
          );
          expect(exact).toBe(n >= 5 && schools > 1);
        }
      }),
    );
  });

  it('knows a round before its due, one that is over, and one nobody owes', () => {
    const before = bulletinText(facts({ now: at('15:00') }), 'vi');
    expect(before).toContain('Tính đến 15 giờ, 1.541');
    expect(before).not.toContain('đúng hạn');
    const { round } = facts();
    const over = bulletinText(
      facts({ now: at('08:00', '2021-03-02'), today: '2021-03-02', round: { ...round, closed: true } }),
      'vi',
    );
    expect(over).toContain('Kết thúc kỳ khai báo, 1.541');
    expect(over).not.toContain('thực hiện ngay');
    expect(bulletinText(facts({ now: at('08:00', '2021-02-27'), today: '2021-02-27' }), 'vi')).toContain(
      'Tính đến 8 giờ thứ Bảy, ngày 27 tháng 2 năm 2021, 1.541',
    );
    const none = { ...NO_FIGURES, expected: 3 };
    expect(bulletinText(facts({}, none), 'vi')).toContain(
      'Tính đến 17 giờ 5 phút, chưa có trường nào trong tổng số 3 trường khai báo.',
    );
    expect(bulletinText(facts({}, none), 'en')).toContain('none of 3 schools had declared');
    const nobody = bulletinText(facts({}, { ...NO_FIGURES }), 'vi');
    expect(nobody).toContain('Kỳ này không trường nào phải khai báo.');
    expect(nobody).not.toMatch(/ca mắc|phần trăm/);
  });
});
