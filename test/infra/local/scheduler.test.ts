import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type RehearsalClock, rehearsalClock } from '../../../infra/local/clock.ts';
import { Backwards, makeScheduler, type Scheduler } from '../../../infra/local/scheduler.ts';
import { nextCron } from '../../../infra/local/zone.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (text: string) => Date.parse(`${text}+07:00`);
const wall = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(5, 16);

interface World {
  clock: RehearsalClock;
  scheduler: Scheduler;
  /** `opening 02-26T06:00` … in the order they were woken. */
  woken: string[];
  failures: string[];
}

const open: World[] = [];
afterEach(async () => {
  for (const { scheduler, clock } of open.splice(0)) {
    await scheduler.stop();
    clock.stop();
  }
});

/** A world whose agenda answers as told. */
function world(
  start: string,
  agenda: (at: string) => unknown,
  opening: (at: string) => unknown = () => ({}),
): World {
  const clock = rehearsalClock(join(mkdtempSync(join(tmpdir(), 'sched-')), 'clock.json'), at(start));
  const woken: string[] = [];
  const failures: string[] = [];
  const scheduler = makeScheduler({
    clock,
    nextOpening: (ms) => nextCron(ms, [1, 5], '06:00', ZONE),
    async wake(schedule, moment) {
      expect(new Date(clock.now()).toISOString()).toBe(moment);
      woken.push(`${schedule} ${wall(moment)}`);
      return schedule === 'opening' ? opening(moment) : agenda(moment);
    },
    settle: async () => {},
    failed: (schedule, error) => failures.push(`${schedule}: ${String(error)}`),
  });
  const made = { clock, scheduler, woken, failures };
  open.push(made);
  return made;
}

describe('advancing the clock', () => {
  it('wakes the agenda each minute while it cannot tell what comes', async () => {
    const { scheduler, woken, clock } = world('2021-02-26T05:57:30', () => undefined);
    await scheduler.advance(() => at('2021-02-26T06:01:00'));
    expect(woken).toEqual([
      'minutely 02-26T05:58',
      'minutely 02-26T05:59',
      'opening 02-26T06:00',
      'minutely 02-26T06:00',
      'minutely 02-26T06:01',
    ]);
    expect(clock.now() - at('2021-02-26T06:01:00')).toBeLessThan(1000);
  });

  it('leaps to what the agenda names, never past an opening', async () => {
    const due = ['2021-02-26T07:00:00', '2021-02-26T14:00:00'].map((text) =>
      new Date(at(text)).toISOString(),
    );
    const { scheduler, woken } = world('2021-02-26T05:00:00', (now) => ({
      idleUntil:
        due.find((moment) => moment > now && now >= new Date(at('2021-02-26T06:00:00')).toISOString()) ??
        null,
    }));
    await scheduler.advance(() => at('2021-03-05T05:00:00'));
    expect(woken).toEqual([
      'minutely 02-26T05:01',
      'opening 02-26T06:00',
      'minutely 02-26T06:00',
      'minutely 02-26T07:00',
      'minutely 02-26T14:00',
      'opening 03-01T06:00',
      'minutely 03-01T06:00',
    ]);
  });

  it('asks again while the agenda says there is more, and answers only then', async () => {
    let left = 3;
    const { scheduler, woken } = world('2021-02-26T07:00:30', () => ({ more: --left > 0, idleUntil: null }));
    await scheduler.advance(() => at('2021-02-26T07:01:00'));
    expect(woken).toEqual(Array.from({ length: 3 }, () => 'minutely 02-26T07:01'));
  });

  it('looks anew after somebody used the API on the way', async () => {
    const { scheduler, woken } = world('2021-02-26T07:00:00', () => {
      if (woken.length === 1) queueMicrotask(() => setTimeout(scheduler.disturb));
      return { idleUntil: woken.length === 1 ? new Date(at('2021-02-26T07:03:00')).toISOString() : null };
    });
    await scheduler.advance(() => at('2021-02-26T08:00:00'));
    expect(woken).toEqual(['minutely 02-26T07:01', 'minutely 02-26T07:03']);
  });

  it('goes on when a function fails, and says so', async () => {
    const { scheduler, failures } = world('2021-02-26T07:00:30', () => {
      throw new Error('no');
    });
    await scheduler.advance(() => at('2021-02-26T07:02:00'));
    expect(failures).toEqual(['minutely: Error: no', 'minutely: Error: no']);
  });

  it('to where it stands waits for what is under way', async () => {
    const { scheduler, clock } = world('2021-02-26T07:00:00', () => ({ idleUntil: null }));
    scheduler.start();
    const until = performance.now() + 100;
    while (performance.now() < until)
      expect(await scheduler.advance((now) => now)).toBeLessThanOrEqual(clock.now());
  });

  it('refuses to go back', async () => {
    const { scheduler } = world('2021-02-26T07:00:00', () => ({ idleUntil: null }));
    await expect(scheduler.advance((now) => now - 1)).rejects.toBeInstanceOf(Backwards);
  });

  it('does one thing at a time: two who advance are served in turn', async () => {
    let running = 0;
    let most = 0;
    const { scheduler, clock } = world('2021-02-26T07:00:00', async () => {
      most = Math.max(most, ++running);
      await new Promise((done) => setTimeout(done, 2));
      running--;
    });
    await Promise.all([scheduler.advance((now) => now + 180_000), scheduler.advance((now) => now + 180_000)]);
    expect(most).toBe(1);
    expect(clock.now()).toBeGreaterThanOrEqual(at('2021-02-26T07:06:00'));
  });
});

it('running on, does at once what fell due while it stood', async () => {
  const { scheduler, clock, woken } = world('2021-02-26T06:55:00', () => ({ idleUntil: null }));
  clock.stepTo(at('2021-02-26T07:05:00'));
  scheduler.start();
  await expect.poll(() => woken, { timeout: 20_000 }).toEqual(['minutely 02-26T07:05']);
});
