/** Requesting a declaration: asked once, opened by the agenda, mailed, met by schools, cancelled, closed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { addDays } from '../../functions/calendar/civil-date.ts';
import { dayText } from '../../functions/calendar/wording.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import type { RequestBody } from '../../functions/rounds/requests.ts';
import { type Answer, type Api, api, linkTokenOf } from '../support/api.ts';
import {
  admin,
  DEPARTMENT,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const MINE = 'th-duong-dong-1';
/** Each test has a week of its own: FRIDAY is its first day. */
let FRIDAY = '2021-04-30';
/** Mails before the test's week. */
let before = 0;
const dayAfter = (days: number) => addDays(FRIDAY, days);
const at = (time: string, date = FRIDAY) => instantOf(date, time, 'Asia/Ho_Chi_Minh');

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
});
beforeEach(async () => {
  FRIDAY = dayAfter(7);
  await go('06:00');
  await go('06:10');
  before = day.mailbox.list().length;
  day.clock.set(at('06:30'));
});
afterAll(() => day.close());

const go = async (time: string, date?: string) => {
  day.clock.set(at(time, date));
  await day.agenda();
};
const as = async (email: string) => ({
  cookie: (await day.system.grants.openSession(email, 'office', day.clock.now())).token,
});
const body = (change: Partial<RequestBody> = {}): RequestBody => ({
  submission: randomUUID(),
  unit: PHU_QUOC,
  title: 'Rà soát phòng học',
  reason: 'Chuẩn bị khu cách ly tập trung',
  authority: 'UBND thành phố Phú Quốc',
  letter: '12/CV-UBND',
  dueAt: `${FRIDAY}T16:30`,
  questions: [{ kind: 'number', text: 'Số phòng học có thể dùng?' }],
  ...change,
});
const post = async (sent: object, email = huong.email, query = '') =>
  call('POST', `/api/rounds${query}`, { ...(await as(email)), body: sent });
const remove = async (id: string, email = huong.email) =>
  call('DELETE', `/api/rounds/${id}`, await as(email));
const get = async (path: string, email = huong.email) => call('GET', path, await as(email));
/** Requested at 06:30 and opened. @returns its id */
async function requested(change: Partial<RequestBody> = {}, email = huong.email): Promise<string> {
  const answer = await post(body(change), email);
  expect(answer.status).toBe(201);
  await day.agenda();
  return answer.body.request.id;
}
const token = (id: string) => linkTokenOf(day, `${id}@truong.example`);
const put = async (round: string, id: string, declaration: object = {}): Promise<Answer> =>
  call('PUT', `/api/rounds/${round}/duties/${id}`, {
    token: await token(id),
    body: { submission: randomUUID(), revision: 0, declaration: { ...plain(), ...declaration } },
  });
const answersOf = async (round: string, n: number) => {
  const found = await day.system.rounds.get(round);
  return { answers: { [found?.questions[0]?.id ?? '']: n } };
};
const mails = () => day.mailbox.list().slice(before);
const subjects = (to: string) =>
  mails()
    .filter((mail) => mail.to.includes(to))
    .map(({ subject }) => subject);
const school = (id: string) => `${id}@truong.example`;

describe('before sending', () => {
  it('shows who is asked, when it mails and what it meets, and keeps nothing', async () => {
    const { status, body: seen } = await post(body({ stages: ['primary'] }), huong.email, '?dry-run=true');
    expect([status, seen.schools, seen.reachable]).toEqual([200, 2, 2]);
    expect(seen.units).toEqual([
      { path: PHU_QUOC, name: units[1]?.name, kind: 'district', schools: 2, reachable: 2 },
    ]);
    expect(seen.levels).toEqual([
      { level: 'primary', schools: 1 },
      { level: 'primary-lower-secondary', schools: 1 },
    ]);
    expect([seen.reminderAt, seen.nudgeAt, seen.digestAt]).toEqual([undefined, at('14:00'), at('17:00')]);
    // Sunday 16:30 is 48 hours on: the first opening after it is Monday's.
    expect(seen.closesAt).toBe(at('06:00', dayAfter(3)));
    expect(seen.overlapping).toEqual([expect.objectContaining({ id: FRIDAY, kind: 'scheduled' })]);
    await day.agenda();
    expect((await day.system.rounds.latest(1))[0]?.id).toBe(FRIDAY);
  });

  it('names each mistake, and refuses units of others before it looks', async () => {
    const { status, body: told } = await post(
      body({ title: '', dueAt: `${FRIDAY}T06:00`, stages: ['continuing'] }),
    );
    expect([status, told.code, told.fields.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      'fields-broken',
      ['title', 'dueAt', 'stages'],
    ]);
    const foreign = await Promise.all([
      post(body({ unit: HON_DAT, title: '' })),
      post(body({ unit: PROVINCE })),
      post(body({ unit: 'kien-giang.khong-co' })),
      post(body(), observer.email),
    ]);
    expect(foreign.map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
    expect((await post(body({ unit: 'kien-giang.khong-co' }), admin.email)).body.code).toBe('unknown-unit');
  });
});

describe('the same request', () => {
  it('sent twice at once is one round; with another body, or by another, it is refused', async () => {
    const sent = body();
    const answers = await Promise.all([post(sent), post(sent), post(sent)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.request.id)).size).toBe(1);
    const others = await Promise.all([post({ ...sent, title: 'Khác' }), post(sent, admin.email)]);
    expect(others.map((answer) => answer.body.code)).toEqual(['submission-reused', 'submission-reused']);
    await day.agenda();
    expect((await day.system.rounds.latest(3)).filter(({ date }) => date === FRIDAY)).toHaveLength(2);
    // Sent again after midnight it is still the one of the day before.
    day.clock.set(at('00:01', dayAfter(1)));
    expect((await post(sent)).body.request.id).toBe(answers[0]?.body.request.id);
  });
});

describe('opening', () => {
  it('killed half-way is resumed with the same duties, and whoever declared meanwhile is left alone', async () => {
    const { body: made } = await post(body({ unit: PROVINCE }), admin.email);
    const { id } = made.request;
    let written = 0;
    const dying = watched(makeTable(day.table, day.documents), ({ pk }) => {
      if (pk === `ROUND#${id}` && ++written > 2) throw new Killed();
    });
    await runAgenda({ ...day.system, ...wire(dying, day.system.province, day.clock) })();
    expect([written > 2, (await day.system.rounds.get(id))?.openedAt]).toEqual([true, undefined]);
    const [early] = await day.system.duties.briefsConsistently(id, PROVINCE);
    const declared = { ...plain(), ...(await answersOf(id, 3)) };
    await declares(day.system, id, early?.brief.id ?? '', declared, at('06:31'));
    await go('06:32');
    await go('06:33');
    expect((await day.system.rounds.get(id))?.openedAt).toBe(at('06:32'));
    const briefs = await day.system.duties.briefsConsistently(id, PROVINCE);
    expect(briefs.map(({ brief }) => brief.id).sort()).toEqual(schools.map((each) => each.id).sort());
    expect(briefs.filter(({ brief }) => brief.revision === 1)).toHaveLength(1);
    const told = mails().filter(({ subject }) => subject.includes('[Khai báo đột xuất]'));
    expect(told.map(({ to }) => to)).not.toContain(school(early?.brief.id ?? ''));
    expect(told).toHaveLength(schools.length - 1);
  });

  it('tells the schools asked and no other, and a school has both rounds on one screen', async () => {
    const id = await requested({ stages: ['primary'] });
    await go('06:31');
    expect(subjects(school(MINE))).toEqual([
      `[Khai báo đột xuất] Rà soát phòng học: hạn ${dayText(FRIDAY, 'UTC')}, 16:30`,
    ]);
    expect([subjects(school('mn-ganh-dau')), subjects(school('th-hon-dat'))]).toEqual([[], []]);
    const { body: mine } = await call('GET', '/api/duties/mine', { token: await token(MINE) });
    expect(mine.duties.map(({ round }: { round: { id: string } }) => round.id)).toEqual([FRIDAY, id]);
    expect(mine.duties[1].round.request).toMatchObject({ reason: 'Chuẩn bị khu cách ly tập trung' });
    // One mail for both at the next hour.
    await go('07:00');
    await go('14:00');
    await go('14:01');
    expect(subjects(school(MINE)).slice(1)).toEqual([
      `[Khai báo] Thứ Sáu ${FRIDAY.slice(8)}/${FRIDAY.slice(5, 7)}: hạn 16:30 hôm nay (2 kỳ)`,
      `[Nhắc lại] Thứ Sáu ${FRIDAY.slice(8)}/${FRIDAY.slice(5, 7)}: còn 2 giờ 30 phút, hạn 16:30 hôm nay (2 kỳ)`,
    ]);
    expect(subjects(school('mn-ganh-dau'))[1]).toContain('còn 2 giờ 30 phút, hạn 16:30 hôm nay');
    // Its link opens both; the answers go to the round that asked.
    expect((await put(FRIDAY, MINE)).status).toBe(200);
    expect((await put(id, MINE)).status).toBe(422);
    expect((await put(id, MINE, await answersOf(id, 4))).status).toBe(200);
  });
});

describe('what officials see', () => {
  it('answers in lists and files, each round only where its schools are, the latest still the scheduled one', async () => {
    const id = await requested();
    await go('06:31');
    await put(id, MINE, await answersOf(id, 4));
    const { body: list } = await get(`/api/rounds/${id}/duties?state=declared`);
    expect(Object.values(list.rows[0].declared.answers)).toEqual([4]);
    const { body: csv } = await get(`/api/exports/duties?round=${id}&format=csv`);
    expect(csv).toContain('Số phòng học có thể dùng?');
    const theirs = await requested({ unit: DEPARTMENT, title: 'Cấp ba' }, admin.email);
    const listed = async (email: string) =>
      (await get('/api/rounds', email)).body.rounds
        .map((round: { id: string }) => round.id)
        .filter((each: string) => each >= FRIDAY);
    expect(await listed(huong.email)).toEqual([id, FRIDAY].sort().reverse());
    expect(await listed(stranger.email)).toEqual([FRIDAY]);
    // The department's school stands on Phú Quốc's ground.
    expect(await listed(observer.email)).toEqual([id, theirs, FRIDAY].sort().reverse());
    const { body: overview } = await get(`/api/rounds/${id}/overview`);
    expect([overview.figures.expected, overview.figures.declared, overview.previous]).toEqual([
      3,
      1,
      undefined,
    ]);
    expect((await get('/api/rounds/latest/overview')).body.round.id).toBe(FRIDAY);
    const { body: requests } = await get('/api/requests?q=ra%20soat');
    expect(requests.rows.slice(0, 1)).toEqual([
      expect.objectContaining({
        id,
        state: 'open',
        progress: { expected: 3, declared: 1, onTime: 1 },
        mayCancel: false,
        by: huong.name,
      }),
    ]);
  });

  it('one alert, where one tap told both rounds of the same new case', async () => {
    const id = await requested();
    await go('06:31');
    const { cases } = withCases(2);
    await put(FRIDAY, MINE, { cases });
    await put(id, MINE, { cases, ...(await answersOf(id, 4)) });
    await go('06:32');
    await go('06:33');
    expect(subjects(huong.email).filter((subject) => subject.includes('Cảnh báo'))).toHaveLength(1);
  });

  it('its own digest after due, frozen figures after closing, and no school more silent than before', async () => {
    const id = await requested({ dueAt: `${dayAfter(1)}T10:00` });
    await go('10:01', dayAfter(1));
    await go('10:31', dayAfter(1));
    const date = dayAfter(1);
    const digest = `[Tổng hợp đột xuất] Thành phố Phú Quốc ${date.slice(8)}/${date.slice(5, 7)}: 0/3 đã khai báo, 3 chưa, 0 ca mới`;
    expect([
      subjects(huong.email).includes(digest),
      subjects(observer.email).some((s) => s.includes('đột xuất')),
    ]).toEqual([true, true]);
    expect(subjects(stranger.email).filter((subject) => subject.includes('đột xuất'))).toEqual([]);
    // Monday 06:00 is not yet 48 hours after due.
    await go('06:00', dayAfter(3));
    expect((await day.system.rounds.get(id))?.closedAt).toBeUndefined();
    const silent = (await day.system.duties.find(FRIDAY, MINE))?.brief.silentBefore ?? 0;
    expect((await day.system.duties.find(dayAfter(3), MINE))?.brief.silentBefore).toBe(silent + 1);
    for (const time of ['06:00', '06:01', '06:02']) await go(time, dayAfter(7));
    expect((await day.system.rounds.get(id))?.closedAt).toBe(at('06:00', dayAfter(7)));
    const [own, other] = await Promise.all([
      day.system.summaries.get(PHU_QUOC, id),
      day.system.summaries.get(HON_DAT, id),
    ]);
    expect([own?.close?.missed, other]).toEqual([3, undefined]);
    expect((await day.system.duties.find(dayAfter(7), MINE))?.brief.silentBefore).toBe(silent + 2);
    FRIDAY = dayAfter(7);
  });
});

describe('cancelling', () => {
  it('takes it from everybody, drops what was not sent and tells whom it had mailed', async () => {
    const id = await requested({ dueAt: `${dayAfter(1)}T16:30` });
    await go('06:31');
    const link = await token(MINE);
    const [first, again] = [await remove(id), await remove(id)];
    expect([first.status, first.body.request.state, again.status, again.body.request.cancelled]).toEqual([
      200,
      'cancelled',
      200,
      { at: at('06:31'), by: huong.name },
    ]);
    await go('06:32');
    await go('07:01', dayAfter(1));
    expect(subjects(school('mn-ganh-dau')).slice(1)).toEqual([
      '[Đã huỷ] Khai báo đột xuất: Rà soát phòng học',
    ]);
    const gone = await Promise.all([
      call('GET', '/api/duties/mine', { token: link }),
      put(id, MINE),
      get(`/api/rounds/${id}/overview`),
      get(`/api/rounds/${id}/duties/${MINE}`),
      get(`/api/schools/${MINE}/history`),
      get('/api/rounds'),
    ]);
    expect(gone.map(({ status }) => status)).toEqual([200, 410, 404, 410, 200, 200]);
    const [mine, , , , history, rounds] = gone.map((answer) => JSON.stringify(answer.body));
    for (const seen of [mine, history, rounds]) {
      expect(seen).not.toContain(id);
      // The link of the cancelled round still opens Friday's.
      expect(seen).toContain(FRIDAY);
    }
  });

  it('is refused once a school has declared, for a scheduled round, and to strangers', async () => {
    const id = await requested();
    await go('06:31');
    await put(id, MINE, await answersOf(id, 1));
    const refused = await Promise.all([
      remove(id),
      remove(FRIDAY, admin.email),
      remove(FRIDAY),
      remove(id, stranger.email),
      remove(`${FRIDAY}-xkhongco`, admin.email),
      remove(`${FRIDAY}-xkhongco`),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 403, 403, 404, 403]);
    expect((await day.system.rounds.get(id))?.closedAt).toBeUndefined();
  });

  it('or declaring: at the same moment one of the two stands, never both', async () => {
    const id = await requested();
    await go('06:31');
    const sent = await answersOf(id, 1);
    for (const slow of ['cancel', 'declare'] as const) {
      const other = slow === 'cancel' ? id : await requested({ title: 'Lần hai' });
      if (slow === 'declare') await go('06:33');
      const answer = slow === 'cancel' ? sent : await answersOf(other, 1);
      const [declared, cancelled] = await Promise.all([put(other, MINE, answer), remove(other)]);
      const round = await day.system.rounds.get(other);
      const duty = await day.system.duties.find(other, MINE);
      expect([declared.status === 200, cancelled.status === 200]).toEqual([
        duty?.revision === 1,
        round?.cancelled !== undefined,
      ]);
      expect(declared.status === 200).toBe(cancelled.status !== 200);
    }
  });

  it('loses to a school whose declaration was being written, and wins before', async () => {
    const id = await requested();
    await go('06:31');
    const { rounds } = day.system;
    const cancelled = { at: at('06:32'), by: huong.email, name: huong.name };
    expect(await rounds.beginDeclaring(id, at('06:31'))).toBe(true);
    expect(await rounds.cancel(id, cancelled)).toBe(false);
    const other = await requested({ title: 'Lần hai' });
    expect(await rounds.cancel(other, cancelled)).toBe(true);
    expect(await rounds.beginDeclaring(other, at('06:33'))).toBe(false);
  });
});
