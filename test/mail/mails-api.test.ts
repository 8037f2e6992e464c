/** The log of mails, the schools no mail reaches, and an address mended by whoever runs the school. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { MailRow, UnreachableRow } from '../../functions/mail/log.ts';
import { mailRef } from '../../functions/mail/mails.store.ts';
import { resend as again } from '../../functions/mail/resending.step.ts';
import { type Answer, type Api, api } from '../support/api.ts';
import {
  admin,
  DEPARTMENT,
  declarer,
  everyone,
  HON_DAT,
  huong,
  PHU_QUOC,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const GANH_DAU = 'mn-ganh-dau';
const addressOf = (id: string) => `${id}@truong.example`;
/** Declares for a school of Hương's and for one of the stranger's. */
const both: Account = {
  ...declarer(GANH_DAU),
  email: 'hai-truong@truong.example',
  scopes: [GANH_DAU, 'th-hon-dat'].map((target) => ({ role: 'declarer', by: 'school', target })),
  address: 'bounced',
  addressWhy: 'NoEmail',
};

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  const accounts = everyone.filter(({ email }) => ![GANH_DAU, 'th-hon-dat'].map(addressOf).includes(email));
  await day.register(units, schools, [...accounts, both]);
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  day.clock.set(at('08:00'));
});
afterAll(() => day.close());

const as = async (who: Account) =>
  (await day.system.grants.openSession(who.email, 'office', day.clock.now())).token;
const get = async (who: Account, url: string) => call('GET', url, { cookie: await as(who) });
const resend = async (who: Account, school: string, account: string, email: string) =>
  call('POST', `/api/schools/${school}/mails`, { cookie: await as(who), body: { account, email } });
const rows = ({ body }: Answer) => body.rows.map(({ name, to, state }: MailRow) => [name, to, state]);
const ids = ({ body }: Answer) => body.rows.map(({ school, why }: UnreachableRow) => [school.id, why]);
const fieldsOf = ({ status, body }: Answer) => [
  status,
  body.fields?.map(({ code }: { code: string }) => code),
];
const mailTo = async (to: string, purpose: 'reminder' | 'nudge', path: string) =>
  (await day.system.mails.logged(ROUND, purpose, path)).filter((mail) => mail.to === to);
const isUnreachable = async (id: string) =>
  (await day.system.duties.find(ROUND, id))?.brief.unreachable ?? false;

describe('the log', () => {
  it('shows a unit’s mails of the round with what became of them, trouble first', async () => {
    const path = `${PHU_QUOC}.th-duong-dong-1`;
    const [mail] = await mailTo(addressOf('th-duong-dong-1'), 'reminder', path);
    if (!mail) throw new Error('no reminder');
    await day.system.mails.outcome(mailRef(mail), 'bounced', 'NoEmail');
    const answer = await get(huong, '/api/mails');
    expect(rows(answer)).toEqual([
      ['Trường th-duong-dong-1', addressOf('th-duong-dong-1'), 'bounced'],
      ['Trường ththcs-tho-chau', addressOf('ththcs-tho-chau'), 'sent'],
    ]);
    expect(answer.body.rows[0]).toMatchObject({ why: 'NoEmail', school: 'th-duong-dong-1', again: true });
    expect(answer.body.counts).toMatchObject({ sent: 1, bounced: 1, delivered: 0 });
    expect(rows(await get(huong, '/api/mails?q=tho+chau'))).toHaveLength(1);
    expect((await get(huong, '/api/mails?state=delivered')).body).toMatchObject({
      total: 0,
      counts: { sent: 1, bounced: 1 },
    });
  });

  it('does not mix units whose names begin alike', async () => {
    await day.system.mails.queue(
      {
        about: ROUND,
        purpose: 'nudge',
        path: `${PHU_QUOC}-2.th-khac`,
        to: 'x@y.example',
        uselessAfter: at('09:00'),
      },
      at('08:00'),
    );
    expect((await day.system.mails.logged(ROUND, 'nudge', PHU_QUOC)).length).toBe(0);
    expect((await get(admin, `/api/mails?purpose=nudge`)).body.rows).toMatchObject([
      { name: 'th-khac', again: false },
    ]);
  });

  it('shows one school over its rounds, and mails of no round by month', async () => {
    expect((await get(huong, '/api/mails?school=th-duong-dong-1')).body).toMatchObject({
      about: ['2021-02', ROUND],
      rows: [{ purpose: 'reminder', about: ROUND }],
    });
    expect((await get(huong, '/api/mails?school=th-hon-dat')).status).toBe(403);
    expect((await get(huong, '/api/mails?school=khong-co')).status).toBe(403);
    expect((await get(admin, '/api/mails?round=2021-02')).body).toMatchObject({
      about: ['2021-02'],
      total: 0,
    });
  });

  it('is a file too', async () => {
    const { body } = await get(huong, '/api/exports/mails?format=csv');
    expect(body).toContain(
      'Thư nhắc,Trường th-duong-dong-1,th-duong-dong-1,th-duong-dong-1@truong.example,Bị trả lại,Địa chỉ không tồn tại,2021-02-26 07:00',
    );
  });
});

describe('schools that no mail reaches', () => {
  it('are a list with whom to call, bad addresses first', async () => {
    const answer = await get(admin, '/api/mails/unreachable');
    expect(ids(answer)).toEqual([
      ['th-hon-dat', 'bad'],
      [GANH_DAU, 'bad'],
    ]);
    expect(answer.body).toMatchObject({
      schools: schools.length,
      counts: { bad: 2, mailless: 0, none: 0, disabled: 0 },
    });
    expect(answer.body.rows[1]).toMatchObject({
      contact: { phone: '0297 000 0001' },
      accounts: [{ email: both.email, address: 'bounced', addressWhy: 'NoEmail' }],
    });
    expect(ids(await get(huong, '/api/mails/unreachable'))).toEqual([[GANH_DAU, 'bad']]);
    const { body } = await get(huong, '/api/exports/unreachable?format=csv');
    expect(body).toContain(
      'hai-truong@truong.example,Địa chỉ không tồn tại,Nguyễn Thị Thử,Hiệu trưởng,0297 000 0001',
    );
  });
});

describe('an address mended', () => {
  it('is refused with a sentence where it cannot be', async () => {
    const wrong = async (account: string, email: string) =>
      fieldsOf(await resend(huong, GANH_DAU, account, email));
    expect(await wrong(both.email, 'khong phai')).toEqual([422, ['no-address']]);
    expect(await wrong(both.email, huong.email)).toEqual([422, ['own-address']]);
    expect(await wrong(addressOf('th-duong-dong-1'), 'moi@truong.example')).toEqual([
      422,
      ['not-of-this-school'],
    ]);
    await day.register(
      [],
      [],
      [
        { ...declarer('x'), email: 'khoa@truong.example', disabledAt: at('05:00') },
        { ...declarer('x'), email: 'hong@truong.example', address: 'bounced' },
      ],
    );
    expect(await wrong(both.email, 'khoa@truong.example')).toEqual([422, ['disabled-account']]);
    expect(await wrong(both.email, 'hong@truong.example')).toEqual([422, ['known-not-to-work']]);
    expect((await resend(stranger, GANH_DAU, both.email, 'moi@truong.example')).status).toBe(403);
    expect(await day.system.accounts.get(both.email)).toEqual(
      expect.objectContaining({ address: 'bounced' }),
    );
  });

  it('of a person with a school elsewhere moves only this school, and the reminder goes out within the minute', async () => {
    expect(await isUnreachable(GANH_DAU)).toBe(true);
    for (let i = 0; i < 2; i++)
      expect((await resend(huong, GANH_DAU, both.email, ' Moi@truong.example')).body).toMatchObject({
        email: 'moi@truong.example',
        mails: [{ round: ROUND, when: 'queued', at: at('08:00') }],
        // Nobody has signed in there yet.
        invited: true,
      });
    expect((await day.system.accounts.get(both.email))?.scopes).toEqual([both.scopes[1]]);
    expect(await day.system.accounts.get('moi@truong.example')).toMatchObject({
      scopes: [both.scopes[0]],
      address: 'working',
    });
    expect([await isUnreachable(GANH_DAU), await isUnreachable('th-hon-dat')]).toEqual([false, true]);
    await day.agenda();
    expect(await mailTo('moi@truong.example', 'reminder', PHU_QUOC)).toMatchObject([{ state: 'sent' }]);
  });

  it('moves the whole account where all of it is below, says so on both, and again changes nothing', async () => {
    for (let i = 0; i < 2; i++)
      expect((await resend(admin, 'th-hon-dat', both.email, 'hon-dat@truong.example')).status).toBe(200);
    expect(await day.system.accounts.get(both.email)).toMatchObject({
      movedTo: 'hon-dat@truong.example',
      disabledAt: at('08:00'),
      changes: [{ what: 'scopes' }, { what: 'address', about: 'hon-dat@truong.example', by: admin.email }],
    });
    expect(await day.system.accounts.get('hon-dat@truong.example')).toMatchObject({
      movedFrom: both.email,
      scopes: [both.scopes[1]],
    });
    expect(await mailTo('hon-dat@truong.example', 'reminder', HON_DAT)).toHaveLength(1);
    expect(ids(await get(admin, '/api/mails/unreachable'))).toEqual([]);
    // Mistyped: back to where it was.
    await resend(stranger, 'th-hon-dat', 'hon-dat@truong.example', both.email);
    const back = await day.system.accounts.get(both.email);
    expect([back?.disabledAt, back?.movedTo, back?.address]).toEqual([undefined, undefined, 'working']);
    expect((await day.system.accounts.get('hon-dat@truong.example'))?.movedTo).toBe(both.email);
  });

  it('is told when somebody changed the account meanwhile, and asked again it is done', async () => {
    const targets = ['mn-ganh-dau', 'th-hon-dat'];
    const seen = { ...declarer('hai-truong'), scopes: targets.flatMap((id) => declarer(id).scopes) };
    await day.register([], [], [seen]);
    const school = await day.system.schools.school('th-hon-dat');
    if (!school) throw new Error('no school');
    const now = day.clock.now();
    const asked = { principal: { kind: 'account', ...stranger }, by: stranger.email, school, now } as const;
    const email = 'nua@truong.example';
    const event = { at: now, by: admin.email, what: 'details' } as const;
    const fresh = await day.system.accounts.change(seen, { name: 'Đổi tên' }, [], event);
    if (!fresh) throw new Error('not changed');
    expect(await again(day.system, { ...asked, account: seen, email })).toBeUndefined();
    expect(await again(day.system, { ...asked, account: fresh, email })).toMatchObject({ email });
    const left = await day.system.accounts.get(seen.email);
    expect(left?.scopes.map(({ target }) => target)).toEqual(['mn-ganh-dau']);
  });

  it('may be the same, said to work again: after the nudge it is a nudge that goes', async () => {
    const email = addressOf('thpt-phu-quoc');
    await day.system.accounts.markAddress(email, 'complained', 'abuse');
    day.clock.set(at('14:30'));
    expect((await resend(huong, 'thpt-phu-quoc', email, email)).status).toBe(403);
    expect((await resend(admin, 'thpt-phu-quoc', email, email)).status).toBe(200);
    const account = await day.system.accounts.get(email);
    expect([account?.address, account?.addressWhy]).toEqual(['working', undefined]);
    expect((await mailTo(email, 'nudge', DEPARTMENT)).map(({ n }) => n)).toEqual(['again-2021-02-26T07:30']);
  });

  it('before the reminders’ hour waits for it: the school gets one mail', async () => {
    day.clock.set(instantOf('2021-03-01', '06:30', 'Asia/Ho_Chi_Minh'));
    await day.agenda();
    const email = addressOf('thpt-phu-quoc');
    expect((await resend(admin, 'thpt-phu-quoc', email, email)).body.mails).toMatchObject([
      { round: '2021-03-01', when: 'reminder' },
    ]);
  });

  it('ten times an hour and school', async () => {
    const email = addressOf('ththcs-tho-chau');
    for (let i = 0; i < 10; i++) await resend(admin, 'ththcs-tho-chau', email, email);
    expect((await resend(admin, 'ththcs-tho-chau', email, email)).status).toBe(429);
  });
});
