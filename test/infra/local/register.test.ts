import { describe, expect, it } from 'vitest';
import { check } from '../../../functions/declarations/check.ts';
import { criteriaSet } from '../../../functions/declarations/criteria-sets.ts';
import { isWithin } from '../../../functions/schools/unit.ts';
import { castOf } from '../../../infra/local/demo/cast.ts';
import { makeDemo } from '../../../infra/local/demo/load.ts';
import { readRegister } from '../../../infra/local/demo/register.ts';
import { readProvince } from '../../../infra/local/province.ts';

const province = readProvince('kien-giang');
const register = readRegister('kien-giang');
const distinct = (values: readonly string[]) => new Set(values).size;

describe("Kiên Giang's register", () => {
  it('has 596 schools in 17 units, each once', () => {
    const { units, schools } = register;
    expect([units.length, schools.length]).toEqual([17, 596]);
    expect(distinct(schools.map(({ id }) => id))).toBe(596);
    expect(distinct(schools.map(({ path }) => path))).toBe(596);
    expect(distinct(units.map(({ path }) => path))).toBe(17);
  });

  it('puts every school below a unit and onto the ground of one', () => {
    const paths = new Set(register.units.map(({ path }) => path));
    for (const { path, area } of register.schools) {
      expect(paths.has(path.slice(0, path.lastIndexOf('.'))), path).toBe(true);
      expect(paths.has(area) && isWithin(area, 'kien-giang'), area).toBe(true);
    }
  });

  it('can stand in a URL as it is', () => {
    for (const { id, path } of register.schools) {
      expect(encodeURIComponent(id)).toBe(id);
      expect(encodeURIComponent(path)).toBe(path);
    }
  });
});

describe('the cast', () => {
  const cast = castOf(register, province);

  it('has a declarer per school, an officer and an observer per unit, an administrator and a responder', () => {
    const count = (role: string) => cast.filter(({ scopes }) => scopes[0]?.role === role).length;
    expect(['declarer', 'officer', 'observer', 'administrator', 'responder'].map(count)).toEqual([
      596, 17, 17, 1, 1,
    ]);
    expect(distinct(cast.map(({ email }) => email))).toBe(cast.length);
  });

  it('lives at reserved addresses only, with numbers nobody has', () => {
    for (const { email, phone } of cast) {
      expect(email).toMatch(/^[a-z0-9.-]+@[a-z.]+\.example$/);
      expect(phone).toMatch(/^0297 000 \d{4}$/);
    }
  });
});

describe('the synthetic history', () => {
  const endsAt = '2021-02-25T22:59:00.000Z';
  const demo = makeDemo(province, endsAt, false);
  const latest = demo.told[0];

  it('tells six weeks, latest first, with no round at Tết', () => {
    expect(demo.told.map(({ round }) => round.id)).toEqual([
      ...['2021-02-22', '2021-02-19', '2021-02-17-x6f2d0a510000', '2021-02-08', '2021-02-05', '2021-02-01'],
      ...['2021-01-29', '2021-01-25', '2021-01-22', '2021-01-18', '2021-01-15'],
    ]);
    expect(demo.told.filter(({ round }) => !round.closedAt)).toEqual([latest]);
  });

  it('is the same at every start', () => {
    expect(makeDemo(province, endsAt, false)).toEqual(demo);
  });

  it('declares nothing the page would refuse or ask about', () => {
    const criteria = criteriaSet('moet-1467');
    const found = demo.told.flatMap(({ round, duties }) =>
      duties.flatMap(({ declaration, brief }) =>
        declaration && criteria
          ? check(declaration, {
              level: brief.level,
              today: round.date,
              criteria,
              questions: round.questions,
            })
          : [],
      ),
    );
    expect([criteria !== undefined, found]).toEqual([true, []]);
  });

  it('has a few of every kind an official has to deal with', () => {
    const briefs = latest?.duties.map(({ brief }) => brief) ?? [];
    const number = (is: (brief: (typeof briefs)[number]) => unknown) => briefs.filter(is).length;
    const figures = {
      silent: number((b) => !b.firstAt),
      silentRunning: number((b) => !b.firstAt && b.silentBefore >= 2),
      late: number((b) => (b.firstAt ?? '') > (latest?.round.dueAt ?? '')),
      suspended: number((b) => b.declared?.operation === 'closed'),
      unsafe: number((b) => b.declared?.safety === 'unsafe'),
      mandatoryFailed: number((b) => b.declared?.safety === 'mandatory-failed'),
      newCases: number((b) => b.declared?.cases.newConfirmed),
      unreachable: number((b) => b.unreachable),
    };
    for (const [kind, count] of Object.entries(figures)) {
      expect(count, kind).toBeGreaterThan(0);
      expect(count, kind).toBeLessThan(60);
    }
  });

  it('counts each round as the system would: every summary adds up to its schools', () => {
    for (const { summaries, round } of demo.told) {
      const whole = summaries.find(({ unit }) => unit === 'kien-giang')?.due;
      const parts = summaries
        .filter(({ unit }) => unit !== 'kien-giang')
        .map(({ due }) => due?.declared ?? 0);
      expect(
        parts.reduce((a, b) => a + b, 0),
        round.id,
      ).toBe(whole?.declared);
      expect(whole?.expected).toBeGreaterThan(round.kind === 'scheduled' ? 580 : 40);
    }
  });

  it('goes on after closing: calls, supplements in every state, excuses, counted beside what was frozen', () => {
    const closed = demo.told.filter(({ round }) => round.closedAt);
    const duties = closed.flatMap((each) => each.duties);
    const states = duties.flatMap(({ supplement }) => supplement?.state ?? []);
    expect(new Set(states)).toEqual(new Set(['waiting', 'accepted', 'declined']));
    expect(duties.some(({ brief }) => brief.excuse)).toBe(true);
    expect(duties.some(({ brief }) => brief.lastCall)).toBe(true);
    for (const { summaries, round, duties: all } of closed) {
      const whole = summaries.find(({ unit }) => unit === 'kien-giang');
      const accepted = all.filter(({ brief }) => brief.supplement === 'accepted').length;
      expect(whole?.after?.figures.supplemented ?? 0, round.id).toBe(accepted);
      expect(whole?.close?.supplemented ?? 0, round.id).toBe(0);
      expect(round.supplements !== undefined, round.id).toBe(all.some(({ supplement }) => supplement));
    }
  });

  it('is not told when none is wanted', () => {
    expect(makeDemo(province, endsAt, true).told).toEqual([]);
  });
});

describe('An Giang after 1/7/2025', () => {
  const anGiang = readProvince('an-giang');
  const sample = readRegister('an-giang');

  it('has two tiers: every unit stands right below the province, every school below a unit', () => {
    const depths = (paths: readonly { path: string }[]) =>
      [...new Set(paths.map(({ path }) => path.split('.').length))].sort();
    expect([depths(sample.units), depths(sample.schools)]).toEqual([[1, 2], [3]]);
    expect(new Set(sample.units.map(({ kind }) => kind))).toEqual(
      new Set(['province', 'commune', 'ward', 'special-zone', 'office']),
    );
  });

  it('says of every school that it is a sample', () => {
    for (const { id, name } of sample.schools)
      expect([id.endsWith('-mau'), name]).toEqual([true, expect.stringMatching(/ \(mẫu\)$/)]);
  });

  it('has upper secondary schools under the department, each on a commune’s ground', () => {
    const upper = sample.schools.filter(({ level }) => level.includes('upper'));
    expect(upper.length).toBeGreaterThan(10);
    for (const { path, area } of upper)
      expect([
        path.startsWith('an-giang.truc-thuoc-so.'),
        isWithin(area, 'an-giang') && area !== 'an-giang',
      ]).toEqual([true, true]);
  });

  it('has the offices of its communes in the cast, and nobody of a district', () => {
    const positions = castOf(sample, anGiang).map(({ position }) => position ?? '');
    expect(positions).toContain('Chuyên viên Phòng Văn hóa - Xã hội đặc khu Phú Quốc');
    expect(positions.filter((position) => /huyện|phòng g/i.test(position))).toEqual([]);
  });

  it('tells its own weeks: Tuesdays and Thursdays, a holiday’s slot on the day after, by the other criteria', () => {
    const told = makeDemo(anGiang, '2025-10-01T22:44:00.000Z', false).told;
    expect(told.map(({ round }) => round.id).slice(-7)).toEqual([
      ...['2025-09-11', '2025-09-09', '2025-09-04', '2025-09-03', '2025-08-28', '2025-08-26', '2025-08-21'],
    ]);
    expect(new Set(told.map(({ round }) => round.criteria.set))).toEqual(new Set(['hanoi-3668']));
    const safety = new Set(
      told.flatMap(({ duties }) => duties.flatMap(({ brief }) => brief.declared?.safety ?? [])),
    );
    expect([...safety].sort()).toEqual(['fair', 'good', 'mandatory-failed', 'not-assessed', 'unsafe']);
    const kinds = Map.groupBy(told[0]?.duties ?? [], ({ brief }) => (brief.firstAt ? 'declared' : 'silent'));
    expect(kinds.get('silent')?.length).toBeGreaterThan(2);
    expect(kinds.get('declared')?.length).toBeGreaterThan(100);
  });
});
