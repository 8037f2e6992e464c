/** One's own switches, and the one click that ends digests (RFC 8058). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { after, DAY } from '../../functions/platform/clock.ts';
import { type Answer, type Api, api } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  huong,
  observer,
  PHU_QUOC,
  responder,
  schools,
  units,
} from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, []);
  call = api(day);
});
afterAll(() => day.close());
/** Accounts as they were. */
beforeEach(() => day.register([], [], everyone));

const sessionOf = async (email: string) =>
  (await day.system.grants.openSession(email, 'office', day.clock.now())).token;
const said = ({ status, body }: Answer) => [status, body.account];

describe('one’s own switches', () => {
  const set = async (email: string, body: object) =>
    call('PUT', '/api/session', { cookie: await sessionOf(email), body });

  it('are those of the mails one’s roles get', async () => {
    const own = async (email: string) => {
      const { account } = (await call('GET', '/api/session', { cookie: await sessionOf(email) })).body;
      return [account.digest, account.alerts];
    };
    expect(await own(huong.email)).toEqual([true, true]);
    expect(await own(responder.email)).toEqual([true, true]);
    expect(await own(observer.email)).toEqual([true, undefined]);
    expect(await own(admin.email)).toEqual([true, undefined]);
    expect(await own(declarer('th-hon-dat').email)).toEqual([undefined, undefined]);
    expect(await set(observer.email, { alerts: true })).toMatchObject({
      status: 422,
      body: {
        code: 'fields-broken',
        fields: [{ path: 'alerts', vi: expect.any(String), en: expect.any(String) }],
      },
    });
    expect((await day.system.accounts.get(observer.email))?.changes).toBeUndefined();
  });

  it('are kept with the account, with when and by whom, and followed by the mails', async () => {
    expect(said(await set(huong.email, { digest: false, level: 'primary' }))).toEqual([
      200,
      expect.objectContaining({ digest: false, alerts: true, level: 'primary' }),
    ]);
    // Another device is told the same; saying it again changes nothing.
    await set(huong.email, { digest: false, level: 'primary' });
    expect(await day.system.accounts.get(huong.email)).toMatchObject({
      revision: 1,
      changes: [{ at: at('06:00'), by: huong.email, what: 'switches' }],
    });
    expect(said(await set(huong.email, { level: null }))[1]).not.toHaveProperty('level');
  });

  it('keep both of two changes made at the same moment', async () => {
    await Promise.all([set(huong.email, { digest: false }), set(huong.email, { alerts: false })]);
    expect(await day.system.accounts.get(huong.email)).toMatchObject({
      digest: false,
      alerts: false,
      revision: 2,
    });
  });

  it.each([{ level: 'none' }, { digest: 'yes' }, { role: 'administrator' }])('refuse %j', async (body) => {
    expect((await set(huong.email, body)).status).toBe(400);
  });
});

describe('unsubscribing by a digest', () => {
  /** What the observer’s digest says: the header for mail providers and the link for people. */
  async function digest() {
    for (const time of ['06:00', '07:00', '17:00']) {
      day.clock.set(at(time));
      await day.agenda();
    }
    const [first] = day.mailbox.list({ to: observer.email });
    const mail = await day.mailbox.read(first?.id ?? '');
    const header = mail?.headers['list-unsubscribe'] ?? '';
    const [, token = ''] = /^<https:\/\/khaibao\.example\/api\/unsubscribe\/([\w-]{43})>$/.exec(header) ?? [];
    const oneClick = mail?.headers['list-unsubscribe-post'];
    return { token, oneClick, text: mail?.text ?? '' };
  }
  const issued = () => day.system.unsubscribes.issue(observer.email, at('17:00'));
  const post = (token: string, body: string, type = 'application/x-www-form-urlencoded') =>
    call('POST', `/api/unsubscribe/${token}`, { body, headers: { origin: undefined, 'content-type': type } });
  const ONE_CLICK = 'List-Unsubscribe=One-Click';
  const wanted = async () => (await day.system.accounts.get(observer.email))?.digest;

  it('is offered in digests, and in no reminder; who wants no digest gets none', async () => {
    await day.system.accounts.switchOwn(huong.email, { digest: false }, 'switches', at('06:00'));
    const { token, oneClick, text } = await digest();
    expect([token.length, oneClick]).toEqual([43, ONE_CLICK]);
    expect(text).toContain(`https://khaibao.example/quan-ly/#ngung-nhan=${token}`);
    const subjects = day.mailbox.list({ to: huong.email }).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('[Tổng hợp]'))).toEqual([]);
    const reminders = day.mailbox.list({ to: declarer('th-hon-dat').email });
    expect(reminders.length).toBeGreaterThan(0);
    for (const { id } of reminders)
      expect((await day.mailbox.read(id))?.headers).not.toHaveProperty('list-unsubscribe');
  });

  it('takes a provider’s post in either form, once or again, and keeps who and when', async () => {
    const token = await issued();
    const multipart = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;
    for (const answer of [
      await post(token, multipart, 'multipart/form-data; boundary=b'),
      await post(token, ONE_CLICK),
      await post('x'.repeat(43), ONE_CLICK),
    ])
      expect([answer.status, answer.body]).toEqual([200, { unsubscribed: true }]);
    expect(await day.system.accounts.get(observer.email)).toMatchObject({
      digest: false,
      revision: 1,
      changes: [{ at: at('17:00'), by: observer.email, what: 'unsubscribed' }],
    });
  });

  it('opens a page and changes nothing when the address is only opened', async () => {
    const token = await issued();
    const opened = await call('GET', `/api/unsubscribe/${token}`);
    expect([opened.status, opened.headers.location]).toEqual([
      303,
      `https://khaibao.example/quan-ly/#ngung-nhan=${token}`,
    ]);
    expect(await wanted()).toBe(true);
  });

  it('ignores posts that are no one click', async () => {
    const token = await issued();
    const answers = [
      await post(token, ''),
      await post(token, 'List-Unsubscribe=Maybe'),
      await post(token, 'no form at all', 'multipart/form-data; boundary=b'),
      await post(token, '{"List-Unsubscribe":"One-Click"}', 'application/json'),
      await post(token, `${ONE_CLICK}&filler=${'x'.repeat(1024)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 415, 413]);
    expect(await wanted()).toBe(true);
  });

  it('opens no session, ends after a year, and can be taken back by the switch', async () => {
    const token = await issued();
    expect((await call('GET', '/api/session', { cookie: token })).status).toBe(401);
    await post(token, ONE_CLICK);
    await call('PUT', '/api/session', { cookie: await sessionOf(observer.email), body: { digest: true } });
    expect(await wanted()).toBe(true);
    day.clock.set(after(at('17:00'), 365 * DAY));
    expect((await post(token, ONE_CLICK)).status).toBe(200);
    expect(await wanted()).toBe(true);
  });

  it('drops a digest that was queued before', async () => {
    day.clock.set(at('17:30'));
    const queued = { about: '2021-02-26', purpose: 'digest', to: observer.email, n: 'late' } as const;
    const mail = { ...queued, path: PHU_QUOC };
    await day.system.mails.queue({ ...mail, uselessAfter: at('20:00') }, at('17:00'));
    await day.system.accounts.switchOwn(observer.email, { digest: false }, 'unsubscribed', at('17:00'));
    await day.agenda();
    expect(await day.system.mails.find(mail)).toMatchObject({ state: 'dropped', why: 'unsubscribed' });
  });
});
