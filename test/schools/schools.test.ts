/** The register in the table: a scope is what lies below it, a school is found wherever it stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTable } from '../../functions/platform/table.ts';
import { schoolItem } from '../../functions/schools/schools.store.ts';
import { DEPARTMENT, HON_DAT, PHU_QUOC, PROVINCE, school, schools, units } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

/** Named like Hòn Đất and more: it must not be taken for a part of it. */
const HON_DAT_TWO = `${HON_DAT}-2`;
const next = school(HON_DAT_TWO, 'th-hon-dat-hai', 'primary');

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse('2021-02-26T05:00:00.000Z');
  expect(await day.system.schools.isEmpty()).toBe(true);
  await day.register(units, [...schools, next], []);
});
afterAll(() => day.close());

const below = async (path: string) => (await day.system.schools.below(path)).map(({ id }) => id);

describe('the register', () => {
  it('is not empty once it has a school, however many units it had before', async () => {
    expect(await day.system.schools.isEmpty()).toBe(false);
    const bare = await rehearse('2021-02-26T05:00:00.000Z');
    await bare.register(units, [], []);
    expect(await bare.system.schools.isEmpty()).toBe(true);
    await bare.close();
  });

  it('names the schools below a unit and no neighbour’s', async () => {
    expect(await below(HON_DAT)).toEqual(['th-hon-dat']);
    expect(await below(HON_DAT_TWO)).toEqual([next.id]);
    expect(await below(DEPARTMENT)).toEqual(['thpt-phu-quoc']);
    expect((await below(PROVINCE)).sort()).toEqual([...schools, next].map(({ id }) => id).sort());
    expect(await below('kien-giang.khong-co')).toEqual([]);
  });

  it('has its units parents first, and none of them among the schools', async () => {
    const paths = (await day.system.schools.units()).map(({ path }) => path);
    expect(paths[0]).toBe(PROVINCE);
    expect(paths.sort()).toEqual(units.map(({ path }) => path).sort());
    expect(await below(PROVINCE)).not.toContain(PHU_QUOC);
  });

  it('finds a school by its code, and nobody under a code that is not there or is a unit', async () => {
    expect(await day.system.schools.school('thpt-phu-quoc')).toMatchObject({ area: PHU_QUOC });
    for (const id of ['khong-co', PROVINCE, 'TREE'])
      expect(await day.system.schools.school(id)).toBeUndefined();
  });

  it('finds a school where it stands now after it was written there again', async () => {
    const [first] = schools;
    if (!first) throw new Error('no school');
    await makeTable(day.table, day.documents).put(schoolItem({ ...first, name: 'Tên mới' }));
    expect(await day.system.schools.school(first.id)).toMatchObject({ path: first.path, name: 'Tên mới' });
    expect((await below(PHU_QUOC)).filter((id) => id === first.id)).toHaveLength(1);
  });
});
