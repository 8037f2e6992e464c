/** Friday 26/02/2021, 15:49, in a Kiên Giang small enough to read: its 16 units, Phú Quốc's 32 schools, a few of the others. */
import { counts } from '../../functions/declarations/draft.ts';
import type { RoundBrief } from '../../functions/declarations/mine.ts';
import type { DutyRow, OverviewAnswer, SessionAnswer, UnitRef } from '../../functions/oversight/overview.ts';
import { type Figures, tally } from '../../functions/oversight/tally.ts';
import { isWithin, type Level } from '../../functions/schools/unit.ts';

export const NOW = '2021-02-26T08:49:00.000Z';
const PROVINCE = 'kien-giang';
const UNITS =
  `rach-gia,Thành phố Rạch Giá,51|ha-tien,Thành phố Hà Tiên,19|kien-luong,Huyện Kiên Lương,22|hon-dat,Huyện Hòn Đất,54|tan-hiep,Huyện Tân Hiệp,50|chau-thanh,Huyện Châu Thành,48|giong-rieng,Huyện Giồng Riềng,58|go-quao,Huyện Gò Quao,39|an-bien,Huyện An Biên,41|an-minh,Huyện An Minh,42|vinh-thuan,Huyện Vĩnh Thuận,30|phu-quoc,Thành phố Phú Quốc,32|kien-hai,Huyện Kiên Hải,8|u-minh-thuong,Huyện U Minh Thượng,31|giang-thanh,Huyện Giang Thành,15|truc-thuoc-so,Các đơn vị trực thuộc Sở GDĐT,56`
    .split('|')
    .map((line) => line.split(','))
    .map(([code = '', name = '', schools = '']) => ({
      path: `${PROVINCE}.${code}`,
      name,
      kind: 'district',
      schools: Number(schools),
    }));
const PHU_QUOC =
  'Mầm non An Thới|Mầm non Bãi Thơm|Mầm non Cửa Cạn|Mầm non Cửa Dương|Mầm non Dương Đông|Mầm non Gành Dầu|Mầm non Hàm Ninh|Mầm non Hồ Thị Nghiêm|Tiểu học An Thới 1|Tiểu học An Thới 2|Tiểu học An Thới 3|Tiểu học Cửa Dương 1|Tiểu học Cửa Dương 2|Tiểu học Dương Đông 1|Tiểu học Dương Đông 2|Tiểu học Dương Đông 3|Tiểu học Dương Đông 4|Tiểu học Dương Tơ 1|Tiểu học Dương Tơ 2|Tiểu học và THCS An Thới 2|Tiểu học và THCS Bãi Bổn|Tiểu học và THCS Bãi Thơm|Tiểu học và THCS Cửa Cạn|Tiểu học và THCS Cửa Dương|Tiểu học và THCS Gành Dầu|Tiểu học và THCS Hàm Ninh|Tiểu học và THCS Nguyễn Trung Trực|Tiểu học và THCS Thổ Châu|THCS An Thới 1|THCS Dương Đông 1|THCS Dương Đông 2|THCS Dương Tơ'.split(
    '|',
  );

const round = (id: string, closed: boolean): RoundBrief => ({
  id,
  kind: 'scheduled',
  title: '',
  opensAt: `${id}T23:00:00.000Z`,
  dueAt: `${id}T09:30:00.000Z`,
  closesAt: '2021-02-28T23:00:00.000Z',
  ...(closed && { closedAt: '2021-02-25T23:00:00.000Z' }),
  criteria: { set: 'moet-1467', version: 1, confirmed: false },
  questions: [],
});
export const ROUNDS = ['2021-02-26', '2021-02-22', '2021-02-19', '2021-02-08'].map((id, i) =>
  round(id, i > 0),
);

const levelOf = (name: string): Level =>
  name.startsWith('Mầm')
    ? 'preschool'
    : name.startsWith('Tiểu học và')
      ? 'primary-lower-secondary'
      : name.startsWith('Tiểu')
        ? 'primary'
        : name.includes('THPT')
          ? 'upper-secondary'
          : 'lower-secondary';

const kinds = ['Mầm non', 'Tiểu học', 'THCS', 'Tiểu học và THCS'];
const namesOf = (unit: (typeof UNITS)[number]): string[] =>
  unit.path.endsWith('phu-quoc')
    ? PHU_QUOC
    : Array.from({ length: unit.schools }, (_, i) => {
        const place = unit.name.replace(/^(Huyện|Thành phố) |Các đơn vị trực thuộc Sở GDĐT/, '');
        return place === '' ? `THPT số ${i + 1}` : `${kinds[i % 4]} ${place} ${Math.floor(i / 4) + 1}`;
      });

/** Every 13th school has not declared; of those the first of a unit was silent before. */
function rowOf(unit: UnitRef, name: string, i: number): DutyRow {
  const path = `${unit.path}.s${i}`;
  const school = {
    id: `${unit.path.split('.')[1]}-${i}`,
    path,
    name: `Trường ${name}`,
    level: levelOf(name),
    unit: unit.path,
    area: unit.path,
  };
  const silentBefore = name.includes('Thổ Châu')
    ? 3
    : i === 13 && /hon-dat|kien-hai|phu-quoc/.test(unit.path)
      ? 1
      : 0;
  const base = { school, silentBefore, unreachable: i === 26 };
  if (i % 13 === 0 || name.includes('Thổ Châu')) {
    const contact = {
      name: 'Nguyễn Văn Hải',
      position: 'Hiệu trưởng',
      phone: `0297 3 8${String(i).padStart(2, '0')} 112`,
      email: `lienhe@${school.id}.example`,
    };
    return {
      ...base,
      state: 'awaiting',
      why: { code: 'open', dueAt: '2021-02-26T09:30:00.000Z' },
      revision: 0,
      contact,
    };
  }
  const at = `2021-02-26T0${i % 8}:1${i % 10}:00.000Z`;
  const cases =
    unit.path.endsWith('rach-gia') && i === 7 ? 2 : unit.path.endsWith('phu-quoc') && i === 14 ? 1 : 0;
  const safety =
    i % 29 === 5
      ? 'unsafe'
      : i % 17 === 4
        ? 'mandatory-failed'
        : i % 9 === 2
          ? 'fair'
          : cases > 1
            ? 'not-assessed'
            : 'good';
  const operation = cases > 1 ? 'closed' : cases === 1 ? 'partly' : 'open';
  return {
    ...base,
    state: 'declared',
    why: { code: 'on-time', at },
    revision: cases === 1 ? 2 : 1,
    firstAt: at,
    lastAt: cases === 1 ? '2021-02-26T08:02:00.000Z' : at,
    before: { safety: i % 29 === 5 ? 'fair' : safety, operation: 'open', newConfirmed: 0 },
    declared: {
      operation,
      ...(cases > 1 && { until: '2021-03-03' }),
      learners: { total: 300 + i, absent: i % 12, absentIll: i % 3 },
      staff: { total: 25, absent: i % 2, absentIll: 0 },
      cases: {
        ...counts(0),
        newConfirmed: cases,
        activeConfirmed: cases,
        closeContacts: cases * 6,
        symptomatic: i % 31 === 3 ? 1 : 0,
      },
      classes: cases ? [{ label: '3A', measure: 'remote' }] : [],
      needs: i % 11 === 6 ? ['masks', 'sanitiser'] : i % 23 === 6 ? ['test-kits'] : [],
      safety,
      passed: 13,
    },
  };
}

export const ROWS: readonly DutyRow[] = UNITS.flatMap((unit) =>
  namesOf(unit).map((name, i) => rowOf(unit, name, i)),
);
export const schoolNamed = (name: string): DutyRow => {
  const row = ROWS.find((each) => each.school.name.endsWith(name));
  if (!row) throw new Error(`no school named ${name}`);
  return row;
};

const figuresOf = (rows: readonly DutyRow[]): Figures =>
  tally(
    rows.map(({ state, why, school, ...rest }) => ({ ...rest, level: school.level, status: { state, why } })),
  );
export const refOf = (path: string): UnitRef | undefined =>
  path === PROVINCE
    ? { path, name: 'Tỉnh Kiên Giang', kind: 'province' }
    : UNITS.find((unit) => unit.path === path);
const rank = (row: DutyRow): number =>
  row.state === 'awaiting' ? 1000 + row.silentBefore : (row.declared?.cases.newConfirmed ?? 0);
export const byAttention = (a: DutyRow, b: DutyRow): number => rank(b) - rank(a);

/** @param everyone true: nobody is silent any more */
export function overviewOf(
  path: string,
  level: string,
  id: string,
  everyone = false,
): OverviewAnswer | undefined {
  const unit = refOf(path);
  const found = ROUNDS.find((each) => each.id === id) ?? ROUNDS[0];
  if (!unit || !found) return undefined;
  const seen = ROWS.filter(
    (row) => isWithin(row.school.path, path) && (level === '' || row.school.level === level),
  );
  const rows = everyone ? seen.filter((row) => row.declared) : seen;
  const figures = figuresOf(rows);
  const before: Figures = {
    ...figures,
    newConfirmed: 1,
    safety: { ...figures.safety, unsafe: figures.safety.unsafe + 3 },
    declared: Math.max(0, figures.declared - 4),
  };
  const declared = rows.filter((row) => row.declared);
  const ref = ({ path, name, kind }: UnitRef): UnitRef => ({ path, name, kind });
  return {
    now: NOW,
    round: found,
    unit: ref(unit),
    trail: path === PROVINCE ? [] : [{ path: PROVINCE, name: 'Tỉnh Kiên Giang', kind: 'province' }],
    figures,
    ...(level === '' && { previous: { round: '2021-02-22', figures: before } }),
    units:
      path === PROVINCE
        ? UNITS.map((each) => ({
            ...ref(each),
            figures: figuresOf(rows.filter((row) => isWithin(row.school.path, each.path))),
          }))
        : [],
    levels: [],
    schools: path === PROVINCE ? 0 : rows.length,
    newCases: declared.filter((row) => row.declared?.cases.newConfirmed).sort(byAttention),
    unsafe: declared.filter((row) => row.declared?.safety === 'unsafe').slice(0, 6),
    toCall: rows
      .filter((row) => row.state === 'awaiting')
      .sort(byAttention)
      .slice(0, 20),
  };
}

export const SESSION: SessionAnswer = {
  now: NOW,
  province: {
    name: 'Kiên Giang',
    zone: 'Asia/Ho_Chi_Minh',
    path: PROVINCE,
    office: 'Sở Giáo dục và Đào tạo Kiên Giang',
    offices: { district: 'Phòng Giáo dục và Đào tạo' },
  },
  account: {
    email: 'canbo@sogd.kiengiang.example',
    name: 'Lê Thị Thanh Hương',
    scopes: [{ role: 'officer', by: 'management', target: PROVINCE, targetName: 'Tỉnh Kiên Giang' }],
  },
  home: '/quan-ly/',
  expiresAt: '2021-03-05T00:00:00.000Z',
  synthetic: true,
};
