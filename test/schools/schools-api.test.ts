/** The register through the API: what each answer holds, and an import from the file to the last school. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { type Api, api } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  HON_DAT,
  huong,
  PHU_QUOC,
  PROVINCE,
  schools,
  units,
} from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';
import { MESSY } from './spreadsheet.ts';

let day: Rehearsal;
let call: Api;
let cookie: string;
let officer: string;
beforeAll(async () => {
  day = await rehearse(instantOf('2021-02-25', '09:00', 'Asia/Ho_Chi_Minh'));
  await day.register(units, schools, everyone);
  call = api(day);
  const session = async (email: string) =>
    (await day.system.grants.openSession(email, 'office', day.clock.now())).token;
  cookie = await session(admin.email);
  officer = await session(huong.email);
});
afterAll(() => day.close());

const ask = (method: string, path: string, body?: object) =>
  call(method, path, { cookie, ...(body && { body }) });
const act = async (id: string, what: object) => {
  const { body } = await ask('GET', `/api/schools/${id}`);
  return ask('PUT', `/api/schools/${id}`, { revision: body.school.revision, act: what });
};
const send = (bytes: Uint8Array, query: string) =>
  call('POST', `/api/schools/imports?${query}`, {
    cookie,
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });
const ids = (answer: { body: { rows: { id: string }[] } }) => answer.body.rows.map(({ id }) => id);
const register = async () => (await wholeTable(day)).filter(({ pk }) => pk === 'TREE');
const csvOf = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';')).join('\r\n');

describe('the list', () => {
  it('finds by words without diacritics, by level and by what is missing, and says how many have an account', async () => {
    const { body } = await ask('GET', '/api/schools');
    expect([body.total, body.coverage, body.unit.path]).toEqual([
      5,
      { schools: 5, withAccount: 5 },
      PROVINCE,
    ]);
    expect(ids(await ask('GET', '/api/schools?q=truong%20THO%20chau'))).toEqual(['ththcs-tho-chau']);
    expect(ids(await ask('GET', '/api/schools?q=hon%20dat'))).toEqual(['th-hon-dat']);
    expect(ids(await ask('GET', '/api/schools?level=preschool'))).toEqual(['mn-ganh-dau']);
    await day.system.accounts.change(declarer('th-hon-dat'), { disabledAt: day.clock.now() }, [], {
      at: day.clock.now(),
      by: admin.email,
      what: 'disabled',
    });
    expect(ids(await ask('GET', '/api/schools?state=no-account'))).toEqual(['th-hon-dat']);
  });

  it('shows an officer what he runs, and nothing of who asks for more', async () => {
    const { body } = await call('GET', '/api/schools', { cookie: officer });
    expect(body.rows.map(({ unit }: { unit: { path: string } }) => unit.path)).toEqual([
      PHU_QUOC,
      PHU_QUOC,
      PHU_QUOC,
    ]);
    const { body: own } = await call('GET', '/api/units', { cookie: officer });
    expect(own.units).toMatchObject([{ path: PHU_QUOC, schools: 3, withAccount: 3 }]);
    expect((await call('GET', `/api/schools?unit=${HON_DAT}`, { cookie: officer })).status).toBe(403);
  });
});

describe('a school', () => {
  it('is edited, moved, merged and opened again, and each step stands in its record', async () => {
    const id = 'mn-ganh-dau';
    await act(id, {
      kind: 'edit',
      name: ' Mầm non  Gành Dầu ',
      level: 'preschool',
      area: PHU_QUOC,
      from: '2020-09-01',
    });
    await act(id, { kind: 'move', unit: HON_DAT, area: PHU_QUOC });
    await act(id, { kind: 'merge', until: '2021-06-01', successor: 'th-hon-dat' });
    const { body } = await act(id, { kind: 'reopen' });
    expect(body.school).toMatchObject({ name: 'Mầm non Gành Dầu', unit: { path: HON_DAT }, open: true });
    expect(body.school.changes.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual(
      ['reopened', 'merged', 'moved', 'edited'].map((what) => [what, admin.email]),
    );
    expect(body.school).not.toHaveProperty('successor');
    await act(id, { kind: 'move', unit: PHU_QUOC, area: PHU_QUOC });
  });

  it.each([
    [{ kind: 'move', unit: PHU_QUOC, area: PHU_QUOC }, 'unit'],
    [{ kind: 'move', unit: 'kien-giang.none', area: PHU_QUOC }, 'unit'],
    [{ kind: 'close', until: '2020-09-01' }, 'until'],
    [{ kind: 'close', until: '2021-02-30' }, 'until'],
    [{ kind: 'merge', until: '2021-06-01', successor: 'th-duong-dong-1' }, 'successor'],
    [{ kind: 'merge', until: '2021-06-01', successor: 'none' }, 'successor'],
    [{ kind: 'edit', name: ' ', level: 'primary', area: PHU_QUOC, from: '2020-09-01' }, 'name'],
  ])('refuses %o at its field', async (what, field) => {
    const { status, body } = await act('th-duong-dong-1', what);
    expect([status, body.fields?.[0]?.path]).toEqual([422, field]);
  });
});

it('a code is another school’s however it is written, and a unit gets no path of a school', async () => {
  const school = {
    id: 'TH-HON-DAT',
    name: 'Khác',
    level: 'primary',
    unit: PHU_QUOC,
    area: PHU_QUOC,
    from: '2020-01-01',
  };
  const answers = [
    await ask('POST', '/api/schools', school),
    await ask('POST', '/api/units', { parent: HON_DAT, name: 'Xã', code: 'th-hon-dat' }),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'code-taken'],
    [409, 'code-taken'],
  ]);
});

describe('a unit', () => {
  it('with schools is closed only with a place for them, and the agenda takes them there', async () => {
    const close = (to?: string) =>
      ask('PUT', `/api/units/${HON_DAT}`, { revision: 0, act: { kind: 'close', ...(to && { to }) } });
    expect((await close()).body.fields[0]).toMatchObject({
      path: 'to',
      vi: expect.stringContaining('1 trường'),
    });
    expect((await close(HON_DAT)).body.fields[0]).toMatchObject({ path: 'to' });
    const { body } = await close(PHU_QUOC);
    expect(body.units[0]).toMatchObject({ until: '2021-02-25', emptying: true });
    await day.agenda();
    expect(ids(await ask('GET', `/api/schools?unit=${PHU_QUOC}&q=hon`))).toEqual(['th-hon-dat']);
    const opened = await ask('PUT', `/api/units/${HON_DAT}`, { revision: 1, act: { kind: 'reopen' } });
    expect(opened.body.units[0]).toMatchObject({ emptying: false, schools: 0 });
    await act('th-hon-dat', { kind: 'move', unit: HON_DAT, area: HON_DAT });
    expect((await ask('PUT', `/api/units/${PROVINCE}`, { revision: 0, act: { kind: 'close' } })).status).toBe(
      403,
    );
  });
});

describe('an import', () => {
  it('of a messy file: nothing is touched by the dry run, good rows are applied, all problems can be taken along', async () => {
    const before = await register();
    const checked = await send(new TextEncoder().encode(csvOf(MESSY)), 'dry-run=true&name=danh%20sach.csv');
    const { id, counts, problems, rows, ignored } = checked.body.import;
    expect(counts).toEqual({ total: 17, added: 1, changed: 2, unchanged: 1, rejected: 13, accounts: 2 });
    expect([problems.length, rows.length, ignored]).toEqual([13, 3, ['Stt', 'Ghi chú']]);
    expect(await register()).toEqual(before);
    const { body: applying } = await ask('PUT', `/api/schools/imports/${id}`, { apply: true });
    expect(applying.import).toMatchObject({ state: 'applying', progress: { done: 0, of: 1 } });
    await day.agenda();
    const { body: done } = await ask('GET', `/api/schools/imports/${id}`);
    expect(done.import).toMatchObject({
      state: 'done',
      file: 'danh sach.csv',
      outcomes: { added: 1, changed: 2, failed: 0, accounts: 2 },
    });
    const { body } = await ask('GET', '/api/schools/moi-1');
    expect(body.school).toMatchObject({
      accounts: 2,
      unit: { path: PHU_QUOC },
      changes: [{ what: 'added', via: id }],
    });
    const file = await ask('GET', `/api/exports/import-problems?import=${id}&format=csv`);
    expect(String(file.body).split('\r\n')).toHaveLength(15);
  });

  it('of the register’s own export, as CSV and as XLSX, finds everything unchanged', async () => {
    for (const format of ['csv', 'xlsx']) {
      const { body } = await ask('GET', `/api/exports/register?format=${format}`);
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
      const { total, unchanged } = (await send(bytes, 'dry-run=true')).body.import.counts;
      expect([format, total, unchanged]).toEqual([format, 6, 6]);
    }
  });

  it('of the template is a file that says what it wants', async () => {
    const { body } = await ask('GET', '/api/exports/register-template?format=csv');
    const { counts } = (await send(new TextEncoder().encode(body), 'dry-run=true')).body.import;
    expect(counts).toMatchObject({ total: 1, added: 1, rejected: 0 });
  });

  it('older than a day is made anew, and one that cannot be read says why', async () => {
    const { body } = await send(new TextEncoder().encode(csvOf(MESSY)), 'dry-run=true');
    day.clock.set(instantOf('2021-02-26', '09:30', 'Asia/Ho_Chi_Minh'));
    cookie = (await day.system.grants.openSession(admin.email, 'office', day.clock.now())).token;
    const late = await ask('PUT', `/api/schools/imports/${body.import.id}`, { apply: true });
    expect([late.status, late.body.code]).toEqual([409, 'import-expired']);
    const refused = await send(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'dry-run=true');
    expect([refused.status, refused.body.fields[0]]).toEqual([
      422,
      expect.objectContaining({ path: 'file', code: 'old-excel', vi: expect.stringContaining('.xls') }),
    ]);
  });
});
