/** The bulletin: what may be said in public, how it is read, and how long it takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { declaredBrief } from '../../functions/declarations/brief.ts';
import { type BulletinFacts, bulletinText, wordCount } from '../../functions/oversight/bulletin.ts';
import type { DutyRow } from '../../functions/oversight/overview.ts';
import { publicCases } from '../../functions/oversight/public-cases.ts';
import { NO_FIGURES } from '../../functions/oversight/tally.ts';
import type { PublicCount } from '../../functions/publishing/suppression.ts';
import { withCases } from '../support/declaration.ts';

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
  cases: { newConfirmed: '<5', activeConfirmed: 12 },
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

  it('says counts of cases as the public may hear them', () => {
    const said = (newConfirmed: PublicCount, lang: 'vi' | 'en') =>
      bulletinText(facts({ cases: { newConfirmed, activeConfirmed: 0 } }), lang);
    const heard = ([0, '<5', null, 30] as const).map((count) => said(count, 'vi'));
    expect(heard.map((text) => /ghi nhận (.*?ca mắc mới)/.exec(text)?.[1])).toEqual([
      'không có ca mắc mới',
      'dưới 5 ca mắc mới',
      'có ca mắc mới',
      '30 ca mắc mới',
    ]);
    expect(said(null, 'en')).toContain('They report some new cases and no active cases.');
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

describe('the cases of units', () => {
  const paths = ['p', 'p.a', 'p.b', 'p.b.x', 'p.b.y', 'p.c'];
  const units = paths.map((path) => ({ path, name: path, kind: 'unit' }));
  /** How many cases each school has, by the unit it answers to. */
  const schools = fc.array(
    fc.record({ unit: fc.constantFrom(...paths), cases: fc.integer({ min: 0, max: 9 }) }),
    { minLength: 1, maxLength: 14 },
  );
  const rowsFor = (given: readonly { unit: string; cases: number }[]): DutyRow[] =>
    given.map(({ unit, cases }, i) => {
      const id = `s${i}`;
      const school = { id, path: `${unit}.${id}`, name: id, level: 'primary' as const, area: unit, unit };
      const brief = declaredBrief(withCases(cases), 'good');
      return {
        school,
        state: 'declared',
        why: { code: 'on-time', at: at('08:00') },
        silentBefore: 0,
        unreachable: false,
        revision: 1,
        declared: brief,
      };
    });

  it('are said so that no small one follows from the others, and none is a single school’s', () => {
    fc.assert(
      fc.property(schools, (given) => {
        const everywhere = { rows: rowsFor(given), unitOf: ({ school }: DutyRow) => school.unit, units };
        const said = new Map(paths.map((path) => [path, publicCases(path, everywhere, 'newConfirmed')]));
        const isIn = (unit: string, scope: string) => unit === scope || unit.startsWith(`${scope}.`);
        for (const [path, count] of said) {
          const within = given.filter(({ unit }) => isIn(unit, path));
          const total = within.reduce((sum, { cases }) => sum + cases, 0);
          if (typeof count === 'number') expect(count).toBe(total);
          if (total > 0 && total < 5) expect(typeof count).not.toBe('number');
          if (within.filter(({ cases }) => cases > 0).length === 1) expect(typeof count).not.toBe('number');
        }
        // Whoever hears all the bulletins subtracts the units of one from it.
        for (const parent of ['p', 'p.b']) {
          const below = paths.filter((path) => path.slice(0, path.lastIndexOf('.')) === parent);
          const own = given.some(({ unit, cases }) => unit === parent && cases > 0);
          const hidden = below.filter((path) => typeof said.get(path) !== 'number');
          if (typeof said.get(parent) === 'number' && !own) expect(hidden.length).not.toBe(1);
        }
      }),
    );
  });
});
