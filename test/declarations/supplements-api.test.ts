/** After a round has closed: supplements decided, lateness excused, the columns beside the frozen ones counted anew. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { mayHaveSupplements } from '../../functions/rounds/round.ts';
import { type Api, api, linkTokenOf, type Request } from '../support/api.ts';
import { admin, everyone, huong, observer, PHU_QUOC, schools, stranger, units } from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const MONDAY = '2021-03-01';
const ROUND = '2021-02-26';
const MISSED = 'th-duong-dong-1';
const DECLARED = 'mn-ganh-dau';
const SILENT = 'ththcs-tho-chau';
const binh: Account = { ...huong, email: 'binh@phuquoc.example', name: 'Lý Thanh Bình' };

let day: Rehearsal;
let call: Api;
const links = new Map<string, string>();
const sessions = new Map<string, string>();
async function as(account: Account): Promise<Request> {
  const known = sessions.get(account.email);
  if (known) return { cookie: known };
  const { token } = await day.system.grants.openSession(account.email, 'office', day.clock.now());
  sessions.set(account.email, token);
  return { cookie: token };
}
const send = (school: string, revision: number, declaration = plain()) =>
  call('PUT', `/api/rounds/${ROUND}/duties/${school}`, {
    token: links.get(school) ?? '',
    body: { submission: crypto.randomUUID(), revision, declaration },
  });

beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, [...everyone, binh]);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  for (const school of [MISSED, DECLARED, SILENT])
    links.set(school, await linkTokenOf(day, `${school}@truong.example`));
  day.clock.set(at('09:00'));
  expect((await send(DECLARED, 0)).status).toBe(200);
  for (const time of ['06:00', '06:02']) {
    day.clock.set(at(time, MONDAY));
    await day.agenda();
  }
  day.clock.set(at('08:00', MONDAY));
  expect((await send(MISSED, 0, withCases(3))).status).toBe(202);
  expect((await send(DECLARED, 1, plain({ remark: 'Bổ sung' }))).status).toBe(202);
});
afterAll(() => day.close());

const waiting = async (who: Account, query = '') =>
  (await call('GET', `/api/supplements${query}`, await as(who))).body;
const decide = async (who: Account, school: string, body: object) =>
  call('POST', `/api/rounds/${ROUND}/supplements/${school}`, { ...(await as(who)), body });
const overview = async () =>
  (await call('GET', `/api/rounds/${ROUND}/overview?unit=${PHU_QUOC}`, await as(huong))).body.figures;
const summary = () => day.system.summaries.get(PHU_QUOC, ROUND);
/** The agenda counts a quarter of a minute later. */
const counted = async (time: string) => {
  day.clock.set(at(time, MONDAY));
  await day.agenda();
};

describe('supplements', () => {
  it('wait in a list for whom they concern, with what they say', async () => {
    const { total, rows } = await waiting(huong);
    expect([total, rows.map((row: { school: { id: string } }) => row.school.id)]).toEqual([
      2,
      [DECLARED, MISSED],
    ]);
    expect(rows[1]).toMatchObject({
      revision: 1,
      declaredBefore: false,
      declared: { cases: { newConfirmed: 3 } },
    });
    expect((await waiting(huong, '?q=duong')).total).toBe(1);
    expect(await waiting(huong, '?count=only')).toMatchObject({ total: 2, rows: [] });
    expect((await waiting(stranger)).total).toBe(0);
    expect((await call('GET', '/api/supplements', await as(observer))).status).toBe(403);
    expect((await decide(stranger, MISSED, { revision: 1, decision: 'accept' })).status).toBe(403);
  });

  it('accepted has its own column; what was frozen stays; the health service hears of its cases', async () => {
    const frozen = (await summary())?.close;
    expect(frozen).toMatchObject({ expected: 3, declared: 1, missed: 2, supplemented: 0 });
    const answers = await Promise.all([
      decide(huong, MISSED, { revision: 1, decision: 'accept' }),
      decide(binh, MISSED, { revision: 1, decision: 'decline', reason: 'Trùng' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = answers[0]?.status === 200;
    if (!first) await decide(huong, MISSED, { revision: 1, decision: 'reopen' });
    expect((await decide(huong, MISSED, { revision: 1, decision: 'accept' })).body.state).toBe('accepted');
    expect(await overview()).toMatchObject({
      declared: 1,
      missed: 1,
      supplemented: 1,
      supplementsWaiting: 1,
    });
    await counted('08:02');
    const after = await summary();
    expect(after?.close).toEqual(frozen);
    expect(after?.after).toMatchObject({
      outcomes: { [MISSED]: 'supplemented' },
      figures: { supplemented: 1 },
    });
    const subjects = day.mailbox.list({}).map(({ subject }) => subject);
    expect(
      subjects.filter((s) => /mắc mới/.test(s)),
      subjects.join('\n'),
    ).not.toEqual([]);
  });

  it('a school that had declared keeps its state, marked', async () => {
    expect((await decide(huong, DECLARED, { revision: 2, decision: 'accept' })).status).toBe(200);
    expect(await overview()).toMatchObject({
      declared: 1,
      onTime: 1,
      supplemented: 1,
      supplementsWaiting: 0,
    });
  });

  it('declining needs a reason that names nobody, and can be undone', async () => {
    expect((await decide(huong, DECLARED, { revision: 2, decision: 'reopen' })).body.state).toBe('waiting');
    const none = await decide(huong, DECLARED, { revision: 2, decision: 'decline', reason: ' ' });
    expect([none.status, none.body.fields[0].code]).toEqual([422, 'none']);
    const phone = await decide(huong, DECLARED, {
      revision: 2,
      decision: 'decline',
      reason: 'Gọi 0912 345 678',
    });
    expect(phone.body.fields[0].code).toBe('personal-number');
    expect(
      (await decide(huong, DECLARED, { revision: 2, decision: 'decline', reason: 'Trùng bản trước' })).status,
    ).toBe(200);
    const { body: mine } = await call('GET', '/api/duties/mine', { token: links.get(DECLARED) ?? '' });
    expect(mine.duties[0].supplement).toMatchObject({ state: 'declined', reason: 'Trùng bản trước' });
    expect((await decide(binh, DECLARED, { revision: 2, decision: 'accept' })).body.code).toBe(
      'supplement-decided',
    );
    expect((await decide(huong, DECLARED, { revision: 2, decision: 'reopen' })).body.state).toBe('waiting');
  });

  it('a newer one that came meanwhile is not decided unseen', async () => {
    expect((await send(DECLARED, 2, plain({ remark: 'Bổ sung lần hai' }))).status).toBe(202);
    expect((await decide(huong, DECLARED, { revision: 2, decision: 'accept' })).body.code).toBe(
      'supplement-replaced',
    );
    expect((await decide(huong, DECLARED, { revision: 3, decision: 'accept' })).status).toBe(200);
    const { body } = await call('GET', `/api/rounds/${ROUND}/duties/${DECLARED}`, await as(huong));
    expect(body.followUps.map(({ what, by }: { what: string; by: string }) => `${what} ${by}`)).toEqual([
      `accepted ${huong.name}`,
      `reopened ${huong.name}`,
      `declined ${huong.name}`,
      `reopened ${huong.name}`,
      `accepted ${huong.name}`,
    ]);
  });
});

describe('an excuse', () => {
  const url = (school: string) => `/api/rounds/${ROUND}/excuses/${school}`;
  const excuse = async (who: Account, school: string, reason: string) =>
    call('PUT', url(school), { ...(await as(who)), body: { reason } });

  it('stands beside the state, is counted apart, and can be taken back', async () => {
    expect((await excuse(huong, SILENT, 'bão, mất điện')).body.excuse).toMatchObject({
      reason: 'bão, mất điện',
      by: huong.name,
    });
    expect(await overview()).toMatchObject({ missed: 1, excused: 1 });
    await counted('09:02');
    expect((await summary())?.after?.excused).toEqual([SILENT]);
    expect((await call('DELETE', url(SILENT), await as(binh))).body.excuse).toBeUndefined();
    expect(await overview()).toMatchObject({ missed: 1, excused: 0 });
    await counted('09:04');
    expect((await summary())?.after?.excused).toEqual([]);
  });

  it('is not for who was in time, nor from a stranger, nor without a reason', async () => {
    expect((await excuse(huong, DECLARED, 'mất mạng')).body.code).toBe('not-tardy');
    expect((await excuse(stranger, SILENT, 'mất mạng')).status).toBe(403);
    expect((await excuse(admin, SILENT, '')).status).toBe(422);
  });
});

it('a round in which none waits is not looked through any more, until one waits again', async () => {
  const looked = async () => {
    const round = await day.system.rounds.get(ROUND);
    return round && mayHaveSupplements(round);
  };
  const schoolsWaiting = async () =>
    (await waiting(admin)).rows.map(({ school }: { school: { id: string } }) => school.id);
  for (const { school, revision } of (await waiting(admin)).rows)
    await decide(admin, school.id, { revision, decision: 'accept' });
  await counted('10:00');
  expect([await looked(), await schoolsWaiting()]).toEqual([false, []]);
  await decide(huong, DECLARED, { revision: 3, decision: 'reopen' });
  expect([await looked(), await schoolsWaiting()]).toEqual([true, [DECLARED]]);
  await decide(huong, DECLARED, { revision: 3, decision: 'accept' });
  await counted('10:05');
  expect(await looked()).toBe(false);
  expect((await send(DECLARED, 3, plain({ remark: 'Bổ sung lần ba' }))).status).toBe(202);
  expect([await looked(), await schoolsWaiting()]).toEqual([true, [DECLARED]]);
});

it('the agenda has nothing left to do for what was decided', async () => {
  await counted('10:10');
  expect(
    (await day.system.wake.due('NOW', day.clock.now(), 50)).filter(({ pk }) => /^(RECOUNT|ROUND#)/.test(pk)),
  ).toEqual([]);
});
