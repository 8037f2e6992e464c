/** The office's rules without a browser: addresses, order, change, differences, words, bytes. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { NO_FIGURES } from '../../functions/oversight/tally.ts';
import { buildSite } from '../../web/build.ts';
import { sortUnits, type UnitLine } from '../../web/office/attention.ts';
import { changeOf } from '../../web/office/change.ts';
import { differences } from '../../web/office/differences.ts';
import { hrefOf, type Place, readPlace, sortedBy, VIEWS } from '../../web/office/place.ts';
import { letterOf } from '../../web/office/results/letterhead.ts';
import { en } from '../../web/office/texts.en.ts';
import { vi } from '../../web/office/texts.vi.ts';
import { dutyOf } from './office.schools.ts';
import { schoolNamed } from './office.world.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const places: fc.Arbitrary<Place> = fc.record({
  view: fc.constantFrom('' as const, ...VIEWS.filter((view) => view !== 'truong')),
  round: words,
  unit: words,
  level: words,
  school: words,
  state: words,
  safety: words,
  need: words,
  cases: words,
  q: words,
  sort: words,
  tab: words,
  id: words,
  kind: words,
  from: words,
  to: words,
  rounds: words,
});

test('every place survives its own address', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(readPlace(new URL(hrefOf(place), 'http://here').search)).toEqual(place);
    }),
  );
});

test('the address is what a person would dictate', () => {
  const place = readPlace('?ky=2021-02-26&don-vi=kien-giang.phu-quoc&cap=primary&lạ=1');
  expect(hrefOf(place)).toBe('/quan-ly/?ky=2021-02-26&don-vi=kien-giang.phu-quoc&cap=primary');
  expect(hrefOf({ ...place, state: 'awaiting,silent' })).toContain('tinh-trang=awaiting,silent');
  expect(readPlace('?xem=truong').view).toBe('');
});

test('a heading sorts its own best way first, then turns round', () => {
  expect(sortedBy('', 'owing', '-')).toBe('-owing');
  expect(sortedBy('-owing', 'owing', '-')).toBe('owing');
  expect(sortedBy('name', 'name')).toBe('-name');
});

const unit = (name: string, figures: Partial<typeof NO_FIGURES>): UnitLine => ({
  path: name,
  name,
  kind: 'district',
  figures: { ...NO_FIGURES, ...figures },
});
const order = (units: readonly UnitLine[], sort: string): string[] =>
  sortUnits(units, sort).map(({ name }) => name);

test('units with new cases come first, then silence running, then who owes most; columns sort both ways', () => {
  const units = [
    unit('Huyện Ổn', { expected: 10, declared: 10 }),
    unit('Huyện Nợ', { expected: 10, declared: 4, awaiting: 6 }),
    unit('Huyện Im', { expected: 10, declared: 9, silent: 1, silentRunning: 1 }),
    unit('Thành phố Ca', { expected: 10, declared: 10, newConfirmed: 1 }),
    unit('Huyện Trống', {}),
  ];
  expect(order(units, '')).toEqual(['Thành phố Ca', 'Huyện Im', 'Huyện Nợ', 'Huyện Ổn', 'Huyện Trống']);
  expect(order(units, 'name')[0]).toBe('Thành phố Ca');
  expect(order(units, 'declared')[0]).toBe('Huyện Nợ');
  expect(order(units, '-declared')[0]).toBe('Huyện Trống');
  expect(order(units, 'nonsense')).toEqual(order(units, ''));
});

test('fewer is only said when nearly as many have declared; more is said at once', () => {
  expect(changeOf(1, 5, 100, 590)).toEqual({ kind: 'too-early' });
  expect(changeOf(6, 5, 100, 590)).toEqual({ kind: 'up', by: 1 });
  expect(changeOf(1, 5, 580, 590)).toEqual({ kind: 'down', by: 4 });
  expect(changeOf(1, 5, 100, 590, true)).toEqual({ kind: 'down', by: 4 });
  expect(changeOf(5, 5, 590, 590)).toEqual({ kind: 'same' });
  expect(changeOf(5, 5, 100, 590)).toEqual({ kind: 'too-early' });
});

test('a correction is told by its fields, and by nothing else', () => {
  const duty = dutyOf(schoolNamed('Tiểu học Dương Đông 2'), '2021-02-26');
  const [first, second] = (duty?.revisions ?? []).map(({ declaration }) => declaration);
  if (!first || !second) throw new Error('the school has two revisions');
  expect(differences(first, first)).toEqual([]);
  expect(differences(first, { ...first, confirmed: ['absence-high'] })).toEqual([]);
  expect(differences(first, second).map(({ path }) => path)).toEqual([
    'operation.state',
    'learners.absent',
    'cases.learners.newConfirmed',
    'cases.learners.activeConfirmed',
    'cases.learners.closeContacts',
    'classes',
    'criteria.passed',
  ]);
});

/** Every leaf of a language with its place and kind. */
const shape = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => shape(member, `${path}.${key}`))
    : [`${path} ${typeof value}`];
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

test('both languages are complete, and no Vietnamese sentence was left in the English', () => {
  expect(shape(en).sort()).toEqual(shape(vi).sort());
  const english = leaves({ ...en, otherLanguage: '' }).map((leaf) =>
    typeof leaf === 'function' ? String(leaf('1', '2')) : String(leaf),
  );
  expect(english.filter((text) => /[ăâđêôơưạ-ỹ]/i.test(text))).toEqual([]);
  expect(leaves(vi).every((leaf) => leaf !== '')).toBe(true);
});

test('every screen’s own words too', async () => {
  const folder = join(import.meta.dirname, '../../web/office/texts');
  const names = (await readdir(folder)).flatMap((name) => /^(.+)\.vi\.ts$/.exec(name)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    const [vietnamese, english]: object[] = await Promise.all(
      ['vi', 'en'].map((language) => import(join(folder, `${name}.${language}.ts`))),
    );
    const [own, twin] = [Object.values(vietnamese ?? {}), Object.values(english ?? {})];
    expect([name, shape(twin).sort()]).toEqual([name, shape(own).sort()]);
    // The language is named in itself.
    const words = leaves(twin).filter((leaf) => typeof leaf === 'string' && leaf !== 'Tiếng Việt');
    expect([name, words.filter((text) => /[ăâđêôơưạ-ỹ]/i.test(String(text)))]).toEqual([name, []]);
  }
});

const LIMIT = 40_000;
/** What a district's first view loads: the page, its styles, and whatever its scripts import without being asked. */
async function firstFiles(root: string): Promise<string[]> {
  const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const waiting = named(page, /assets\/([\w.-]+\.(?:js|css))/g);
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (name.endsWith('.js'))
      waiting.push(
        ...named(
          await readFile(join(root, 'assets', name), 'utf8'),
          /(?:from|import)\s*["']\.\/([\w.-]+)["']/g,
        ),
      );
  }
  return ['index.html', ...[...found].map((name) => join('assets', name))];
}

test('the first view is at most 40 kB gzip', async () => {
  const site = await mkdtemp(join(tmpdir(), 'office-bytes-'));
  await buildSite('office', site);
  const root = join(site, 'quan-ly');
  const first = await firstFiles(root);
  expect(first.length).toBeGreaterThan(2);
  expect(first.length).toBeLessThan((await readdir(join(root, 'assets'))).length);
  const sizes = await Promise.all(
    first.map(async (name) => gzipSync(await readFile(join(root, name)), { level: 9 }).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  await rm(site, { recursive: true });
  process.stdout.write(`/quan-ly/ first view: ${total} bytes gzip of ${LIMIT} (${first.length} files)\n`);
  expect(total).toBeLessThanOrEqual(LIMIT);
});

describe('the head of the printed report', () => {
  const kienGiang = {
    name: 'Kiên Giang',
    zone: 'Asia/Ho_Chi_Minh',
    path: 'kien-giang',
    office: 'Sở Giáo dục và Đào tạo Kiên Giang',
    offices: { district: 'Phòng Giáo dục và Đào tạo' },
  };
  const anGiang = {
    ...kienGiang,
    name: 'An Giang',
    path: 'an-giang',
    office: 'Sở Giáo dục và Đào tạo An Giang',
    offices: { commune: 'Phòng Văn hóa - Xã hội' },
  };
  const head = (unit: Parameters<typeof letterOf>[0], province: Parameters<typeof letterOf>[1]) => {
    const { parent, office, place, position } = letterOf(unit, province);
    return [parent, office, place, position];
  };

  it('is the department’s for the province and for the units it runs itself', () => {
    const department = [
      'UBND TỈNH KIÊN GIANG',
      'SỞ GIÁO DỤC VÀ ĐÀO TẠO KIÊN GIANG',
      'Kiên Giang',
      'GIÁM ĐỐC',
    ];
    const own = { path: 'kien-giang.truc-thuoc-so', name: 'Các đơn vị trực thuộc Sở GDĐT', kind: 'office' };
    expect(head({ path: 'kien-giang', name: 'Tỉnh Kiên Giang', kind: 'province' }, kienGiang)).toEqual(
      department,
    );
    expect(head(own, kienGiang)).toEqual(department);
  });

  it('is the office of the unit, as the province’s file calls those of its kind', () => {
    expect(head({ path: 'kien-giang.hon-dat', name: 'Huyện Hòn Đất', kind: 'district' }, kienGiang)).toEqual([
      'UBND HUYỆN HÒN ĐẤT',
      'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO',
      'Hòn Đất',
      'TRƯỞNG PHÒNG',
    ]);
    expect(head({ path: 'an-giang.go-quao', name: 'Xã Gò Quao', kind: 'commune' }, anGiang)).toEqual([
      'UBND XÃ GÒ QUAO',
      'PHÒNG VĂN HÓA - XÃ HỘI',
      'Gò Quao',
      'TRƯỞNG PHÒNG',
    ]);
  });

  it('is the people’s committee’s where the file names no office', () => {
    expect(
      head({ path: 'an-giang.phu-quoc', name: 'Đặc khu Phú Quốc', kind: 'special-zone' }, anGiang),
    ).toEqual(['', 'UBND ĐẶC KHU PHÚ QUỐC', 'Phú Quốc', 'CHỦ TỊCH']);
  });
});
