/** Changing the register while others do: one decides, the rest is told; a death in between costs nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { overviewView } from '../../functions/oversight/oversight.view.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { revokeLinks } from '../../functions/schools/contact-editing.step.ts';
import { applyImport } from '../../functions/schools/importing.step.ts';
import { importsStore } from '../../functions/schools/imports.store.ts';
import { registerStore } from '../../functions/schools/register.store.ts';
import type { NewSchool } from '../../functions/schools/register.ts';
import type { ImportRow } from '../../functions/schools/register-import.ts';
import { addSchool, changeSchool, emptyUnit } from '../../functions/schools/registering.step.ts';
import { admin, DEPARTMENT, everyone, HON_DAT, PHU_QUOC, PROVINCE, schools, units } from '../support/cast.ts';
import { Killed, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const NOW = at('05:30');
const ID = 'th-duong-dong-1';
const doer = { by: admin.email };

let day: Rehearsal;
beforeEach(async () => {
  day = await rehearse(NOW);
  await day.register(units, schools, everyone);
});
afterEach(() => day.close());

/** The same system, dying at the n-th write. */
function dying(after: number) {
  let writes = 0;
  const table = watched(makeTable(day.table, day.documents), () => {
    if (++writes > after) throw new Killed();
  });
  return wire(table, day.system.province, day.clock);
}
const schoolOf = async (id = ID, system = day.system) => {
  const school = await system.schools.school(id);
  if (!school) throw new Error(`no school ${id}`);
  return school;
};
const inProvince = async () =>
  (await day.system.schools.below(PROVINCE)).map(({ id, path }) => `${id} ${path}`);
/** Rows of the index that are the school's own. */
const places = async (id: string) =>
  (await wholeTable(day)).filter((row) => row.ofSchool === id && row.inRound === 'TREE').map(({ sk }) => sk);

describe('moving a school', () => {
  it('makes it stand at its new place once, found by code, by list, and by its old place', async () => {
    const moved = await changeSchool(day.system, await schoolOf(), { unit: HON_DAT }, doer, NOW);
    expect(moved).toMatchObject({ path: `${HON_DAT}.${ID}`, revision: 1, movedFrom: `${PHU_QUOC}.${ID}` });
    expect(moved?.changes).toEqual([
      {
        at: NOW,
        by: admin.email,
        what: 'moved',
        fields: [{ field: 'unit', before: PHU_QUOC, after: HON_DAT }],
      },
    ]);
    expect(await schoolOf()).toEqual(moved);
    expect(await day.system.schools.schoolAt(`${PHU_QUOC}.${ID}`)).toEqual(moved);
    expect((await day.system.schools.below(PHU_QUOC)).map(({ id }) => id)).not.toContain(ID);
    expect((await inProvince()).filter((each) => each.startsWith(ID))).toEqual([`${ID} ${HON_DAT}.${ID}`]);
    expect(await places(ID)).toEqual([`${HON_DAT}.${ID}`]);
  });

  it('and back again leaves it as it was, with both moves told', async () => {
    await changeSchool(day.system, await schoolOf(), { unit: HON_DAT }, doer, NOW);
    await changeSchool(day.system, await schoolOf(), { unit: PHU_QUOC, area: HON_DAT }, doer, NOW);
    const back = await schoolOf();
    expect(back).toMatchObject({ path: `${PHU_QUOC}.${ID}`, area: HON_DAT, revision: 2 });
    expect(back.changes?.map(({ what }) => what)).toEqual(['moved', 'moved']);
    expect(await day.system.schools.schoolAt(`${HON_DAT}.${ID}`)).toEqual(back);
    expect(await places(ID)).toEqual([`${PHU_QUOC}.${ID}`]);
  });

  it('by two people at once: one moves it, the other is told', async () => {
    const seen = await schoolOf();
    const done = await Promise.all([
      changeSchool(day.system, seen, { unit: HON_DAT }, doer, NOW),
      changeSchool(day.system, seen, { unit: `${PROVINCE}.truc-thuoc-so` }, doer, NOW),
      changeSchool(day.system, seen, { name: 'Tên khác' }, doer, NOW),
    ]);
    expect(done.filter((each) => each !== undefined)).toHaveLength(1);
    expect((await inProvince()).filter((each) => each.startsWith(`${ID} `))).toHaveLength(1);
  });

  it('interrupted anywhere it is one school to everybody, and the agenda ends it', async () => {
    for (const [i, school] of schools.slice(0, 3).entries()) {
      const system = dying(i + 1);
      const seen = await schoolOf(school.id);
      await changeSchool(system, seen, { unit: HON_DAT }, doer, NOW).catch((error) => {
        expect(error).toBeInstanceOf(Killed);
      });
      expect((await inProvince()).filter((each) => each.startsWith(`${school.id} `))).toHaveLength(1);
      expect((await schoolOf(school.id)).revision).toBe(1);
    }
    day.clock.set(at('05:32'));
    await day.agenda();
    for (const { id } of schools.slice(0, 3)) {
      expect(await places(id)).toEqual([`${HON_DAT}.${id}`]);
      expect(await schoolOf(id)).not.toHaveProperty('moving');
    }
    expect(await inProvince()).toHaveLength(schools.length);
  });

  it('interrupted, the next change finishes it first and loses nothing', async () => {
    await changeSchool(dying(1), await schoolOf(), { unit: HON_DAT }, doer, NOW).catch(() => undefined);
    const half = await schoolOf();
    expect(half.moving).toBe(`${HON_DAT}.${ID}`);
    const named = await changeSchool(day.system, half, { name: 'Tên mới' }, doer, NOW);
    expect(named).toMatchObject({ path: `${HON_DAT}.${ID}`, name: 'Tên mới', revision: 2 });
  });

  it('leaves nothing to write at the old place: links revoked and a contact given by who saw it there go along', async () => {
    const id = 'chua-co-lien-he';
    const added = await addSchool(
      day.system,
      { id, name: 'Trường Thử', level: 'primary', unit: PHU_QUOC, area: PHU_QUOC, from: '2021-01-01' },
      doer,
      NOW,
    );
    if (added === 'taken') throw new Error('taken');
    await changeSchool(day.system, added, { unit: HON_DAT }, doer, NOW);
    await revokeLinks(day.system, added, { at: NOW, by: 'Ai', email: admin.email });
    const here = await schoolOf(id);
    expect(here).toMatchObject({ path: `${HON_DAT}.${id}`, grantsFrom: NOW });
    const contact = { name: 'Lâm Thị Ánh', position: '', phone: '0912345678' };
    const change = { at: NOW, by: 'Ai', email: admin.email, what: 'contact' as const, after: contact };
    expect(await day.system.contacts.edit(added, contact, change)).toBe(false);
  });

  it('takes effect from the next round: the one that is open keeps the duty where it was', async () => {
    day.clock.set(at('06:00'));
    await day.agenda();
    await changeSchool(day.system, await schoolOf(), { unit: HON_DAT }, doer, at('06:10'));
    day.clock.set(at('06:00', '2021-03-01'));
    await day.agenda();
    const duties = (await wholeTable(day)).filter(({ schoolId }) => schoolId === ID);
    expect(duties.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([
      `ROUND#2021-02-26 ${PHU_QUOC}.${ID}`,
      `ROUND#2021-03-01 ${HON_DAT}.${ID}`,
    ]);
  });

  it('to a unit where another stands at that place takes a place of its own code', async () => {
    const twin: NewSchool = {
      id: 'khac',
      name: 'Khác',
      level: 'primary',
      unit: HON_DAT,
      area: HON_DAT,
      from: '2020-01-01',
    };
    await day.register([], [{ ...twin, path: `${HON_DAT}.${ID}` }], []);
    await day.register([], [{ ...twin, id: 'TH-1', path: `${PHU_QUOC}.th-hon-dat` }], []);
    const moved = await changeSchool(day.system, await schoolOf('TH-1'), { unit: HON_DAT }, doer, NOW);
    expect(moved?.path).toBe(`${HON_DAT}.th-1`);
  });
});

describe('a new school', () => {
  const fresh = (unit: string): NewSchool => ({
    id: 'MOI-1',
    name: 'Mới',
    level: 'primary',
    unit,
    area: unit,
    from: '2021-01-01',
  });

  it('of one code, entered for two units at once, is made once', async () => {
    const done = await Promise.all(
      [PHU_QUOC, HON_DAT].map((unit) => addSchool(day.system, fresh(unit), doer, NOW)),
    );
    expect(done.filter((each) => each === 'taken')).toHaveLength(1);
    expect((await inProvince()).filter((each) => each.startsWith('MOI-1'))).toHaveLength(1);
    expect(await addSchool(day.system, { ...fresh(HON_DAT), id: 'moi-1' }, doer, NOW)).toBe('taken');
  });

  it('takes no place where another left a signpost, nor one that is a unit’s', async () => {
    await changeSchool(day.system, await schoolOf(), { unit: HON_DAT }, doer, NOW);
    const code = (id: string, unit: string) => addSchool(day.system, { ...fresh(unit), id }, doer, NOW);
    expect(await code('TH_Duong-Dong-1', PHU_QUOC)).toMatchObject({ path: `${PHU_QUOC}.th-duong-dong-1-2` });
    expect(await code('phu-quoc', PROVINCE)).toMatchObject({ path: `${PROVINCE}.phu-quoc-2` });
    expect((await day.system.schools.schoolAt(`${PHU_QUOC}.${ID}`))?.id).toBe(ID);
  });

  it('whose maker died before it stood can be made by another two minutes later', async () => {
    await expect(addSchool(dying(1), fresh(PHU_QUOC), doer, NOW)).rejects.toThrow(Killed);
    expect(await addSchool(day.system, fresh(HON_DAT), doer, NOW)).toBe('taken');
    expect(await addSchool(day.system, fresh(HON_DAT), doer, at('05:33'))).toMatchObject({ id: 'MOI-1' });
  });
});

describe('a closed unit', () => {
  it('gives its schools and its ground to the one named, also after a death', async () => {
    const store = day.system.open(registerStore);
    const unit = await day.system.schools.unit(PHU_QUOC);
    if (!unit) throw new Error('no unit');
    const closed = await store.changeUnit(
      unit,
      { until: '2021-02-26', schoolsTo: HON_DAT },
      { at: NOW, by: admin.email, what: 'closed' },
    );
    if (!closed) throw new Error('not closed');
    await expect(emptyUnit(dying(5), closed, NOW)).rejects.toThrow(Killed);
    day.clock.set(at('05:31'));
    await day.agenda();
    expect(await day.system.schools.below(PHU_QUOC)).toEqual([]);
    const gone = await day.system.schools.below(PROVINCE);
    expect(gone.filter(({ area }) => area === PHU_QUOC)).toEqual([]);
    expect((await schoolOf('thpt-phu-quoc')).path).toBe(`${PROVINCE}.truc-thuoc-so.thpt-phu-quoc`);
    expect(await day.system.schools.unit(PHU_QUOC)).not.toHaveProperty('wakeAt');
    day.clock.set(at('06:00'));
    await day.agenda();
    expect(await day.system.duties.paths('2021-02-26')).toHaveLength(schools.length);
    // From then on nobody looks for it on the first view.
    const round = await day.system.rounds.get('2021-02-26');
    if (!round) throw new Error('no round');
    const viewer = { kind: 'account', ...admin } as const;
    const view = await overviewView(day.system, viewer, round, PROVINCE, undefined, at('06:01'));
    expect(view.units.map(({ path }) => path)).toEqual([HON_DAT, DEPARTMENT]);
  });
});

const rows = (count: number): ImportRow[] =>
  Array.from({ length: count }, (_, i) => ({
    row: i + 2,
    id: `n-${i}`,
    declarers: i % 10 === 0 ? [{ email: `n-${i}@truong.example`, name: '' }] : [],
    what: 'add',
    school: {
      id: `n-${i}`,
      name: `Trường ${i}`,
      level: 'primary',
      unit: HON_DAT,
      area: HON_DAT,
      from: '2020-01-01',
    },
  }));
const counts = { total: 0, added: 0, changed: 0, unchanged: 0, rejected: 0, accounts: 0 };
const kept = (id: string, given: readonly ImportRow[]) =>
  day.system
    .open(importsStore)
    .keep({ id, file: 'a.csv', by: admin.email, at: NOW, counts, ignored: [] }, given, []);

describe('applying an import', () => {
  it('killed half-way goes on where it was and makes what it would have made at once', async () => {
    const imports = day.system.open(importsStore);
    await imports.begin(await kept('i-1', rows(130)), admin.email, NOW);
    for (const writes of [30, 90, 120]) {
      const current = await imports.current();
      if (!current) throw new Error('nothing to apply');
      await expect(applyImport(dying(writes), current)).rejects.toThrow(Killed);
      expect((await imports.current())?.import).toBe('i-1');
    }
    day.clock.set(at('05:31'));
    await day.agenda();
    expect(await imports.find('i-1')).toMatchObject({
      finishedAt: at('05:31'),
      outcomes: { added: 130, changed: 0, unchanged: 0, failed: 0, accounts: 13 },
    });
    const made = (await day.system.schools.below(HON_DAT)).filter(({ id }) => id.startsWith('n-'));
    expect(made).toHaveLength(130);
    expect(made.every(({ revision, changes }) => revision === 1 && changes?.[0]?.via === 'i-1')).toBe(true);
    expect((await imports.current())?.import).toBeUndefined();
    const invitations = (await wholeTable(day)).filter(({ purpose }) => purpose === 'invitation');
    expect(new Set(invitations.map(({ to }) => to)).size).toBe(13);
    expect(invitations).toHaveLength(13);
  });

  it('a second time changes nothing, and one waits for the other', async () => {
    const imports = day.system.open(importsStore);
    const [first, second] = [await kept('i-1', rows(30)), await kept('i-2', rows(30))];
    expect(await imports.begin(first, admin.email, NOW)).toBe(true);
    expect(await imports.begin(first, admin.email, NOW)).toBe(true);
    expect(await imports.begin(second, admin.email, NOW)).toBe(false);
    await day.agenda();
    const register = async () =>
      (await wholeTable(day)).filter(({ pk }) => pk === 'TREE' || pk === 'ACCOUNT');
    const before = await register();
    expect(await imports.begin(second, admin.email, NOW)).toBe(true);
    await day.agenda();
    expect(await register()).toEqual(before);
    expect((await imports.find('i-2'))?.outcomes).toMatchObject({ added: 0, unchanged: 30 });
  });

  it('leaves alone what somebody changed since the file was checked, and says so', async () => {
    const imports = day.system.open(importsStore);
    const wish = { name: 'Tên của tệp' };
    const row: ImportRow = {
      row: 7,
      id: ID,
      declarers: [],
      what: 'change',
      name: '',
      wish,
      seen: 0,
      seenContact: 0,
      fields: [],
    };
    await imports.begin(await kept('i-1', [row]), admin.email, NOW);
    await changeSchool(day.system, await schoolOf(), { name: 'Tên của người' }, doer, NOW);
    await day.agenda();
    expect((await schoolOf()).name).toBe('Tên của người');
    expect(await imports.problems('i-1')).toMatchObject([{ row: 7, code: 'changed-meanwhile' }]);
    expect((await imports.find('i-1'))?.outcomes).toMatchObject({ changed: 0, failed: 1 });
  });

  it('opens a closed school again', async () => {
    const imports = day.system.open(importsStore);
    const closing = { until: '2021-01-01', successor: 'mn-ganh-dau' };
    const closed = await changeSchool(day.system, await schoolOf(), closing, doer, NOW);
    const row: ImportRow = {
      row: 2,
      id: ID,
      declarers: [],
      what: 'change',
      name: '',
      wish: { until: null, successor: null },
      seen: closed?.revision ?? 0,
      seenContact: 0,
      fields: [],
    };
    await imports.begin(await kept('i-1', [row]), admin.email, NOW);
    await day.agenda();
    const found = await schoolOf();
    expect(found).not.toHaveProperty('until');
    expect(found).not.toHaveProperty('successor');
    expect(found.changes?.at(-1)).toMatchObject({ what: 'reopened', via: 'i-1' });
  });

  it('does not write over a contact that an officer mended since, and ends links to an address it replaces', async () => {
    const imports = day.system.open(importsStore);
    const contact = { name: 'Lê Thị Mới', position: 'Hiệu trưởng', phone: '0297 000 0009' };
    const rowOf = (id: string, n: number): ImportRow => ({
      row: n,
      id,
      declarers: [],
      what: 'change',
      name: '',
      wish: { contact },
      seen: 0,
      seenContact: 0,
      fields: [],
    });
    await day.register(
      [],
      [{ ...(await schoolOf('mn-ganh-dau')), contact: { ...contact, email: 'mn-ganh-dau@truong.example' } }],
      [],
    );
    await imports.begin(await kept('i-1', [rowOf(ID, 2), rowOf('mn-ganh-dau', 3)]), admin.email, NOW);
    const mended = { ...contact, name: 'Của cán bộ' };
    const event = { at: NOW, by: 'Hương', email: 'huong@phuquoc.example', what: 'contact' as const };
    expect(await day.system.contacts.edit(await schoolOf(), mended, event)).toBe(true);
    await day.agenda();
    expect((await schoolOf()).contact).toEqual(mended);
    expect(await imports.problems('i-1')).toMatchObject([{ row: 2, code: 'changed-meanwhile' }]);
    expect(await schoolOf('mn-ganh-dau')).toMatchObject({ contact, grantsFrom: NOW, contactRevision: 1 });
  });

  it('while a round opens: each school gets one duty, wherever it was met', async () => {
    const imports = day.system.open(importsStore);
    const moves = schools.slice(0, 3).map(
      ({ id, name }, i): ImportRow => ({
        row: i + 2,
        id,
        declarers: [],
        what: 'change',
        name,
        wish: { unit: HON_DAT },
        seen: 0,
        seenContact: 0,
        fields: [],
      }),
    );
    await imports.begin(await kept('i-1', [...moves, ...rows(40)]), admin.email, NOW);
    const current = await imports.current();
    if (!current) throw new Error('nothing to apply');
    day.clock.set(at('06:00'));
    await Promise.all([applyImport(day.system, current), day.agenda()]);
    await day.agenda();
    const duties = (await wholeTable(day)).filter(({ pk }) => pk === 'ROUND#2021-02-26');
    const ids = duties.map(({ schoolId }) => String(schoolId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(schools.map(({ id }) => id)));
  });
});
