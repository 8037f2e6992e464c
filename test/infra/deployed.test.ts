/**
 * Runs what would be deployed: the synthesized template's functions with their real bundles, environment and
 * permissions, on a table made from its properties. What is not proven here: CloudFront, SES's and API Gateway's own
 * behaviour, quotas.
 */
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Account, accountId, accountItem } from '../../functions/access/accounts.store.ts';
import { schoolItem, unitItem } from '../../functions/schools/schools.store.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { calm } from '../declarations/cast.ts';
import { type Asked, publicOrigin, type RunningProvince, runProvince } from './deployed/province.ts';
import { kienGiang, synthesize } from './stack.ts';

/** Friday 26/02/2021, as Kiên Giang's clocks show it. */
const at = (time: string) => new Date(`2021-02-26T${time}:00+07:00`).toISOString();
const later = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
const ROUND = '2021-02-26';

let province: RunningProvince;
let origin: string;
beforeAll(async () => {
  const stack = await synthesize();
  origin = publicOrigin(stack);
  province = await runProvince(stack, { verified: [ADMIN] });
});
afterAll(() => province.stop());

const fromPage = (body?: unknown): Asked => ({
  headers: { origin, 'content-type': 'application/json' },
  ...(body !== undefined && { body }),
});
const codeOf = ({ body }: { body: string }): unknown => JSON.parse(body).code;

describe('every route', () => {
  const routes = FUNCTIONS.flatMap(({ routes = [] }) => routes);
  const params = {
    round: ROUND,
    school: 'none',
    alert: 'none',
    directive: 'none',
    token: 'none',
    account: 'none',
  };

  it.each(routes.filter(({ action }) => action !== 'anyone'))(
    '$route answers nobody unknown',
    async ({ route, accepts }) => {
      const asked = fromPage(accepts ? {} : undefined);
      const headers = { ...asked.headers, ...(accepts && { 'content-type': accepts[0] ?? '' }) };
      const answer = await province.ask(route, at('08:00'), { params, ...asked, headers });
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'signed-out']);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );

  it.each(routes)('$route answers only through the front', async ({ route, accepts }) => {
    const asked = { params, ...fromPage(accepts ? {} : undefined) };
    const headers = { ...asked.headers, 'x-origin-key': 'guessed' };
    const answer = await province.ask(route, at('08:00'), { ...asked, headers });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'not-through-front']);
  });

  it('is described to whoever asks', async () => {
    const answer = await province.ask('GET /api/openapi.json', at('08:00'));
    expect(answer.statusCode).toBe(200);
    const described = Object.entries(JSON.parse(answer.body).paths).flatMap(([path, methods]) =>
      Object.keys(Object(methods)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(routes.map(({ route }) => route).sort());
  });
});

/** What stands in a mail to `to`, the newest first. */
async function mailTo(to: string): Promise<{ subject: string; text: string }> {
  const found = province.mails.findLast((mail) => mail.to === to);
  if (!found) throw new Error(`No mail to ${to} among ${province.mails.length}`);
  const { subject = '', text = '' } = await PostalMime.parse(found.raw);
  return { subject, text };
}

const account = (email: string, scopes: Account['scopes']): object =>
  accountItem({ email, name: 'Nguyễn Thị Lan', scopes, digest: true, alerts: true, address: 'working' });

const UNIT = 'kien-giang.phu-quoc';
const SCHOOL = { id: 'kg-1', path: `${UNIT}.th-duong-dong-1`, name: 'TH Dương Đông 1', area: UNIT } as const;
const HEAD = 'hieu-truong@truong.example';
const OFFICER = 'phong@phu-quoc.example';
/** Verified as an identity of the account while it is in SES's sandbox, as the README has it. */
const [ADMIN = ''] = kienGiang.operators;

/** One district, one school, its head teacher and its officer. */
async function settle(): Promise<void> {
  const items = [
    unitItem({ path: 'kien-giang', name: 'Kiên Giang', kind: 'province' }),
    unitItem({ path: UNIT, name: 'Phú Quốc', kind: 'district' }),
    schoolItem({ ...SCHOOL, level: 'primary', from: '2010-09-05' }),
    account(HEAD, [{ role: 'declarer', by: 'school', target: SCHOOL.id }]),
    account(OFFICER, [{ role: 'officer', by: 'management', target: UNIT }]),
    account(ADMIN, [{ role: 'administrator', by: 'management', target: 'kien-giang' }]),
  ];
  for (const item of items) await province.put(item);
}

describe('a round day, with no more permissions than the template gives', () => {
  const OPENING = /^cron/;
  const MINUTELY = /^rate/;
  let bearer: Asked;
  let session: Asked;
  let administration: Asked;
  /** Actions of no officer's. */
  const ELSEWHERE: readonly string[] = ['anyone', 'read-mine', 'edit-settings', 'edit-register'];

  const signIn = async (email: string): Promise<Asked> => {
    const asked = await province.ask('POST /api/sign-in', at('08:00'), fromPage({ email }));
    expect(asked.statusCode).toBe(202);
    const [code] = /\b\d{4} ?\d{4}\b/.exec((await mailTo(email)).text) ?? [];
    const answer = await province.ask('POST /api/session', at('08:01'), fromPage({ email, code }));
    expect(answer.statusCode).toBe(200);
    return { ...fromPage(), cookies: [String(answer.cookies?.[0]?.split(';')[0])] };
  };
  /** Id of the letter that was published. */
  let directive = '';
  /** Id of the alert, as the mail's link has it. */
  let alert = '';

  /** As the agenda is woken: again while it says that more is left. */
  const minute = async (time: string) => {
    const run = async () =>
      (await province.wake(MINUTELY, at(time))).some((answer) => Object(answer).more === true);
    while (await run());
  };
  const duty = { params: { round: ROUND, school: SCHOOL.id } };

  beforeAll(settle);

  it('opens by the alarm clock, and doing it again changes nothing', async () => {
    expect(await province.wake(OPENING, at('06:00'))).toEqual([{ opened: ROUND }]);
    expect(await province.wake(OPENING, at('06:01'))).toEqual([{ opened: null }]);
  });

  it('reminds the school at 07:00 with a link that declares', async () => {
    await minute('07:01');
    const { text } = await mailTo(HEAD);
    const [, token] = /\/khai-bao\/#t=([\w-]+)/.exec(text) ?? [];
    expect(text).toContain(origin);
    bearer = { headers: { authorization: `Bearer ${token}`, origin, 'content-type': 'application/json' } };
    const mine = await province.ask('GET /api/duties/mine', at('07:10'), bearer);
    expect([mine.statusCode, JSON.parse(mine.body).duties]).toEqual([
      200,
      [expect.objectContaining({ school: SCHOOL.id })],
    ]);
  });

  it('opens no official’s door to that link', async () => {
    const unit = { ...bearer, ...duty, query: { unit: UNIT } };
    for (const route of ['GET /api/rounds/{round}/overview', 'GET /api/session'])
      expect([route, (await province.ask(route, at('07:11'), unit)).statusCode]).toEqual([route, 403]);
  });

  it('takes the declaration', async () => {
    const { cases, ...rest } = calm();
    const declaration = { ...rest, cases: { ...cases, learners: { ...cases.learners, newConfirmed: 1 } } };
    const body = { submission: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c', revision: 0, declaration };
    const route = 'PUT /api/rounds/{round}/duties/{school}';
    const answer = await province.ask(route, at('07:12'), { ...bearer, ...duty, body });
    expect([answer.statusCode, JSON.parse(answer.body).state]).toEqual([200, 'declared']);
  });

  it('mails the receipt to the school that asks for it', async () => {
    const ask = async (time: string) => {
      const asked = { ...bearer, ...duty, body: {} };
      const answer = await province.ask('POST /api/rounds/{round}/duties/{school}/receipt', at(time), asked);
      return JSON.parse(answer.body).mail;
    };
    expect(await ask('07:12')).toBe('queued');
    await minute('07:13');
    expect(await ask('07:13')).toBe('earlier');
    expect((await mailTo(HEAD)).subject).toContain('[Biên nhận]');
  });

  it('says in the log every ten minutes how many have declared', async () => {
    await minute('07:20');
    await expect.poll(() => province.log.join('')).toContain('"Expected":1,"Declared":1,"_aws":{');
  });

  it('alerts the officer of the new case', async () => {
    await minute('07:20');
    const { subject, text } = await mailTo(OFFICER);
    expect(subject).toContain('1 ca mắc mới');
    [, alert = ''] = /[?&]ma=([\w-]+)/.exec(text) ?? [];
  });

  it('signs officials in by mail', async () => {
    session = await signIn(OFFICER);
    administration = await signIn(ADMIN);
  });

  it('publishes a letter, mails it, reminds of it, and the school acknowledges it', async () => {
    const letter = { number: '1/PGDĐT', issuer: 'Phòng GDĐT', date: ROUND, title: 'Khai báo' };
    const submission = '7f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c';
    const asked = { ...session, body: { ...letter, submission, deadline: ROUND, unit: UNIT, levels: [] } };
    const published = await province.ask('POST /api/directives', at('08:02'), asked);
    directive = JSON.parse(published.body).id;
    const params = { ...duty.params, directive };
    await minute('08:03');
    expect((await mailTo(HEAD)).subject).toContain('1/PGDĐT');
    const route = 'POST /api/directives/{directive}/reminders';
    const reminded = await province.ask(route, at('08:03'), { ...session, params, body: { unit: UNIT } });
    await minute('08:04');
    expect((await mailTo(HEAD)).subject).toContain('Nhắc xác nhận');
    const done = await province.ask(
      'PUT /api/directives/{directive}/acknowledgements/{school}',
      at('08:04'),
      { ...(await signIn(HEAD)), params, body: {} },
    );
    const edit = { ...letter, deadline: '2021-03-01', revision: 1, withdrawn: false };
    const edited = await province.ask('PUT /api/directives/{directive}', at('08:04'), {
      ...session,
      params,
      body: edit,
    });
    const answers = [published, reminded, done, edited];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200, 200, 200]);
  });

  it('shows the officer what every reading route has', async () => {
    const query = { unit: UNIT, directive };
    const reads = FUNCTIONS.flatMap(({ routes = [] }, i) =>
      routes
        .filter(({ route, action }) => route.startsWith('GET') && !ELSEWHERE.includes(action))
        // A session's use is noted again after ten minutes: each function is seen to do it.
        .map(({ route }) => ({ route, asked: later(at('08:05'), i * 11) })),
    );
    for (const { route, asked } of reads) {
      const params = { ...duty.params, alert, directive, account: accountId(HEAD) };
      const answer = await province.ask(route, asked, { ...session, params, query });
      expect([route, answer.statusCode, answer.body.slice(0, 300)]).toEqual([route, 200, expect.any(String)]);
    }
    const overview = await province.ask('GET /api/rounds/{round}/overview', at('12:30'), {
      ...session,
      ...duty,
      query,
    });
    expect(JSON.parse(overview.body).figures).toMatchObject({ expected: 1, declared: 1 });
  });

  it('shows anyone the situation, without asking who', async () => {
    const answer = await province.ask('GET /api/public/situation', at('08:10'));
    expect(JSON.parse(answer.body).situation.total).toMatchObject({ expected: 1, declared: 1 });
  });

  it('lets the administrator look at the settings and change them', async () => {
    const read = await province.ask('GET /api/settings', at('08:20'), administration);
    expect(read.statusCode).toBe(200);
    const texts = { 4: 'Toàn trường đeo khẩu trang đúng cách.' };
    const body = {
      revision: 0,
      rollOutBy: '2021-03-15',
      criteria: { set: 'moet-1467', confirmed: true, texts },
    };
    const tried = { ...administration, body, query: { 'dry-run': 'true' } };
    for (const asked of [tried, { ...administration, body }])
      expect((await province.ask('PUT /api/settings', at('08:21'), asked)).statusCode).toBe(200);
    const kept = await province.ask('GET /api/settings/revisions', at('08:22'), administration);
    expect(JSON.parse(kept.body).rows).toEqual([expect.objectContaining({ revision: 1 })]);
  });

  it('takes a spreadsheet of schools, which the agenda applies, and lets the administrator change one', async () => {
    const csv =
      'Mã trường,Tên trường,Cấp học,Đơn vị quản lý,E-mail\r\nkg-2,TH An Thới,TH,Phú Quốc,moi@truong.example\r\n';
    const headers = { ...administration.headers, 'content-type': 'application/octet-stream' };
    const checked = await province.ask('POST /api/schools/imports', at('08:30'), {
      ...administration,
      headers,
      body: csv,
      query: { 'dry-run': 'true', name: 'danh-sach.csv' },
    });
    const { id, counts } = JSON.parse(checked.body).import;
    expect([checked.statusCode, counts.added]).toEqual([200, 1]);
    const asked = { ...administration, params: { import: id } };
    const applied = await province.ask('PUT /api/schools/imports/{import}', at('08:31'), {
      ...asked,
      body: { apply: true },
    });
    expect(applied.statusCode).toBe(202);
    await minute('08:32');
    for (const route of ['GET /api/schools/imports/{import}', 'GET /api/schools/imports'])
      expect((await province.ask(route, at('08:33'), asked)).body).toContain('"state":"done"');
    const file = { ...administration, query: { import: id, format: 'csv' } };
    expect((await province.ask('GET /api/exports/import-problems', at('08:34'), file)).statusCode).toBe(200);
    const act = { kind: 'edit', name: 'TH An Thới 1', level: 'primary', area: UNIT, from: '2021-02-01' };
    const one = { ...administration, params: { school: 'kg-2', unit: UNIT } };
    const writes = [
      ['PUT /api/schools/{school}', { revision: 1, act }],
      ['POST /api/schools', { ...act, kind: undefined, id: 'kg-3', unit: UNIT }],
      ['POST /api/units', { parent: 'kien-giang', name: 'Huyện Mới' }],
      ['PUT /api/units/{unit}', { revision: 0, act: { kind: 'rename', name: 'Phú Quốc' } }],
    ] as const;
    for (const [route, body] of writes) {
      const answer = await province.ask(route, at('08:35'), { ...one, body });
      expect([route, answer.statusCode]).toEqual([route, route.startsWith('POST') ? 201 : 200]);
    }
    // The day goes on with the one school it began with.
    for (const [school, revision] of [
      ['kg-2', 2],
      ['kg-3', 1],
    ] as const) {
      const params = { school };
      const body = { revision, act: { kind: 'close', until: '2021-02-26' } };
      const answer = await province.ask('PUT /api/schools/{school}', at('08:36'), { ...one, params, body });
      expect(answer.statusCode).toBe(200);
    }
  });

  it('lets the officer invite, print a code and disable, and signs in whoever typed it', async () => {
    const send = (route: string, body: object, account = '') =>
      province.ask(route, at('12:35'), { ...session, params: { account }, body });
    const scopes = [{ role: 'declarer', by: 'school', target: SCHOOL.id }];
    const invited = await send('POST /api/accounts', { email: 'lan@truong.example', name: 'Lan', scopes });
    expect([invited.statusCode, JSON.parse(invited.body).mailed]).toEqual([200, true]);
    const { id } = JSON.parse(invited.body).account;
    const bounced = { revision: 1, email: 'lan.moi@truong.example' };
    expect((await send('PUT /api/accounts/{account}/address', bounced, id)).statusCode).toBe(200);
    const printed = await send('POST /api/accounts/activation-codes', { schools: [SCHOOL.id] });
    const [card] = JSON.parse(printed.body).cards;
    const entered = await province.ask('POST /api/session', at('12:36'), fromPage({ activation: card.code }));
    expect([printed.statusCode, entered.statusCode]).toEqual([200, 200]);
    await minute('12:37');
    expect((await mailTo('lan.moi@truong.example')).subject).toContain('[Cấp tài khoản]');
    const moved = accountId('lan.moi@truong.example');
    const ended = await send('PUT /api/accounts/{account}/state', { revision: 1, disabled: true }, moved);
    expect(ended.statusCode).toBe(200);
  });

  it('lets the officer take the alert', async () => {
    const asked = { ...session, params: { alert }, body: { taken: true } };
    const answer = await province.ask('PUT /api/alerts/{alert}/mark', at('12:40'), asked);
    expect([answer.statusCode, JSON.parse(answer.body).alert.mark.by]).toEqual([200, 'Nguyễn Thị Lan']);
  });

  it('follows up what came after closing: nothing waits, nobody is late', async () => {
    const asked = { ...session, ...duty };
    const round = z.looseObject({}).parse(await province.get({ pk: 'ROUND', sk: ROUND }));
    await province.put({ ...round, pk: 'ROUND', sk: ROUND, supplements: at('12:44') });
    const answers = [
      await province.ask('GET /api/supplements', at('12:45'), { ...session, query: { unit: UNIT } }),
      await province.ask('POST /api/rounds/{round}/supplements/{school}', at('12:46'), {
        ...asked,
        body: { revision: 9, decision: 'accept' },
      }),
      await province.ask('PUT /api/rounds/{round}/excuses/{school}', at('12:47'), {
        ...asked,
        body: { reason: 'mất mạng' },
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409, 409]);
  });

  it('notes a call, mends the contact, and declares for the school on the phone', async () => {
    const asked = { ...session, ...duty };
    const mai = { name: 'Trần Thị Mai', position: 'Hiệu trưởng', phone: '02973846123', email: HEAD };
    const submission = '5a0d1f60-2a52-4d0b-8f0e-6c7f2f1e9d11';
    const call = { submission, outcome: 'will-send' };
    const behalf = { submission, revision: 1, calledAt: at('13:00'), declaration: calm() };
    const answers = [
      await province.ask('POST /api/rounds/{round}/calls/{school}', at('13:01'), { ...asked, body: call }),
      await province.ask('DELETE /api/rounds/{round}/calls/{school}/{call}', at('13:02'), {
        ...asked,
        params: { ...duty.params, call: submission },
      }),
      await province.ask('PUT /api/schools/{school}/contact', at('13:03'), {
        ...asked,
        body: { ...mai, seen: null },
      }),
      await province.ask('PUT /api/schools/{school}/contact', at('13:03'), {
        ...asked,
        body: { ...mai, seen: mai, email: 'moi@truong.example' },
      }),
      await province.ask('PUT /api/rounds/{round}/duties/{school}/on-behalf', at('13:04'), {
        ...asked,
        body: behalf,
      }),
      await province.ask('DELETE /api/schools/{school}/links', at('13:05'), asked),
    ];
    expect(answers.map(({ statusCode, body }) => [statusCode, body.slice(0, 300)])).toEqual(
      answers.map(() => [200, expect.any(String)]),
    );
  });

  it('nudges nobody who declared, and ends with a digest to the officer', async () => {
    const before = province.mails.filter(({ to }) => to === HEAD).length;
    for (const time of ['14:01', '15:01', '16:31', '17:01']) await minute(time);
    expect(province.mails.filter(({ to }) => to === HEAD)).toHaveLength(before);
    expect((await mailTo(OFFICER)).text).toContain('1/1');
  });

  it('takes a request for a declaration, opens and announces it, and calls it off', async () => {
    const body = {
      submission: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4d',
      unit: UNIT,
      title: 'Rà soát phòng học',
      reason: 'Chuẩn bị khu cách ly',
      authority: 'UBND Phú Quốc',
      dueAt: '2021-02-28T10:00',
      questions: [],
    };
    const sent = { ...session, body };
    const tried = { ...sent, query: { 'dry-run': 'true' } };
    expect((await province.ask('POST /api/rounds', at('17:02'), tried)).statusCode).toBe(200);
    const answer = await province.ask('POST /api/rounds', at('17:02'), sent);
    expect(answer.statusCode).toBe(201);
    const { id } = JSON.parse(answer.body).request;
    for (const time of ['17:03', '17:04']) await minute(time);
    expect((await mailTo(HEAD)).subject).toContain('[Khai báo đột xuất] Rà soát phòng học');
    const again = { ...session, params: { round: id }, body: { unit: UNIT, submission: body.submission } };
    for (const query of [{ 'dry-run': 'true' }, {}]) {
      const nudged = await province.ask('POST /api/rounds/{round}/nudges', at('17:05'), { ...again, query });
      expect(JSON.parse(nudged.body)).toMatchObject({ sent: 1, skipped: [] });
    }
    const listed = await province.ask('GET /api/requests', at('17:05'), {
      ...session,
      query: { unit: UNIT },
    });
    expect(JSON.parse(listed.body).rows).toEqual([
      expect.objectContaining({ id, progress: { expected: 1, declared: 0, onTime: 0 } }),
    ]);
    const off = { ...session, params: { round: id } };
    expect((await province.ask('DELETE /api/rounds/{round}', at('17:06'), off)).statusCode).toBe(200);
    await minute('17:07');
    expect((await mailTo(HEAD)).subject).toContain('[Đã huỷ]');
  });

  it('stops the digests at the one click of a mail provider, which has no session and no origin', async () => {
    const found = province.mails.findLast(({ to }) => to === OFFICER);
    const { headers } = await PostalMime.parse(found?.raw ?? '');
    const value = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const [, token = ''] = /\/api\/unsubscribe\/([\w-]{43})>$/.exec(value) ?? [];
    const answer = await province.ask('POST /api/unsubscribe/{token}', at('17:10'), {
      params: { token },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.statusCode).toBe(200);
    expect(await province.get({ pk: 'ACCOUNT', sk: OFFICER })).toMatchObject({ digest: false });
  });

  it('hears from SES that an address does not work', async () => {
    const found = province.mails.findLast(({ to }) => to === HEAD);
    const detail = {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: HEAD }],
      },
      mail: { messageId: found?.messageId, destination: [HEAD], tags: found?.tags },
    };
    await province.report(at('17:30'), { source: 'aws.ses', 'detail-type': 'Email Bounced', detail });
    const heads = await province.get({ pk: 'ACCOUNT', sk: HEAD });
    expect(heads).toMatchObject({ address: 'bounced' });
  });

  it('lets the officer call the school, mend its address and see what it was sent', async () => {
    const ask = (route: string, asked: Asked) => province.ask(route, at('17:41'), { ...session, ...asked });
    const unreachable = await ask('GET /api/mails/unreachable', { query: { unit: UNIT } });
    expect(JSON.parse(unreachable.body).rows).toMatchObject([{ school: { id: SCHOOL.id }, why: 'bad' }]);
    const mended = await ask('POST /api/schools/{school}/mails', {
      params: { school: SCHOOL.id },
      body: { account: HEAD, email: 'dia-chi-moi@truong.example' },
    });
    expect([mended.statusCode, JSON.parse(mended.body).mails]).toEqual([200, []]);
    for (const route of ['GET /api/mails', 'GET /api/exports/mails'])
      expect([route, (await ask(route, { query: { school: SCHOOL.id } })).statusCode]).toEqual([route, 200]);
  });

  it('closes when the next round opens', async () => {
    const monday = (time: string) => new Date(`2021-03-01T${time}:00+07:00`).toISOString();
    expect(await province.wake(OPENING, monday('06:00'))).toEqual([{ opened: '2021-03-01' }]);
    await province.wake(MINUTELY, monday('06:02'));
    expect(await province.get({ pk: 'ROUND', sk: ROUND })).toMatchObject({ closedAt: monday('06:00') });
  });

  it('signs out', async () => {
    const answer = await province.ask('DELETE /api/session', at('18:00'), session);
    expect(answer.statusCode).toBe(200);
    expect((await province.ask('GET /api/session', at('18:01'), session)).statusCode).toBe(401);
  });

  it('left nothing in the indexes but duties and the register: whatever else had their keys would be read as a duty', async () => {
    const strangers = [...(await province.index('school')), ...(await province.index('figures'))].filter(
      ({ pk }) => pk !== 'TREE' && !pk.startsWith('ROUND#'),
    );
    expect(strangers.map(({ pk }) => pk.split('#')[0])).toEqual([]);
  });

  it('needed every permission that was given', () => {
    expect(province.unused()).toEqual([]);
  });

  it('met no closed door and no surprise on the way', () => {
    expect(province.denied).toEqual([]);
    const errors = province.log
      .flatMap((lines) => lines.split('\n'))
      .filter((line) => line.includes('"level":"error"'));
    expect(errors).toEqual([]);
  });
});
