import { describe, expect, it } from 'vitest';
import { digestMail } from '../../functions/mail/templates/digest.tsx';
import { neverSays, oneLine, says, seen } from './reading.ts';
import * as sample from './samples.ts';

describe('the digest', () => {
  const mail = digestMail(sample.digest());
  it('says it all in its subject', () => {
    expect(mail.subject).toBe('[Tổng hợp] Phú Quốc 26/02: 29/32 đã khai báo, 3 chưa, 1 ca mới');
  });
  it('shows no share without what it is a share of', () => {
    says(mail, 'Đã khai báo 29/32 (90,6%); đúng hạn 27/32 (84,4%), trễ hạn 2.');
    for (const form of [oneLine(mail.text), seen(mail.html)]) {
      expect(form.replace(/\d+\/\d+ \(\d+(,\d)?%\)/g, '')).not.toContain('%');
    }
  });
  it('says who is silent, how long, and how many cannot be reached, without subtracting them', () => {
    says(
      mail,
      '3 trường chưa khai báo, trong đó 1 không gửi được thư.',
      'Thổ Châu – 3 kỳ liên tiếp',
      'Gành Dầu – 2 kỳ liên tiếp',
    );
    const province = digestMail(sample.digest({ silentTotal: 55, unreachable: 8 }));
    says(province, '55 trường chưa khai báo, trong đó 8 không gửi được thư.', 'Còn 52 trường');
  });
  it('shows all five levels with sign, word, count and change', () => {
    says(mail, '● Tốt – an toàn', '▲ Khá – an toàn, kiểm tra định kỳ', '■ Chưa tốt – không an toàn');
    expect(mail.text).toContain('- ● Tốt – an toàn: 22 (↑ 1)');
    expect(mail.text).toContain('- ▲ Khá – an toàn, kiểm tra định kỳ: 4 (↓ 2)');
    expect(mail.text).toContain('- ■ Chưa tốt – không an toàn: 1 (không đổi)');
    expect(mail.text).toContain('- ◆ Không đạt tiêu chí bắt buộc: 1 (↑ 1)');
    expect(mail.text).toContain('- – Không đánh giá: 1 (↑ 1)');
  });
  it('marks levels while the criteria are not confirmed, and only then', () => {
    says(
      mail,
      'trường đã khai báo (tiêu chí chưa được xác nhận)',
      'Đổi mức độ an toàn: 2 trường (tiêu chí chưa được xác nhận)',
    );
    neverSays(digestMail(sample.digest({ criteriaConfirmed: true })), 'chưa được xác nhận');
  });
  it('tells new cases with classes, who newly closed and until when, needs', () => {
    says(mail, 'Trường Tiểu học Dương Đông 1 – 1 ca mắc mới', '3A, điểm trường Bãi Bổn');
    says(mail, 'Trường Mầm non Hòn Thơm – đến hết thứ Sáu 05/03/2021');
    expect(mail.text).toContain('- Khẩu trang: 6 trường');
    neverSays(mail, 'Bộ xét nghiệm');
  });
  it('says plainly that nothing changed, and only when nothing did', () => {
    const words = 'Không có thay đổi so với thứ Hai 22/02/2021';
    says(digestMail(sample.quietDigest()), words, 'Tất cả các trường phải khai báo đều đã khai báo.');
    neverSays(mail, words);
    const fewerIsolating = { ...sample.quietDigest().figures, isolating: 3 };
    const changed = digestMail(sample.quietDigest({ figures: fewerIsolating }));
    neverSays(changed, words);
    says(changed, 'So với thứ Hai 22/02/2021: không có ca mắc mới');
  });
  it('compares with nothing when the totals of the round before are not known', () => {
    const { previous: _, ...first } = sample.digest();
    const mail = digestMail(first);
    neverSays(mail, /[↑↓]|không đổi|so với/i);
    const none = { newCases: [], newlyClosed: [], levelChanges: [] };
    const quiet = digestMail({ ...first, ...none, figures: { ...first.figures, newConfirmed: 0 } });
    says(quiet, 'Không có ca mắc mới, không trường nào mới tạm dừng, không trường nào đổi mức độ an toàn.');
  });
  it('says nothing of whom to call to who does not run the schools', () => {
    const { silent, ...others } = sample.digest();
    const mail = digestMail({
      ...others,
      silent: silent.map(({ contact: _, ...row }) => ({ ...row, withheld: true })),
    });
    says(mail, 'Chưa khai báo (3 trường)');
    neverSays(mail, /Chưa có người liên hệ|cần gọi/);
  });
  it('has a dash instead of a share when nobody is expected', () => {
    const nobody = sample.figures({
      expected: 0,
      declared: 0,
      onTime: 0,
      late: 0,
      silent: 0,
      newConfirmed: 0,
    });
    const mail = digestMail(
      sample.quietDigest({ figures: nobody, units: [{ name: 'Kiên Hải', figures: nobody }] }),
    );
    expect(mail.subject).toBe('[Tổng hợp] Phú Quốc 26/02: không trường nào phải khai báo');
    says(mail, 'Đã khai báo: –.');
    expect(mail.text).toContain('- Kiên Hải: đã khai báo –, chưa 0, ca mới 0');
    neverSays(mail, /%|0\/0|NaN/, 'Tất cả các trường');
  });
  it('gives the province n/N of each unit and thousands with a point', () => {
    const big = sample.figures({ expected: 5_000, declared: 4_821, onTime: 4_700, late: 121 });
    const units = [
      { name: 'Hà Tiên', figures: sample.figures({ expected: 31, declared: 28, newConfirmed: 0 }) },
    ];
    const mail = digestMail(
      sample.digest({
        unit: { name: 'Kiên Giang', isProvince: true },
        figures: big,
        units,
        silentTotal: 179,
      }),
    );
    expect(mail.subject).toBe('[Tổng hợp] Kiên Giang 26/02: 4.821/5.000 đã khai báo, 179 chưa, 1 ca mới');
    expect(mail.text).toContain('- Hà Tiên: đã khai báo 28/31, chưa 3, ca mới 0');
    says(mail, 'Trường Mầm non Hòn Thơm, Phú Quốc');
  });
  it('reports the roll-out until every school is in', () => {
    const rollout = { accounts: 590, activated: 571, declared: 560, schools: 596 };
    const mail = digestMail(sample.digest({ rollout }));
    expect(mail.text).toContain('- Trường đã kích hoạt: 571/596');
    expect(mail.text).toContain('- Trường đã khai báo lần đầu: 560/596');
    const { rollout: _, ...without } = sample.digest();
    neverSays(digestMail(without), 'Tiến độ triển khai');
  });
  it('stays below what Gmail clips on the worst of days, gravest first, and says what it left out', () => {
    const many = Array.from({ length: 300 }, (_, n) => ({
      name: `Trường Phổ thông Dân tộc Nội trú số ${n}`,
      unit: 'Giồng Riềng',
    }));
    const worst = digestMail(
      sample.digest({
        newCases: many.map((row, n) => ({ ...row, newConfirmed: n, classes: ['1A', '2B', '3C'] })),
        newlyClosed: many,
        levelChanges: many.map((row, n) => ({
          ...row,
          from: 'good',
          to: n === 299 ? 'mandatory-failed' : 'fair',
        })),
        silent: many.map((row) => ({ ...row, silentBefore: 2, unreachable: true })),
        silentTotal: 300,
        units: many.slice(0, 20).map(({ name }) => ({ name, figures: sample.figures() })),
      }),
    );
    expect(Buffer.byteLength(worst.html)).toBeLessThan(102_000);
    expect(worst.text.match(/Còn 280 trường nữa/g)).toHaveLength(3);
    expect(worst.text.match(/Còn 200 trường nữa/g)).toHaveLength(1);
    says(worst, 'số 299, Giồng Riềng – 299 ca mắc mới', 'sang ◆ Không đạt tiêu chí bắt buộc');
  });
  it('offers to unsubscribe only where it can', () => {
    says(mail, 'Ngừng nhận thư');
    const { unsubscribeLink: _, ...without } = sample.digest();
    neverSays(digestMail(without), 'Ngừng nhận thư');
  });
});
