/** What the API really answers is what it says it answers: every route, driven over a round and its closing. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { ROUTE_DOCS } from '../../functions/platform/documented.ts';
import { type Answer, type Api, api, linkTokenOf, signIn } from '../support/api.ts';
import {
  admin,
  DEPARTMENT,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  school,
  schools,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { witness } from '../support/witness.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const MINE = 'th-duong-dong-1';
const OTHER = 'mn-ganh-dau';
const SUSPENDED = 'ththcs-tho-chau';
const LATE = 'thpt-phu-quoc';
const url = (id: string, round = '2021-02-26') => `/api/rounds/${round}/duties/${id}`;
/** More than one page of a list holds. */
const many = Array.from({ length: 55 }, (_, i) => school(HON_DAT, `mn-${i}`, 'preschool'));

const { seen, broken, watched } = witness();

let day: Rehearsal;
let call: Api;
let link: string;
let cookies: { school: string; leaving: string; offices: string[] };
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, [...schools, ...many], everyone);
  call = watched(api(day));
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  link = await linkTokenOf(day, `${MINE}@truong.example`);
  day.clock.set(at('08:01'));
  const emails = [
    `${MINE}@truong.example`,
    'th-hon-dat@truong.example',
    admin.email,
    huong.email,
    observer.email,
  ];
  const [mine = '', leaving = '', ...offices] = await Promise.all(emails.map((e) => signIn(call, day, e)));
  cookies = { school: mine, leaving, offices };
});
afterAll(() => day.close());

const body = (change: object = {}) => ({
  submission: randomUUID(),
  revision: 0,
  declaration: plain(),
  ...change,
});
const put = async (id: string, sent: unknown, round?: string) =>
  call('PUT', url(id, round), { token: await linkTokenOf(day, `${id}@truong.example`), body: sent });
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);

/** All that can be read of a school, and all that an office sees. */
async function readAll(round = '2021-02-26') {
  const [first = ''] = cookies.offices;
  const answers = [
    call('GET', '/api/duties/mine', { token: link }),
    call('GET', '/api/duties/mine', { cookie: cookies.school }),
    ...[MINE, OTHER, SUSPENDED].map((id) => call('GET', url(id, round), { cookie: first })),
    ...[MINE, OTHER, SUSPENDED].map((id) => call('GET', `/api/schools/${id}/history`, { cookie: first })),
    ...[MINE, OTHER, SUSPENDED].map((id) => call('GET', `${url(id, round)}/on-behalf`, { cookie: first })),
    ...cookies.offices.flatMap((cookie) => [
      call('GET', '/api/rounds', { cookie }),
      call('GET', `/api/rounds/${round}/overview`, { cookie }),
      call('GET', '/api/rounds/latest/overview?level=primary', { cookie }),
      call('GET', `/api/rounds/${round}/duties`, { cookie }),
      call('GET', `/api/rounds/latest/duties?state=awaiting,silent&safety=good&q=tho&sort=name`, { cookie }),
      ...['csv', 'xlsx'].map((format) => call('GET', `/api/exports/duties?format=${format}`, { cookie })),
    ]),
  ];
  return statuses(await Promise.all(answers));
}

describe('signing in and out', () => {
  it('answers', async () => {
    const { leaving: cookie } = cookies;
    const sessions = await Promise.all([
      call('GET', '/api/session', { cookie }),
      call('POST', '/api/session', { body: { token: 'x'.repeat(43) } }),
      call('POST', '/api/session', { body: { email: 'none' } }),
      call('GET', '/api/session', { token: link }),
      call('GET', '/api/session'),
      call('POST', '/api/sign-in', { body: {}, headers: { origin: undefined } }),
      ...Array.from({ length: 6 }, () => call('POST', '/api/sign-in', { body: { email: 'ai@do.example' } })),
    ]);
    expect(statuses(sessions.slice(0, 6))).toEqual([200, 401, 400, 403, 401, 403]);
    expect(statuses(sessions.slice(6)).sort()).toEqual([202, 202, 202, 202, 202, 429]);
    const own = (sent: object) => call('PUT', '/api/session', { cookie: cookies.school, body: sent });
    const switched = await Promise.all([
      own({ level: 'primary' }),
      own({ level: null }),
      own({ digest: true }),
    ]);
    expect(statuses(switched)).toEqual([200, 200, 422]);
    const oneClick = (sent: string) =>
      call('POST', `/api/unsubscribe/${'x'.repeat(43)}`, {
        body: sent,
        headers: { origin: undefined, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const unsubscribed = await Promise.all([
      call('GET', `/api/unsubscribe/${'x'.repeat(43)}`),
      oneClick('List-Unsubscribe=One-Click'),
      oneClick('List-Unsubscribe=Never'),
    ]);
    expect(statuses(unsubscribed)).toEqual([303, 200, 400]);
    expect((await call('DELETE', '/api/session?everywhere=true', { cookie })).status).toBe(200);
    expect((await call('GET', '/api/openapi.json')).status).toBe(200);
  });
});

describe('a round', () => {
  it('before anybody declared', async () => {
    expect(new Set(await readAll())).toEqual(new Set([200]));
    const [first = ''] = cookies.offices;
    const page = await call('GET', `/api/rounds/latest/duties?unit=${HON_DAT}`, { cookie: first });
    expect(page.body.cursor).toEqual(expect.any(String));
    const last = await call('GET', `/api/rounds/latest/duties?cursor=${page.body.cursor}`, { cookie: first });
    expect(last.status).toBe(200);
  });

  it('refuses', async () => {
    const [first = '', second = ''] = cookies.offices;
    const wrong = plain({ learners: { total: 412, absent: 421, absentIll: 0 }, remark: 'Gọi 0912 345 678' });
    const answers = await Promise.all([
      put(MINE, body({ declaration: wrong })),
      put(MINE, body({ extra: 1 })),
      put(MINE, body({ revision: 7 })),
      put(MINE, '{"submission":'),
      put(MINE, body({ filler: 'x'.repeat(16 * 1024) })),
      put(MINE, body(), '2021-02-27'),
      call('PUT', url(OTHER), { token: link, body: body() }),
      call('PUT', url(MINE), { token: link, body: 'a=1', headers: { 'content-type': 'text/plain' } }),
      call('GET', '/api/duties/mine', { token: link, headers: { 'x-origin-key': 'guessed' } }),
      call('GET', '/api/rounds/2020-01-01/overview', { cookie: first }),
      call('GET', '/api/rounds/latest/overview?unit=kien-giang.none', { cookie: first }),
      call('GET', '/api/rounds/latest/overview?level=none', { cookie: first }),
      call('GET', '/api/rounds/latest/duties?sort=none', { cookie: first }),
      call('GET', `/api/rounds/latest/duties?unit=${DEPARTMENT}`, { cookie: second }),
      call('GET', '/api/schools/none/history', { cookie: second }),
    ]);
    expect(statuses(answers)).toEqual([
      422, 400, 409, 400, 413, 404, 403, 415, 403, 404, 404, 400, 400, 403, 403,
    ]);
  });

  it('with declarations of every kind', async () => {
    const sent = body({ preparedAt: '2021-02-26T08:00:10+07:00' });
    const classes = [
      {
        label: '3A',
        confirmed: 1,
        contacts: 0,
        lastDay: '2021-02-24',
        measure: 'remote' as const,
        reportedAt: '2021-02-25T08:00+07:00',
      },
    ];
    const operation = { state: 'closed' as const, reason: 'khử khuẩn', until: '2021-03-05' };
    const first = await put(MINE, sent);
    const again = await Promise.all([
      put(MINE, sent),
      put(MINE, { ...sent, revision: 1 }),
      put(MINE, body()),
    ]);
    const more = await Promise.all([
      put(MINE, body({ revision: 1, declaration: { ...withCases(2), classes } })),
      put(SUSPENDED, body({ declaration: plain({ operation }) })),
      put(
        OTHER,
        body({ declaration: plain({ criteria: { set: 'moet-1467', version: 1, passed: [1, 2] } }) }),
      ),
    ]);
    expect(statuses([first, ...again, ...more])).toEqual([200, 200, 409, 409, 200, 200, 200]);
    const receipt = (id: string) => call('POST', `${url(id)}/receipt`, { token: link, body: {} });
    expect(statuses([await receipt(MINE), await receipt(MINE), await receipt(OTHER)])).toEqual([
      200, 200, 403,
    ]);
    expect(new Set(await readAll())).toEqual(new Set([200]));
  });

  it('settings: read, tried, changed, refused, and what was changed', async () => {
    const [cookie = ''] = cookies.offices;
    const settings = (sent: object, query = '') =>
      call('PUT', `/api/settings${query}`, { cookie, body: sent });
    const holidays = [{ from: '2021-03-08', to: '2021-03-08', name: 'Nghỉ bão', stages: ['preschool'] }];
    const answers = [
      await call('GET', '/api/settings', { cookie }),
      await settings({ revision: 0, holidays }, '?dry-run=true'),
      await settings({ revision: 0, holidays, rollOutBy: null }),
      await settings({ revision: 0, holidays }),
      await settings({ revision: 1, weekdays: [] }),
      await call('GET', '/api/settings/revisions', { cookie }),
      await call('GET', '/api/settings/revisions?cursor=x', { cookie }),
      await call('GET', '/api/public/situation'),
      await call('GET', '/api/public/schools?q=duong'),
      await settings({ revision: 1, publication: { situation: true, schools: true } }),
      await call('GET', '/api/public/schools?q=duong dong'),
      await call('GET', '/api/public/schools?q=d'),
    ];
    expect(statuses(answers)).toEqual([200, 200, 200, 409, 422, 200, 400, 200, 404, 200, 200, 400]);
  });

  it('the register: read, changed, refused, imported', async () => {
    const [cookie = '', second = ''] = cookies.offices;
    const ask = (method: string, path: string, sent?: object) =>
      call(method, path, { cookie, ...(sent && { body: sent }) });
    const school = {
      id: 'moi-1',
      name: 'Trường mới',
      level: 'primary',
      unit: HON_DAT,
      area: HON_DAT,
      from: '2021-02-01',
    };
    const act = (id: string, revision: number, what: object) =>
      ask('PUT', `/api/schools/${id}`, { revision, act: what });
    const unit = (revision: number, what: object) =>
      ask('PUT', '/api/units/kien-giang.moi', { revision, act: what });
    const contact = { name: 'Lê Thị A', position: '', phone: '0297 000 0001' };
    const answers = [
      await ask('GET', `/api/schools?unit=${HON_DAT}&level=preschool&state=open&q=mn&sort=changed`),
      await ask('GET', '/api/schools?state=none'),
      await ask('GET', '/api/schools?unit=kien-giang.none'),
      await ask('POST', '/api/schools', { ...school, contact }),
      await ask('POST', '/api/schools', school),
      await ask('POST', '/api/schools', { ...school, id: 'có dấu', from: '2021-02-31' }),
      await act('moi-1', 1, { kind: 'move', unit: PHU_QUOC, area: PHU_QUOC }),
      await act('moi-1', 1, { kind: 'reopen' }),
      await act('moi-1', 2, { kind: 'merge', until: '2021-04-01', successor: MINE }),
      await act('moi-1', 3, { kind: 'merge', until: '2021-01-01', successor: 'moi-1' }),
      await ask('GET', '/api/schools/moi-1'),
      await ask('GET', '/api/schools/none'),
      await act('none', 0, { kind: 'reopen' }),
      await ask('POST', '/api/units', { parent: 'kien-giang', name: 'Huyện Mới', code: 'moi' }),
      await ask('POST', '/api/units', { parent: 'kien-giang', name: 'Huyện Mới', code: 'moi' }),
      await ask('POST', '/api/units', { parent: 'kien-giang', name: '' }),
      await unit(1, { kind: 'close' }),
      await unit(1, { kind: 'reopen' }),
      await unit(2, { kind: 'reopen' }),
      await ask('PUT', '/api/units/kien-giang.none', { revision: 0, act: { kind: 'reopen' } }),
      await ask('PUT', `/api/units/${HON_DAT}`, { revision: 0, act: { kind: 'close' } }),
      await ask('GET', '/api/units'),
      await call('GET', '/api/units', { cookie: second }),
      await call('GET', '/api/exports/register-template', { cookie: second }),
      await call('GET', '/api/exports/register?format=csv', { cookie: second }),
    ];
    expect(statuses(answers)).toEqual([
      200, 400, 404, 201, 409, 422, 200, 409, 200, 422, 200, 404, 404, 201, 409, 422, 200, 409, 200, 404, 422,
      200, 200, 200, 200,
    ]);
    const file = (text: string, query = '?name=a.csv') =>
      call('POST', `/api/schools/imports${query}`, {
        cookie,
        body: text,
        headers: { 'content-type': 'text/csv' },
      });
    const head = 'Mã trường,Tên trường,Cấp học,Đơn vị quản lý,E-mail\n';
    const good = `${head}moi-2,Trường 2,THCS,hon-dat,a@truong.example\nmoi-3,Trường 3,Đại học,hon-dat\n`;
    const checked = await file(good, '?dry-run=true');
    const one = `/api/schools/imports/${checked.body.import.id}`;
    const imports = [
      checked,
      await file('không có gì'),
      await ask('GET', one),
      await file(good),
      await ask('PUT', one, { apply: true }),
      await ask('GET', '/api/schools/imports'),
      await ask('GET', '/api/schools/imports/none'),
      await ask('PUT', '/api/schools/imports/none', { apply: true }),
      await ask('GET', `/api/exports/import-problems?import=${checked.body.import.id}`),
      await ask('GET', '/api/exports/import-problems?import=none'),
    ];
    expect(statuses(imports)).toEqual([200, 422, 200, 202, 409, 200, 404, 404, 200, 404]);
    await day.agenda();
    expect(
      statuses([await ask('GET', '/api/schools/imports'), await ask('PUT', one, { apply: true })]),
    ).toEqual([200, 202]);
    // What comes after knows only the schools there were.
    day.clock.set(at('08:02'));
    await day.agenda();
    for (const id of ['moi-1', 'moi-2']) {
      const { body: now } = await ask('GET', `/api/schools/${id}`);
      await act(id, now.school.revision, { kind: 'close', until: '2021-02-27' });
    }
  });

  it('alerts, and who took them', async () => {
    day.clock.set(at('08:03'));
    await day.agenda();
    const [first = '', second = '', third = ''] = cookies.offices;
    const { body: list } = await call('GET', '/api/alerts', { cookie: second });
    const one = `/api/alerts/${list.rows[0].id}`;
    const mark = (cookie: string, sent: object) => call('PUT', `${one}/mark`, { cookie, body: sent });
    const answers = [
      await mark(second, { taken: true, note: 'Gọi 0912 345 678' }),
      await mark(second, { taken: true, note: 'Đã báo trạm y tế' }),
      await mark(first, { taken: true }),
      await mark(third, { taken: true }),
      await call('GET', one, { cookie: second }),
      await call('GET', '/api/alerts?state=taken&q=duong&from=2021-02-26&to=2021-02-26', { cookie: third }),
      await call('GET', '/api/alerts?count=only', { cookie: first }),
      await call('GET', '/api/alerts?from=2021-02-30', { cookie: first }),
      await call('GET', '/api/alerts/khong-co', { cookie: first }),
      await call('GET', '/api/exports/alerts?format=csv', { cookie: third }),
      await mark(second, { taken: false }),
      await mark(second, { taken: true }),
    ];
    day.clock.set(at('08:40'));
    answers.push(await mark(second, { taken: false }));
    expect(statuses(answers)).toEqual([422, 200, 409, 403, 200, 200, 200, 400, 404, 200, 200, 200, 409]);
  });

  it('accounts: asked for, invited, changed, moved, disabled, printed', async () => {
    const [cookie = ''] = cookies.offices;
    const asked = (method: string, path: string, sent?: object) =>
      call(method, `/api/accounts${path}`, { cookie, body: sent });
    const given = { email: 'lan@truong.example', name: 'Danh Thị Lan' };
    const scopes = [{ role: 'declarer', by: 'school', target: 'mn-3' }];
    const { body: made } = await asked('POST', '', { ...given, scopes });
    const one = `/${made.account.id}`;
    const answers = [
      await asked('POST', '', { ...given, scopes: [] }),
      await asked('GET', '?role=declarer&state=never,unreachable&q=lan&sort=-invited'),
      await asked('GET', '?state=none'),
      await asked('GET', `/schools?unit=${HON_DAT}&state=none&q=mn`),
      await asked('GET', one),
      await asked('GET', '/none'),
      await asked('PUT', one, { revision: 0 }),
      await asked('PUT', one, { revision: 1, person: { name: 'Danh Thị Lan', phone: '0912345678' } }),
      await asked('PUT', `${one}/state`, { revision: 2, disabled: true }),
      await asked('POST', `${one}/invitation`, { revision: 3 }),
      await asked('PUT', `${one}/state`, { revision: 3, disabled: false }),
      await asked('POST', `${one}/invitation`, { revision: 4 }),
      await asked('PUT', `${one}/address`, { revision: 5, email: 'none' }),
      await asked('PUT', `${one}/address`, { revision: 5, email: 'lan.moi@truong.example' }),
      await asked('POST', '/invitations', { schools: ['mn-3', 'mn-4'] }),
      await asked('POST', '/invitations', { unit: HON_DAT }),
      await asked('POST', '/activation-codes', { unit: HON_DAT }),
      await asked('POST', '/activation-codes', { schools: ['none'] }),
      await call('GET', '/api/exports/accounts?format=csv', { cookie }),
      await call('POST', '/api/session', { body: { activation: 'BCDF-GHJK-LMNP' } }),
    ];
    expect(statuses(answers)).toEqual([
      422, 200, 400, 200, 200, 404, 409, 200, 200, 422, 200, 200, 422, 200, 200, 200, 200, 403, 200, 401,
    ]);
  });

  it('with calls, contacts and declarations by phone', async () => {
    const [cookie = ''] = cookies.offices;
    const asked = (method: string, path: string, sent?: object) => call(method, path, { cookie, body: sent });
    const [calls, contact] = ['/api/rounds/2021-02-26/calls/mn-1', '/api/schools/mn-1/contact'];
    const submission = randomUUID();
    const mai = { name: 'Trần Thị Mai', position: '', phone: '0912 345 678', email: 'mai@truong.example' };
    const said = { submission, outcome: 'other', note: 'mất điện' };
    const spoken = { ...body(), calledAt: '2021-02-26T08:00+07:00' };
    const answers = [
      await asked('POST', calls, said),
      await asked('POST', calls, { ...said, note: 'khác' }),
      await asked('POST', calls, { ...said, submission: randomUUID(), note: '0912 345 678' }),
      await asked('DELETE', `${calls}/${submission}`),
      await asked('POST', calls, { submission: randomUUID(), outcome: 'no-answer' }),
      await asked('POST', calls, { submission, outcome: 'no-answer' }),
      await asked('PUT', contact, { ...mai, seen: null }),
      await asked('PUT', contact, { ...mai, seen: many[1]?.contact }),
      await asked('PUT', contact, { ...mai, seen: null, phone: '12' }),
      await asked('DELETE', '/api/schools/mn-1/links'),
      await asked('PUT', `${url('mn-1')}/on-behalf`, spoken),
      await asked('PUT', `${url('mn-1')}/on-behalf`, { ...spoken, submission: randomUUID() }),
      await asked('PUT', `${url('mn-2')}/on-behalf`, { ...spoken, calledAt: '2021-02-27T08:00+07:00' }),
      await asked('GET', url('mn-1')),
    ];
    expect(statuses(answers)).toEqual([200, 409, 422, 200, 200, 409, 409, 200, 422, 200, 200, 409, 422, 200]);
  });

  it('nudges: tried, sent, refused', async () => {
    const [cookie = ''] = cookies.offices;
    const nudges = (round: string, unit: string, query = '') =>
      call('POST', `/api/rounds/${round}/nudges${query}`, {
        cookie,
        body: { unit, submission: randomUUID() },
      });
    const answers = [
      await nudges('2021-02-26', PHU_QUOC, '?dry-run=true'),
      await nudges('2021-02-26', PHU_QUOC),
      await nudges('2021-02-26', PHU_QUOC),
      await nudges('2021-02-26', ''),
      await nudges('none', PHU_QUOC),
    ];
    expect(statuses(answers)).toEqual([200, 200, 200, 400, 404]);
  });

  it('requests: tried, sent, listed, cancelled, refused', async () => {
    const [first = '', second = ''] = cookies.offices;
    const submission = randomUUID();
    const asks = {
      submission,
      unit: PHU_QUOC,
      stages: ['primary'],
      title: 'Rà soát phòng học',
      reason: 'Chuẩn bị khu cách ly',
      authority: 'UBND thành phố Phú Quốc',
      letter: '12/CV-UBND',
      dueAt: '2021-03-02T16:30',
      questions: [{ kind: 'number', text: 'Số phòng?' }],
    };
    const post = (sent: object, query = '') =>
      call('POST', `/api/rounds${query}`, { cookie: second, body: sent });
    const answers = [
      await post(asks, '?dry-run=true'),
      await post(asks),
      await post({ ...asks, title: 'Khác' }),
      await post({ ...asks, submission: randomUUID(), title: '' }),
      await post({ ...asks, unit: HON_DAT }),
    ];
    await day.agenda();
    const { id } = answers[1]?.body.request ?? {};
    answers.push(
      await call('GET', '/api/requests', { cookie: second }),
      await call('GET', '/api/requests?cursor=x', { cookie: second }),
      await call('GET', `/api/rounds/${id}/overview`, { cookie: first }),
      await call('GET', '/api/duties/mine', { token: link }),
      await call('DELETE', `/api/rounds/${id}`, { cookie: second }),
      await call('DELETE', '/api/rounds/2021-02-26', { cookie: first }),
      await call('DELETE', '/api/rounds/2021-02-27', { cookie: first }),
      await call('GET', url(MINE, id), { cookie: first }),
      await call('GET', '/api/requests', { cookie: first }),
    );
    expect(statuses(answers)).toEqual([200, 201, 409, 422, 403, 200, 400, 200, 200, 200, 409, 404, 410, 200]);
  });

  it('directives, and who acknowledged them', async () => {
    const [first = '', second = ''] = cookies.offices;
    const letter = {
      submission: randomUUID(),
      number: '614/BGDĐT-GDTC',
      issuer: 'Bộ Giáo dục và Đào tạo',
      date: '2021-02-19',
      title: 'Khai báo',
      deadline: '2021-03-05',
      link: 'https://moet.gov.vn/614',
      unit: 'kien-giang',
      levels: [],
    };
    const publish = (sent: object, query = '', cookie = first) =>
      call('POST', `/api/directives${query}`, { cookie, body: sent });
    const published = await publish(letter);
    const one = `/api/directives/${published.body.id}`;
    const asDeclarer = { cookie: cookies.school, body: {} };
    const { submission: _, unit: __, levels: ___, ...said } = letter;
    const answers = [
      published,
      await publish(letter),
      await publish({ ...letter, title: 'Khác' }),
      await publish({ ...letter, submission: randomUUID(), link: 'http://moet.gov.vn' }),
      await publish({ ...letter, submission: randomUUID(), number: '2' }, '?dry-run=true'),
      await publish(letter, '', second),
      await call('PUT', `${one}/acknowledgements/${MINE}`, asDeclarer),
      await call('PUT', `/api/directives/khong-co/acknowledgements/${MINE}`, asDeclarer),
      await call('GET', '/api/directives?q=614', { cookie: second }),
      await call('GET', `${one}?state=missing`, { cookie: second }),
      await call('GET', '/api/directives/khong-co', { cookie: second }),
      await call('POST', `${one}/reminders`, { cookie: second, body: { unit: PHU_QUOC } }),
      await call('POST', `${one}/reminders`, { cookie: second, body: { unit: PHU_QUOC } }),
      await call('PUT', one, { cookie: first, body: { ...said, revision: 1, withdrawn: false } }),
      await call('PUT', one, { cookie: first, body: { ...said, revision: 1, withdrawn: true } }),
      await call('GET', '/api/exports/directives?format=csv', { cookie: second }),
      await call('GET', `/api/exports/acknowledgements?directive=${published.body.id}`, { cookie: second }),
    ];
    expect(statuses(answers)).toEqual([
      201, 201, 409, 422, 200, 403, 200, 404, 200, 200, 404, 200, 409, 200, 409, 200, 200,
    ]);
  });

  it('limits a school', async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => put(LATE, body({ revision: 9 }))));
    expect(statuses(answers)).toContain(429);
  });

  it('past due, closed, and with a supplement', async () => {
    day.clock.set(at('18:00'));
    await day.agenda();
    expect((await put('th-hon-dat', body())).body.state).toBe('declared-late');
    expect(new Set(await readAll())).toEqual(new Set([200]));
    const late = await linkTokenOf(day, `${LATE}@truong.example`);
    day.clock.set(at('06:00', '2021-03-01'));
    await day.agenda();
    day.clock.set(at('06:02', '2021-03-01'));
    await day.agenda();
    // Officials' sessions have lain idle too long by now.
    cookies = { ...cookies, offices: [await signIn(call, day, admin.email)] };
    const kept = await call('PUT', url(LATE), { token: late, body: body() });
    expect([kept.status, kept.body.supplement]).toEqual([202, true]);
    expect((await call('GET', '/api/duties/mine', { token: late })).body.duties[0]).toMatchObject({
      supplement: { state: 'waiting' },
    });
    const decided = (sent: object) =>
      call('POST', `/api/rounds/2021-02-26/supplements/${LATE}`, {
        cookie: cookies.offices[0] ?? '',
        body: sent,
      });
    const excused = (method: string, school: string, sent?: object) =>
      call(method, `/api/rounds/2021-02-26/excuses/${school}`, {
        cookie: cookies.offices[0] ?? '',
        ...(sent && { body: sent }),
      });
    const followed = [
      await call('GET', '/api/supplements?q=phu', { cookie: cookies.offices[0] ?? '' }),
      await call('GET', '/api/exports/supplements?format=csv', { cookie: cookies.offices[0] ?? '' }),
      await decided({ revision: 9, decision: 'accept' }),
      await decided({ revision: 1, decision: 'decline' }),
      await decided({ revision: 1, decision: 'accept' }),
      await decided({ revision: 1, decision: 'decline', reason: 'trùng' }),
      await excused('PUT', 'mn-4', { reason: 'mất mạng' }),
      await excused('PUT', MINE, { reason: 'mất mạng' }),
      await excused('DELETE', 'mn-4'),
    ];
    expect(statuses(followed)).toEqual([200, 200, 409, 422, 200, 409, 200, 409, 200]);
    const spoken = { ...body(), calledAt: '2021-02-27T08:00+07:00' };
    const byPhone = { cookie: cookies.offices[0] ?? '', body: spoken };
    expect((await call('PUT', `${url('mn-3')}/on-behalf`, byPhone)).status).toBe(202);
    expect(new Set(await readAll())).toEqual(new Set([200]));
    expect(new Set(await readAll('2021-03-01'))).toEqual(new Set([200]));
    const [first = ''] = cookies.offices;
    const { body: overview } = await call('GET', `/api/rounds/latest/overview?unit=${PHU_QUOC}`, {
      cookie: first,
    });
    expect([overview.previous.round, overview.figures.notRequired]).toEqual(['2021-02-26', 1]);
  });
});

describe('more than one round', () => {
  it('answers results, trends and their files', async () => {
    const { token: cookie } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    const get = (path: string) => call('GET', `/api/${path}`, { cookie });
    const answers = await Promise.all([
      get('results?level=preschool&sort=-on-time&q=mn'),
      get('results?from=2021-02-30'),
      get('results?sort=none'),
      get(`results/silent?unit=${HON_DAT}&from=2021-02-01&to=2021-03-01`),
      get('results/silent?from=2021-03-01&to=2021-02-01'),
      get('trends?rounds=12'),
      get('trends?rounds=0'),
      get('exports/results'),
      get('exports/results/units?format=csv'),
      get('exports/trends?format=csv'),
      get('exports/requests?q=khai'),
      get('exports/settings?format=csv'),
    ]);
    expect(statuses(answers)).toEqual([200, 400, 400, 200, 400, 200, 400, ...Array(5).fill(200)]);
  });
});

describe('the roll-out', () => {
  it('says who is missing', async () => {
    const { token: cookie } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    const answers = await Promise.all([
      call('GET', '/api/rollout', { cookie }),
      call('GET', `/api/rollout?unit=${PHU_QUOC}&stage=done,not-activated&q=tho`, { cookie }),
      call('GET', '/api/rounds/latest/bulletin', { cookie }),
      call('GET', '/api/rounds/2021-02-26/bulletin', { cookie }),
      call('GET', '/api/rounds/1999-01-01/bulletin', { cookie }),
      call('GET', '/api/rollout?stage=none', { cookie }),
      call('GET', '/api/exports/rollout?format=csv', { cookie }),
    ]);
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 404, 400, 200]);
    const { cursor } = answers[0]?.body ?? {};
    expect((await call('GET', `/api/rollout?cursor=${cursor}`, { cookie })).status).toBe(200);
  });
});

describe('mails', () => {
  it('are told of, and sent anew', async () => {
    const { token: cookie } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    const account = 'th-hon-dat@truong.example';
    const resend = (email: string) =>
      call('POST', '/api/schools/th-hon-dat/mails', { cookie, body: { account, email } });
    const answers = await Promise.all([
      call('GET', '/api/mails', { cookie }),
      call('GET', `/api/mails?round=2021-02&q=quan&sort=time`, { cookie }),
      call('GET', `/api/mails?school=th-hon-dat&state=queued,sent&purpose=reminder`, { cookie }),
      call('GET', '/api/mails?purpose=none', { cookie }),
      call('GET', '/api/mails?round=1999-01-01', { cookie }),
      call('GET', `/api/mails/unreachable?unit=${HON_DAT}`, { cookie }),
      call('GET', `/api/mails/unreachable?unit=${HON_DAT}&why=none&q=mn`, { cookie }),
      call('GET', `/api/exports/mails?school=th-hon-dat&format=csv`, { cookie }),
      call('GET', `/api/exports/unreachable`, { cookie }),
      resend(account),
      resend('no address'),
    ]);
    expect(statuses(answers)).toEqual([200, 200, 200, 400, 404, 200, 200, 200, 200, 200, 422]);
  });
});

describe('the contract', () => {
  it('holds for every answer', () => {
    expect(seen.size).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });

  it('was asked for every success there is', () => {
    const documented = Object.entries(ROUTE_DOCS).flatMap(([route, { answers }]) =>
      Object.keys(answers).map((status) => `${route} ${status}`),
    );
    expect(documented.filter((each) => !seen.has(each))).toEqual([]);
  });
});
