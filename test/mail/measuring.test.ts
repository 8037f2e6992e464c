/** Days that go well and days that do not, lived through by the real agenda: which alarms would ring, and when. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import type { Mailer } from '../../functions/mail/delivering.step.ts';
import { after, MINUTE } from '../../functions/platform/clock.ts';
import { SendingFailed } from '../../functions/platform/ses.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { ALARMS, type Alarm } from '../../infra/aws/alarms.ts';
import { ringing } from '../support/alarming.ts';
import { everyone, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, makePigeon, type Write, watched } from '../support/faults.ts';
import { type Logs, readLogs } from '../support/logs.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const FRIDAY = '2021-02-26';
/** A Friday of Tết: everybody is off. */
const TET = '2021-02-12';
const at = (time: string, date = FRIDAY) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const OURS: Alarm[] = ALARMS.filter((alarm) => 'own' in alarm);

let day: Rehearsal;
let logs: Logs;
beforeEach(async () => {
  day = await rehearse(at('05:30'));
  await day.register(units, schools, everyone);
  logs = readLogs();
});
afterEach(async () => {
  logs.stop();
  await day.close();
});

/** The agenda is woken every five minutes, once in each period its alarms look at, from `from` to `to`. */
async function live(from: string, to: string, agenda: () => Promise<unknown>, date = FRIDAY) {
  for (let now = at(from, date); now <= at(to, date); now = after(now, 5 * MINUTE)) {
    day.clock.set(now);
    await agenda();
  }
}
/** What rings between two hours, from when to when. */
function rang(from: string, to: string, date = FRIDAY): Record<string, [string, string]> {
  const clock = (ms: number) => new Date(ms + 7 * 60 * MINUTE).toISOString().slice(11, 16);
  const rings = OURS.map(
    (alarm) => [alarm.id, ringing(alarm, logs.lines, at(from, date), at(to, date))] as const,
  );
  return Object.fromEntries(
    rings.flatMap(([id, [first, ...more]]) =>
      first === undefined ? [] : [[id, [clock(first), clock(more.at(-1) ?? first)] as [string, string]]],
    ),
  );
}
const said = (metric: string): unknown[] =>
  logs.lines.flatMap((line) => (metric in line ? [line[metric]] : []));

/** The agenda over a table in which some writes fail while `broken` says so. */
function failing(broken: (write: Write) => boolean, post: Mailer['post'] = makePigeon().post) {
  const table = watched(makeTable(day.table, day.documents), (write) => {
    if (broken(write)) throw new Killed();
  });
  return runAgenda({ ...day.system, ...wire(table, day.system.province, day.clock), post });
}

describe('a day that goes well', () => {
  it('rings nothing, and says how many declared', async () => {
    const agenda = failing(() => false);
    await live('06:00', '07:05', agenda);
    for (const { id } of schools.slice(0, 3)) await declares(day.system, FRIDAY, id, plain(), at('08:00'));
    for (const hour of ['14:00', '15:00']) await live(hour, hour, agenda);
    await live('16:30', '17:40', agenda);
    expect([rang('06:30', '07:05'), rang('17:00', '17:40')]).toEqual([{}, {}]);
    expect(said('RoundMissing')).not.toContain(1);
    expect(said('Expected').at(-1)).toBe(schools.length);
    expect(said('Declared').at(-1)).toBe(3);
    expect(said('MailsSent').length).toBeGreaterThan(schools.length);
    expect(said('MailsFailed')).toEqual([]);
  });

  it('a holiday rings nothing either', async () => {
    await live('06:00', '06:35', day.agenda, TET);
    await live('17:00', '17:35', day.agenda, TET);
    expect([rang('06:30', '06:35', TET), rang('17:30', '17:35', TET)]).toEqual([{}, {}]);
    expect(said('Expected')).toEqual([]);
  });

  it('nor does a province that has no schools yet', async () => {
    const empty = await rehearse(at('06:00'));
    empty.clock.set(at('06:30'));
    await empty.agenda();
    await empty.close();
    expect([said('RoundMissing'), said('DigestMissing'), said('AgendaLag')]).toEqual([[0], [0], [0]]);
  });
});

describe('a day on which', () => {
  it('the round is not opened rings by half past six, until it is', async () => {
    let broken = true;
    const agenda = failing(({ pk }) => broken && pk === 'ROUND');
    await live('05:30', '06:45', agenda);
    broken = false;
    await live('06:50', '07:00', agenda);
    expect(rang('06:00', '07:00')).toEqual({ 'round-not-open': ['06:30', '06:54'] });
  });

  it('the digest is not produced rings half an hour after its hour', async () => {
    await day.agenda();
    await live(
      '16:30',
      '17:40',
      failing(({ pk }) => pk.startsWith('SUMMARY#')),
    );
    expect(rang('17:00', '17:40')).toEqual({
      'digest-missing': ['17:30', '17:40'],
      'functions-failing': ['17:15', '17:40'],
    });
  });

  it('SES refuses rings, and one hiccup does not', async () => {
    const down = () => new SendingFailed('temporary', 'AccountSendingPausedException', undefined);
    const agenda = failing(() => false, makePigeon(down).post);
    for (const hour of ['06:30', '07:00']) await live(hour, hour, agenda);
    expect(said('MailsFailed')).toEqual([]);
    await live('07:05', '07:10', agenda);
    expect(rang('07:15', '07:20')).toEqual({ 'mails-failing': ['07:15', '07:20'] });
  });

  it('the agenda stands still rings: what was due waits, or nobody says anything', async () => {
    await live('06:30', '06:55', day.agenda);
    // Silence from then on.
    expect(rang('07:00', '07:20')).toEqual({ 'agenda-stands-still': ['07:10', '07:20'] });
    expect(Object.keys(rang('07:30', '07:30')).sort()).toEqual([
      'agenda-stands-still',
      'digest-missing',
      'round-not-open',
    ]);
    // It comes back and says how late it is, then that it is not.
    await live('07:40', '07:45', day.agenda);
    expect(said('AgendaLag').slice(-2)).toEqual([40 * 60, 0]);
    expect(rang('07:50', '07:50')).toEqual({});
  });

  it('the day cannot be measured is as silent as one without an agenda, and the work goes on', async () => {
    const blind = { ...day.system.rounds, between: () => Promise.reject(new Killed()) };
    day.clock.set(at('06:00'));
    await runAgenda({ ...day.system, rounds: blind })();
    expect(said('AgendaLag')).toEqual([]);
    expect((await day.system.rounds.get(FRIDAY))?.openedAt).toBe(at('06:00'));
    expect(logs.lines.map(({ event }) => event)).toContain('not-measured');
  });
});
