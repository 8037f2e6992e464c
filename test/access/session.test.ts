/** Signing in and out through the API, with the real mailbox, and with an SES that fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { after as later, MINUTE } from '../../functions/platform/clock.ts';
import { type Answer, type Api, api, ORIGIN, signIn } from '../support/api.ts';
import {
  admin,
  declarer,
  huong,
  observer,
  PHU_QUOC,
  responder,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { startProxy, type Verdict } from '../support/proxy.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const TEACHER = declarer('th-hon-dat');
const DISABLED = { ...declarer('mn-ganh-dau'), disabledAt: at('05:00') };
const UNKNOWN = 'khong-co@truong.example';

let day: Rehearsal;
let call: Api;
let proxy: Awaited<ReturnType<typeof startProxy>>;
/** What SES does; the mailbox's own endpoint behind it. */
let ses: 'works' | 'hangs' | 'is down' = 'works';
const DOWN: Verdict = {
  status: 503,
  body: '<ErrorResponse><Error><Type>Receiver</Type><Code>ServiceUnavailable</Code><Message>x</Message></Error></ErrorResponse>',
};
beforeAll(async () => {
  // A day without a round: only sign-ins are mailed.
  day = await rehearse(at('08:00', '2021-02-24'));
  await day.register(units, schools, [huong, stranger, admin, observer, responder, TEACHER, DISABLED]);
  proxy = await startProxy(process.env.AWS_ENDPOINT_URL_SES ?? '', (passing) =>
    ses === 'works' ? passing : ses === 'hangs' ? 'silence' : DOWN,
  );
  process.env.AWS_ENDPOINT_URL_SES = proxy.url;
  call = api(day);
});
afterAll(async () => {
  await proxy.close();
  await day.close();
});

const ask = (email: string, headers: Record<string, string> = {}) =>
  call('POST', '/api/sign-in', { body: { email }, headers });
const session = (cookie: string) => call('GET', '/api/session', { cookie });
const mailed = (to: string) => day.mailbox.list({ to }).length;
const seenAs = ({ status, body }: Answer) => [status, body.code];
const shape = ({ status, body, headers, cookies }: Answer) => ({ status, body, headers, cookies });

describe('asking to sign in', () => {
  it('answers the same to everybody, after the same time, and mails only who has an account', async () => {
    const timed = async (email: string) => {
      const started = performance.now();
      const answer = await ask(email);
      return { answer: shape(answer), took: performance.now() - started };
    };
    const [known, unknown, disabled] = await Promise.all([
      timed(huong.email),
      timed(UNKNOWN),
      timed(DISABLED.email),
    ]);
    expect(known.answer).toMatchObject({ status: 202, body: { sent: true }, cookies: [] });
    expect(unknown.answer).toEqual(known.answer);
    expect(disabled.answer).toEqual(known.answer);
    for (const { took } of [known, unknown, disabled]) expect(took).toBeGreaterThanOrEqual(1199);
    expect([huong.email, UNKNOWN, DISABLED.email].map(mailed)).toEqual([1, 0, 0]);
  });

  it('by a link that has ended mails whom it was mailed to, and tells nobody whether there was such a link', async () => {
    const email = TEACHER.email;
    const grant = { schoolId: 'th-hon-dat', round: '2020-11-27', email, issuedAt: at('07:00', '2020-11-27') };
    const link = await day.system.grants.issueDeclareLink({ ...grant, closesAt: at('06:00', '2020-11-30') });
    expect(await day.system.principals.identify(link, day.clock.now())).toBeUndefined();
    const byLink = (token: string) => call('POST', '/api/sign-in', { body: { link: token } });
    const answers = await Promise.all([byLink(link), byLink('x'.repeat(43))]);
    expect(answers.map(shape)).toEqual([shape(answers[0]), shape(answers[0])]);
    expect([answers[0]?.status, mailed(email)]).toEqual([202, 1]);
    const { token } = await day.system.grants.openSession(email, 'school', day.clock.now());
    expect((await byLink(token)).status).toBe(202);
    expect(mailed(email)).toBe(1);
  });

  it('twice within a minute mails once', async () => {
    await Promise.all([ask(stranger.email), ask(stranger.email), ask(stranger.email.toUpperCase())]);
    expect(mailed(stranger.email)).toBe(1);
  });

  it('is limited per address, known or not, in the same words', async () => {
    // The limit counts by quarters of an hour.
    day.clock.set(at('09:00', '2021-02-24'));
    const both = await Promise.all(
      [admin.email, 'ai-do@truong.example'].map((email) =>
        Promise.all(Array.from({ length: 7 }, () => ask(email))),
      ),
    );
    for (const answers of both) {
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(2);
      expect(refused[0]?.body).toMatchObject({ code: 'too-many-requests', retryAfter: 900 });
      expect(refused[0]?.headers['retry-after']).toBe('900');
    }
    expect(mailed(admin.email)).toBe(1);
    day.clock.set(at('09:15', '2021-02-24'));
    expect((await ask(admin.email)).status).toBe(202);
  });

  it('is limited per viewer: sixty an hour, an IPv6 network of 64 bits counting as one', async () => {
    day.clock.set(at('10:00', '2021-02-24'));
    const from = (ip: string, i: number) => ask(`so-${i}@truong.example`, { 'x-viewer-ip': ip });
    const answers = await Promise.all(
      Array.from({ length: 63 }, (_, i) => from(`2001:db8:1:2:${i.toString(16)}::${i}`, i)),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(60);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await from('2001:db8:1:3::1', 70)).status).toBe(202);
  });

  it.each<[string, object, string]>([
    ['no address', {}, 'email'],
    ['what is no address', { email: 'huong' }, 'email'],
    ['an address longer than any', { email: `${'a'.repeat(250)}@b.example` }, 'email'],
    ['more than an address', { email: UNKNOWN, role: 'administrator' }, 'role'],
  ])('refuses %s and names the field', async (_, body, field) => {
    const answer = await call('POST', '/api/sign-in', { body });
    expect(seenAs(answer)).toEqual([400, 'bad-request']);
    expect(answer.body.fields.map(({ path }: { path: string }) => path)).toContain(field);
  });

  it('refuses who comes from another site', async () => {
    for (const origin of ['https://elsewhere.example', `${ORIGIN}.elsewhere.example`, 'null']) {
      const answer = await ask(huong.email, { origin });
      expect(seenAs(answer)).toEqual([403, 'wrong-origin']);
    }
  });
});

describe('a session', () => {
  it('is opened by code or link, once each, in a cookie that only our own pages send', async () => {
    day.clock.set(at('11:00', '2021-02-24'));
    await Promise.all([ask(huong.email), ask(TEACHER.email)]);
    const text = async (to: string) =>
      (await day.mailbox.read(day.mailbox.list({ to }).at(-1)?.id ?? ''))?.text ?? '';
    const token = /https:\S+\/quan-ly\/#dang-nhap=([\w.-]+)/.exec(await text(huong.email))?.[1] ?? '';
    const [first, again] = [
      await call('POST', '/api/session', { body: { token } }),
      await call('POST', '/api/session', { body: { token } }),
    ];
    expect(first.status).toBe(200);
    expect(first.cookies).toEqual([
      expect.stringMatching(
        /^__Host-session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    expect(first.body).toMatchObject({
      home: '/quan-ly/',
      account: { email: huong.email, scopes: [{ target: PHU_QUOC, targetName: 'Thành phố Phú Quốc' }] },
    });
    expect(JSON.stringify(first.body)).not.toContain(first.cookies[0]?.slice(15, 58));
    expect([seenAs(again), again.cookies]).toEqual([[401, 'wrong-code'], []]);

    const code = /\d{4} \d{4}/.exec(await text(TEACHER.email))?.[0];
    const teacher = await call('POST', '/api/session', { body: { email: TEACHER.email, code } });
    expect(teacher.cookies[0]).toContain('; Max-Age=2592000; HttpOnly; Secure; SameSite=Strict');
    expect(teacher.body.home).toBe('/khai-bao/');
    expect((await day.system.accounts.get(TEACHER.email))?.activatedAt).toBe(at('11:00', '2021-02-24'));
  });

  it('is refused alike to a wrong code, to nobody’s code and to made-up links', async () => {
    const tries = [
      { email: huong.email, code: '00000000' },
      { email: UNKNOWN, code: '00000000' },
      { email: DISABLED.email, code: '0000 0000' },
      { token: 'x'.repeat(87) },
    ];
    const answers = await Promise.all(tries.map((body) => call('POST', '/api/session', { body })));
    const [first, ...others] = answers.map(shape);
    expect(first).toMatchObject({ status: 401, body: { code: 'wrong-code' }, cookies: [] });
    for (const other of others) expect(other).toEqual(first);
  });

  it.each<[string, object, string]>([
    ['a code of seven digits', { email: UNKNOWN, code: '1234567' }, 'code'],
    ['a code without its address', { code: '12345678' }, 'email'],
    ['a short token', { token: 'x' }, 'token'],
    ['a token and a code', { token: 'x'.repeat(60), code: '12345678' }, 'code'],
  ])('refuses %s and names the field', async (_, body, field) => {
    const answer = await call('POST', '/api/session', { body });
    expect(seenAs(answer)).toEqual([400, 'bad-request']);
    expect(answer.body.fields.map(({ path }: { path: string }) => path)).toContain(field);
  });

  it('ends when signed out, and takes the cookie along; the others stay', async () => {
    const open = async () =>
      (await day.system.grants.openSession(huong.email, 'office', day.clock.now())).token;
    const [one, two] = [await open(), await open()];
    const answer = await call('DELETE', '/api/session', { cookie: one });
    expect(answer.cookies).toEqual(['__Host-session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict']);
    expect([(await session(one)).status, (await session(two)).status]).toEqual([401, 200]);
  });

  it('ends everywhere at once when asked so, and a new one begins as always', async () => {
    const open = async () =>
      (await day.system.grants.openSession(huong.email, 'office', day.clock.now())).token;
    const [one, two] = [await open(), await open()];
    day.clock.set(later(day.clock.now(), MINUTE));
    await call('DELETE', '/api/session?everywhere=true', { cookie: one });
    expect([(await session(one)).status, (await session(two)).status]).toEqual([401, 401]);
    day.clock.set(later(day.clock.now(), MINUTE));
    expect((await session(await signIn(call, day, huong.email))).status).toBe(200);
  });

  it('of a disabled account ends at once', async () => {
    const { token } = await day.system.grants.openSession(stranger.email, 'office', day.clock.now());
    expect((await session(token)).status).toBe(200);
    await day.register([], [], [{ ...stranger, disabledAt: day.clock.now() }]);
    expect((await session(token)).status).toBe(401);
  });

  it('is not signed out by another site', async () => {
    const { token } = await day.system.grants.openSession(huong.email, 'office', day.clock.now());
    const headers = { origin: 'https://elsewhere.example' };
    expect(seenAs(await call('DELETE', '/api/session', { cookie: token, headers }))).toEqual([
      403,
      'wrong-origin',
    ]);
    expect((await session(token)).status).toBe(200);
  });
});

describe('when SES', () => {
  it.each([
    ['hangs', '13:00', responder.email],
    ['is down', '14:00', observer.email],
  ] as const)(
    '%s, the answer is the same and the agenda’s mail of a minute later signs in',
    async (how, time, email) => {
      day.clock.set(at(time, '2021-02-24'));
      ses = how;
      const started = performance.now();
      const answer = await ask(email);
      const took = performance.now() - started;
      expect([answer.status, answer.body]).toEqual([202, { sent: true }]);
      expect(took).toBeGreaterThanOrEqual(1199);
      expect(took).toBeLessThan(3000);
      expect(mailed(email)).toBe(0);

      ses = 'works';
      day.clock.set(later(day.clock.now(), MINUTE));
      await day.agenda();
      expect(mailed(email)).toBe(1);
      const code = /\d{4} \d{4}/.exec(day.mailbox.list({ to: email })[0]?.subject ?? '')?.[0];
      const opened = await call('POST', '/api/session', { body: { email, code } });
      expect(opened.status).toBe(200);
      day.clock.set(later(day.clock.now(), 5 * MINUTE));
      await day.agenda();
      expect(mailed(email)).toBe(1);
    },
  );
});
