/** Invitations and activation codes: what is mailed or printed signs in once, for as long as it says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maillessEmail } from '../../functions/access/account.ts';
import { invite, queueInvitation } from '../../functions/access/inviting.step.ts';
import { moveAccount } from '../../functions/access/moving.step.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { plainActivationCode } from '../../functions/platform/tokens.ts';
import { type Api, api } from '../support/api.ts';
import { huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-24') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const NEW = 'moi@truong.example';
const SCHOOL = 'th-duong-dong-1';
const PLACE = `${PHU_QUOC}.${SCHOOL}`;
const DECLARES = { role: 'declarer', by: 'school', target: SCHOOL } as const;

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('08:00'));
  await day.register(units, schools, [huong]);
  call = api(day);
});
afterAll(() => day.close());

const accountOf = async (email: string) => {
  const account = await day.system.accounts.current(email);
  if (!account) throw new Error(`no account of ${email}`);
  return account;
};
const tokenIn = (text: string): string => /\/khai-bao\/#dang-nhap=([\w.-]+)/.exec(text)?.[1] ?? '';
const newestTo = async (email: string) => {
  const { id = '' } = day.mailbox.list({ to: email }).at(-1) ?? {};
  return (await day.mailbox.read(id))?.text ?? '';
};
const enter = async (body: object) => (await call('POST', '/api/session', { body })).status;

describe('an invitation', () => {
  it('is mailed once, with the guide and whom to ask, and its link signs in once', async () => {
    const asked = { email: NEW, name: 'Danh Thị Mới', scopes: [DECLARES] };
    const { account } = await day.system.accounts.issue(asked, at('08:00'), huong.email);
    for (let i = 0; i < 2; i++) await queueInvitation(day.system, account, PLACE, at('08:00'));
    await day.agenda();
    expect(day.mailbox.list({ to: NEW })).toHaveLength(1);
    const text = await newestTo(NEW);
    expect(text).toContain('Hướng dẫn nhận tài khoản và sử dụng');
    expect(text).toContain('Mỗi thứ Hai và thứ Sáu, lúc 07:00');
    const said = text.replace(/\s+/g, ' ');
    expect(said).toContain('Lê Thị Hương');
    expect(said).toContain(
      'tại trường học, theo văn bản 614/BGDĐT-GDTC ngày 19/02/2021 của Bộ Giáo dục và Đào tạo.',
    );
    const token = tokenIn(text);
    // Somebody asking for a sign-in does not void it.
    await call('POST', '/api/sign-in', { body: { email: NEW } });
    expect([await enter({ token }), await enter({ token })]).toEqual([200, 401]);
    expect(await accountOf(NEW)).toMatchObject({ activatedAt: at('08:00'), lastSignInAt: at('08:00') });
  });

  it('sent again voids the one before, is good for a week, and goes out three times a day at most', async () => {
    const again = async () =>
      (await invite(day.system, await accountOf(NEW), PLACE, day.clock.now(), huong.email)).invited;
    day.clock.set(at('09:00'));
    expect(await again()).toBe('sent');
    await day.agenda();
    const first = tokenIn(await newestTo(NEW));
    day.clock.set(at('10:00'));
    expect(await again()).toBe('sent');
    await day.agenda();
    const second = tokenIn(await newestTo(NEW));
    expect([await enter({ token: first }), await again(), await again()]).toEqual([401, 'sent', 'too-often']);
    day.clock.set(at('10:01', '2021-03-03'));
    expect(await enter({ token: second })).toBe(401);
  });

  it('goes to no address that does not work', async () => {
    await day.register([], [], [{ ...huong, email: 'hong@truong.example', address: 'bounced' }]);
    const account = await accountOf('hong@truong.example');
    expect((await invite(day.system, account, PHU_QUOC, at('09:00'), huong.email)).invited).toBe(
      'unreachable',
    );
  });
});

describe('an activation code', () => {
  const EMAIL = maillessEmail(SCHOOL);
  const print = async (now: string) => {
    await day.system.accounts.issue({ email: EMAIL, name: 'Trường', scopes: [DECLARES] }, now, huong.email);
    const seen = await accountOf(EMAIL);
    await day.system.accounts.change(seen, { codesFrom: now }, [], {
      at: now,
      by: huong.email,
      what: 'code',
    });
    return (await day.system.signIns.printCode(EMAIL, now)).code;
  };

  it('opens the school’s account once, however it is typed, and never its mailbox: there is none', async () => {
    day.clock.set(at('08:00', '2021-03-10'));
    const code = await print(day.clock.now());
    expect(code).toMatch(/^[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}$/);
    const answer = await call('POST', '/api/session', {
      body: { activation: ` ${code.toLowerCase().replaceAll('-', ' ')}` },
    });
    expect([answer.status, answer.body.home, answer.body.account.scopes[0].target]).toEqual([
      200,
      '/khai-bao/',
      SCHOOL,
    ]);
    expect(await enter({ activation: code })).toBe(401);
    expect(await accountOf(EMAIL)).toMatchObject({ address: 'none', activatedAt: day.clock.now() });
    await call('POST', '/api/sign-in', { body: { email: EMAIL } });
    await day.agenda();
    expect(day.mailbox.list({ to: EMAIL })).toEqual([]);
  });

  it('is void once a newer one is printed, when the account ends, and after thirty days', async () => {
    const old = await print(at('09:00', '2021-03-10'));
    const young = await print(at('09:05', '2021-03-10'));
    day.clock.set(at('09:10', '2021-03-10'));
    expect(await enter({ activation: old })).toBe(401);
    const late = await print(at('09:20', '2021-03-10'));
    day.clock.set(at('09:21', '2021-04-09'));
    expect([await enter({ activation: young }), await enter({ activation: late })]).toEqual([401, 401]);
    const ended = await print(day.clock.now());
    const event = { at: day.clock.now(), by: huong.email, what: 'disabled' } as const;
    await day.system.accounts.change(await accountOf(EMAIL), { disabledAt: event.at }, [], event);
    expect(await enter({ activation: ended })).toBe(401);
  });

  it('cannot be guessed for long', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => enter({ activation: 'BBBB-BBBB-BBBB' })),
    );
    expect(tries.filter((status) => status === 429).length).toBeGreaterThan(5);
  });

  it('is nothing with letters it never has', () => {
    expect(plainActivationCode('BCDF-GHJK-LMN0')).toBeUndefined();
    expect(plainActivationCode('BCDF-GHJK-LMN')).toBeUndefined();
  });
});

describe('a changed address', () => {
  it('ends the old one at once, reminders’ links too, and keeps the person and the history', async () => {
    const now = at('08:00', '2021-04-12');
    day.clock.set(now);
    const { token } = await day.system.grants.openSession(NEW, 'school', at('07:00', '2021-04-12'));
    const link = await day.system.grants.issueDeclareLink({
      schoolId: SCHOOL,
      round: '2021-04-12',
      email: NEW,
      issuedAt: now,
      closesAt: at('06:00', '2021-04-16'),
    });
    expect(await day.system.principals.identify(link, now)).toBeDefined();
    const moved = await moveAccount(
      day.system.accounts,
      await accountOf(NEW),
      'khac@truong.example',
      now,
      huong.email,
    );
    expect(moved).toMatchObject({
      name: 'Danh Thị Mới',
      scopes: [DECLARES],
      movedFrom: NEW,
      activatedAt: at('08:00'),
    });
    expect(moved?.changes?.at(-1)).toMatchObject({ what: 'address', about: NEW });
    for (const each of [token, link]) expect(await day.system.principals.identify(each, now)).toBeUndefined();
    expect(await accountOf(NEW)).toMatchObject({ movedTo: 'khac@truong.example', scopes: [] });
  });

  it('half done is finished by asking again', async () => {
    const now = at('08:10', '2021-04-12');
    const seen = await accountOf('khac@truong.example');
    // The process died after its first write.
    const event = { at: now, by: huong.email, what: 'address', about: 'ba@truong.example' } as const;
    await day.system.accounts.change(seen, { movedTo: 'ba@truong.example', disabledAt: now }, [], event);
    const again = await accountOf('khac@truong.example');
    const moved = await moveAccount(day.system.accounts, again, 'ba@truong.example', now, huong.email);
    const twice = await moveAccount(day.system.accounts, again, 'ba@truong.example', now, huong.email);
    expect([moved?.scopes, twice?.revision]).toEqual([[DECLARES], moved?.revision]);
  });

  it('may come back, and an address given up may serve another person', async () => {
    const now = at('08:20', '2021-04-12');
    const back = await moveAccount(
      day.system.accounts,
      await accountOf('ba@truong.example'),
      NEW,
      now,
      huong.email,
    );
    expect(back).toMatchObject({ email: NEW, scopes: [DECLARES] });
    expect(back?.disabledAt).toBeUndefined();
    expect(back?.movedTo).toBeUndefined();
    const asked = { email: 'ba@truong.example', name: 'Người Khác', scopes: [DECLARES] };
    const { outcome, account } = await day.system.accounts.issue(asked, now, huong.email);
    expect([outcome, account.name, account.disabledAt, account.activatedAt]).toEqual([
      'created',
      'Người Khác',
      undefined,
      undefined,
    ]);
  });
});
