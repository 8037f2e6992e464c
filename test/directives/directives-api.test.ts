/** Official letters from publishing to the last school: who gets them, who has read them, and that nobody is written to twice. */
import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { mustAcknowledge } from '../../functions/directives/directive.ts';
import { type Api, api, linkTokenOf } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  school,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const MINE = 'th-duong-dong-1';

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
});
afterAll(() => day.close());

const as = async ({ email }: { email: string }) => ({
  cookie: (await day.system.grants.openSession(email, 'office', day.clock.now())).token,
});
let numbers = 0;
const letter = (change: object = {}) => ({
  submission: randomUUID(),
  number: `${++numbers}/BGDĐT-GDTC`,
  issuer: 'Bộ Giáo dục và Đào tạo',
  date: '2021-02-19',
  title: 'Khai báo tình hình dịch COVID-19',
  deadline: '2021-03-01',
  unit: PHU_QUOC,
  levels: [],
  ...change,
});
const publish = async (who: { email: string }, body: object, query = '') =>
  call('POST', `/api/directives${query}`, { ...(await as(who)), body });
const acknowledge = async (id: string, schoolId: string) =>
  call('PUT', `/api/directives/${id}/acknowledgements/${schoolId}`, {
    ...(await as(declarer(schoolId))),
    body: {},
  });
const remind = async (who: { email: string }, id: string, unit: string) =>
  call('POST', `/api/directives/${id}/reminders`, { ...(await as(who)), body: { unit } });
const read = async (who: { email: string }, id: string, query = '') =>
  (await call('GET', `/api/directives/${id}${query}`, await as(who))).body;
const mailsAbout = (what: string) =>
  day.mailbox
    .list()
    .filter(({ subject }) => subject.includes(what))
    .map(({ to }) => to)
    .sort();

describe('publishing', () => {
  it('writes at once to every declarer in scope, once, however often the agenda dies and begins again', async () => {
    const body = letter({ number: '614/BGDĐT-GDTC', levels: ['primary', 'preschool'] });
    const [first, again] = [await publish(huong, body), await publish(huong, body)];
    expect([first.status, first.body.expected, first.body.reachable]).toEqual([201, 2, 2]);
    expect(again.body).toEqual(first.body);
    await day.agenda();
    const sent = ['mn-ganh-dau@truong.example', `${MINE}@truong.example`];
    expect(mailsAbout('[Văn bản] 614')).toEqual(sent);
    const item = await day.system.directives.get(first.body.id);
    await day.documents.send(
      new PutCommand({
        TableName: day.table,
        Item: { pk: 'DIRECTIVE', sk: first.body.id, ...item, wake: 'BULK', wakeAt: day.clock.now() },
      }),
    );
    await day.agenda();
    expect(mailsAbout('[Văn bản] 614')).toEqual(sent);
  });

  it('looks who would get it without publishing', async () => {
    const { status, body } = await publish(admin, letter({ unit: PROVINCE }), '?dry-run=true');
    expect([status, body.expected, body.reachable]).toEqual([200, 5, 5]);
    expect(body.units).toContainEqual({ name: 'Thành phố Phú Quốc', schools: 3 });
    expect((await call('GET', '/api/directives', await as(admin))).body.total).toBe(1);
  });

  it('refuses bad letters with a sentence per field, and asks about a number used before', async () => {
    const codes = async (change: object) =>
      (await publish(huong, letter(change))).body.fields?.map(
        ({ path, code }: Record<string, string>) => `${path} ${code}`,
      );
    expect(await codes({ number: '1', link: 'http://moet.gov.vn' })).toEqual(['link link-not-https']);
    expect(await codes({ number: '1', link: 'javascript:alert(1)' })).toEqual(['link link-not-https']);
    expect(await codes({ number: '1', deadline: '2021-02-25' })).toEqual(['deadline deadline-past']);
    expect(await codes({ number: ' ', date: '2021-03-02' })).toEqual([
      'number blank',
      'date date-ahead',
      'deadline deadline-before-letter',
    ]);
    expect(await codes({ number: '1', levels: ['continuing'] })).toEqual(['levels no-school']);
    expect(await codes({ number: '614/bgdđt-gdtc ' })).toEqual(['number number-used']);
    expect((await publish(huong, letter({ number: '614/BGDĐT-GDTC', numberAgain: true }))).status).toBe(201);
  });
});

describe('acknowledging', () => {
  it('shows n/N and who has not; the first stands; a link of a reminder may not', async () => {
    const sent = letter();
    const { body } = await publish(huong, sent);
    const link = { token: await linkTokenOf(day, `${MINE}@truong.example`) };
    const url = `/api/directives/${body.id}/acknowledgements/${MINE}`;
    expect((await call('PUT', url, { ...link, body: {} })).status).toBe(403);
    const shown = async () =>
      (await call('GET', '/api/duties/mine', link)).body.directives.find(
        ({ number }: { number: string }) => number === sent.number,
      );
    expect(await shown()).toMatchObject({ deadline: '2021-03-01', owed: [MINE] });
    const first = await acknowledge(body.id, MINE);
    day.clock.set(at('07:30'));
    expect((await acknowledge(body.id, MINE)).body.acknowledged).toEqual(first.body.acknowledged);
    const seen = await read(huong, body.id);
    expect([seen.directive.acknowledged, seen.directive.expected]).toEqual([1, 3]);
    expect(
      seen.rows
        .map((row: { school: { id: string } }) => row.school.id)
        .slice(0, 2)
        .sort(),
    ).toEqual(['mn-ganh-dau', 'ththcs-tho-chau']);
    expect(seen.rows[0].contact.phone).toBe('0297 000 0001');
    expect((await read(observer, body.id, '?state=missing')).rows[0].contact).toBeUndefined();
    expect(await shown()).toMatchObject({ owed: [] });
  });

  it('is not for schools the letter is not for, nor of a letter withdrawn; a correction needs the newest', async () => {
    const body = letter({ levels: ['primary'] });
    const { id } = (await publish(huong, body)).body;
    expect((await acknowledge(id, 'mn-ganh-dau')).status).toBe(404);
    expect((await call('GET', `/api/directives/${id}`, await as(stranger))).status).toBe(404);
    const { submission: _, unit: __, levels: ___, ...said } = body;
    const edit = async (sent: object) =>
      (await call('PUT', `/api/directives/${id}`, { ...(await as(huong)), body: sent })).status;
    expect(await edit({ ...said, revision: 1, withdrawn: true })).toBe(200);
    expect(await edit({ ...said, revision: 1, withdrawn: false })).toBe(409);
    expect((await acknowledge(id, MINE)).status).toBe(404);
    await day.agenda();
    expect(mailsAbout(body.number)).toEqual([]);
    expect(await edit({ ...said, revision: 2, withdrawn: false })).toBe(200);
    const { changes } = (await read(huong, id)).directive;
    expect(changes.map(({ what, by }: Record<string, string>) => `${what} ${by}`)).toEqual(
      ['published', 'withdrawn', 'restored'].map((what) => `${what} ${huong.name}`),
    );
  });

  it('counts schools open now and open by the deadline', () => {
    const directive = { unit: PHU_QUOC, levels: [], deadline: '2021-03-01' };
    const opened = (from: string, until?: string) =>
      mustAcknowledge(
        directive,
        { ...school(PHU_QUOC, 'x', 'primary'), from, ...(until && { until }) },
        '2021-03-10',
      );
    expect([opened('2021-03-01'), opened('2021-03-02'), opened('2020-01-01', '2021-03-10')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('reminding', () => {
  it('is nothing for an observer, nor for a stranger’s schools', async () => {
    const { id } = (await publish(admin, letter({ unit: PROVINCE }))).body;
    expect((await remind(observer, id, PHU_QUOC)).status).toBe(403);
    expect((await remind(stranger, id, PHU_QUOC)).status).toBe(403);
    expect((await publish(huong, letter({ unit: PROVINCE }))).status).toBe(403);
  });

  it('goes to those who have not, once a day whoever asks, and not to who acknowledged meanwhile', async () => {
    const sent = letter({ unit: PROVINCE });
    const { id } = (await publish(admin, sent)).body;
    await acknowledge(id, MINE);
    const answers = await Promise.all([remind(huong, id, PHU_QUOC), remind(huong, id, PHU_QUOC)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ schools: 2, unreachable: 0 });
    // The province's own reminder leaves out those Phú Quốc has reminded.
    expect((await remind(admin, id, PROVINCE)).body).toMatchObject({ schools: 2 });
    await acknowledge(id, 'mn-ganh-dau');
    await day.agenda();
    expect(mailsAbout(`Nhắc xác nhận văn bản] ${sent.number}`)).toEqual([
      'th-hon-dat@truong.example',
      'thpt-phu-quoc@truong.example',
      'ththcs-tho-chau@truong.example',
    ]);
    const seen = await read(huong, id);
    expect([seen.mayRemind, seen.remindedToday, seen.reminders.length]).toEqual([true, true, 2]);
    day.clock.set(at('07:00', '2021-02-27'));
    expect((await remind(huong, id, PHU_QUOC)).body.schools).toBe(1);
  });
});

it('writes to whole units only so often an hour, and keeps the newest changes of a letter', async () => {
  day.clock.set(at('20:00'));
  const one = await publish(admin, letter({ unit: PROVINCE }));
  const { id } = one.body;
  for (let n = 0; n < 19; n++) expect((await publish(admin, letter({ unit: PHU_QUOC }))).status).toBe(201);
  const more = await publish(admin, letter({ unit: PHU_QUOC }));
  expect([more.status, more.body.code]).toEqual([429, 'too-many-requests']);
  expect((await publish(admin, letter({ unit: PHU_QUOC }), '?dry-run=true')).status).toBe(200);
  for (let n = 0; n < 60; n++) {
    const item = await day.system.directives.get(id);
    if (!item) throw new Error('no letter');
    const change = { at: day.clock.now(), by: `Người ${n}`, what: 'edited' as const };
    await day.system.directives.edit(item, { title: `Lần ${n}`, withdrawnAt: day.clock.now() }, change);
  }
  const item = await day.system.directives.get(id);
  expect([item?.revision, item?.changes.length, item?.changes.at(-1)?.by]).toEqual([61, 50, 'Người 59']);
});
