/** What SES says of mails later, and what follows for addresses, schools and figures. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import type { SesEvent } from '../../functions/mail/bounces.job.ts';
import { makeLog } from '../../functions/platform/log.ts';
import { eventBridgeEvent, type MailEvent } from '../../infra/local/mail/events.ts';
import { api } from '../support/api.ts';
import { declarer, everyone, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { makePigeon } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const MINE = 'th-duong-dong-1';
const TO = `${MINE}@truong.example`;
const SECOND_ADDRESS = { ...declarer(MINE), email: 'pho-hieu-truong@truong.example' };

let day: Rehearsal;
let job: (event: SesEvent) => Promise<void>;
let refs: Map<string, string>;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  await day.agenda();
  const { sent, post } = makePigeon();
  day.clock.set(at('07:00'));
  await runAgenda({ ...day.system, post })();
  refs = new Map(sent.map(({ to, ref }) => [to, ref]));
  api(day);
  const { bouncesJob } = await import('../../functions/mail/bounces.job.ts');
  job = bouncesJob(day.system, makeLog());
});
afterAll(() => day.close());

const tags = (to: string) => ({ ref: [refs.get(to) ?? ''] });
/** As EventBridge brings it. */
const happens = (kind: MailEvent['kind'], to: string, given = tags(to)) =>
  eventBridgeEvent({
    kind,
    messageId: 'm',
    at: at('07:01'),
    from: 'a@b.example',
    recipients: [to],
    tags: given,
  });
const event = (eventType: string, to: string, more: object = {}): SesEvent => ({
  detail: { eventType, mail: { tags: tags(to) }, ...more },
});
const mailTo = async (to: string) => {
  const path = schools.find(({ id }) => to.startsWith(id))?.path ?? '';
  return day.system.mails.find({ about: ROUND, purpose: 'reminder', path, to, n: '0' });
};
const unreachable = async (id: string) => (await day.system.duties.find(ROUND, id))?.brief.unreachable;

describe('SES tells', () => {
  beforeEach(() => day.register([], [], everyone));

  it('that a mail was delivered, and the log notes it', async () => {
    await job(event('Delivery', 'th-hon-dat@truong.example'));
    expect(await mailTo('th-hon-dat@truong.example')).toMatchObject({ state: 'delivered' });
  });

  it('that a mailbox is full for now: nothing is marked', async () => {
    await job(event('Bounce', TO, { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }));
    expect(await day.system.accounts.get(TO)).toMatchObject({ address: 'working' });
    expect(await mailTo(TO)).toMatchObject({ state: 'sent' });
    expect(await unreachable(MINE)).toBeUndefined();
  });

  it('that it would not send our own mail: the log notes it, the address is not to blame', async () => {
    await job(event('Reject', 'mn-ganh-dau@truong.example'));
    expect(await mailTo('mn-ganh-dau@truong.example')).toMatchObject({ state: 'failed', why: 'rejected' });
    expect(await day.system.accounts.get('mn-ganh-dau@truong.example')).toMatchObject({ address: 'working' });
    expect(await unreachable('mn-ganh-dau')).toBeUndefined();
  });

  it('of mails nobody knows: nothing happens', async () => {
    const before = await day.system.accounts.all();
    for (const ref of [
      '',
      'x',
      Buffer.from('MAIL#2021-02-26\nnone').toString('base64url'),
      Buffer.from('ACCOUNT\na').toString('base64url'),
    ])
      await job(happens('bounce', TO, { ref: [ref] }));
    await job({ detail: { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } } });
    await job(event('Open', TO));
    expect(await day.system.accounts.all()).toEqual(before);
    expect(await unreachable(MINE)).toBeUndefined();
  });

  it('that one of two addresses does not exist: it is marked, the school can still be reached', async () => {
    await day.register([], [], [SECOND_ADDRESS]);
    await job(happens('bounce', TO));
    expect(await day.system.accounts.get(TO)).toMatchObject({ address: 'bounced', addressWhy: 'General' });
    expect(await mailTo(TO)).toMatchObject({ state: 'bounced', why: 'General' });
    expect(await unreachable(MINE)).toBeUndefined();
  });

  it('that the last address does not exist: the school is unreachable, and the overview says so', async () => {
    await day.register([], [], [{ ...SECOND_ADDRESS, disabledAt: at('07:02') }]);
    await job(happens('bounce', TO));
    await job(happens('bounce', TO));
    expect(await unreachable(MINE)).toBe(true);
    const call = api(day);
    const { token } = await day.system.grants.openSession(huong.email, 'office', at('07:00'));
    const { body } = await call('GET', `/api/rounds/${ROUND}/overview?unit=${PHU_QUOC}`, { cookie: token });
    expect(body.figures).toMatchObject({ expected: 3, awaiting: 3, unreachable: 1 });
    const { state, unreachable: marked } = body.toCall.find(
      (row: { school: { id: string } }) => row.school.id === MINE,
    );
    expect([state, marked]).toEqual(['awaiting', true]);
  });

  it('nothing good any more after a bounce: a late delivery does not undo it', async () => {
    await job(event('Delivery', TO));
    expect(await mailTo(TO)).toMatchObject({ state: 'bounced' });
  });

  it('of a complaint after delivery: the address is marked', async () => {
    const to = 'th-hon-dat@truong.example';
    await job(happens('complaint', to));
    expect(await day.system.accounts.get(to)).toMatchObject({ address: 'complained', addressWhy: 'abuse' });
    expect(await mailTo(to)).toMatchObject({ state: 'complained' });
    expect(await unreachable('th-hon-dat')).toBe(true);
  });

  it('and marked addresses get no further mail', async () => {
    await day.register([], [], [{ ...declarer(MINE), address: 'bounced' }]);
    const { sent, post } = makePigeon();
    day.clock.set(at('14:00'));
    await runAgenda({ ...day.system, post })();
    expect(sent.map(({ to }) => to)).not.toContain(TO);
    expect(sent.length).toBeGreaterThan(0);
  });

  it('of a bounce before we noted the sending: it stays bounced', async () => {
    const to = declarer('thpt-phu-quoc').email;
    const path = schools.find(({ id }) => to.startsWith(id))?.path ?? '';
    const mail = { about: ROUND, purpose: 'nudge' as const, path, to, n: 'quick' };
    await day.system.mails.queue({ ...mail, uselessAfter: at('16:00') }, at('14:30'));
    day.clock.set(at('14:30'));
    const quick = {
      rate: async () => 1000,
      async send({ ref }: { ref: string }) {
        await job(happens('bounce', to, { ref: [ref] }));
        return 'message-1';
      },
    };
    await runAgenda({ ...day.system, post: quick })();
    const kept = await day.system.mails.find(mail);
    expect(kept).toMatchObject({ state: 'bounced', why: 'General', messageId: 'message-1', attempts: 1 });
    expect(kept).not.toHaveProperty('wakeAt');
  });
});
