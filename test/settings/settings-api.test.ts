/** Settings through the API: effective without a deploy, heeded by the round that is open, each change kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { type Api, api, linkTokenOf, signIn } from '../support/api.ts';
import { admin, everyone, PROVINCE, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const STORM = { from: ROUND, to: ROUND, name: 'Nghỉ tránh bão' };

let day: Rehearsal;
let call: Api;
let cookie: string;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
});
afterAll(() => day.close());
beforeEach(async () => {
  cookie = (await day.system.grants.openSession(admin.email, 'office', day.clock.now())).token;
});

const read = async () => (await call('GET', '/api/settings', { cookie })).body;
const change = (body: object, query = '') => call('PUT', `/api/settings${query}`, { cookie, body });
const overview = async () =>
  (await call('GET', `/api/rounds/${ROUND}/overview?unit=${PROVINCE}`, { cookie })).body.figures;

describe('a holiday decreed while a round is open', () => {
  it('shows beforehand whom it excuses, and changes nothing by it', async () => {
    const link = await linkTokenOf(day, 'th-duong-dong-1@truong.example');
    const body = { submission: crypto.randomUUID(), revision: 0, declaration: plain() };
    const url = `/api/rounds/${ROUND}/duties/th-duong-dong-1`;
    expect((await call('PUT', url, { token: link, body })).status).toBe(200);
    const { holidays, revision } = await read();
    day.clock.set(at('09:00'));
    const tried = await change(
      { revision, holidays: [...holidays, STORM].map(({ decreedAt: _, ...h }) => h) },
      '?dry-run=true',
    );
    expect(tried.body.reached).toEqual([
      { round: { id: ROUND, title: 'Thứ Sáu 26/02/2021' }, excused: 4, owing: 0 },
    ]);
    expect((await read()).revision).toBe(revision);
    expect(await overview()).toMatchObject({ expected: 5, notRequired: 0 });
  });

  it('excuses at once whoever has not declared, and keeps who declared', async () => {
    const { holidays, revision } = await read();
    const answer = await change({ revision, holidays: [...holidays, STORM] });
    expect([answer.status, answer.body.revision]).toEqual([200, revision + 1]);
    expect(await overview()).toMatchObject({ expected: 1, declared: 1, notRequired: 4 });
    expect((await day.system.settings.stored())?.wakeAt).toBeUndefined();
  });

  it('mails none of those it excused', async () => {
    const before = day.mailbox.list({}).length;
    day.clock.set(at('14:01'));
    await day.agenda();
    expect(day.mailbox.list({}).length).toBe(before);
  });

  it('taken back, they owe again', async () => {
    const { holidays, revision } = await read();
    const without = holidays.filter(({ from }: { from: string }) => from !== ROUND);
    expect((await change({ revision, holidays: without }, '?dry-run=true')).body.reached).toEqual([
      { round: { id: ROUND, title: 'Thứ Sáu 26/02/2021' }, excused: 0, owing: 4 },
    ]);
    await change({ revision, holidays: without });
    expect(await overview()).toMatchObject({ expected: 5, declared: 1, notRequired: 0 });
  });
});

describe('hours, days and closing', () => {
  it('hold from the next opening, without a deploy', async () => {
    const { hours, revision } = await read();
    const { body } = await change({
      revision,
      weekdays: [3, 1],
      hours: { ...hours, opens: '06:30', reminder: '07:30' },
    });
    expect(body.weekdays).toEqual([1, 3]);
    expect(
      body.upcoming.slice(0, 3).map(({ id, opensAt }: { id: string; opensAt: string }) => [id, opensAt]),
    ).toEqual([
      ['2021-03-01', at('06:30', '2021-03-01')],
      ['2021-03-03', at('06:30', '2021-03-03')],
      ['2021-03-08', at('06:30', '2021-03-08')],
    ]);
    expect(await day.system.rounds.get(ROUND)).toMatchObject({
      reminderAt: at('07:00'),
      closesAt: at('06:30', '2021-03-01'),
    });
    day.clock.set(at('06:29', '2021-03-01'));
    await day.agenda();
    expect(await day.system.rounds.get('2021-03-01')).toBeUndefined();
    day.clock.set(at('06:30', '2021-03-01'));
    await day.agenda();
    expect(await day.system.rounds.get('2021-03-01')).toMatchObject({
      reminderAt: at('07:30', '2021-03-01'),
    });
  });
});

describe('criteria', () => {
  it('in new words reach the next round’s form; the round that is open keeps its own', async () => {
    const { revision } = await read();
    const text = 'Toàn trường đeo khẩu trang đúng cách trong suốt thời gian ở trường.';
    const { body } = await change({
      revision,
      criteria: { set: 'moet-1467', confirmed: true, texts: { 4: text } },
    });
    const fourth = (set: { items: { n: number }[] }) => set.items.find(({ n }) => n === 4);
    expect(fourth(body.sets[0])).toMatchObject({
      text,
      certainty: 'confirmed',
      given: expect.stringContaining('khẩu trang'),
    });
    const school = await signIn(call, day, 'mn-ganh-dau@truong.example');
    const mine = async () => (await call('GET', '/api/duties/mine', { cookie: school })).body;
    const now = await mine();
    expect([fourth(now.criteria[0]), now.duties[0].round.criteria]).toEqual([
      expect.not.objectContaining({ text }),
      { set: 'moet-1467', version: 1, confirmed: false },
    ]);
    day.clock.set(at('06:30', '2021-03-03'));
    await day.agenda();
    const next = await mine();
    expect([fourth(next.criteria[0]), next.duties[0].round.criteria]).toEqual([
      expect.objectContaining({ text }),
      { set: 'moet-1467', version: 1, confirmed: true },
    ]);
  });
});

describe('each change', () => {
  it('is kept with who, when, from what to what; newest first', async () => {
    const { body } = await call('GET', '/api/settings/revisions', { cookie });
    expect(body.rows.map(({ revision }: { revision: number }) => revision)).toEqual([4, 3, 2, 1]);
    expect(body.rows[1]).toMatchObject({
      by: admin.name,
      parts: ['weekdays', 'hours'],
      before: { weekdays: [1, 5] },
      after: { weekdays: [1, 3] },
    });
    const older = await call('GET', '/api/settings/revisions?cursor=3', { cookie });
    expect(older.body.rows.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1]);
  });

  it('of two at once, one stands and the other is told', async () => {
    const { revision } = await read();
    const answers = await Promise.all(
      [
        { revision, rollOutBy: '2021-03-10' },
        { revision, rollOutBy: null },
      ].map((body) => change(body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('changed-meanwhile');
  });

  it('survives dying right after the write: the agenda does what follows', async () => {
    const stored = await day.system.settings.stored();
    if (!stored) throw new Error('nothing stored');
    const revision = stored.revision + 1;
    const now = day.clock.now();
    const holiday = { from: '2021-03-03', to: '2021-03-03', name: 'Mưa lũ', decreedAt: now };
    const event = { revision, at: now, by: admin.email, name: admin.name, before: {}, after: {} };
    await day.system.settings.change(stored, { holidays: [holiday] }, event);
    expect((await day.system.rounds.get('2021-03-03'))?.holidays).toEqual([]);
    await day.agenda();
    expect((await day.system.rounds.get('2021-03-03'))?.holidays).toEqual([holiday]);
    const [newest] = await day.system.settings.revisions(1);
    expect([newest?.revision, (await day.system.settings.stored())?.wakeAt]).toEqual([revision, undefined]);
  });
});

it('the whole record can be had as a file, each change a line that reads', async () => {
  const { body, status } = await call('GET', '/api/exports/settings?format=csv', { cookie });
  const lines = String(body).split('\r\n');
  expect([status, lines[0]]).toEqual([200, '\ufeffLần,Lúc,Người thay đổi,Mục,Trước,Sau']);
  expect(lines.filter((line) => line.includes(',Ngày khai báo,'))).toEqual([
    expect.stringMatching(
      /^3,2021-02-26 14:01,Danh Quản Trị,Ngày khai báo,"thứ Hai, thứ Sáu","thứ Hai, thứ Tư"$/,
    ),
  ]);
});
