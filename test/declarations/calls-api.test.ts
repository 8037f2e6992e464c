/** Calling schools, through the real handlers and store: outcomes, contacts, declaring for them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { changeSchool } from '../../functions/schools/registering.step.ts';
import { type Answer, type Api, api, linkTokenOf, type Request } from '../support/api.ts';
import {
  admin,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const MINE = 'th-duong-dong-1';
const OTHER = 'mn-ganh-dau';
const ISLAND = 'ththcs-tho-chau';
/** Hương's colleague in the same office. */
const binh: Account = { ...huong, email: 'binh@phuquoc.example', name: 'Lý Thanh Bình' };

let day: Rehearsal;
let call: Api;
const sessions = new Map<string, string>();
/** A session is good for the day: each is opened once. */
async function as(account: Account): Promise<Request> {
  const known = sessions.get(account.email);
  if (known) return { cookie: known };
  const { token } = await day.system.grants.openSession(account.email, 'office', day.clock.now());
  sessions.set(account.email, token);
  return { cookie: token };
}
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, [...everyone, binh]);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  day.clock.set(at('15:05'));
});
afterAll(() => day.close());

const note = async (who: Account, school: string, body: object, id: string = randomUUID()) =>
  call('POST', `/api/rounds/${ROUND}/calls/${school}`, {
    ...(await as(who)),
    body: { submission: id, outcome: 'no-answer', ...body },
  });
const takeBack = async (who: Account, school: string, id: string) =>
  call('DELETE', `/api/rounds/${ROUND}/calls/${school}/${id}`, await as(who));
const dutyAs = async (who: Account, school: string) =>
  (await call('GET', `/api/rounds/${ROUND}/duties/${school}`, await as(who))).body;
const rowAs = async (who: Account, school: string) => {
  const { body } = await call('GET', `/api/rounds/${ROUND}/duties?unit=${PHU_QUOC}`, await as(who));
  return body.rows.find((row: { school: { id: string } }) => row.school.id === school);
};
const codes = ({ body }: Answer): string[] => body.fields.map((field: { code: string }) => field.code);

describe('the outcome of a call', () => {
  it('shows in the list with who and when, and the last one counts', async () => {
    const first = await note(huong, MINE, { outcome: 'no-answer', calledAt: '2021-02-26T15:01:00+07:00' });
    expect(first.body).toEqual({
      now: at('15:05'),
      lastCall: { at: at('15:01'), by: huong.name, outcome: 'no-answer' },
    });
    await note(binh, MINE, { outcome: 'will-send' });
    expect((await rowAs(observer, MINE)).lastCall).toEqual({
      at: at('15:05'),
      by: binh.name,
      outcome: 'will-send',
    });
    expect((await dutyAs(huong, MINE)).calls.map(({ by }: { by: string }) => by)).toEqual([
      huong.name,
      binh.name,
    ]);
  });

  it('is noted once however often it is sent, and its id means one thing', async () => {
    const id = randomUUID();
    const twice = [await note(huong, ISLAND, {}, id), await note(huong, ISLAND, {}, id)];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await dutyAs(huong, ISLAND)).calls).toHaveLength(1);
    const other = await note(huong, ISLAND, { outcome: 'will-send' }, id);
    expect([other.status, other.body.code]).toEqual([409, 'submission-reused']);
  });

  it('is kept though many are noted at once, the newest twenty', async () => {
    const answers = await Promise.all([
      note(huong, OTHER, {}),
      note(binh, OTHER, {}),
      note(admin, OTHER, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await dutyAs(huong, OTHER)).calls).toHaveLength(3);
    for (let i = 0; i < 20; i++) await note(huong, OTHER, { outcome: 'other', note: `lần ${i}` });
    const { calls } = await dutyAs(huong, OTHER);
    expect([calls.length, calls[0].note, calls.at(-1).note]).toEqual([20, 'lần 0', 'lần 19']);
  });

  it('may say in words why, but not whose number or name without being asked', async () => {
    const number = await note(huong, MINE, { outcome: 'other', note: 'gọi lại 0912 345 678' });
    expect([number.status, number.body.code, codes(number)]).toEqual([
      422,
      'fields-broken',
      ['personal-number'],
    ]);
    const named = { outcome: 'other', note: 'em Nguyễn Văn Tèo sốt, trường đang xử lý' };
    const asked = await note(huong, MINE, named);
    expect([asked.status, codes(asked)]).toEqual([422, ['name-like']]);
    expect(asked.body.fields[0].vi).toContain('Nguyễn Văn Tèo');
    const long = await note(huong, MINE, { outcome: 'other', note: 'x'.repeat(301) });
    expect([long.status, codes(long)]).toEqual([422, ['too-long']]);
    const teacher = { outcome: 'other', note: 'cô Lê Lan nghỉ ốm', confirmed: ['name-like'] };
    expect((await note(huong, MINE, teacher)).body.lastCall.note).toBe('cô Lê Lan nghỉ ốm');
    expect((await rowAs(huong, MINE)).lastCall.note).toBe('cô Lê Lan nghỉ ốm');
  });

  it('keeps its words from those who only read', async () => {
    expect((await rowAs(observer, MINE)).lastCall).toEqual({
      at: at('15:05'),
      by: huong.name,
      outcome: 'other',
    });
    expect(await dutyAs(observer, MINE)).not.toHaveProperty('calls');
  });

  it('was neither later than now nor before the round', async () => {
    expect(codes(await note(huong, MINE, { calledAt: at('15:30') }))).toEqual(['too-late']);
    expect(codes(await note(huong, MINE, { calledAt: at('05:00') }))).toEqual(['too-early']);
  });

  it('is taken back by who noted it last, within half an hour; the one before then stands', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await note(huong, MINE, { outcome: 'no-answer' }, first);
    await note(huong, MINE, { outcome: 'will-send' }, second);
    expect((await takeBack(huong, MINE, first)).body.code).toBe('call-stands');
    expect((await takeBack(binh, MINE, second)).body.code).toBe('call-stands');
    for (const _ of ['once', 'and again']) {
      const answer = await takeBack(huong, MINE, second);
      expect([answer.status, answer.body.lastCall.outcome]).toEqual([200, 'no-answer']);
    }
    expect((await dutyAs(huong, MINE)).calls.at(-1)).toMatchObject({ id: second, takenBackAt: at('15:05') });
    day.clock.set(at('15:40'));
    expect((await takeBack(huong, MINE, first)).body.code).toBe('call-stands');
  });
});

const edit = async (who: Account, school: string, seen: unknown, change: object) =>
  call('PUT', `/api/schools/${school}/contact`, {
    ...(await as(who)),
    body: { seen, name: 'Trần Thị Mai', position: 'Hiệu trưởng', phone: '0297 3846 123', ...change },
  });
const contactOf = async (school: string) => (await day.system.schools.school(school))?.contact;
const reads = async (token: string) => (await call('GET', '/api/duties/mine', { token })).status;

describe('a contact', () => {
  it('is mended in place, kept as dialled, with who and when; links of the accounts live on', async () => {
    const link = await linkTokenOf(day, `${MINE}@truong.example`);
    const seen = await contactOf(MINE);
    const answer = await edit(huong, MINE, seen, { phone: '+84 297 384 6123' });
    expect(answer.body).toEqual({
      now: at('15:40'),
      contact: { name: 'Trần Thị Mai', position: 'Hiệu trưởng', phone: '02973846123' },
      changed: { at: at('15:40'), by: huong.name },
    });
    expect((await rowAs(huong, MINE)).contact.phone).toBe('02973846123');
    expect((await day.system.schools.school(MINE))?.contactChanges).toEqual([
      {
        at: at('15:40'),
        by: huong.name,
        email: huong.email,
        what: 'contact',
        before: seen,
        after: answer.body.contact,
      },
    ]);
    expect(await reads(link)).toBe(200);
    // Sent again: it stands like this already.
    expect((await edit(huong, MINE, seen, { phone: '02973846123' })).status).toBe(200);
  });

  it('refuses what is no number, field by field', async () => {
    const answer = await edit(huong, MINE, await contactOf(MINE), { phone: '0912', name: '' });
    expect([answer.status, answer.body.fields.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['name', 'phone'],
    ]);
  });

  it('of two officers at once takes one, and shows it to the other', async () => {
    const seen = await contactOf(OTHER);
    const answers = await Promise.all([
      edit(huong, OTHER, seen, { phone: '0912 345 678' }),
      edit(binh, OTHER, seen, { phone: '0987 654 321' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won] = answers.filter(({ status }) => status === 200);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({
      code: 'contact-changed',
      contact: won?.body.contact,
      changed: won?.body.changed,
    });
    const again = await edit(binh, OTHER, lost?.body.contact, { phone: '0987 654 321' });
    expect([again.status, (await contactOf(OTHER))?.phone]).toEqual([200, '0987654321']);
  });

  it('that the register changed meanwhile is shown too, and nobody is named for it', async () => {
    const school = schools.find(({ id }) => id === 'th-hon-dat');
    if (!school) throw new Error('no such school');
    const seen = await contactOf(school.id);
    const contact = { name: 'Từ Sổ Mới', position: '', phone: '0297 000 0002' };
    await day.register([], [{ ...school, contact }], []);
    const answer = await edit(admin, school.id, seen, { phone: '0912 345 678' });
    expect([answer.status, answer.body.contact, answer.body.changed]).toEqual([409, contact, undefined]);
  });

  it('that gives up an address links were sent to ends those links', async () => {
    const address = `${ISLAND}@truong.example`;
    const link = await linkTokenOf(day, address);
    const old = await edit(huong, ISLAND, await contactOf(ISLAND), { email: address });
    expect([old.body.linksRevoked, await reads(link)]).toEqual([undefined, 200]);
    const answer = await edit(huong, ISLAND, old.body.contact, { email: 'moi@truong.example' });
    expect([answer.body.linksRevoked, await reads(link)]).toEqual([true, 401]);
  });

  it('stays, and the links of the school end, when an officer revokes them', async () => {
    const link = await linkTokenOf(day, `${MINE}@truong.example`);
    const before = await contactOf(MINE);
    const answers = await Promise.all(
      [huong, binh].map(async (who) => call('DELETE', `/api/schools/${MINE}/links`, await as(who))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([await reads(link), await contactOf(MINE)]).toEqual([401, before]);
    expect((await day.system.schools.school(MINE))?.contactChanges?.at(-1)).toMatchObject({
      what: 'links-revoked',
      at: at('15:40'),
    });
  });
});

const behalf = (school: string, round = ROUND) => `/api/rounds/${round}/duties/${school}/on-behalf`;
const declareFor = async (who: Account, school: string, change: object = {}, round = ROUND) =>
  call('PUT', behalf(school, round), {
    ...(await as(who)),
    body: {
      submission: randomUUID(),
      revision: 0,
      calledAt: '2021-02-26T15:38:00+07:00',
      declaration: plain(),
      ...change,
    },
  });

describe('on behalf of a school that is on the phone', () => {
  it('the officer is shown what the school’s own page shows, and whom to ask', async () => {
    const { body } = await call('GET', behalf(MINE), await as(huong));
    expect(body).toMatchObject({
      by: 'officer',
      officer: { name: huong.name, email: huong.email, contact: { name: 'Trần Thị Mai' } },
      today: ROUND,
      schools: [{ id: MINE, level: 'primary', unit: 'Thành phố Phú Quốc' }],
      duties: [{ school: MINE, state: 'awaiting', revision: 0, round: { id: ROUND } }],
      criteria: [{ id: 'moet-1467' }],
    });
  });

  it('is held to the same rules', async () => {
    const learners = { total: 412, absent: 421, absentIll: 0 };
    const answer = await declareFor(huong, MINE, { declaration: plain({ learners }) });
    expect([answer.status, answer.body.code, answer.body.fields[0].path]).toEqual([
      422,
      'rule-broken',
      'learners.absent',
    ]);
  });

  it('names a time of the call that can be', async () => {
    expect(codes(await declareFor(huong, MINE, { calledAt: at('15:50') }))).toEqual(['too-late']);
    expect(codes(await declareFor(huong, MINE, { calledAt: at('05:50') }))).toEqual(['too-early']);
    expect((await declareFor(huong, MINE, { calledAt: 'lúc nãy' })).status).toBe(400);
  });

  it('counts when it is entered, is kept as what it is, and is answered the same again', async () => {
    const submission = randomUUID();
    const sent = { submission, declaration: withCases(1) };
    const answer = await declareFor(huong, MINE, sent);
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ revision: 1, state: 'declared', receivedAt: at('15:40') }),
    ]);
    expect((await declareFor(huong, MINE, sent)).body).toEqual(answer.body);
    expect((await dutyAs(observer, MINE)).revisions).toMatchObject([
      {
        who: 'Lê Thị Hương (hu…@phuquoc.example)',
        how: 'on-behalf',
        calledAt: '2021-02-26T15:38:00+07:00',
        at: at('15:40'),
      },
    ]);
    expect(await rowAs(huong, MINE)).toMatchObject({ state: 'declared', firstAt: at('15:40') });
  });

  it('alerts as any declaration does', async () => {
    await day.agenda();
    const subjects = day.mailbox.list({ to: huong.email }).map(({ subject }) => subject);
    expect(subjects.filter((subject) => /Cảnh báo/i.test(subject))).toHaveLength(1);
  });

  it('gives way to what the school itself declared meanwhile, and shows it', async () => {
    const link = await linkTokenOf(day, `${OTHER}@truong.example`);
    const own = plain({ remark: 'trường tự khai' });
    const first = await call('PUT', `/api/rounds/${ROUND}/duties/${OTHER}`, {
      token: link,
      body: { submission: randomUUID(), revision: 0, declaration: own },
    });
    expect(first.status).toBe(200);
    const late = await declareFor(huong, OTHER);
    expect([late.status, late.body.code]).toEqual([409, 'stale-revision']);
    expect(late.body.newer).toMatchObject({ revision: 1, declaration: { remark: 'trường tự khai' } });
    expect((await declareFor(huong, OTHER, { revision: 1 })).body.revision).toBe(2);
  });

  it('is late past due, and after closing waits as a supplement of that day', async () => {
    day.clock.set(at('17:00'));
    expect((await declareFor(huong, ISLAND)).body.state).toBe('declared-late');
    day.clock.set(at('06:00', '2021-03-01'));
    await day.agenda();
    day.clock.set(at('06:02', '2021-03-01'));
    await day.agenda();
    sessions.clear();
    const kept = await declareFor(admin, 'th-hon-dat');
    expect([kept.status, kept.body.supplement, kept.body.state]).toEqual([202, true, 'missed']);
    const { body } = await call('GET', behalf('th-hon-dat'), await as(admin));
    expect(body.duties.map((duty: { round: { id: string } }) => duty.round.id)).toEqual([ROUND]);
    expect(body.duties[0].supplement.state).toBe('waiting');
  });
});

it('of a school that has moved since, whom to call there is told to the office that runs it now', async () => {
  const seen = await day.system.schools.school(ISLAND);
  if (!seen) throw new Error('no school');
  expect((await dutyAs(huong, ISLAND)).contact).toBeDefined();
  await changeSchool(
    day.system,
    seen,
    { unit: HON_DAT, area: HON_DAT },
    { by: admin.email },
    day.clock.now(),
  );
  const { body, status } = await call('GET', `/api/rounds/${ROUND}/duties/${ISLAND}`, await as(huong));
  expect([status, body.contact]).toEqual([200, undefined]);
  const file = await call('GET', `/api/exports/duties?format=csv&round=${ROUND}`, await as(huong));
  const line = (id: string) =>
    String(file.body)
      .split('\r\n')
      .find((each) => each.includes(id));
  expect([line(ISLAND)?.includes('Hiệu trưởng'), line(OTHER)?.includes('Hiệu trưởng')]).toEqual([
    false,
    true,
  ]);
  const contacts = async () => {
    const list = await call('GET', `/api/rounds/${ROUND}/duties?unit=${HON_DAT}`, await as(stranger));
    return list.body.rows.map(({ contact }: { contact?: object }) => contact !== undefined);
  };
  expect(await contacts()).toEqual([true]);
  const left = await day.system.schools.school('th-hon-dat');
  if (!left) throw new Error('no school');
  await changeSchool(
    day.system,
    left,
    { unit: PHU_QUOC, area: PHU_QUOC },
    { by: admin.email },
    day.clock.now(),
  );
  expect(await contacts()).toEqual([false]);
  expect((await dutyAs(admin, ISLAND)).contact).toBeDefined();
});
