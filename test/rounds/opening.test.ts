/** Opening a round: raced, interrupted, resumed, and what it carries over from the one before. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentRound, instantOf, type ScheduledRound } from '../../functions/calendar/cadence.ts';
import { dutyRow } from '../../functions/declarations/brief.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import { settingsItem } from '../../functions/platform/settings.store.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { type System, wire } from '../../functions/platform/wiring.ts';
import { freezeDue } from '../../functions/rounds/closing.step.ts';
import { openRound } from '../../functions/rounds/opening.step.ts';
import { type Round, windowOf } from '../../functions/rounds/round.ts';
import { roundItem } from '../../functions/rounds/rounds.store.ts';
import type { Level, School } from '../../functions/schools/unit.ts';
import { everyone, HON_DAT, PHU_QUOC, PROVINCE, school, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, type Write, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const FRIDAY = '2021-02-26';
const MONDAY = '2021-03-01';
const NEXT_FRIDAY = '2021-03-05';

let day: Rehearsal;
beforeEach(async () => {
  day = await rehearse(at('06:00'));
});
afterEach(() => day.close());

/** The system over a table whose writes `before` sees, or stops. */
const systemSeen = (before: (write: Write) => unknown): System =>
  wire(watched(makeTable(day.table, day.documents), before), day.system.province, day.clock);

async function dueRound(): Promise<ScheduledRound> {
  const { cadence } = await day.system.settings.read();
  const due = currentRound(cadence, day.clock.now());
  if (!due) throw new Error('no slot');
  return due;
}
const opens = async (time: string, date: string) => {
  day.clock.set(at(time, date));
  await openRound(day.system, await dueRound(), day.clock.now());
};
const go = async (time: string, date?: string) => {
  day.clock.set(at(time, date));
  await day.agenda();
};
const briefOf = async (round: string, id: string) => (await day.system.duties.find(round, id))?.brief;
async function stateOf(round: string, id: string) {
  const [found, duty] = await Promise.all([day.system.rounds.get(round), day.system.duties.find(round, id)]);
  if (!found || !duty) throw new Error(`${id} has no duty in ${round}`);
  const { state, why } = dutyRow({ path: duty.path, brief: duty.brief }, windowOf(found), day.clock.now());
  return { state, why };
}
async function roundOf(id: string): Promise<Round> {
  const round = await day.system.rounds.get(id);
  if (!round) throw new Error(`no round ${id}`);
  return round;
}
const closed = (until: string) => plain({ operation: { state: 'closed', reason: 'outbreak', until } });

describe('two openers at once', () => {
  const many = Array.from({ length: 60 }, (_, i) => school(HON_DAT, `th-${100 + i}`, 'primary'));

  it('lose no declaration that came in between and make each duty once', async () => {
    await day.register(units, many, everyone);
    let release = () => {};
    const released = new Promise<void>((go) => {
      release = go;
    });
    let made = 0;
    const slow = systemSeen(({ pk }) => (pk.startsWith('ROUND#') && ++made > 30 ? released : undefined));
    const first = openRound(slow, await dueRound(), at('06:00'));
    await expect
      .poll(() => day.system.duties.briefsConsistently(FRIDAY, PROVINCE), { interval: 5 })
      .toHaveLength(30);
    const early = (await day.system.duties.briefsConsistently(FRIDAY, PROVINCE)).slice(0, 10);
    for (const { brief } of early) await declares(day.system, FRIDAY, brief.id, plain(), at('06:00'));

    // Nobody joins in while the first is at it; when it seems dead, the agenda does its work over.
    expect(await openRound(day.system, await dueRound(), at('06:01'))).toBe(false);
    await go('06:02');
    const declaredBetween = await briefOf(FRIDAY, 'th-159');
    await declares(day.system, FRIDAY, 'th-159', plain(), at('06:02'));
    release();
    await first;

    const briefs = await day.system.duties.briefsConsistently(FRIDAY, PROVINCE);
    expect(briefs.map(({ brief }) => brief.id).sort()).toEqual(many.map(({ id }) => id).sort());
    expect(declaredBetween?.revision).toBe(0);
    for (const id of [...early.map(({ brief }) => brief.id), 'th-159']) {
      const duty = await day.system.duties.find(FRIDAY, id);
      expect([id, duty?.revision, duty?.revisions.length, duty?.declaration]).toEqual([id, 1, 1, plain()]);
    }
    expect((await day.system.rounds.get(FRIDAY))?.openedAt).toBe(at('06:02'));
  });

  it('write each duty once between them', async () => {
    await day.register(units, many, everyone);
    let writes = 0;
    const counted = systemSeen(({ pk }) => pk === `ROUND#${FRIDAY}` && ++writes);
    const due = await dueRound();
    const opened = await Promise.all([1, 2, 3].map(() => openRound(counted, due, at('06:00'))));
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(writes).toBe(many.length);
    await day.agenda();
    expect(await day.system.duties.briefsConsistently(FRIDAY, PROVINCE)).toHaveLength(many.length);
  });

  it('one after the other: the second writes only what is missing', async () => {
    await day.register(units, many, everyone);
    let tried = 0;
    const dying = systemSeen(({ pk }) => {
      if (pk === `ROUND#${FRIDAY}` && ++tried > 20) throw new Killed();
    });
    await expect(openRound(dying, await dueRound(), at('06:00'))).rejects.toThrow(Killed);
    const stood = () => day.system.duties.briefsConsistently(FRIDAY, PROVINCE);
    await expect.poll(stood, { interval: 5 }).toHaveLength(20);
    let writes = 0;
    day.clock.set(at('06:02'));
    await runAgenda({ ...day.system, ...systemSeen(({ pk }) => pk === `ROUND#${FRIDAY}` && ++writes) })();
    expect(writes).toBe(many.length - 20);
    expect(await stood()).toHaveLength(many.length);
  });
});

describe('an opening that is interrupted', () => {
  /** What an opening left, but for the instants at which it was done. */
  const left = async () =>
    (await wholeTable(day)).map(({ wakeAt: _, openedAt, closedAt, ...row }) => ({
      ...row,
      ...(openedAt !== undefined && { openedAt: 'set' }),
      ...(closedAt !== undefined && { closedAt: 'set' }),
    }));
  const prepare = async () => {
    await day.register(units, schools, everyone);
    await opens('06:00', FRIDAY);
    await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('09:00'));
    const round = await day.system.rounds.get(FRIDAY);
    // Its own day is over: only the closing is left.
    if (round) await day.system.rounds.moveOn(round, { step: 'close-out' });
    day.clock.set(at('06:00', MONDAY));
  };

  it('comes to the same as one that was not, wherever it broke off, and mails nothing before it is open', async () => {
    await prepare();
    let writes = 0;
    await openRound(
      systemSeen(() => ++writes),
      await dueRound(),
      day.clock.now(),
    );
    const whole = await left();
    expect(writes).toBeGreaterThan(schools.length + 3);

    for (let survived = 0; survived < writes; survived++) {
      await day.close();
      day = await rehearse(at('06:00'));
      await prepare();
      let done = 0;
      const dying = systemSeen(() => {
        if (++done > survived) throw new Killed();
      });
      await expect(openRound(dying, await dueRound(), day.clock.now())).rejects.toThrow(Killed);
      expect(day.mailbox.list()).toEqual([]);
      await go('06:02', MONDAY);
      expect((await day.system.rounds.get(MONDAY))?.openedAt).toBeDefined();
      // A killed opener may have closed the one before already: its close-out then runs a minute later.
      await go('06:04', MONDAY);
      const resumed = await left();
      const opened = ({ pk }: { pk: string }) => pk === 'ROUND' || pk === `ROUND#${MONDAY}`;
      // What is left to do with the one before: its close-out is done by now.
      const same = (rows: typeof whole) =>
        rows.filter(opened).map((row) => ('sk' in row && row.sk === FRIDAY ? withoutCloseOut(row) : row));
      expect([survived, same(resumed)]).toEqual([survived, same(whole)]);
      expect(day.mailbox.list()).toEqual([]);
    }
  });
  /** After close-out the round sleeps for good. */
  const withoutCloseOut = ({ step: _, wake: __, ...row }: Record<string, unknown>) => row;

  it('is mailed about only once it is open, even when its reminder is overdue', async () => {
    await day.register(units, schools, everyone);
    const dying = systemSeen(({ pk, sk }) => {
      if (pk.startsWith('ROUND#') && sk.endsWith('thpt-phu-quoc')) throw new Killed();
    });
    const broken = runAgenda({ ...day.system, ...dying });
    for (const time of ['06:00', '06:30', '07:05']) {
      day.clock.set(at(time));
      await broken();
    }
    expect((await day.system.rounds.get(FRIDAY))?.openedAt).toBeUndefined();
    expect(day.mailbox.list()).toEqual([]);
    await go('07:06');
    expect((await day.system.rounds.get(FRIDAY))?.openedAt).toBe(at('07:06'));
    await go('07:07');
    expect(day.mailbox.list()).toHaveLength(schools.length);
  });
});

describe('an opening that takes minutes', () => {
  const SLOW = 'th-hon-dat';
  beforeEach(async () => {
    await day.register(units, schools, everyone);
    await opens('06:00', FRIDAY);
  });
  /** Opens Monday's round; two minutes pass and `meanwhile` happens when the last duty is about to be made. */
  async function opensSlowly(meanwhile: () => Promise<void>) {
    day.clock.set(at('06:00', MONDAY));
    let made = 0;
    const slow = systemSeen(async ({ pk }) => {
      if (pk !== `ROUND#${MONDAY}` || ++made !== schools.length) return;
      day.clock.set(at('06:02', MONDAY));
      await meanwhile();
      day.clock.set(at('06:03', MONDAY));
    });
    await openRound(slow, await dueRound(), at('06:00', MONDAY));
    expect(made).toBeGreaterThanOrEqual(schools.length);
  }

  it('closes the round before when it is done: who declares meanwhile is in time for that', async () => {
    await opensSlowly(() => declares(day.system, FRIDAY, SLOW, plain(), at('06:02', MONDAY)));
    expect((await day.system.rounds.get(FRIDAY))?.closedAt).toBe(at('06:03', MONDAY));
    expect((await day.system.rounds.get(MONDAY))?.openedAt).toBe(at('06:03', MONDAY));
    const duty = await day.system.duties.find(FRIDAY, SLOW);
    expect(duty?.revisions.map(({ state, supplement }) => [state, supplement])).toEqual([
      ['declared-late', undefined],
    ]);
    for (const time of ['06:04', '06:05']) await go(time, MONDAY);
    expect((await day.system.summaries.get(HON_DAT, FRIDAY))?.close).toMatchObject({ late: 1, missed: 0 });
  });

  it('does not hold against it, in the new round, that it was silent a moment before', async () => {
    await opensSlowly(() => declares(day.system, FRIDAY, SLOW, closed(NEXT_FRIDAY), at('06:02', MONDAY)));
    expect(await briefOf(MONDAY, SLOW)).toMatchObject({
      silentBefore: 0,
      before: { operation: 'closed' },
      exempt: { reason: 'suspended', until: NEXT_FRIDAY },
    });
    expect((await briefOf(MONDAY, 'mn-ganh-dau'))?.silentBefore).toBe(1);
  });

  it('is dropped without a mail when the next round has closed it before it was done', async () => {
    const dying = systemSeen(({ pk }) => {
      if (pk === `ROUND#${MONDAY}`) throw new Killed();
    });
    day.clock.set(at('06:00', MONDAY));
    await expect(openRound(dying, await dueRound(), day.clock.now())).rejects.toThrow(Killed);
    await opens('06:00', NEXT_FRIDAY);
    for (const time of ['06:01', '06:02', '06:05']) await go(time, NEXT_FRIDAY);
    const dropped = await day.system.rounds.get(MONDAY);
    expect(dropped?.closedAt).toBe(at('06:00', NEXT_FRIDAY));
    for (const gone of ['openedAt', 'step', 'wakeAt']) expect(dropped).not.toHaveProperty(gone);
    expect(await day.system.duties.briefsConsistently(MONDAY, PROVINCE)).toEqual([]);
    expect((await wholeTable(day)).filter(({ pk }) => pk === `MAIL#${MONDAY}`)).toEqual([]);
    // Nobody missed what was never open: Friday's silence alone counts.
    expect((await briefOf(NEXT_FRIDAY, SLOW))?.silentBefore).toBe(1);
  });
});

describe('the agenda opens what the alarm clock did not', () => {
  it('up to the round’s due and not after it', async () => {
    await day.register(units, schools, everyone);
    day.clock.set(new Date(Date.parse(at('16:30')) + 1).toISOString());
    await day.agenda();
    expect(await day.system.rounds.get(FRIDAY)).toBeUndefined();
    await go('16:30');
    expect((await day.system.rounds.get(FRIDAY))?.openedAt).toBe(at('16:30'));
  });

  it('not in a province that has no schools yet', async () => {
    await day.register(units, [], everyone);
    await go('06:05');
    expect(await day.system.rounds.latest(5)).toEqual([]);
  });

  it('and what it cannot open holds up nothing else', async () => {
    await day.register(units, schools, everyone);
    const broken = runAgenda({
      ...day.system,
      ...systemSeen(({ pk }) => {
        if (pk === `ROUND#${FRIDAY}`) throw new Killed();
      }),
    });
    await day.system.mails.queue(
      {
        about: '2021-02',
        purpose: 'sign-in',
        path: PROVINCE,
        to: 'huong@phuquoc.example',
        uselessAfter: at('07:00'),
      },
      at('06:00'),
    );
    await broken();
    expect(day.mailbox.list().map(({ to }) => to)).toEqual(['huong@phuquoc.example']);
  });
});

describe('a day done twice', () => {
  it('changes nothing at any of its hours', async () => {
    await day.register(units, schools, everyone);
    await go('06:00');
    await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('06:30'));
    const hours: [string, string][] = ['06:01', '07:00', '14:00', '15:00', '16:31', '17:00'].map((time) => [
      time,
      FRIDAY,
    ]);
    for (const [time, date] of [...hours, ['06:00', MONDAY], ['06:01', MONDAY]] as [string, string][]) {
      await go(time, date);
      const [table, mails] = [await wholeTable(day), day.mailbox.list()];
      await day.agenda();
      await openRound(day.system, await dueRound(), day.clock.now());
      expect(day.mailbox.list()).toEqual(mails);
      expect(await wholeTable(day)).toEqual(table);
    }
    expect(day.mailbox.list().length).toBeGreaterThan(10);
  });
});

describe('the round before', () => {
  beforeEach(async () => {
    await day.register(units, schools, everyone);
    await opens('06:00', FRIDAY);
  });

  it('closes when the next opens, and what was still to be done with it is done first', async () => {
    await opens('06:00', MONDAY);
    expect(await day.system.rounds.get(FRIDAY)).toMatchObject({
      closedAt: at('06:00', MONDAY),
      step: 'remind',
    });
    for (const time of ['06:01', '06:02']) await go(time, MONDAY);
    expect((await day.system.rounds.get(FRIDAY))?.step).toBe('forget');
    const summary = await day.system.summaries.get(PROVINCE, FRIDAY);
    expect(summary?.due?.expected).toBe(schools.length);
    expect(summary?.close).toMatchObject({ expected: schools.length, missed: schools.length });
    expect(day.mailbox.list()).toEqual([]);
  });

  it('stays open over Tết, when two slots in a row vanish', async () => {
    await day.close();
    day = await rehearse(at('06:00', '2021-02-08'));
    await day.register(units, schools, everyone);
    await go('06:00', '2021-02-08');
    for (const date of ['2021-02-12', '2021-02-15']) await go('06:01', date);
    expect((await day.system.rounds.latest(9)).map(({ id, closedAt }) => [id, closedAt])).toEqual([
      ['2021-02-08', undefined],
    ]);
    await go('06:00', '2021-02-19');
    expect((await day.system.rounds.latest(9)).map(({ id, closedAt }) => [id, closedAt])).toEqual([
      ['2021-02-19', undefined],
      ['2021-02-08', at('06:00', '2021-02-19')],
    ]);
  });

  it('lends its suspension to rounds wholly inside, through rounds in which nothing was owed', async () => {
    await declares(day.system, FRIDAY, 'th-hon-dat', closed(NEXT_FRIDAY), at('08:00'));
    await declares(day.system, FRIDAY, 'mn-ganh-dau', closed('2021-02-28'), at('08:00'));
    await declares(day.system, FRIDAY, 'th-duong-dong-1', closed(NEXT_FRIDAY), at('08:00'));
    await opens('06:00', MONDAY);
    const suspended = { state: 'not-required', why: { code: 'suspended', until: NEXT_FRIDAY } };
    expect(await stateOf(MONDAY, 'th-hon-dat')).toEqual(suspended);
    expect((await stateOf(MONDAY, 'mn-ganh-dau')).state).toBe('awaiting');
    // It opens early and says so: the suspension is over.
    await declares(day.system, MONDAY, 'th-duong-dong-1', plain(), at('08:00', MONDAY));
    await opens('06:00', NEXT_FRIDAY);
    expect(await stateOf(NEXT_FRIDAY, 'th-hon-dat')).toEqual(suspended);
    expect((await stateOf(NEXT_FRIDAY, 'th-duong-dong-1')).state).toBe('awaiting');
    await opens('06:00', '2021-03-08');
    expect((await stateOf('2021-03-08', 'th-hon-dat')).state).toBe('awaiting');
  });

  it('adds to the silent run of who missed it, and ends that of who declared', async () => {
    await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('18:00'));
    await declares(day.system, FRIDAY, 'mn-ganh-dau', closed(MONDAY), at('08:00'));
    await opens('06:00', MONDAY);
    await declares(day.system, MONDAY, 'th-duong-dong-1', plain(), at('08:00', MONDAY));
    await opens('06:00', NEXT_FRIDAY);
    const run = async (round: string) =>
      Promise.all(
        ['th-duong-dong-1', 'mn-ganh-dau', 'ththcs-tho-chau', 'th-hon-dat'].map(
          async (id) => (await briefOf(round, id))?.silentBefore,
        ),
      );
    expect(await run(MONDAY)).toEqual([1, 0, 1, 0]);
    expect(await run(NEXT_FRIDAY)).toEqual([0, 0, 2, 1]);
  });

  it('tells what stood in it: the level, the operation and the new cases to compare with', async () => {
    await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('08:00'));
    await opens('06:00', MONDAY);
    expect((await briefOf(MONDAY, 'th-hon-dat'))?.before).toEqual({
      safety: 'good',
      operation: 'open',
      newConfirmed: 0,
    });
    expect((await briefOf(MONDAY, 'mn-ganh-dau'))?.before).toBeUndefined();
  });

  it('tells what was last known when nothing was declared in it: nothing closes or alarms a second time', async () => {
    await declares(day.system, FRIDAY, 'th-hon-dat', closed(MONDAY), at('08:00'));
    const unsafe = plain({ criteria: { set: 'moet-1467', version: 1, passed: [1, 2, 3, 4, 5, 6, 7] } });
    await declares(day.system, FRIDAY, 'mn-ganh-dau', unsafe, at('08:00'));
    await opens('06:00', MONDAY);
    expect((await stateOf(MONDAY, 'th-hon-dat')).state).toBe('not-required');
    await opens('06:00', NEXT_FRIDAY);
    expect((await briefOf(NEXT_FRIDAY, 'th-hon-dat'))?.before).toMatchObject({ operation: 'closed' });
    expect((await day.system.duties.find(NEXT_FRIDAY, 'mn-ganh-dau'))?.alerted).toEqual({
      newConfirmed: 0,
      safety: 'unsafe',
    });
    const noon = at('12:00', NEXT_FRIDAY);
    await declares(day.system, NEXT_FRIDAY, 'th-hon-dat', closed('2021-03-12'), noon);
    await declares(day.system, NEXT_FRIDAY, 'mn-ganh-dau', closed('2021-03-12'), noon);
    await freezeDue(day.system, await roundOf(NEXT_FRIDAY), noon);
    const figures = async (unit: string) => (await day.system.summaries.get(unit, NEXT_FRIDAY))?.due;
    expect(await figures(HON_DAT)).toMatchObject({ operation: { closed: 1 }, newlyClosed: 0 });
    expect(await figures(PHU_QUOC)).toMatchObject({ operation: { closed: 1 }, newlyClosed: 1 });
  });

  it('is found and closed however many requested rounds stand between', async () => {
    await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('08:00'));
    const friday = await roundOf(FRIDAY);
    const {
      step: _,
      wakeAt: __,
      ...asked
    } = { ...friday, kind: 'requested' as const, closesAt: at('06:00', NEXT_FRIDAY) };
    const table = makeTable(day.table, day.documents);
    for (let i = 10; i < 31; i++)
      await table.put({ ...roundItem({ ...asked, id: `${FRIDAY}-x${i}` }), sk: `${FRIDAY}-x${i}` });
    await opens('06:00', MONDAY);
    expect((await roundOf(FRIDAY)).closedAt).toBe(at('06:00', MONDAY));
    expect((await briefOf(MONDAY, 'th-hon-dat'))?.before).toMatchObject({ operation: 'open' });
    expect((await briefOf(MONDAY, 'mn-ganh-dau'))?.silentBefore).toBe(1);
    // Their time is not over yet.
    expect((await roundOf(`${FRIDAY}-x30`)).closedAt).toBeUndefined();
    await opens('06:00', NEXT_FRIDAY);
    expect((await roundOf(`${FRIDAY}-x30`)).closedAt).toBe(at('06:00', NEXT_FRIDAY));
  });
});

describe('who owes', () => {
  const named = (id: string, level: Level, change: Partial<School> = {}) => ({
    ...school(PHU_QUOC, id, level),
    ...change,
  });

  it('is every school of the register on that day: not one that begins tomorrow, nor one that ended today', async () => {
    await day.register(
      units,
      [
        named('begins-today', 'primary', { from: FRIDAY }),
        named('begins-tomorrow', 'primary', { from: '2021-02-27' }),
        named('ends-today', 'primary', { until: FRIDAY }),
        named('ends-tomorrow', 'primary', { until: '2021-02-27' }),
      ],
      [],
    );
    await opens('06:00', FRIDAY);
    const briefs = await day.system.duties.briefsConsistently(FRIDAY, PROVINCE);
    expect(briefs.map(({ brief }) => brief.id)).toEqual(['begins-today', 'ends-tomorrow']);
  });

  it('is not who has a holiday; a combined school only when all its levels have one', async () => {
    await day.register(
      units,
      [
        named('mn', 'preschool'),
        named('th', 'primary'),
        named('ththcs', 'primary-lower-secondary'),
        named('thpt', 'upper-secondary'),
      ],
      [],
    );
    const off = { from: FRIDAY, to: FRIDAY, name: 'Nghỉ phòng dịch' };
    await makeTable(day.table, day.documents).put(
      settingsItem({ holidays: [{ ...off, stages: ['preschool', 'primary'] }] }),
    );
    await opens('06:00', FRIDAY);
    const states = await Promise.all(
      ['mn', 'th', 'ththcs', 'thpt'].map(async (id) => (await stateOf(FRIDAY, id)).state),
    );
    expect(states).toEqual(['not-required', 'not-required', 'awaiting', 'awaiting']);
    expect((await stateOf(FRIDAY, 'mn')).why).toEqual({ code: 'holiday', name: 'Nghỉ phòng dịch' });
  });

  it('is marked unreachable when no declarer has a working address', async () => {
    const [one, two] = everyone;
    if (!one || !two) throw new Error('nobody');
    await day.register(units, schools, [
      one,
      { ...two, address: 'bounced' },
      ...everyone.slice(2, 4).map((account) => ({ ...account, disabledAt: at('05:00') })),
    ]);
    await opens('06:00', FRIDAY);
    const lost = (await day.system.duties.briefsConsistently(FRIDAY, PROVINCE)).filter(
      ({ brief }) => brief.unreachable,
    );
    expect(lost.map(({ brief }) => brief.id).sort()).toEqual(
      schools
        .map(({ id }) => id)
        .filter((id) => id !== 'th-duong-dong-1')
        .sort(),
    );
  });
});
