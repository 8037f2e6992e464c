/** Nudging on demand: who is mailed, at most once in two hours, by whomever and however often it is asked. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { addDays } from '../../functions/calendar/civil-date.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { nudgesStore } from '../../functions/rounds/nudges.store.ts';
import { nudge } from '../../functions/rounds/nudging.step.ts';
import { type Api, api } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  schools,
  units,
} from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const [TH, MN, THO_CHAU] = ['th-duong-dong-1', 'mn-ganh-dau', 'ththcs-tho-chau'] as const;
/** Each test has a week of its own. */
let FRIDAY = '2021-04-30';
const at = (time: string) => instantOf(FRIDAY, time, 'Asia/Ho_Chi_Minh');

let day: Rehearsal;
let call: Api;
let before = 0;
const go = async (time: string) => {
  day.clock.set(at(time));
  await day.agenda();
};
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  // Thổ Châu's mail bounced.
  const people = everyone.map((account) =>
    account.email === declarer(THO_CHAU).email ? { ...account, address: 'bounced' as const } : account,
  );
  await day.register(units, schools, people);
  call = api(day);
});
beforeEach(async () => {
  FRIDAY = addDays(FRIDAY, 7);
  for (const time of ['06:00', '06:10', '07:00', '07:01']) await go(time);
  await declares(day.system, FRIDAY, TH, plain(), at('08:00'));
  before = day.mailbox.list().length;
});
afterAll(() => day.close());

const nudged = async (
  time: string,
  {
    unit = PHU_QUOC,
    submission = randomUUID() as string,
    email = huong.email,
    query = '',
    round = FRIDAY,
  } = {},
) => {
  day.clock.set(at(time));
  const cookie = (await day.system.grants.openSession(email, 'office', day.clock.now())).token;
  return call('POST', `/api/rounds/${round}/nudges${query}`, { cookie, body: { unit, submission } });
};
/** Mails of this test to the school, once the agenda has run at `time`. */
const mailsTo = async (school: string, time: string) => {
  await go(time);
  return day.mailbox
    .list()
    .slice(before)
    .filter(({ to, subject }) => to.includes(declarer(school).email) && !subject.includes('Biên nhận'));
};
const skipped = (reason: string, name: string, time?: string) => ({
  reason,
  total: 1,
  schools: [{ name: `Trường ${name}`, ...(time && { at: at(time) }) }],
});

it('tries first, then mails who owes and can be reached, and says of the others why not', async () => {
  const others = [skipped('declared', TH), skipped('unreachable', THO_CHAU)];
  const tried = await nudged('09:00', { query: '?dry-run=true' });
  expect(tried.body).toEqual({ now: at('09:00'), sent: 1, skipped: others, againAt: at('09:00') });
  expect(await mailsTo(MN, '09:01')).toHaveLength(0);
  const { body } = await nudged('09:02');
  expect(body).toEqual({ now: at('09:02'), sent: 1, skipped: others, againAt: at('11:02') });
  expect(await mailsTo(MN, '09:03')).toHaveLength(1);
  expect(await mailsTo(TH, '09:03')).toHaveLength(0);
  const duty = await day.system.duties.find(FRIDAY, MN);
  expect(duty?.brief.nudgedAt).toBe(at('09:02'));
  expect(duty && Reflect.get(duty, 'nudges')).toMatchObject([{ by: huong.email, name: huong.name }]);
});

it('nudges a school once in two hours, and again after that', async () => {
  await nudged('09:00');
  expect(await mailsTo(MN, '09:01')).toHaveLength(1);
  const { body } = await nudged('10:59', { unit: PROVINCE, email: admin.email });
  expect(body.skipped).toContainEqual(skipped('nudged', MN, '09:00'));
  expect(body.againAt).toBe(at('11:00'));
  expect((await nudged('11:00')).body.sent).toBe(1);
  expect(await mailsTo(MN, '11:01')).toHaveLength(2);
});

it('answers a submission sent again the same, and mails nobody twice', async () => {
  const submission = randomUUID();
  const first = await nudged('09:00', { submission });
  const second = await nudged('09:00', { submission });
  expect(second.body).toEqual(first.body);
  expect(await mailsTo(MN, '09:01')).toHaveLength(1);
});

it('makes one mail of two officers at the same moment', async () => {
  const answers = await Promise.all([
    nudged('09:00'),
    nudged('09:00', { email: admin.email }),
    nudged('09:00', { email: admin.email, unit: PROVINCE }),
  ]);
  const claimed = answers.filter(({ body }) => !JSON.stringify(body.skipped).includes('nudged'));
  expect([answers.map(({ status }) => status), claimed.length]).toEqual([[200, 200, 200], 1]);
  expect(await mailsTo(MN, '09:01')).toHaveLength(1);
});

it('passes by, at the round’s own nudge, whom an officer had nudged; and an officer, whom the round has', async () => {
  await nudged('12:30');
  await nudged('12:30', { unit: HON_DAT, email: admin.email });
  expect(await mailsTo(MN, '14:00')).toHaveLength(1);
  expect((await nudged('14:29')).body.sent).toBe(0);
  expect((await nudged('14:30')).body.sent).toBe(1);
  // The department's school was left to the round.
  const { body } = await nudged('14:31', { unit: PROVINCE, email: admin.email });
  expect(body.skipped).toContainEqual(
    expect.objectContaining({
      reason: 'nudged',
      schools: expect.arrayContaining([{ name: 'Trường thpt-phu-quoc', at: at('14:00') }]),
    }),
  );
});

it('leaves out the round’s own nudge even when it was queued at the same moment', async () => {
  await nudged('13:59');
  const own = { about: FRIDAY, purpose: 'nudge', path: `${PHU_QUOC}.${MN}`, to: declarer(MN).email } as const;
  await day.system.mails.queue({ ...own, uselessAfter: at('16:30') }, at('13:59'));
  expect(await mailsTo(MN, '14:00')).toHaveLength(1);
  expect((await day.system.mails.find({ ...own, n: '0' }))?.why).toBe('nudged-before');
});

it('killed between a mail and its note is finished by the next, with the one mail', async () => {
  day.clock.set(at('09:00'));
  const dying = watched(makeTable(day.table, day.documents), ({ pk, kind }) => {
    if (pk === `ROUND#${FRIDAY}` && kind === 'update') throw new Killed();
  });
  const round = await day.system.rounds.get(FRIDAY);
  if (!round) throw new Error('The round is not open');
  const nudging = { round, unit: PHU_QUOC, submission: randomUUID(), by: huong, now: at('09:00') };
  const system = wire(dying, day.system.province, day.clock);
  await expect(nudge(system, { ...nudging, nudges: nudgesStore(dying) }, false)).rejects.toThrow(Killed);
  expect((await day.system.duties.find(FRIDAY, MN))?.brief.nudgedAt).toBeUndefined();
  expect((await nudged('09:05')).body).toMatchObject({ sent: 1 });
  expect(await mailsTo(MN, '09:06')).toHaveLength(1);
  expect((await day.system.duties.find(FRIDAY, MN))?.brief.nudgedAt).toBe(at('09:00'));
});

it('finds mails of a nudge that died long ago, and makes new ones', async () => {
  const path = `${PHU_QUOC}.${MN}`;
  const dead = { about: FRIDAY, purpose: 'nudge', path, to: declarer(MN).email, n: 'after-none' } as const;
  await day.system.mails.queue({ ...dead, uselessAfter: at('10:00') }, at('08:00'));
  await mailsTo(MN, '08:01');
  expect((await nudged('10:30')).body.sent).toBe(1);
  expect(await mailsTo(MN, '10:31')).toHaveLength(2);
});

it('asks again at sending: who declared meanwhile is not mailed', async () => {
  await nudged('09:00');
  await declares(day.system, FRIDAY, MN, plain(), at('09:00'));
  expect(await mailsTo(MN, '09:01')).toHaveLength(0);
});

it('mails nobody for a requested round that was called off', async () => {
  day.clock.set(at('09:00'));
  const cookie = (await day.system.grants.openSession(huong.email, 'office', day.clock.now())).token;
  const body = {
    submission: randomUUID(),
    unit: PHU_QUOC,
    title: 'Rà soát phòng học',
    reason: 'Chuẩn bị khu cách ly tập trung',
    authority: 'UBND thành phố Phú Quốc',
    dueAt: `${FRIDAY}T16:30`,
    questions: [],
  };
  const made = await call('POST', '/api/rounds', { cookie, body });
  const round: string = made.body.request.id;
  expect(round).toContain('-x');
  await go('09:01');
  expect((await nudged('09:02', { round, query: '?dry-run=true' })).status).toBe(200);
  expect((await call('DELETE', `/api/rounds/${round}`, { cookie })).status).toBe(200);
  expect((await nudged('09:03', { round })).body).toMatchObject({ status: 409, code: 'round-over' });
  const subjects = (await mailsTo(MN, '09:04')).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.includes('Đôn đốc'))).toEqual([]);
});

it('refuses others’ units, readers, rounds that are over, and too many', async () => {
  expect((await nudged('09:00', { unit: HON_DAT })).status).toBe(403);
  expect((await nudged('09:00', { email: observer.email })).status).toBe(403);
  expect((await nudged('09:00', { round: '2020-01-03' })).body.code).toBe('unknown-round');
  expect((await nudged('09:00', { unit: `${PROVINCE}.x`, email: admin.email })).body.code).toBe(
    'unknown-unit',
  );
  expect((await nudged('09:00', { round: addDays(FRIDAY, -7) })).body).toMatchObject({
    status: 409,
    code: 'round-over',
  });
  for (let n = 0; n < 40; n++) await nudged('20:00');
  expect((await nudged('20:00')).status).toBe(429);
});
