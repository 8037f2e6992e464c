/** One id from a request to the mail it causes, followed through nothing but the logs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { mailRef } from '../../functions/mail/mails.store.ts';
import { type Api, api, linkTokenOf } from '../support/api.ts';
import { everyone, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { type Logs, readLogs } from '../support/logs.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const MINE = 'th-duong-dong-1';
const REMARK = 'Trường đã liên hệ trạm y tế';
const url = (school: string) => `/api/rounds/${ROUND}/duties/${school}`;

let day: Rehearsal;
let call: Api;
let logs: Logs;
const tokens: string[] = [];
beforeAll(async () => {
  logs = readLogs();
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  await go('06:00');
  await go('07:00');
});
afterAll(async () => {
  logs.stop();
  await day.close();
});

const go = async (time: string) => {
  day.clock.set(at(time));
  await day.agenda();
};
const declares = async (school: string, cases: number, id: string) => {
  const token = await linkTokenOf(day, `${school}@truong.example`);
  tokens.push(token);
  const declaration = { ...withCases(cases), remark: REMARK };
  const body = { submission: randomUUID(), revision: 0, declaration };
  return call('PUT', url(school), { token, body, id });
};
/** What happened on behalf of a request, in order. */
const events = (id: string) =>
  logs.of(id).map(({ event, purpose, route, status }) => [event, purpose ?? route, status].filter(Boolean));

describe('one id', () => {
  it('leads from a declaration with cases to the alert it sent', async () => {
    day.clock.set(at('08:00'));
    const answer = await declares(MINE, 2, 'req-declare');
    expect([answer.status, answer.headers['x-request-id']]).toEqual([200, 'req-declare']);
    await go('08:01');
    const [answered, ...sent] = events('req-declare');
    expect(answered).toEqual(['answered', 'PUT /api/rounds/{round}/duties/{school}', 200]);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(String))).toEqual(new Set(['mail-sent,alert']));
    expect(logs.of('req-declare').map(({ path }) => path)).toContain(PHU_QUOC);
  });

  it('of several declarations stands with the one mail that tells of them all', async () => {
    day.clock.set(at('08:10'));
    await declares('mn-ganh-dau', 1, 'req-second');
    await declares('ththcs-tho-chau', 1, 'req-third');
    await go('08:11');
    expect(events('req-second')).toHaveLength(1);
    await go('08:31');
    const bundled = logs.of('req-second').filter(({ event }) => event === 'mail-sent');
    expect(bundled.length).toBeGreaterThan(0);
    expect(logs.of('req-third').filter(({ event }) => event === 'mail-sent')).toEqual(bundled);
    expect(logs.of('req-declare').filter(({ event }) => event === 'mail-sent')).not.toContainEqual(
      bundled[0],
    );
  });

  it('leads from asking for a receipt to its mail, and to what SES says of it later', async () => {
    day.clock.set(at('09:00'));
    const [token] = tokens;
    await call('POST', `${url(MINE)}/receipt`, { ...(token && { token }), body: {}, id: 'req-receipt' });
    await go('09:01');
    const path = `${PHU_QUOC}.${MINE}`;
    const [mail] = await day.system.mails.logged(ROUND, 'receipt', path);
    expect(mail).toMatchObject({ state: 'sent', requestId: 'req-receipt' });
    const { handler } = await import('../../functions/mail/bounces.job.ts');
    const tags = { ref: [mail ? mailRef(mail) : ''] };
    await handler({ detail: { eventType: 'Delivery', mail: { tags } } });
    expect(events('req-receipt').map(([event]) => event)).toEqual(['answered', 'mail-sent', 'mail-outcome']);
  });

  it('leads from a sign-in to its mail', async () => {
    await call('POST', '/api/sign-in', { body: { email: huong.email }, id: 'req-sign-in' });
    expect(events('req-sign-in')).toEqual([
      ['mail-sent', 'sign-in'],
      ['answered', 'POST /api/sign-in', 202],
    ]);
  });

  it('is in what a refused caller is told, and why stands in the log', async () => {
    const { status, body, headers } = await call('GET', '/api/accounts', { id: 'req-refused' });
    expect([status, body.requestId, headers['x-request-id']]).toEqual([401, 'req-refused', 'req-refused']);
    expect(logs.of('req-refused').map(({ event, code }) => [event, code])).toEqual([
      ['refused', 'signed-out'],
      ['answered', undefined],
    ]);
  });

  it('is no request’s where the clock woke the agenda', () => {
    const reminders = logs.lines.filter(
      ({ event, purpose }) => event === 'mail-sent' && purpose === 'reminder',
    );
    expect(reminders).toHaveLength(schools.length);
    for (const line of reminders) expect(line).not.toHaveProperty('requestId');
  });
});

it('no line of all this holds an address, a token, a remark or a phone', () => {
  const text = logs.text();
  expect(logs.lines.length).toBeGreaterThan(20);
  for (const secret of [...tokens, '@', REMARK, '0297'])
    expect(text.split('\n').filter((line) => line.includes(secret))).toEqual([]);
});
