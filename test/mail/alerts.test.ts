/** Alerts: whom they reach, how fast, what they bundle, and that none is lost or made twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import type { Mailer } from '../../functions/mail/delivering.step.ts';
import { settingsItem } from '../../functions/platform/settings.store.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import {
  declarer,
  everyone,
  huong,
  PHU_QUOC,
  PROVINCE,
  responder,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, makePigeon, type Write, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';

const person = (email: string, role: 'officer' | 'responder' | 'observer', target: string): Account => ({
  ...huong,
  email,
  digest: false,
  scopes: [{ role, by: role === 'officer' ? 'management' : 'area', target }],
});
const department = person('so@kiengiang.example', 'officer', PROVINCE);
const station = person('tram-y-te@phuquoc.example', 'responder', PHU_QUOC);
const committee = person('ubnd-2@phuquoc.example', 'observer', PHU_QUOC);
const deaf = { ...person('khong-nhan@phuquoc.example', 'officer', PHU_QUOC), alerts: false };
const gone = { ...person('da-nghi@phuquoc.example', 'officer', PHU_QUOC), disabledAt: at('05:00') };
/** `mn-ganh-dau` has no declarer: reminders don't matter here. */
const cast = [
  ...everyone.filter(({ scopes }) => scopes[0]?.role !== 'declarer'),
  department,
  station,
  committee,
  deaf,
  gone,
];

let day: Rehearsal;
beforeEach(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, cast);
});
afterEach(() => day.close());

const confirm = (confirmed: boolean) =>
  makeTable(day.table, day.documents).put(settingsItem({ criteria: { set: 'moet-1467', confirmed } }));
const go = async (time: string, date = ROUND) => {
  day.clock.set(at(time, date));
  await day.agenda();
};
const declare = (time: string, school: string, declaration: Declaration, date = ROUND) => {
  day.clock.set(at(time, date));
  return declares(day.system, date, school, declaration, at(time, date));
};
const alerts = () => day.mailbox.list().filter(({ subject }) => !subject.includes('cần gọi'));
const told = (to: string) =>
  alerts()
    .filter((mail) => mail.to === to)
    .map(({ subject }) => subject);
const passing = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const withCriteria = (passed: number[]) => plain({ criteria: { set: 'moet-1467', version: 1, passed } });

describe('new cases', () => {
  beforeEach(() => go('06:00'));

  it('reach officers and responders of every unit above within the next run, and nobody else', async () => {
    await declare('08:00', 'th-duong-dong-1', withCases(2));
    await go('08:01');
    const reached = alerts().map(({ to }) => to);
    expect(reached.sort()).toEqual([huong, department, station, responder].map(({ email }) => email).sort());
    expect(told(huong.email)).toEqual([expect.stringContaining('2 ca')]);
    expect(told(stranger.email)).toEqual([]);
  });

  it('reach the officers and responders of the ground a department’s school stands on', async () => {
    await declare('08:00', 'thpt-phu-quoc', withCases(1));
    await go('08:01');
    expect(
      alerts()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([huong, department, station, responder].map(({ email }) => email).sort());
  });

  it('alarm nobody when there are none, nor again when nothing rose', async () => {
    await declare('08:00', 'th-duong-dong-1', plain());
    await go('08:01');
    expect(alerts()).toEqual([]);
    await declare('08:02', 'th-duong-dong-1', withCases(1));
    await go('08:03');
    await declare('08:50', 'th-duong-dong-1', { ...withCases(1), remark: 'thêm' });
    await go('08:51');
    await go('09:30');
    expect(told(huong.email)).toHaveLength(1);
  });

  it('of one unit are bundled for 30 minutes after a mail, of another unit not', async () => {
    await declare('08:00', 'th-duong-dong-1', withCases(1));
    await go('08:01');
    await declare('08:05', 'ththcs-tho-chau', withCases(3));
    await declare('08:10', 'mn-ganh-dau', withCases(4));
    await declare('08:11', 'th-hon-dat', withCases(5));
    await go('08:12');
    await go('08:30');
    expect(told(huong.email)).toHaveLength(1);
    expect(told(stranger.email)).toEqual([expect.stringContaining('5 ca')]);
    await go('08:31');
    expect(told(huong.email)).toHaveLength(2);
    expect(told(huong.email)[1]).toMatch(/7 ca .*2 trường/);
    await go('09:02');
    await declare('09:03', 'th-duong-dong-1', withCases(2));
    await go('09:04');
    expect(told(huong.email)).toHaveLength(3);
  });

  it('of one school corrected within a bundle are told once, as they are now', async () => {
    await declare('08:00', 'mn-ganh-dau', withCases(1));
    await go('08:01');
    await declare('08:05', 'th-duong-dong-1', withCases(2));
    await go('08:06');
    await declare('08:07', 'th-duong-dong-1', withCases(5));
    await go('08:08');
    await go('08:32');
    expect(told(huong.email)[1]).toContain('5 ca');
    await declare('08:40', 'ththcs-tho-chau', withCases(9));
    await go('08:41');
    await declare('08:45', 'ththcs-tho-chau', plain());
    await go('08:46');
    await go('09:05');
    // They never heard of the nine, so there is nothing to correct.
    expect(told(huong.email)).toHaveLength(2);
  });

  it('taken back are told as a correction', async () => {
    await declare('08:00', 'th-duong-dong-1', withCases(3));
    await go('08:01');
    await declare('08:20', 'th-duong-dong-1', withCases(1));
    await go('08:21');
    await go('08:32');
    expect(told(huong.email)[1]).toMatch(/đính chính/i);
  });
});

describe('new cases taken back at once', () => {
  const MINE = 'th-duong-dong-1';
  const seen = (before: (write: Write) => unknown) =>
    wire(watched(makeTable(day.table, day.documents), before), day.system.province, day.clock);
  /** `work` at the first write that `fits`, ahead of it. */
  const once = (fits: (write: Write) => boolean, work: () => Promise<void>) => {
    let done = false;
    return async (write: Write) => {
      if (done || !fits(write)) return;
      done = true;
      await work();
    };
  };
  const corrected = (time: string) => declares(day.system, ROUND, MINE, plain(), at(time));
  const ALARM = expect.stringContaining('2 ca');
  const CORRECTION = expect.stringMatching(/đính chính/i);
  beforeEach(async () => {
    await go('06:00');
    await declare('08:00', MINE, withCases(2));
  });

  it('before anybody looked: nobody ever hears of them', async () => {
    await corrected('08:01');
    for (const time of ['08:01', '08:02', '08:40', '09:20']) await go(time);
    expect(told(huong.email)).toEqual([]);
    expect((await day.system.duties.find(ROUND, MINE))?.wakeAt).toBeUndefined();
  });

  it('by somebody who read before the agenda looked and writes when it has told: a correction follows', async () => {
    const table = seen(
      once(
        ({ pk }) => pk === `ROUND#${ROUND}`,
        () => go('08:01'),
      ),
    );
    await declares(table, ROUND, MINE, plain(), at('08:01'));
    expect(told(huong.email)).toEqual([ALARM]);
    for (const time of ['08:02', '08:40']) await go(time);
    expect(told(huong.email)).toEqual([ALARM, CORRECTION]);
  });

  it.each<[string, (write: Write) => boolean]>([
    ['the agenda’s look and its note', ({ kind, pk }) => kind === 'put' && pk === `ALERTS#${PROVINCE}`],
    ['its notes for two units', ({ kind, pk }) => kind === 'put' && pk === `ALERTS#${PHU_QUOC}`],
    ['its notes and what it keeps as told', ({ kind, pk }) => kind === 'update' && pk === `ROUND#${ROUND}`],
  ])('between %s: a correction follows', async (_, fits) => {
    const table = seen(once(fits, () => corrected('08:02')));
    day.clock.set(at('08:01'));
    await runAgenda({ ...day.system, ...table })();
    expect(told(huong.email)).toEqual([ALARM]);
    for (const time of ['08:02', '08:40', '09:20']) await go(time);
    expect(told(huong.email)).toEqual([ALARM, CORRECTION]);
    expect(told(department.email)).toEqual([ALARM, CORRECTION]);
    expect((await day.system.duties.find(ROUND, MINE))?.wakeAt).toBeUndefined();
  });
});

describe('a level', () => {
  const unsafe = withCriteria(passing(7));

  it('alarms only when the province has confirmed its criteria', async () => {
    await go('06:00');
    await declare('08:00', 'th-duong-dong-1', unsafe);
    await go('08:01');
    expect(alerts()).toEqual([]);
  });

  it('alarms when a school enters ■ or ◆, not while it stays there, nor when it recovers', async () => {
    await confirm(true);
    await go('06:00');
    await declare('08:00', 'th-duong-dong-1', unsafe);
    await go('08:01');
    expect(told(huong.email)).toEqual([expect.stringContaining('không còn ở mức an toàn')]);
    await declare('09:00', 'th-duong-dong-1', { ...unsafe, remark: 'vẫn vậy' });
    await go('09:01');
    await declare('09:40', 'th-duong-dong-1', plain());
    await go('09:41');
    expect(told(huong.email)).toHaveLength(1);
    // Ten of fifteen pass, but a mandatory one (4) does not.
    await declare('10:20', 'th-duong-dong-1', withCriteria([1, 2, 3, 5, 6, 7, 8, 9, 10, 11]));
    await go('10:21');
    expect(told(huong.email)).toHaveLength(2);
  });

  it('alarms no second time when the school stays there past a round it declared nothing in', async () => {
    await confirm(true);
    await go('06:00');
    await declare('08:00', 'th-duong-dong-1', unsafe);
    await go('08:01');
    await go('06:00', '2021-03-01');
    await go('06:00', '2021-03-05');
    await declare('08:00', 'th-duong-dong-1', unsafe, '2021-03-05');
    await go('08:01', '2021-03-05');
    expect(told(huong.email).filter((subject) => subject.includes('mức an toàn'))).toHaveLength(1);
  });
});

describe('an alert', () => {
  it('goes before reminders that wait, however many', async () => {
    const { sent, post } = makePigeon();
    await go('06:00');
    const others = Array.from({ length: 120 }, (_, i) => `truong-${i}@truong.example`);
    await Promise.all(
      others.map((to) =>
        day.system.mails.queue(
          {
            about: ROUND,
            purpose: 'reminder',
            path: schools[1]?.path ?? '',
            to,
            uselessAfter: at('14:00'),
          },
          at('07:00'),
        ),
      ),
    );
    await day.register(
      [],
      [],
      others.map((email) => ({ ...declarer('mn-ganh-dau'), email })),
    );
    await declare('07:30', 'th-duong-dong-1', withCases(2));
    day.clock.set(at('07:31'));
    await runAgenda({ ...day.system, post })();
    const first = sent.slice(0, 4).map(({ to }) => to);
    expect(first.sort()).toEqual([huong, department, station, responder].map(({ email }) => email).sort());
    expect(sent).toHaveLength(4 + others.length);
  });

  /** Kills the agenda ahead of the first write that `fits`, then lets it run again and again. */
  async function killedAt(fits: (write: Write) => boolean, meanwhile?: () => Promise<void>) {
    await go('06:00');
    await declare('08:00', 'th-duong-dong-1', withCases(2));
    let killed = false;
    const table = watched(makeTable(day.table, day.documents), (write) => {
      if (!killed && fits(write)) {
        killed = true;
        throw new Killed();
      }
    });
    const dying: Mailer = { ...day.system, ...wire(table, day.system.province, day.clock) };
    day.clock.set(at('08:01'));
    await runAgenda(dying)();
    expect(killed).toBe(true);
    await meanwhile?.();
    for (const time of ['08:02', '08:03', '08:05', '08:40', '09:20']) await go(time);
  }
  const HEARD = [huong, department, station, responder].map(({ email }) => email).sort();
  const hear = () => HEARD.map((email) => told(email).length);

  it.each<[string, (write: Write) => boolean]>([
    ['noting it for a unit', ({ kind, pk }) => kind === 'put' && pk === `ALERTS#${PHU_QUOC}`],
    [
      'waking a unit',
      ({ kind, pk, sk }) => kind === 'update' && pk === `ALERTS#${PHU_QUOC}` && sk === 'HEAD',
    ],
    ['noting that the school is told of', ({ kind, pk }) => kind === 'update' && pk === `ROUND#${ROUND}`],
    ['gathering', ({ kind, pk, sk }) => kind === 'update' && pk === `ALERTS#${PHU_QUOC}` && sk !== 'HEAD'],
    ['making the first mail', ({ kind, pk }) => kind === 'put' && pk.startsWith('MAIL#')],
  ])('survives a failure at %s: told to everybody, once', async (_, fits) => {
    await killedAt(fits);
    expect(hear()).toEqual([1, 1, 1, 1]);
  });

  it('survives a failure between the mails of a unit', async () => {
    let made = 0;
    await killedAt(
      ({ kind, pk, sk }) =>
        kind === 'put' && pk.startsWith('MAIL#') && sk.includes(`#${PHU_QUOC}#`) && ++made > 1,
    );
    expect(hear()).toEqual([1, 1, 1, 1]);
  });

  it('survives a failure after its mails are made: no second mail, and news that came meanwhile is told', async () => {
    let made = false;
    const afterMails = ({ kind, pk, sk }: Write) => {
      made ||= pk.startsWith('MAIL#') && sk.includes(`#${PHU_QUOC}#`);
      return made && kind === 'update' && pk === `ALERTS#${PHU_QUOC}` && sk === 'HEAD';
    };
    await killedAt(afterMails, () => declare('08:01', 'mn-ganh-dau', withCases(4)));
    expect(told(huong.email)).toEqual([expect.stringContaining('2 ca'), expect.stringContaining('4 ca')]);
  });
});
