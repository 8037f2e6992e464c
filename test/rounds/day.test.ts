/** Friday 26/02/2021 in a small Kiên Giang, hour by hour, over the real store and the real local SES endpoint. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { everyone, huong, PHU_QUOC, schools, units } from '../support/cast.ts';
import { withCases } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse(at('05:55'));
  await day.register(units, schools, everyone);
});
afterAll(() => day.close());

const go = async (time: string, date?: string) => {
  day.clock.set(at(time, date));
  await day.agenda();
};
const subjects = (to: string) => day.mailbox.list({ to }).map(({ subject }) => subject);

describe('a reporting day', () => {
  it('opens nothing before its hour', async () => {
    await go('05:59');
    expect(await day.system.rounds.get(ROUND)).toBeUndefined();
  });

  it('is opened by the agenda when the alarm clock failed, with a duty for each school', async () => {
    await go('06:01');
    expect((await day.system.rounds.get(ROUND))?.openedAt).toBe(at('06:01'));
    expect(await day.system.duties.briefsConsistently(ROUND, 'kien-giang')).toHaveLength(schools.length);
    expect(day.mailbox.list()).toHaveLength(0);
  });

  it('reminds each school once, with its own link', async () => {
    await go('07:00');
    await go('07:01');
    const mails = day.mailbox.list();
    expect(mails.map(({ to }) => to).sort()).toEqual(schools.map(({ id }) => `${id}@truong.example`).sort());
    const links = await Promise.all(
      mails.map(async ({ id }) => /#t=([\w-]{43})/.exec((await day.mailbox.read(id))?.text ?? '')?.[1]),
    );
    expect(new Set(links).size).toBe(schools.length);
  });

  it('nudges only who still owes', async () => {
    const duty = await day.system.duties.find(ROUND, 'th-duong-dong-1');
    if (!duty) throw new Error('no duty');
    const declared = await day.system.duties.declare(duty, {
      alert: true,
      revision: {
        revision: 1,
        submission: 'one',
        hash: 'h',
        at: at('08:00'),
        who: 'x',
        how: 'link',
        reference: 'R',
        state: 'declared',
        safety: 'good',
        declaration: withCases(2),
      },
    });
    expect(declared).toBe(true);
    await go('08:01');
    expect(subjects('huong@phuquoc.example')).toEqual([expect.stringContaining('2 ca')]);
    expect(subjects('yte@kiengiang.example')).toEqual([expect.stringContaining('2 ca')]);
    expect(subjects('la@hondat.example')).toEqual([]);
    await go('14:00');
    expect(day.mailbox.list({ to: 'th-duong-dong-1@truong.example' })).toHaveLength(1);
    expect(day.mailbox.list({ to: 'mn-ganh-dau@truong.example' })).toHaveLength(2);
  });

  it('sends officers their call list and everyone their digest', async () => {
    await go('15:00');
    expect(subjects(huong.email).at(-1)).toContain('2');
    await go('17:00');
    expect(subjects(huong.email).at(-1)).toMatch(/^\[Tổng hợp\] Thành phố Phú Quốc 26\/02: 1\/3 đã khai báo/);
    expect(subjects('quan-tri@kiengiang.example').at(-1)).toMatch(/Kiên Giang 26\/02: 1\/5 đã khai báo/);
    expect(subjects('ubnd@phuquoc.example').at(-1)).toMatch(/1\/4 đã khai báo/);
  });

  it('changes nothing when run again', async () => {
    const before = day.mailbox.list().length;
    await day.agenda();
    await go('17:02');
    expect(day.mailbox.list()).toHaveLength(before);
  });

  it('closes when the next opens, and freezes what it came to', async () => {
    await go('06:00', '2021-03-01');
    await go('06:02', '2021-03-01');
    const round = await day.system.rounds.get(ROUND);
    expect(round?.closedAt).toBe(at('06:00', '2021-03-01'));
    expect(round?.step).toBe('forget');
    const summary = await day.system.summaries.get(PHU_QUOC, ROUND);
    expect(summary?.close).toMatchObject({ expected: 3, declared: 1, onTime: 1, missed: 2 });
    const next = await day.system.duties.find('2021-03-01', 'mn-ganh-dau');
    expect(next?.brief.silentBefore).toBe(1);
  });
});
