/** Alerts as people see them: on whose list they stand, who takes them, and that the first of two stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { changeSchool } from '../../functions/schools/registering.step.ts';
import { type Api, api } from '../support/api.ts';
import {
  admin,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  responder,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const classes = [
  { label: '3A', confirmed: 1, contacts: 4, lastDay: '2021-02-24', measure: 'remote' as const },
  { label: '=1+1', confirmed: 0, contacts: 2, measure: 'none' as const },
];

let day: Rehearsal;
let call: Api;
const cookies = new Map<string, string>();
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await day.agenda();
  const declare = async (time: string, id: string, count: number, rows = classes) => {
    day.clock.set(at(time));
    await declares(day.system, ROUND, id, { ...withCases(count), classes: rows }, at(time));
    await day.agenda();
  };
  await declare('08:00', 'th-duong-dong-1', 2);
  await declare('08:05', 'thpt-phu-quoc', 1, []);
  await declare('08:10', 'th-hon-dat', 3, []);
  day.clock.set(at('08:35'));
  await day.agenda();
  for (const { email } of [huong, stranger, admin, observer, responder])
    cookies.set(email, (await day.system.grants.openSession(email, 'office', day.clock.now())).token);
});
afterAll(() => day.close());

const as = ({ email }: { email: string }) => ({ cookie: cookies.get(email) ?? '' });
const list = async (who: { email: string }, query = '') =>
  (await call('GET', `/api/alerts${query}`, as(who))).body;
const names = (body: { rows: { school: { id: string } }[] }) => body.rows.map(({ school }) => school.id);
const idOf = async (school: string): Promise<string> => {
  const { rows } = await list(admin);
  return rows.find((row: { school: { id: string } }) => row.school.id === school).id;
};
const mark = async (who: { email: string }, school: string, body: object) =>
  call('PUT', `/api/alerts/${await idOf(school)}/mark`, { ...as(who), body });

describe('the list', () => {
  it('has what each unit was told of, newest first: below it, and on its ground', async () => {
    expect(names(await list(admin))).toEqual(['th-hon-dat', 'thpt-phu-quoc', 'th-duong-dong-1']);
    for (const who of [huong, observer])
      expect(names(await list(who))).toEqual(['thpt-phu-quoc', 'th-duong-dong-1']);
    expect(names(await list(stranger))).toEqual(['th-hon-dat']);
    expect(names(await list(responder, `?unit=${PHU_QUOC}`))).toEqual(['thpt-phu-quoc', 'th-duong-dong-1']);
  });

  it('says from how many to how many, and what is known for tracing', async () => {
    const row = (await list(huong)).rows.at(-1);
    expect(row).toMatchObject({
      kind: 'cases',
      before: { newConfirmed: 0 },
      now: { newConfirmed: 2 },
      classes,
    });
    // The criteria are not confirmed: no level leaves.
    expect(row.now.safety).toBeUndefined();
  });

  it('finds without diacritics, by day, by state, and goes on after the last row seen', async () => {
    expect(names(await list(admin, '?q=hon%20dat'))).toEqual(['th-hon-dat']);
    expect((await list(admin, '?from=2021-02-20&to=2021-02-25')).total).toBe(0);
    expect((await list(admin, '?state=taken')).total).toBe(0);
    const first = (await list(admin)).rows[0].id;
    expect(names(await list(admin, `?cursor=${first}`))).toEqual(['thpt-phu-quoc', 'th-duong-dong-1']);
    const counted = await list(admin, '?count=only');
    expect([counted.rows, counted.total, counted.open]).toEqual([[], 3, 3]);
  });

  it('refuses days that are none and ranges that end before they begin', async () => {
    for (const query of [
      '?from=2021-02-30',
      '?from=2021-03-01&to=2021-02-01',
      '?state=x',
      '?from=2019-01-01',
    ])
      expect([query, (await call('GET', `/api/alerts${query}`, as(admin))).status]).toEqual([query, 400]);
  });
});

describe('one alert', () => {
  it('says which units were told when and whom, and whom to call to those who may', async () => {
    const url = `/api/alerts/${await idOf('th-duong-dong-1')}`;
    const { body } = await call('GET', url, as(huong));
    expect(body.told).toEqual([
      { unit: PROVINCE, name: 'Tỉnh Kiên Giang', at: at('08:00'), people: [responder.name] },
      { unit: PHU_QUOC, name: 'Thành phố Phú Quốc', at: at('08:00'), people: [huong.name] },
    ]);
    expect(body.contact.phone).toBe('0297 000 0001');
    const seen = await call('GET', url, as(observer));
    expect([seen.status, seen.body.contact]).toEqual([200, undefined]);
    expect(JSON.stringify(seen.body)).not.toContain('@');
  });

  it('is a stranger’s not, whether it exists or not', async () => {
    const url = `/api/alerts/${await idOf('th-duong-dong-1')}`;
    expect((await call('GET', url, as(stranger))).status).toBe(403);
    expect((await call('GET', '/api/alerts/bnVsbA', as(stranger))).status).toBe(404);
  });

  it('shows what stands when the school has corrected itself since', async () => {
    day.clock.set(at('08:50'));
    await declares(day.system, ROUND, 'th-hon-dat', { ...withCases(3), classes }, at('08:50'));
    const { body } = await call('GET', `/api/alerts/${await idOf('th-hon-dat')}`, as(stranger));
    expect([body.alert.classes, body.newer]).toEqual([
      [],
      { revision: 2, at: at('08:50'), newConfirmed: 3, classes },
    ]);
  });
});

describe('“Đã tiếp nhận”', () => {
  it('of two at once the first stands and the second is told who; all who see the alert see it', async () => {
    const answers = await Promise.all([
      mark(huong, 'thpt-phu-quoc', { taken: true, note: 'đã báo trạm y tế' }),
      mark(responder, 'thpt-phu-quoc', { taken: true, note: 'đã báo trạm y tế' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
    const { undoUntil, ...taken } = winner?.body.alert.mark ?? {};
    expect(loser?.body).toMatchObject({ code: 'already-taken', mark: taken });
    expect(undoUntil).toBe(at('09:20'));
    for (const who of [admin, observer]) {
      const row = (await list(who)).rows.find((each: { mark?: object }) => each.mark);
      expect(row.mark).toEqual(taken);
    }
    expect((await list(observer)).open).toBe(1);
  });

  it('done again is the same; a note may be added; taken back within the time it is open again', async () => {
    const first = await mark(huong, 'th-duong-dong-1', { taken: true });
    const again = await mark(huong, 'th-duong-dong-1', { taken: true });
    expect(again.body).toEqual(first.body);
    const noted = await mark(huong, 'th-duong-dong-1', { taken: true, note: 'lớp 3A nghỉ' });
    expect(noted.body.alert.mark).toMatchObject({ at: at('08:50'), note: 'lớp 3A nghỉ' });
    expect((await mark(responder, 'th-duong-dong-1', { taken: false })).status).toBe(409);
    expect((await mark(huong, 'th-duong-dong-1', { taken: false })).body.alert.mark).toBeUndefined();
    expect((await mark(huong, 'th-duong-dong-1', { taken: false })).status).toBe(200);
    expect((await mark(responder, 'th-duong-dong-1', { taken: true })).body.alert.mark.by).toBe(
      responder.name,
    );
    const { body } = await call('GET', `/api/alerts/${await idOf('th-duong-dong-1')}`, as(admin));
    expect(body.marks.map(({ what, by }: { what: string; by: string }) => `${what} ${by}`)).toEqual([
      `taken ${huong.name}`,
      `taken ${huong.name}`,
      `taken-back ${huong.name}`,
      `taken ${responder.name}`,
    ]);
  });

  it('taken and taken back without end, keeps the newest of it', async () => {
    for (let n = 0; n < 60; n++) {
      const seen = await day.system.alerts.alert(await idOf('th-hon-dat'));
      if (!seen) throw new Error('no alert');
      const mark = { by: `Người ${n}`, email: stranger.email, role: 'officer' as const, at: day.clock.now() };
      const [standing, what] = seen.mark ? [undefined, 'taken-back' as const] : [mark, 'taken' as const];
      expect(await day.system.alerts.settle(seen, standing, { what, ...mark })).toBeDefined();
      expect(await day.system.alerts.settle(seen, standing, { what, ...mark })).toBeUndefined();
    }
    const { marks, mark } = (await day.system.alerts.alert(await idOf('th-hon-dat'))) ?? {};
    expect([marks?.length, marks?.at(-1)?.by, mark]).toEqual([50, 'Người 59', undefined]);
  });

  it('refuses numbers, asks about names, and takes a yes for an answer', async () => {
    const said = async (note: string, more = {}) => {
      const { status, body } = await mark(stranger, 'th-hon-dat', { taken: true, note, ...more });
      return [status, body.fields?.[0].code];
    };
    expect(await said('gọi 0912 345 678', { notName: true })).toEqual([422, 'personal-number']);
    expect(await said('em Nguyễn Văn An')).toEqual([422, 'name-like']);
    expect(await said('x'.repeat(301))).toEqual([400, 'too_big']);
    expect(await said('em Nguyễn Văn An', { notName: true })).toEqual([200, undefined]);
  });

  it('is nothing an observer does', async () => {
    expect((await mark(observer, 'th-duong-dong-1', { taken: true })).status).toBe(403);
    expect((await list(observer)).rows.map(({ mayMark }: { mayMark: boolean }) => mayMark)).toEqual([
      false,
      false,
    ]);
  });

  it('stays after half an hour', async () => {
    day.clock.set(at('09:30'));
    const answer = await mark(stranger, 'th-hon-dat', { taken: false });
    expect([answer.status, answer.body.code]).toEqual([409, 'undo-too-late']);
  });

  it('is mentioned in the next alert of the school', async () => {
    await declares(day.system, ROUND, 'th-hon-dat', { ...withCases(5), classes: [] }, at('09:30'));
    await day.agenda();
    const [mail] = day.mailbox.list({ to: stranger.email }).slice(-1);
    const { text = '' } = (mail && (await day.mailbox.read(mail.id))) ?? {};
    expect(text).toMatch(/Phạm Văn Lạ đã tiếp nhận lúc/);
    expect(text).toContain(`/quan-ly/?don-vi=${HON_DAT}&xem=canh-bao&ma=${await idOf('th-hon-dat')}`);
  });
});

it('goes to the health service as a file, one line per class, nothing in it that runs', async () => {
  const { body } = await call('GET', '/api/exports/alerts?format=csv', as(responder));
  const lines = String(body).trim().split('\r\n');
  expect(lines[0]).toContain('Lớp, điểm trường');
  const ours = lines.filter((line) => line.includes('th-duong-dong-1'));
  expect(ours).toHaveLength(2);
  expect(ours[0]).toContain('3A,1,4,2021-02-24');
  expect(ours[1]).toContain(",'=1+1,0,2,");
  expect(ours[0]).toContain(`${responder.name} (Y tế)`);
});

it('of a school that has moved since, tells whom to call to the office that runs it now', async () => {
  const seen = await day.system.schools.school('th-duong-dong-1');
  if (!seen) throw new Error('no school');
  const url = `/api/alerts/${await idOf(seen.id)}`;
  await changeSchool(
    day.system,
    seen,
    { unit: HON_DAT, area: HON_DAT },
    { by: admin.email },
    day.clock.now(),
  );
  const { body, status } = await call('GET', url, as(huong));
  expect([status, body.contact]).toEqual([200, undefined]);
  expect((await call('GET', url, as(admin))).body.contact).toBeDefined();
});
