/** Mails on their way: made once, asked again, paced, tried again or given up, and seen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import { COMPOSERS } from '../../functions/mail/composing.step.ts';
import { deliver, type Mailer } from '../../functions/mail/delivering.step.ts';
import { lookups } from '../../functions/mail/lookups.step.ts';
import type { Mail } from '../../functions/mail/mails.store.ts';
import { after as later, MINUTE } from '../../functions/platform/clock.ts';
import { makeLog } from '../../functions/platform/log.ts';
import { SendingFailed } from '../../functions/platform/ses.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { inviteAdministrator } from '../../infra/operate/inviting.ts';
import {
  declarer,
  everyone,
  HON_DAT,
  PROVINCE,
  responder,
  school,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, makePigeon, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const TO = 'th-hon-dat@truong.example';
const PATH = `${HON_DAT}.th-hon-dat`;

let day: Rehearsal;
beforeEach(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  await day.agenda();
});
afterEach(() => day.close());

const reminder = (to = TO, n = '0') => ({ about: ROUND, purpose: 'reminder' as const, path: PATH, to, n });
const queue = (time: string, uselessAfter = at('23:00')) =>
  day.system.mails.queue({ ...reminder(), uselessAfter }, at(time));
const kept = async (): Promise<Mail> => {
  const mail = await day.system.mails.find(reminder());
  if (!mail) throw new Error('no mail');
  return mail;
};
const runAt = (instant: string, post: Mailer['post']) => {
  day.clock.set(instant);
  return runAgenda({ ...day.system, post })();
};
const fails = (kind: SendingFailed['kind'], code: string) =>
  makePigeon(() => new SendingFailed(kind, code, undefined));

describe('a mail', () => {
  it('is made once under its key, whoever asks again', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => queue('06:10')));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('is made and sent once by two agendas at the same time', async () => {
    const { sent, post } = makePigeon();
    day.clock.set(at('07:00'));
    const agenda = runAgenda({ ...day.system, post });
    await Promise.all([agenda(), agenda(), agenda()]);
    expect(sent.map(({ to }) => to).sort()).toEqual(schools.map(({ id }) => declarer(id).email).sort());
  });

  it('reaches an account that was issued after this run had read the accounts', async () => {
    const { sent, post } = makePigeon();
    const look = lookups(day.system, at('07:00'));
    await look.accounts();
    const made = await inviteAdministrator(day.system, { email: 'moi@sgd.example', name: 'Lê Mới' });
    const mail = await day.system.mails.find({
      about: ROUND.slice(0, 7),
      purpose: 'invitation',
      path: PROVINCE,
      to: 'moi@sgd.example',
      n: made.account.invitedAt ?? '',
    });
    if (!mail) throw new Error('no invitation');
    expect(await deliver({ ...day.system, post }, mail, { composers: COMPOSERS, look, log: makeLog() })).toBe(
      'sent',
    );
    expect(sent.map(({ to }) => to)).toEqual(['moi@sgd.example']);
  });

  it('is sent by one of two that hold it, even without a lease', async () => {
    const { sent, post } = makePigeon();
    await queue('06:10');
    const mail = await kept();
    const mailer = { ...day.system, post };
    const look = lookups(mailer, at('06:10'));
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => deliver(mailer, mail, { composers: COMPOSERS, look, log: makeLog() })),
    );
    expect(outcomes.sort()).toEqual(['moved', 'moved', 'sent']);
    expect(sent).toHaveLength(1);
  });

  it('is not sent to a school that declared meanwhile, and the log says so', async () => {
    await queue('06:10');
    await declares(day.system, ROUND, 'th-hon-dat', plain(), at('06:11'));
    const { sent, post } = makePigeon();
    await runAt(at('06:12'), post);
    expect(sent).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'dropped', why: 'declared' });
    expect(await kept()).not.toHaveProperty('wakeAt');
  });

  it('is not sent to who declares while the others’ are sent, after the run read what it needs', async () => {
    await runAt(at('07:00'), makePigeon().post);
    const { sent, post } = makePigeon();
    const first: Mailer['post'] = {
      // One at a time.
      rate: async () => 1,
      async send(mail) {
        const others = schools.filter(({ id }) => sent.length === 0 && declarer(id).email !== mail.to);
        for (const { id } of others)
          await declares(day.system, ROUND, id, plain(), later(at('14:00'), 20_000));
        day.clock.set(later(at('14:00'), 20_001));
        return post.send(mail);
      },
    };
    await runAt(at('14:00'), first);
    expect(sent).toHaveLength(1);
  });

  it('is not sent to an address that stopped working or an account that ended meanwhile', async () => {
    const { sent, post } = makePigeon();
    await queue('06:10');
    await day.system.accounts.markAddress(TO, 'bounced', 'General');
    await runAt(at('06:12'), post);
    expect(await kept()).toMatchObject({ state: 'dropped', why: 'unreachable' });
    await day.register([], [], [{ ...declarer('th-hon-dat'), disabledAt: at('06:20') }]);
    await day.system.mails.queue({ ...reminder(TO, '1'), uselessAfter: at('14:00') }, at('06:30'));
    await runAt(at('06:31'), post);
    expect(sent).toEqual([]);
  });

  it('gives no link to somebody who declares for the school no longer', async () => {
    const { sent, post } = makePigeon();
    await queue('06:10');
    await day.register([], [], [{ ...declarer('mn-ganh-dau'), email: TO }]);
    await runAt(at('06:12'), post);
    expect(sent).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'dropped', why: 'not-declarer' });
  });

  it('is dropped when its time has passed: at that instant it may still go, a millisecond later not', async () => {
    const { sent, post } = makePigeon();
    await queue('06:10', at('06:20'));
    await runAt(later(at('06:20'), 1), post);
    expect(await kept()).toMatchObject({ state: 'dropped', why: 'useless', attempts: 0 });
    expect(sent).toEqual([]);
    await day.system.mails.queue({ ...reminder(TO, '1'), uselessAfter: at('06:40') }, at('06:30'));
    await runAt(at('06:40'), post);
    expect(sent).toHaveLength(1);
  });
});

describe('the pace', () => {
  it('is the province’s share of the account’s rate', async () => {
    const many = Array.from({ length: 20 }, (_, i) => school(HON_DAT, `th-${10 + i}`, 'primary'));
    await day.register(
      [],
      [],
      many.map(({ id }) => ({ ...declarer('th-hon-dat'), email: declarer(id).email })),
    );
    await Promise.all(
      many.map(({ id }) =>
        day.system.mails.queue({ ...reminder(declarer(id).email), uselessAfter: at('09:00') }, at('06:10')),
      ),
    );
    // What is sent between two waits, and how long the waits are. Sending itself takes real time: it counts.
    const bursts = [0];
    let waited = 0;
    const clock = {
      ...day.clock,
      sleep: async (ms: number) => {
        waited += ms;
        bursts.push(0);
      },
    };
    const { post, sent } = makePigeon();
    const counting = {
      rate: async () => 8,
      send: (mail: Parameters<typeof post.send>[0]) => {
        bursts.push((bursts.pop() ?? 0) + 1);
        return post.send(mail);
      },
    };
    day.clock.set(at('06:11'));
    const started = performance.now();
    await runAgenda({ ...day.system, clock, post: counting })();
    const took = performance.now() - started;
    const share = 8 * day.system.province.mail.rateShare;
    expect(sent).toHaveLength(many.length);
    expect(Math.max(...bursts)).toBeLessThanOrEqual(share);
    expect(waited + took).toBeGreaterThanOrEqual((sent.length / share) * 1000 - 1);
  });
});

describe('when SES does not say its rate', () => {
  it('alerts and reminders go, one a second, and it is asked once a run', async () => {
    await declares(day.system, ROUND, 'th-hon-dat', withCases(2), at('06:59'));
    const { sent, post } = makePigeon();
    let asked = 0;
    let waited = 0;
    const sleep = async (ms: number) => {
      waited += ms;
    };
    const silent = { ...post, rate: () => Promise.reject(new Error(`Throttling ${++asked}`)) };
    day.clock.set(at('07:00'));
    const started = performance.now();
    await runAgenda({ ...day.system, clock: { ...day.clock, sleep }, post: silent })();
    const took = performance.now() - started;
    const alerted = [stranger, responder].map(({ email }) => email);
    const reminded = schools.filter(({ id }) => id !== 'th-hon-dat').map(({ id }) => declarer(id).email);
    expect(sent.map(({ to }) => to).sort()).toEqual([...alerted, ...reminded].sort());
    expect(asked).toBe(1);
    expect(waited + took).toBeGreaterThanOrEqual(sent.length * 1000 - 1);
  });

  it('an agenda with nothing to send does not ask', async () => {
    let asked = 0;
    const { post } = makePigeon();
    await runAt(at('06:30'), { ...post, rate: async () => ++asked });
    expect(asked).toBe(0);
  });
});

describe('when SES', () => {
  it('throttles, the mail waits and the attempt does not count', async () => {
    const { post } = fails('throttled', 'Throttling');
    await queue('06:10');
    let now = at('06:10');
    for (let i = 0; i < 12; i++) {
      now = later(now, MINUTE);
      await runAt(now, post);
      expect(await kept()).toMatchObject({ state: 'queued', attempts: 0, why: 'Throttling' });
    }
    const { sent, post: well } = makePigeon();
    await runAt(later(now, MINUTE), well);
    expect(sent).toHaveLength(1);
    expect(await kept()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('fails for a while, the mail is tried eight times further and further apart, then it has failed', async () => {
    const { post } = fails('temporary', 'ServiceUnavailable');
    await queue('06:10', at('23:59'));
    const waits: number[] = [];
    let now = at('06:10');
    for (let attempt = 1; attempt < 8; attempt++) {
      await runAt(now, post);
      const mail = await kept();
      expect(mail).toMatchObject({ state: 'queued', attempts: attempt });
      waits.push((Date.parse(mail.wakeAt ?? '') - Date.parse(now)) / MINUTE);
      now = mail.wakeAt ?? now;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64]);
    await runAt(now, post);
    expect(await kept()).toMatchObject({ state: 'failed', attempts: 8, why: 'ServiceUnavailable' });
    expect(await kept()).not.toHaveProperty('wakeAt');
  });

  it('refuses for good, the mail has failed at once and says why', async () => {
    const { post } = fails('final', 'MessageRejected');
    await queue('06:10');
    await runAt(at('06:11'), post);
    expect(await kept()).toMatchObject({ state: 'failed', attempts: 1, why: 'MessageRejected' });
    expect(await kept()).not.toHaveProperty('wakeAt');
  });

  it('refuses one mail, the others go', async () => {
    const { sent, post } = makePigeon((to) =>
      to === TO ? new SendingFailed('final', 'MessageRejected', undefined) : undefined,
    );
    await runAt(at('07:00'), post);
    expect(sent).toHaveLength(schools.length - 1);
  });
});

describe('an agenda that dies', () => {
  const dying = (post: Mailer['post'], fits: () => boolean): Mailer => {
    const table = watched(makeTable(day.table, day.documents), ({ pk }) => {
      if (pk.startsWith('MAIL#') && fits()) throw new Killed();
    });
    return { ...day.system, ...wire(table, day.system.province, day.clock), post };
  };

  it('before SES had the mail sends it once, two minutes later', async () => {
    await queue('06:10');
    const { post: dead } = makePigeon(() => new Killed());
    await runAt(at('06:10'), dead);
    const { sent, post } = makePigeon();
    await runAt(later(at('06:12'), -1), post);
    expect(sent).toHaveLength(0);
    await runAt(at('06:12'), post);
    await runAt(at('06:20'), post);
    expect(sent).toHaveLength(1);
  });

  it('after SES had the mail and before noting it sends it a second time: the one edge that is known', async () => {
    await queue('06:10');
    const { sent, post } = makePigeon();
    day.clock.set(at('06:10'));
    await expect(runAgenda(dying(post, () => sent.length === 1))()).rejects.toThrow(Killed);
    expect(await kept()).toMatchObject({ state: 'queued', attempts: 1 });
    await runAt(later(at('06:12'), -1), post);
    expect(sent).toHaveLength(1);
    await runAt(at('06:12'), post);
    await runAt(at('06:30'), post);
    expect(sent).toHaveLength(2);
    expect(await kept()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('between making the reminders of a round goes on where it was', async () => {
    let made = 0;
    const { sent, post } = makePigeon();
    day.clock.set(at('07:00'));
    await runAgenda(dying(post, () => ++made === 3))();
    await runAt(at('07:01'), post);
    await runAt(at('07:02'), post);
    expect(sent.map(({ to }) => to).sort()).toEqual(schools.map(({ id }) => declarer(id).email).sort());
  });
});
