/** A school's routes, through the real handlers, store and SES endpoint. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { mailRef } from '../../functions/mail/mails.store.ts';
import { type Api, api, linkTokenOf, sessionOf } from '../support/api.ts';
import { declarer, everyone, huong, observer, responder, schools, stranger, units } from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const MINE = 'th-duong-dong-1';
const OTHER = 'mn-ganh-dau';
const url = (school: string, round = '2021-02-26') => `/api/rounds/${round}/duties/${school}`;

let day: Rehearsal;
let call: Api;
let link: string;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  link = await linkTokenOf(day, `${MINE}@truong.example`);
  day.clock.set(at('08:01'));
});
afterAll(() => day.close());

const body = (change: object = {}) => ({
  submission: randomUUID(),
  revision: 0,
  declaration: plain(),
  ...change,
});
const put = (school: string, sent: unknown, token = link, round?: string) =>
  call('PUT', url(school, round), { token, body: sent });

describe('what a school owes', () => {
  it('is shown to its link with the server’s time, window, criteria', async () => {
    const { status, body: mine } = await call('GET', '/api/duties/mine', { token: link });
    expect(status).toBe(200);
    expect(mine).toMatchObject({
      now: at('08:01'),
      today: '2021-02-26',
      by: 'link',
      schools: [{ id: MINE }],
    });
    expect(mine.duties).toHaveLength(1);
    expect(mine.duties[0]).toMatchObject({ state: 'awaiting', revision: 0, round: { dueAt: at('16:30') } });
    expect(mine.criteria[0].items).toHaveLength(15);
  });
});

describe('refusing', () => {
  const refused: [string, () => Promise<{ status: number; body: { code: string } }>, number, string][] = [
    [
      'malformed JSON',
      () =>
        call('PUT', url(MINE), {
          token: link,
          body: '{"submission":',
          headers: { 'content-type': 'application/json' },
        }),
      400,
      'malformed-json',
    ],
    ['wrong types', () => put(MINE, body({ revision: 'none' })), 400, 'bad-request'],
    ['unknown fields', () => put(MINE, body({ extra: 1 })), 400, 'bad-request'],
    [
      'unknown fields of the declaration',
      () => put(MINE, body({ declaration: { ...plain(), pupil: 'x' } })),
      400,
      'bad-request',
    ],
    ['an unknown round', () => put(MINE, body(), link, '2021-02-27'), 404, 'unknown-round'],
    ['a foreign school', () => put(OTHER, body()), 403, 'forbidden'],
    ['a school nobody knows', () => put('khong-co', body()), 403, 'forbidden'],
    ['a round’s id longer than any', () => put(MINE, body(), link, '2'.repeat(301)), 400, 'bad-request'],
    ['a school’s code longer than any', () => put('a'.repeat(301), body()), 400, 'bad-request'],
    ['a long one of nobody’s', () => put('a'.repeat(300), body()), 403, 'forbidden'],
    ['a body over 16 KiB', () => put(MINE, body({ filler: 'x'.repeat(16 * 1024) })), 413, 'too-large'],
    [
      'a wrong content type',
      () => call('PUT', url(MINE), { token: link, body: 'a=1', headers: { 'content-type': 'text/plain' } }),
      415,
      'wrong-content-type',
    ],
    ['nobody', () => call('PUT', url(MINE), { body: body() }), 401, 'signed-out'],
    ['a token nobody issued', () => put(MINE, body(), 'x'.repeat(43)), 401, 'signed-out'],
    [
      'who comes not through the front',
      () => call('GET', '/api/duties/mine', { token: link, headers: { 'x-origin-key': 'guessed' } }),
      403,
      'not-through-front',
    ],
    [
      'a broken rule',
      () => put(MINE, body({ declaration: plain({ learners: { total: 412, absent: 421, absentIll: 0 } }) })),
      422,
      'rule-broken',
    ],
    [
      'personal data',
      () => put(MINE, body({ declaration: plain({ remark: 'Gọi 0912 345 678' }) })),
      422,
      'rule-broken',
    ],
  ];
  it.each(refused)('%s', async (_, request, status, code) => {
    const answer = await request();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      status,
      code,
      title: expect.any(String),
      titleEn: expect.any(String),
    });
  });

  it('a cookie’s change without our own origin', async () => {
    const cookie = await sessionOf(day, `${OTHER}@truong.example`);
    for (const origin of [undefined, 'https://elsewhere.example']) {
      const answer = await call('PUT', url(OTHER), { cookie, body: body(), headers: { origin } });
      expect([answer.status, answer.body.code]).toEqual([403, 'wrong-origin']);
    }
  });

  it('names each field of a broken rule in both languages', async () => {
    const answer = await put(
      MINE,
      body({ declaration: plain({ learners: { total: 412, absent: 421, absentIll: 0 } }) }),
    );
    expect(answer.body.fields[0]).toMatchObject({
      path: 'learners.absent',
      vi: expect.stringContaining('421'),
      en: expect.stringContaining('421'),
    });
  });

  it('stores nothing of what it refused', async () => {
    expect((await day.system.duties.find('2021-02-26', MINE))?.revision).toBe(0);
  });
});

describe('declaring', () => {
  const first = body();
  it('answers with a reference, and the same again with the same', async () => {
    const answer = await put(MINE, first);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      revision: 1,
      state: 'declared',
      safety: 'good',
      receivedAt: at('08:01'),
      reference: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
    });
    day.clock.set(at('08:05'));
    expect((await put(MINE, first)).body).toEqual(answer.body);
  });

  it.each(['application/json; charset=utf-8', 'application/json ; charset=utf-8', 'Application/JSON'])(
    'is understood as %s',
    async (type) => {
      const headers = { 'content-type': type };
      const { status, body: answered } = await call('PUT', url(MINE), { token: link, body: first, headers });
      expect([status, answered.revision]).toEqual([200, 1]);
    },
  );

  it('puts the account of the link to use: it never needs to sign in', async () => {
    expect((await day.system.accounts.get(`${MINE}@truong.example`))?.activatedAt).toBe(at('08:01'));
  });

  it('refuses another body under the same submission', async () => {
    const answer = await put(MINE, { ...first, declaration: plain({ remark: 'khác' }) });
    expect([answer.status, answer.body.code]).toEqual([409, 'submission-reused']);
  });

  it('shows the newer revision to who corrects a stale one', async () => {
    const answer = await put(MINE, body());
    expect([answer.status, answer.body.code]).toEqual([409, 'stale-revision']);
    expect(answer.body.newer).toMatchObject({ revision: 1, receivedAt: at('08:01') });
  });

  it('keeps each revision with who, when and how', async () => {
    expect((await put(MINE, body({ revision: 1, declaration: withCases(2) }))).body.revision).toBe(2);
    const cookie = await sessionOf(day, huong.email);
    const { body: duty } = await call('GET', url(MINE), { cookie });
    expect(
      duty.revisions.map((r: { revision: number; how: string; who: string }) => [r.revision, r.how, r.who]),
    ).toEqual([
      [1, 'link', 'Nguyễn Thị Thử (th…@truong.example)'],
      [2, 'link', 'Nguyễn Thị Thử (th…@truong.example)'],
    ]);
  });

  it('lets two tabs race and keeps exactly one of them', async () => {
    const token = await linkTokenOf(day, 'ththcs-tho-chau@truong.example');
    const answers = await Promise.all(Array.from({ length: 6 }, () => put('ththcs-tho-chau', body(), token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await day.system.duties.find('2021-02-26', 'ththcs-tho-chau'))?.revisions).toHaveLength(1);
  });

  it('answers the same submission sent many times at once with one answer', async () => {
    const token = await linkTokenOf(day, 'th-hon-dat@truong.example');
    const sent = body();
    const answers = await Promise.all(Array.from({ length: 6 }, () => put('th-hon-dat', sent, token)));
    expect(new Set(answers.map(({ body: b }) => b.reference)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('mails its receipt to who asks, once for each revision, to the address of the link or of the account', async () => {
    const id = 'ththcs-tho-chau';
    const email = `${id}@truong.example`;
    const token = await linkTokenOf(day, email);
    const ask = async (who: { token?: string; cookie?: string }) => {
      const { status, body: said } = await call('POST', `${url(id)}/receipt`, { ...who, body: {} });
      return [status, said.mail, said.to, said.at];
    };
    const receipts = () => day.mailbox.list({}).filter(({ subject }) => subject.startsWith('[Biên nhận]'));
    expect(await ask({ token })).toEqual([200, 'queued', 'th…@truong.example', at('08:05')]);
    await day.agenda();
    expect(receipts().map(({ subject }) => subject)).toEqual([
      expect.stringMatching(
        /^\[Biên nhận\] Thứ Sáu 26\/02: mã [A-Z2-9-]{9}\. Đã nhận bản khai báo, đúng hạn$/,
      ),
    ]);
    const cookie = await sessionOf(day, email);
    expect(await ask({ cookie })).toEqual([200, 'earlier', 'th…@truong.example', at('08:05')]);
    expect((await put(id, body({ revision: 1 }), token)).status).toBe(200);
    expect(await ask({ cookie })).toEqual([200, 'queued', 'th…@truong.example', at('08:05')]);
    await day.agenda();
    expect(receipts().map(({ to }) => to)).toEqual([email, email]);
  });

  it('mails no receipt of nothing, nor to an address that no mail reaches, nor more than ten an hour', async () => {
    const token = await linkTokenOf(day, `${OTHER}@truong.example`);
    const ask = (id: string, by: string) => call('POST', `${url(id)}/receipt`, { token: by, body: {} });
    const nothing = await ask(OTHER, token);
    expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing-declared']);
    expect((await ask(MINE, token)).status).toBe(403);
    await day.system.accounts.markAddress(`${MINE}@truong.example`, 'bounced', 'General');
    const unreachable = await ask(MINE, link);
    expect([unreachable.status, unreachable.body.code]).toEqual([409, 'no-mailbox']);
    await day.register([], [], [declarer(MINE)]);
    const mails: string[] = [];
    for (let i = 1; i < 10; i++) {
      mails.push((await ask(MINE, link)).body.mail);
      // The agenda comes by, then the mail comes back.
      if (i === 2) await day.agenda();
      if (i === 4) {
        const { path = '' } = (await day.system.schools.school(MINE)) ?? {};
        const [receipt] = await day.system.mails.logged('2021-02-26', 'receipt', path);
        if (receipt) await day.system.mails.outcome(mailRef(receipt), 'bounced', 'NoEmail');
      }
    }
    expect(mails).toEqual(['queued', 'queued', 'earlier', 'earlier', ...Array(5).fill('failed')]);
    expect((await ask(MINE, link)).status).toBe(429);
  });

  it('limits a school to thirty an hour', async () => {
    const token = await linkTokenOf(day, `${OTHER}@truong.example`);
    const statuses: number[] = [];
    for (let i = 0; i < 32; i++) statuses.push((await put(OTHER, body({ revision: 99 }), token)).status);
    expect(statuses.filter((status) => status === 409)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });

  it('counts what arrives after due as late, and after closing keeps it as a supplement', async () => {
    day.clock.set(at('16:30'));
    day.clock.set(at('18:00'));
    const token = await linkTokenOf(day, `${OTHER}@truong.example`);
    expect((await put(OTHER, body(), token)).body.state).toBe('declared-late');
    day.clock.set(at('06:00', '2021-03-01'));
    await day.agenda();
    const late = await linkTokenOf(day, 'thpt-phu-quoc@truong.example');
    day.clock.set(at('09:00', '2021-03-01'));
    const kept = await put('thpt-phu-quoc', body(), late);
    expect(kept.status).toBe(202);
    expect(kept.body).toMatchObject({ supplement: true, state: 'missed' });
    expect((await day.system.duties.find('2021-02-26', 'thpt-phu-quoc'))?.supplement?.state).toBe('waiting');
  });

  it('keeps twenty revisions of a round, and a supplement beyond them', async () => {
    const id = 'th-hon-dat';
    const again = () => declares(day.system, '2021-02-26', id, plain(), at('20:00'));
    for (let revision = 1; revision < 20; revision++) await again();
    await expect(again()).rejects.toThrow('refuse');
    const token = await linkTokenOf(day, `${id}@truong.example`);
    for (let revision = 20; revision < 25; revision++) {
      const kept = await put(id, body({ revision }), token);
      expect([kept.status, kept.body.revision, kept.body.supplement]).toEqual([202, revision + 1, true]);
    }
    const full = await put(id, body({ revision: 25 }), token);
    expect([full.status, full.body.code]).toEqual([409, 'too-many-revisions']);
  });
});

describe('reading', () => {
  const session = async (email: string) =>
    (await day.system.grants.openSession(email, 'office', day.clock.now())).token;

  it('is for those who may: a stranger from the next district gets 403', async () => {
    const [his, hers, area] = await Promise.all(
      [stranger, huong, observer].map(({ email }) => sessionOf(day, email)),
    );
    const read = async (cookie = '', school = MINE) =>
      Promise.all([
        call('GET', url(school), { cookie }),
        call('GET', `/api/schools/${school}/history`, { cookie }),
      ]).then((answers) => answers.map(({ status }) => status));
    expect(await read(his)).toEqual([403, 403]);
    expect(await read(hers)).toEqual([200, 200]);
    expect(await read(area)).toEqual([200, 200]);
    expect(await read(area, 'thpt-phu-quoc')).toEqual([200, 200]);
    expect(await read(hers, 'thpt-phu-quoc')).toEqual([403, 403]);
    expect((await call('GET', url(OTHER), { token: link })).status).toBe(403);
    expect((await call('GET', '/api/rounds/latest/overview', { token: link })).status).toBe(403);
  });

  it('shows phones to the school itself and to who may call there, not to who only reads', async () => {
    const accounts = [huong, observer, responder, declarer(MINE)];
    const [office, area, health, own] = await Promise.all(
      accounts.map(async ({ email }) => ({ cookie: await session(email) })),
    );
    const phones = async (who: { cookie?: string; token?: string } = {}) => {
      // The closed round has revisions, the open one the last declaration.
      const answers = await Promise.all(
        ['2021-02-26', '2021-03-01'].map((id) => call('GET', url(MINE, id), who)),
      );
      return answers.map(({ status, body: duty }) => [
        status,
        duty.contact?.phone,
        ...[duty.current, duty.last, ...(duty.revisions ?? [])].flatMap((each) =>
          each ? [each.declaration.declarer.name, each.declaration.declarer.phone] : [],
        ),
      ]);
    };
    const [name, phone] = ['Nguyễn Thị Thử', '0297 000 0001'];
    const three = (shown: string) => [name, shown, name, shown, name, shown];
    expect(await phones(office)).toEqual([
      [200, phone, ...three(phone)],
      [200, phone, name, phone],
    ]);
    for (const reader of [area, health])
      expect(await phones(reader)).toEqual([
        [200, undefined, ...three('')],
        [200, undefined, name, ''],
      ]);
    expect(await phones(own)).toEqual([
      [200, undefined, ...three(phone)],
      [200, undefined, name, phone],
    ]);
    expect((await phones({ token: link }))[0]).toEqual([200, undefined, ...three(phone)]);
  });

  it('goes on in the history from the id of a round, and refuses what is none', async () => {
    const cookie = await session(huong.email);
    const from = async (cursor: string) => {
      const { status, body: read } = await call('GET', `/api/schools/${MINE}/history?cursor=${cursor}`, {
        cookie,
      });
      return status === 200
        ? read.rounds.map((r: { round: { id: string } }) => r.round.id)
        : [status, read.code, read.fields];
    };
    expect(await from('')).toEqual(['2021-03-01', '2021-02-26']);
    expect(await from('2021-03-01')).toEqual(['2021-02-26']);
    const refused = (code: string) => [400, 'bad-request', [{ path: 'cursor', code }]];
    expect(await from('TREE')).toEqual(refused('unknown-value'));
    expect(await from('2'.repeat(301))).toEqual(refused('too-long'));
  });

  it('gives the history newest first', async () => {
    const cookie = await sessionOf(day, `${MINE}@truong.example`);
    const { body: history } = await call('GET', `/api/schools/${MINE}/history`, { cookie });
    expect(
      history.rounds.map((r: { round: { id: string }; state: string }) => [r.round.id, r.state]),
    ).toEqual([
      ['2021-03-01', 'awaiting'],
      ['2021-02-26', 'declared'],
    ]);
  });
});
