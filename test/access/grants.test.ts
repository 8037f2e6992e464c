/** Link tokens, codes, sessions and declare links: how often, how long, and that none stands in the table. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInsStore } from '../../functions/access/sign-ins.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { DAY, HOUR, after as later, MINUTE } from '../../functions/platform/clock.ts';
import { settingsItem } from '../../functions/platform/settings.store.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { api, linkTokenOf } from '../support/api.ts';
import { declarer, everyone, huong, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { Killed, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const NOON = at('12:00');
const LIVES = 15 * MINUTE;

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
});
afterAll(() => day.close());

const someone = () => `${randomUUID()}@truong.example`;
const wrong = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

describe('a sign-in', () => {
  it('works once by its code, however the address is written', async () => {
    const email = someone();
    const { code } = await day.system.signIns.begin(email.toUpperCase(), NOON);
    expect(code).toMatch(/^\d{8}$/);
    expect(await day.system.signIns.byCode(` ${email}`, code, NOON)).toBe(email);
    expect(await day.system.signIns.byCode(email, code, NOON)).toBeUndefined();
  });

  it('works once by its link, and then by its code no more', async () => {
    const email = someone();
    const { token, code } = await day.system.signIns.begin(email, NOON);
    expect(await day.system.signIns.byLink(token, NOON)).toBe(email);
    expect(await day.system.signIns.byLink(token, NOON)).toBeUndefined();
    expect(await day.system.signIns.byCode(email, code, NOON)).toBeUndefined();
  });

  it('lets one in, of many who hold the same link or code at once', async () => {
    const email = someone();
    const { token, code } = await day.system.signIns.begin(email, NOON);
    const tries = [1, 2, 3, 4].flatMap(() => [
      day.system.signIns.byLink(token, NOON),
      day.system.signIns.byCode(email, code, NOON),
    ]);
    expect((await Promise.all(tries)).filter(Boolean)).toEqual([email]);
  });

  it('ends after 15 minutes, to the millisecond', async () => {
    const { token, code } = await day.system.signIns.begin('a@b.example', NOON);
    const end = later(NOON, LIVES);
    expect(await day.system.signIns.byLink(token, end)).toBeUndefined();
    expect(await day.system.signIns.byCode('a@b.example', code, end)).toBeUndefined();
    expect(await day.system.signIns.byLink(token, later(end, -1))).toBe('a@b.example');
  });

  it('takes the place of the one before: the newest wins', async () => {
    const email = someone();
    const [first, second] = [
      await day.system.signIns.begin(email, NOON),
      await day.system.signIns.begin(email, later(NOON, MINUTE)),
    ];
    expect(await day.system.signIns.byLink(first.token, later(NOON, MINUTE))).toBeUndefined();
    expect(await day.system.signIns.byCode(email, first.code, later(NOON, MINUTE))).toBeUndefined();
    expect(await day.system.signIns.byCode(email, second.code, later(NOON, MINUTE))).toBe(email);
  });

  it('takes ten codes a day, then none, not even the right one; links go on', async () => {
    const email = someone();
    const { token, code } = await day.system.signIns.begin(email, NOON);
    const guesses = Array.from({ length: 30 }, () => day.system.signIns.byCode(email, wrong(code), NOON));
    expect((await Promise.all(guesses)).filter(Boolean)).toEqual([]);
    expect(await day.system.signIns.byCode(email, code, NOON)).toBeUndefined();
    expect(await day.system.signIns.byLink(token, NOON)).toBe(email);
    const tomorrow = later(NOON, DAY);
    const fresh = await day.system.signIns.begin(email, tomorrow);
    expect(await day.system.signIns.byCode(email, fresh.code, tomorrow)).toBe(email);
  });

  it('takes the right code as the tenth try and not as the eleventh', async () => {
    for (const [wrongs, let_in] of [
      [9, true],
      [10, false],
    ] as const) {
      const email = someone();
      const { code } = await day.system.signIns.begin(email, NOON);
      for (let i = 0; i < wrongs; i++) await day.system.signIns.byCode(email, wrong(code), NOON);
      expect((await day.system.signIns.byCode(email, code, NOON)) === email).toBe(let_in);
    }
  });

  it('compares no code it could not count', async () => {
    const email = someone();
    const { code } = await day.system.signIns.begin(email, NOON);
    const store = signInsStore(
      watched(makeTable(day.table, day.documents), ({ sk }) => {
        if (sk.startsWith('TRIES#')) throw new Killed();
      }),
    );
    await expect(store.byCode(email, code, NOON)).rejects.toThrow(Killed);
    expect(await day.system.signIns.byCode(email, code, NOON)).toBe(email);
  });

  it('is refused to made-up links', async () => {
    const { token } = await day.system.signIns.begin('c@d.example', NOON);
    for (const made of [
      '',
      '.',
      'x',
      token.split('.')[0] ?? '',
      `${token}x`,
      `x${token}`,
      `${token.split('.')[0]}.`,
    ])
      expect([made, await day.system.signIns.byLink(made, NOON)]).toEqual([made, undefined]);
  });
});

describe('a session', () => {
  const holds = async (token: string, now: string) =>
    (await day.system.principals.identify(token, now)) !== undefined;

  it('of an officer ends after 12 hours without use', async () => {
    const { token } = await day.system.grants.openSession(huong.email, 'office', NOON);
    expect(await holds(token, later(NOON, 12 * HOUR))).toBe(false);
    expect(await holds(token, later(NOON, 12 * HOUR - 1))).toBe(true);
    expect(await holds(token, later(NOON, 24 * HOUR - 2))).toBe(true);
  });

  it('of an officer ends after 7 days, however much it is used', async () => {
    const { token, expiresAt } = await day.system.grants.openSession(huong.email, 'office', NOON);
    expect(expiresAt).toBe(later(NOON, 7 * DAY));
    for (let hours = 0; hours < 7 * 24; hours += 8)
      expect(await holds(token, later(NOON, hours * HOUR))).toBe(true);
    expect(await holds(token, later(expiresAt, -1))).toBe(true);
    expect(await holds(token, expiresAt)).toBe(false);
  });

  it('of a declarer lives 30 days without any use', async () => {
    const { token, expiresAt } = await day.system.grants.openSession(
      declarer('th-hon-dat').email,
      'school',
      NOON,
    );
    expect(expiresAt).toBe(later(NOON, 30 * DAY));
    expect(await holds(token, later(expiresAt, -1))).toBe(true);
    expect(await holds(token, expiresAt)).toBe(false);
  });

  it('ends at once when it is signed out, its account is disabled, or all its sessions are ended', async () => {
    const email = 'ba@truong.example';
    const register = (change: object) =>
      day.register([], [], [{ ...declarer('th-hon-dat'), email, ...change }]);
    await register({});
    const open = async (now: string) => (await day.system.grants.openSession(email, 'school', now)).token;
    const [one, two] = [await open(NOON), await open(NOON)];
    await day.system.grants.end(one, NOON);
    expect([await holds(one, NOON), await holds(two, NOON)]).toEqual([false, true]);
    await register({ disabledAt: NOON });
    expect(await holds(two, NOON)).toBe(false);
    await register({});
    await day.system.accounts.signOutEverywhere(email, later(NOON, MINUTE));
    expect(await holds(two, later(NOON, MINUTE))).toBe(false);
    expect(await holds(await open(later(NOON, 2 * MINUTE)), later(NOON, 2 * MINUTE))).toBe(true);
  });

  it('reads the account as it is now: a changed scope counts with the next request', async () => {
    const email = 'tu@truong.example';
    await day.register([], [], [{ ...declarer('th-hon-dat'), email }]);
    const { token } = await day.system.grants.openSession(email, 'school', NOON);
    await day.register([], [], [{ ...declarer('mn-ganh-dau'), email }]);
    expect((await day.system.principals.identify(token, NOON))?.principal).toMatchObject({
      scopes: [{ target: 'mn-ganh-dau' }],
    });
  });
});

describe('a reminder’s link', () => {
  const FRIDAY = '2021-02-26';
  const MONDAY = '2021-03-01';
  const NEXT_FRIDAY = '2021-03-05';
  const MINE = 'th-hon-dat';
  let link: string;
  const go = async (time: string, date = FRIDAY) => {
    day.clock.set(at(time, date));
    await day.agenda();
  };
  const put = async (round: string, school: string) => {
    const call = api(day);
    const body = { submission: randomUUID(), revision: 0, declaration: plain() };
    const answer = await call('PUT', `/api/rounds/${round}/duties/${school}`, { token: link, body });
    return [answer.status, answer.body.code ?? answer.body.state];
  };
  const mine = async () => {
    const { status, body } = await api(day)('GET', '/api/duties/mine', { token: link });
    return status === 200 ? body.duties.map((duty: { round: { id: string } }) => duty.round.id) : status;
  };

  it('opens its school’s duty of its round and nothing else', async () => {
    await go('06:00');
    await go('07:00');
    link = await linkTokenOf(day, declarer(MINE).email);
    const call = api(day);
    expect(await mine()).toEqual([FRIDAY]);
    expect((await call('GET', '/api/session', { token: link })).status).toBe(403);
    expect((await call('DELETE', '/api/session', { token: link })).status).toBe(403);
    expect((await call('GET', '/api/rounds', { token: link })).status).toBe(403);
    expect(await put(FRIDAY, 'mn-ganh-dau')).toEqual([403, 'forbidden']);
  });

  it('only supplements its round once that is closed, and no other that is closed', async () => {
    await go('06:00', MONDAY);
    await go('06:00', NEXT_FRIDAY);
    expect(await put(FRIDAY, MINE)).toEqual([202, 'missed']);
    expect((await day.system.duties.find(FRIDAY, MINE))?.brief).not.toHaveProperty('declared');
    expect(await put(MONDAY, MINE)).toEqual([403, 'forbidden']);
    expect(await put(NEXT_FRIDAY, MINE)).toEqual([403, 'forbidden']);
    expect(await mine()).toEqual([FRIDAY]);
  });

  it('lives 7 days past the closing', async () => {
    const end = later(at('06:00', MONDAY), 7 * DAY);
    day.clock.set(later(end, -1));
    expect(await mine()).toContain(FRIDAY);
    day.clock.set(end);
    expect(await mine()).toBe(401);
  });

  it('ends when the school’s links are revoked', async () => {
    day.clock.set(at('08:00', NEXT_FRIDAY));
    const place = schools.find(({ id }) => id === MINE);
    if (!place) throw new Error('no school');
    expect(await mine()).not.toBe(401);
    await day.register([], [{ ...place, ...{ grantsFrom: at('08:00') } }], []);
    expect(await mine()).toBe(401);
  });
});

describe('a reminder’s link of a round that closes later than it was to', () => {
  it('lives 7 days past the closing as it came to pass', async () => {
    const own = await rehearse(at('06:00'));
    await own.register(units, schools, everyone);
    const go = async (time: string, date?: string) => {
      own.clock.set(at(time, date));
      await own.agenda();
    };
    await go('06:00');
    await go('07:00');
    const token = await linkTokenOf(own, declarer('th-hon-dat').email);
    const decree = { from: '2021-03-01', to: '2021-03-14', name: 'Nghỉ phòng dịch', decreedAt: at('12:00') };
    await makeTable(own.table, own.documents).put(settingsItem({ holidays: [decree] }));
    for (const date of ['2021-03-01', '2021-03-05', '2021-03-08', '2021-03-12']) await go('06:01', date);
    expect((await own.system.rounds.get('2021-02-26'))?.closedAt).toBeUndefined();
    await go('06:00', '2021-03-15');
    const end = later(at('06:00', '2021-03-15'), 7 * DAY);
    const holder = async (now: string) => (await own.system.principals.identify(token, now))?.principal;
    const link = { kind: 'link', schoolId: 'th-hon-dat', round: '2021-02-26', roundClosed: true };
    expect(await holder(later(end, -1))).toMatchObject(link);
    expect(await holder(end)).toBeUndefined();
    await own.close();
  });
});

describe('the table', () => {
  it('holds no token and no code, only hashes', async () => {
    const table = makeTable(day.table, day.documents);
    const email = someone();
    const pending = await day.system.signIns.begin(email, NOON);
    const { token: session } = await day.system.grants.openSession(email, 'office', NOON);
    const links = await Promise.all(schools.map(({ id }) => linkTokenOf(day, declarer(id).email)));
    const secrets = [pending.token.split('.')[1] ?? '', pending.code, session, ...links];
    expect(secrets).toHaveLength(3 + schools.length);
    const everything = JSON.stringify(await wholeTable(day));
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
    // The look itself works: what does stand there is found.
    expect(everything).toContain(email);
    await table.put({ pk: 'TEST', sk: 'TEST', leaked: pending.code });
    expect(JSON.stringify(await wholeTable(day))).toContain(pending.code);
  });
});
