/** The agenda itself: one runner at a time, nothing holds up the rest, and when it is needed next. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import { after, MINUTE, SECOND } from '../../functions/platform/clock.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import {
  admin,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  responder,
  schools,
  units,
} from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, makePigeon, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';

let day: Rehearsal;
beforeEach(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
});
afterEach(() => day.close());

describe('the agenda', () => {
  it('does nothing while another run holds the lease, and takes over when that one died', async () => {
    const { leases } = day.system;
    expect(await leases.hold('AGENDA', 'somebody', at('06:00'), 90 * SECOND)).toBe(true);
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('06:01') });
    expect(await day.system.rounds.get(ROUND)).toBeUndefined();
    day.clock.set(after(at('06:00'), 90 * SECOND + 1));
    await day.agenda();
    expect((await day.system.rounds.get(ROUND))?.openedAt).toBeDefined();
  });

  it('gives the lease back, even when it failed', async () => {
    const broken = runAgenda({
      ...day.system,
      wake: { ...day.system.wake, due: () => Promise.reject(new Killed()) },
    });
    await expect(broken()).rejects.toThrow(Killed);
    expect(await day.system.leases.hold('AGENDA', 'next', at('06:00'), SECOND)).toBe(true);
  });

  it('lets only the holder renew or release', async () => {
    const { leases } = day.system;
    await leases.hold('x', 'one', at('06:00'), MINUTE);
    expect(await leases.hold('x', 'two', at('06:00'), MINUTE)).toBe(false);
    expect(await leases.release('x', 'two')).toBe(false);
    expect(await leases.hold('x', 'one', at('06:01'), MINUTE)).toBe(true);
    expect(await leases.hold('x', 'two', at('06:02'), MINUTE)).toBe(false);
    expect(await leases.release('x', 'one')).toBe(true);
    expect(await leases.hold('x', 'two', at('06:01'), MINUTE)).toBe(true);
  });

  it('lets one take an expired lease, of many who try at once', async () => {
    const tries = Array.from({ length: 10 }, (_, i) =>
      day.system.leases.hold('x', `${i}`, at('06:00'), MINUTE),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  it('puts off what fails by a minute and does everything else', async () => {
    await day.agenda();
    await declares(day.system, ROUND, 'th-hon-dat', withCases(1), at('06:10'));
    await declares(day.system, ROUND, 'th-duong-dong-1', withCases(2), at('06:11'));
    const table = watched(makeTable(day.table, day.documents), ({ pk }) => {
      if (pk === `ALERTS#${HON_DAT}`) throw new Killed();
    });
    const { sent, post } = makePigeon();
    day.clock.set(at('06:12'));
    await runAgenda({ ...day.system, ...wire(table, day.system.province, day.clock), post })();
    expect(sent.map(({ to }) => to)).toContain('huong@phuquoc.example');
    expect(sent.map(({ to }) => to)).not.toContain('la@hondat.example');
    expect((await day.system.duties.find(ROUND, 'th-hon-dat'))?.wakeAt).toBe(at('06:13'));
    expect((await day.system.duties.find(ROUND, 'th-duong-dong-1'))?.wakeAt).toBeUndefined();
    day.clock.set(at('06:13'));
    await runAgenda({ ...day.system, post })();
    expect(sent.map(({ to }) => to)).toContain('la@hondat.example');
  });

  it('says when it is needed next: the opening, then each step of the round, then the bundle of an alert', async () => {
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('07:00') });
    day.clock.set(at('07:00'));
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('14:00') });
    await declares(day.system, ROUND, 'th-duong-dong-1', withCases(2), at('08:00'));
    day.clock.set(at('08:01'));
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('08:31') });
    day.clock.set(at('08:31'));
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('14:00') });
    for (const time of ['14:00', '15:00']) {
      day.clock.set(at(time));
      await day.agenda();
    }
    day.clock.set(at('17:00'));
    expect(await day.agenda()).toEqual({ more: false, idleUntil: at('06:00', '2021-03-01') });
  });

  it('leaves a round that stood still where it is, and wakes no unit that has nothing to tell', async () => {
    await day.agenda();
    day.clock.set(at('06:30'));
    await day.agenda();
    expect(await day.system.rounds.get(ROUND)).toMatchObject({ step: 'remind', wakeAt: at('07:00') });
    expect(await day.system.alerts.head(PHU_QUOC)).toBeUndefined();
  });
});

describe('whom to call', () => {
  it('stands in the mails of who runs the schools, not of who only reads', async () => {
    for (const time of ['06:00', '15:00', '17:00']) {
      day.clock.set(at(time));
      await day.agenda();
    }
    const texts = async ({ email }: Account) =>
      Promise.all(
        day.mailbox.list({ to: email }).map(async ({ id }) => JSON.stringify(await day.mailbox.read(id))),
      );
    const phone = /0297 ?000 ?0001|029700{3}0001/;
    for (const who of [huong, admin]) {
      const mails = await texts(who);
      expect([mails.length, mails.every((text) => phone.test(text))]).toEqual([2, true]);
    }
    for (const who of [observer, responder]) {
      const [digest = '', ...more] = await texts(who);
      expect(more).toEqual([]);
      // It names the schools that are silent all the same.
      expect(digest).toContain('Trường th-duong-dong-1');
      expect(digest).not.toMatch(/0297|tel:/);
    }
  });
});
