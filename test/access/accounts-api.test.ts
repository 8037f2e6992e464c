/** Accounts through the API, as each role: who sees whom, who may change what, and that what ended ends at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maillessEmail } from '../../functions/access/account.ts';
import { accountId } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { type Answer, type Api, api, signIn } from '../support/api.ts';
import {
  admin,
  DEPARTMENT,
  declarer,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  responder,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-24', time, 'Asia/Ho_Chi_Minh');
const HEAD = 'hieu-truong-moi@truong.example';
const declares = (target: string) => ({ role: 'declarer', by: 'school', target });
const over = (role: string, target: string, by = 'management') => ({ role, by, target });

let day: Rehearsal;
let call: Api;
let as: Record<'officer' | 'admin', (method: string, path: string, body?: object) => Promise<Answer>>;
beforeAll(async () => {
  day = await rehearse(at('08:00'));
  const [first, ...others] = schools;
  if (!first) throw new Error('a cast without schools');
  const contact = {
    name: 'Lâm Thị Ánh',
    position: 'Hiệu trưởng',
    phone: '0912345678',
    email: 'anh@truong.example',
  };
  const lonely = {
    ...first,
    id: 'th-an-thoi-1',
    path: `${PHU_QUOC}.th-an-thoi-1`,
    name: 'Trường An Thới 1',
    contact,
  };
  await day.register(units, [first, ...others, lonely], everyone);
  call = api(day);
  const session = async (email: string) => {
    const cookie = await signIn(call, day, email);
    return (method: string, path: string, body?: object) =>
      call(method, `/api/accounts${path}`, { cookie, ...(body && { body }) });
  };
  as = { officer: await session(huong.email), admin: await session(admin.email) };
});
afterAll(() => day.close());

const emails = ({ body }: Answer): string[] => body.rows.map(({ email }: { email: string }) => email).sort();
const said = ({ status, body }: Answer) => [
  status,
  ...(body.fields ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
];
const of = (email: string) => `/${accountId(email)}`;
const revisionOf = async (email: string): Promise<number> =>
  (await day.system.accounts.current(email))?.revision ?? 0;

describe('the list', () => {
  it('holds for an officer who concerns the district, whole only where he may change it', async () => {
    const answer = await as.officer('GET', '');
    expect(emails(answer)).toEqual(
      [
        'th-duong-dong-1@truong.example',
        'mn-ganh-dau@truong.example',
        'ththcs-tho-chau@truong.example',
        'hu…@phuquoc.example',
        'ub…@phuquoc.example',
      ]
        .map((email) => (email.startsWith('hu…') ? huong.email : email))
        .sort(),
    );
    const own = answer.body.rows.find((row: { own: boolean }) => row.own);
    expect([own.email, own.governed]).toEqual([huong.email, false]);
    expect((await as.admin('GET', '')).body.total).toBe(everyone.length);
  });

  it('narrows by role, state and words without diacritics, and orders', async () => {
    expect(emails(await as.admin('GET', '?role=officer'))).toEqual([huong.email, stranger.email].sort());
    expect(emails(await as.admin('GET', '?q=le%20thi%20huong'))).toEqual([huong.email]);
    expect(emails(await as.admin('GET', '?q=hon-dat&role=declarer'))).toEqual(['th-hon-dat@truong.example']);
    const newest = (await as.admin('GET', '?sort=-signed-in&state=active')).body.rows;
    expect(newest.map(({ email }: { email: string }) => email).sort()).toEqual(
      [admin.email, huong.email].sort(),
    );
    expect((await as.admin('GET', '?state=none')).status).toBe(400);
  });

  it('is of no unit above or beside the officer’s, nor any of its accounts', async () => {
    for (const unit of [PROVINCE, HON_DAT])
      expect((await as.officer('GET', `?unit=${unit}`)).status).toBe(403);
    for (const { email } of [stranger, admin, declarer('th-hon-dat')])
      expect([email, (await as.officer('GET', of(email))).status]).toEqual([email, 403]);
    expect((await as.officer('GET', '/nobody')).status).toBe(403);
    expect((await as.admin('GET', '/nobody')).status).toBe(404);
  });

  it('names the schools that lack one, with those who could be invited', async () => {
    const { body } = await as.officer('GET', '/schools?state=none');
    expect(body.rows).toEqual([
      expect.objectContaining({ id: 'th-an-thoi-1', state: 'none', hasAddress: true, reachable: false }),
    ]);
    expect([body.counts, body.units.map(({ path }: { path: string }) => path)]).toEqual([
      { none: 1, issued: 3, activated: 0 },
      [PHU_QUOC],
    ]);
  });
});

describe('inviting', () => {
  const person = { email: HEAD, name: 'Danh Thị Mới', position: 'Hiệu trưởng', phone: '0912 345 678' };

  it('makes an account, mails it once and says who did it', async () => {
    const body = { ...person, scopes: [declares('th-duong-dong-1')] };
    const answer = await as.officer('POST', '', body);
    expect([answer.body.outcome, answer.body.mailed, answer.body.account]).toEqual([
      'created',
      true,
      expect.objectContaining({ email: HEAD, phone: '0912345678', state: 'never', governed: true }),
    ]);
    expect(answer.body.changes).toEqual([{ at: at('08:00'), by: huong.name, what: 'issued' }]);
    expect((await as.officer('POST', '', body)).body.outcome).toBe('unchanged');
    const merged = await as.officer('POST', '', { ...person, scopes: [declares('mn-ganh-dau')] });
    expect([merged.body.outcome, merged.body.account.scopes.length]).toEqual(['merged', 2]);
    await day.agenda();
    expect(day.mailbox.list({ to: HEAD })).toHaveLength(1);
  });

  it('says field by field what is wrong', async () => {
    const wrong = { email: 'không phải', name: ' ', phone: '12', scopes: [] };
    expect(said(await as.officer('POST', '', wrong))).toEqual([
      422,
      'email address-implausible',
      'name name-missing',
      'phone phone-implausible',
      'scopes no-scope',
    ]);
    const asked = (scope: object, email = 'ai@do.example') =>
      as.officer('POST', '', { ...person, email, scopes: [scope] });
    const notHis = [422, 'scopes role-not-allowed-here'];
    expect(said(await asked(over('officer', PHU_QUOC)))).toEqual(notHis);
    expect(said(await asked(over('administrator', PHU_QUOC)))).toEqual(notHis);
    expect(said(await asked(over('responder', PHU_QUOC, 'area')))).toEqual(notHis);
    expect(said(await asked({ role: 'officer', by: 'school', target: 'mn-ganh-dau' }))).toEqual(notHis);
    expect(said(await asked(declares('mn-ganh-dau'), maillessEmail('mn-ganh-dau')))).toEqual([
      422,
      'email address-implausible',
    ]);
    const unknown = { ...person, scopes: [declares('khong-co')] };
    expect(said(await as.admin('POST', '', unknown))).toEqual([422, 'scopes unknown-place']);
  });

  it('reaches nothing above or beside, and nobody raises himself', async () => {
    const asked = (scope: object) => as.officer('POST', '', { ...person, scopes: [scope] });
    for (const scope of [
      over('observer', HON_DAT),
      over('officer', PROVINCE),
      declares('th-hon-dat'),
      declares('none'),
    ])
      expect([scope, (await asked(scope)).status]).toEqual([scope, 403]);
    const own = { ...person, email: huong.email, scopes: [declares('mn-ganh-dau')] };
    expect(said(await as.officer('POST', '', own))).toEqual([422, 'email own-account']);
    expect(
      said(await as.admin('PUT', of(admin.email), { revision: 0, scopes: [over('officer', PROVINCE)] })),
    ).toEqual([422, 'scopes own-account']);
    expect(said(await as.admin('PUT', `${of(admin.email)}/state`, { revision: 0, disabled: true }))).toEqual([
      422,
      ' own-account',
    ]);
  });
});

describe('changing', () => {
  it('needs what stands now, keeps what it does not see, and says what was done', async () => {
    const path = of(HEAD);
    const revision = await revisionOf(HEAD);
    expect((await as.officer('PUT', path, { revision: revision - 1, person: { name: 'A' } })).status).toBe(
      409,
    );
    const given = await as.admin('PUT', path, {
      revision,
      scopes: [declares('th-duong-dong-1'), declares('th-hon-dat')],
    });
    expect(given.body.account.scopes.map(({ target }: { target: string }) => target)).toEqual([
      'th-duong-dong-1',
      'th-hon-dat',
    ]);
    // Half of it is another district's now: the officer takes and gives his half, and the person is not his to change.
    const seen = await as.officer('GET', path);
    const listed = await as.officer('GET', '');
    expect(listed.body.rows).toContainEqual(seen.body.account);
    expect([seen.body.account.elsewhere, seen.body.account.governed, seen.body.account.phone]).toEqual([
      1,
      false,
      undefined,
    ]);
    const person = { name: 'Khác' };
    expect((await as.officer('PUT', path, { revision: revision + 1, person })).status).toBe(403);
    const half = await as.officer('PUT', path, { revision: revision + 1, scopes: [declares('mn-ganh-dau')] });
    expect(half.status).toBe(200);
    expect((await day.system.accounts.current(HEAD))?.scopes.map(({ target }) => target).sort()).toEqual([
      'mn-ganh-dau',
      'th-hon-dat',
    ]);
    const back = { revision: revision + 2, scopes: [declares('mn-ganh-dau')] };
    expect((await as.admin('PUT', path, back)).status).toBe(200);
    const renamed = await as.officer('PUT', path, {
      revision: revision + 3,
      person: { name: '  Danh  Thị Mới ', phone: '' },
    });
    expect([renamed.body.account.name, renamed.body.account.phone, renamed.body.changes[0].what]).toEqual([
      'Danh Thị Mới',
      undefined,
      'details',
    ]);
    expect(said(await as.officer('PUT', path, { revision: revision + 4, scopes: [] }))).toEqual([
      422,
      'scopes no-scope',
    ]);
  });

  it('of the address ends the old one’s session at once and invites the new one', async () => {
    const cookie = await signIn(call, day, HEAD);
    expect((await call('GET', '/api/session', { cookie })).status).toBe(200);
    const path = `${of(HEAD)}/address`;
    const revision = await revisionOf(HEAD);
    const taken = { revision, email: 'th-duong-dong-1@truong.example' };
    expect(said(await as.officer('PUT', path, taken))).toEqual([422, 'email address-taken']);
    const moved = await as.officer('PUT', path, { revision, email: 'Moi-Hon@truong.example' });
    expect([moved.body.account.email, moved.body.movedFrom]).toEqual(['moi-hon@truong.example', HEAD]);
    expect((await call('GET', '/api/session', { cookie })).status).toBe(401);
    // The answer was lost: the same again.
    expect((await as.officer('PUT', path, { revision, email: 'moi-hon@truong.example' })).status).toBe(403);
    await day.agenda();
    expect(day.mailbox.list({ to: 'moi-hon@truong.example' })).toHaveLength(1);
    expect(
      (await as.officer('GET', '')).body.rows.filter((row: { state: string }) => row.state === 'moving'),
    ).toEqual([]);
  });

  it('to disabled ends sessions at once; enabled, it signs in anew', async () => {
    const email = 'moi-hon@truong.example';
    const cookie = await signIn(call, day, email);
    const path = `${of(email)}/state`;
    const ended = await as.officer('PUT', path, { revision: await revisionOf(email), disabled: true });
    expect(ended.body.account.state).toBe('disabled');
    expect((await call('GET', '/api/session', { cookie })).status).toBe(401);
    expect(
      said(await as.officer('POST', `${of(email)}/invitation`, { revision: ended.body.revision })),
    ).toEqual([422, 'email account-disabled']);
    const again = { email, name: 'A', scopes: [declares('mn-ganh-dau')] };
    expect(said(await as.officer('POST', '', again))).toEqual([422, 'email address-disabled']);
    const back = await as.officer('PUT', path, { revision: ended.body.revision, disabled: false });
    expect(back.body.account.state).toBe('active');
    expect((await call('GET', '/api/session', { cookie })).status).toBe(401);
  });

  it('a bounced address can be said to work again, and invites', async () => {
    const email = 'ththcs-tho-chau@truong.example';
    await day.system.accounts.markAddress(email, 'bounced', 'General');
    expect(emails(await as.officer('GET', '?state=unreachable'))).toEqual([email]);
    const revision = await revisionOf(email);
    expect(said(await as.officer('POST', `${of(email)}/invitation`, { revision }))).toEqual([
      422,
      'email address-unreachable',
    ]);
    const mended = await as.officer('PUT', `${of(email)}/address`, { revision, email });
    expect(mended.body.account.address).toBe('working');
  });

  it('of officials above or beside is refused', async () => {
    for (const { email } of [observer, responder, huong])
      for (const [part, body] of [
        ['/state', { disabled: true }],
        ['/address', { email: 'x@y.example' }],
      ] as const) {
        const { status } = await as.officer('PUT', of(email) + part, { revision: 0, ...body });
        expect([email, part, [403, 422].includes(status)]).toEqual([email, part, true]);
        expect((await day.system.accounts.current(email))?.disabledAt).toBeUndefined();
      }
  });
});

describe('many at once', () => {
  it('invites who has an address and says why not the others', async () => {
    const { body } = await as.officer('POST', '/invitations', { unit: PHU_QUOC });
    expect(body.sent.map(({ id }: { id: string }) => id).sort()).toEqual(['th-an-thoi-1', 'th-duong-dong-1']);
    expect(body.skipped.map(({ why }: { why: string }) => why)).toEqual(['invited-recently']);
    expect([body.left, body.next]).toEqual([0, undefined]);
    expect(await day.system.accounts.current('anh@truong.example')).toMatchObject({
      name: 'Lâm Thị Ánh',
      scopes: [declares('th-an-thoi-1')],
    });
    // His own address as a school's contact makes nobody its declarer.
    const [one] = schools;
    if (!one) throw new Error('no school');
    const contact = { name: 'Ai', position: '', phone: '', email: huong.email };
    const mine = { ...one, id: 'cua-toi', path: `${PHU_QUOC}.cua-toi`, contact };
    await day.register([], [mine], []);
    const own = await as.officer('POST', '/invitations', { schools: ['cua-toi'] });
    expect(own.body.skipped.map(({ why }: { why: string }) => why)).toEqual(['no-address']);
    const again = await as.officer('POST', '/invitations', { unit: PHU_QUOC });
    expect(again.body.sent).toEqual([]);
  });

  it('prints codes that open the schools’ own accounts, the newest alone, and for nobody else’s school', async () => {
    const asked = { schools: ['th-duong-dong-1', 'mn-ganh-dau'] };
    const first = await as.officer('POST', '/activation-codes', asked);
    expect(first.body.cards.map(({ school }: { school: { id: string } }) => school.id).sort()).toEqual(
      asked.schools.toSorted(),
    );
    day.clock.set(at('08:01'));
    const second = await as.officer('POST', '/activation-codes', asked);
    const enter = (code: string) => call('POST', '/api/session', { body: { activation: code } });
    expect((await enter(first.body.cards[0].code)).status).toBe(401);
    expect((await enter(second.body.cards[0].code)).status).toBe(200);
    const seen = await as.officer('GET', '?q=duong-dong-1');
    expect(seen.body.rows).toContainEqual(expect.objectContaining({ address: 'none', email: '' }));
    for (const schools of [['th-hon-dat'], ['mn-ganh-dau', 'none']])
      expect((await as.officer('POST', '/activation-codes', { schools })).status).toBe(403);
    expect((await as.officer('POST', '/activation-codes', { unit: DEPARTMENT })).status).toBe(403);
  });

  it('prints no code for an account that also declares where the printer may give nothing', async () => {
    const scopes = ['th-duong-dong-1', 'th-hon-dat'].map(
      (target) => ({ role: 'declarer', by: 'school', target }) as const,
    );
    const both = { email: maillessEmail('th-duong-dong-1'), name: 'Hai trường', scopes };
    await day.system.accounts.issue(both, day.clock.now(), admin.email);
    const asked = { schools: ['th-duong-dong-1'] };
    const { body } = await as.officer('POST', '/activation-codes', asked);
    expect(body.cards).toEqual([]);
    expect(body.skipped.map(({ why }: { why: string }) => why)).toEqual(['elsewhere']);
    expect((await as.admin('POST', '/activation-codes', asked)).body.cards).toHaveLength(1);
  });

  it('writes to new addresses only so often an hour', async () => {
    const invite = (email: string) =>
      as.officer('POST', '', { email, name: 'Ai', scopes: [declares('th-duong-dong-1')] });
    expect((await invite('mot@truong.example')).status).toBe(200);
    const limit = { name: 'invite-account', max: 200, windowMs: 3_600_000 };
    while ((await day.system.limits.use(limit, huong.email, day.clock.now())) === 0);
    expect((await invite('hai@truong.example')).status).toBe(429);
    expect(await day.system.accounts.current('hai@truong.example')).toBeUndefined();
  });
});
