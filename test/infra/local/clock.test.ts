import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../functions/platform/clock.ts';
import { installClock, keptMoment, rehearsalClock } from '../../../infra/local/clock.ts';
import { readProvince } from '../../../infra/local/province.ts';
import { beginsAt, demoMoment } from '../../../infra/local/start-time.ts';
import { lastCron, nextCron, parseDuration, parseMoment } from '../../../infra/local/zone.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (text: string) => Date.parse(text);
const file = () => join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');

describe("the rehearsal's clock", () => {
  it('stands still until it runs, and never goes back', () => {
    const clock = rehearsalClock(file(), at('2021-02-26T00:00:00Z'));
    expect(clock.now()).toBe(at('2021-02-26T00:00:00Z'));
    clock.stepTo(at('2021-02-26T01:00:00Z'));
    clock.stepTo(at('2021-02-25T01:00:00Z'));
    expect(clock.now()).toBe(at('2021-02-26T01:00:00Z'));
    clock.stop();
  });

  it('is what functions live by', () => {
    const clock = rehearsalClock(file(), at('2021-02-26T00:05:00Z'));
    installClock(clock);
    expect(systemClock.now()).toBe('2021-02-26T00:05:00.000Z');
    clock.stop();
  });

  it('goes on from where it stopped, later rather than earlier', () => {
    const kept = file();
    const clock = rehearsalClock(kept, at('2021-02-26T00:00:00Z'));
    clock.stepTo(at('2021-02-26T07:01:00Z'));
    expect(keptMoment(kept)).toBeGreaterThanOrEqual(at('2021-02-26T07:01:00Z'));
    expect(keptMoment(kept)).toBeLessThan(at('2021-02-26T07:01:02Z'));
    clock.stop();
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ now: '2021-02-26T07:01:00.000Z' });
  });

  it('begins anew when what was kept cannot be read', () => {
    const kept = file();
    writeFileSync(kept, '{"now":');
    expect(keptMoment(kept)).toBeUndefined();
    expect(keptMoment(`${kept}.none`)).toBeUndefined();
  });
});

describe('moments', () => {
  it("reads a wall clock in the province's zone, or with its own offset", () => {
    expect(parseMoment('2021-02-26T06:55', ZONE)).toBe(at('2021-02-25T23:55:00Z'));
    expect(parseMoment('2021-02-26T06:55Z', ZONE)).toBe(at('2021-02-26T06:55:00Z'));
    expect(parseMoment('2021-02-26T06:55+09:00', ZONE)).toBe(at('2021-02-25T21:55:00Z'));
    for (const wrong of ['now', '2021-02-26', '2021-02-31T06:55', '26/02/2021 06:55', ''])
      expect(parseMoment(wrong, ZONE), wrong).toBeUndefined();
  });

  it('reads durations forward only', () => {
    expect(parseDuration('PT1H')).toBe(3_600_000);
    expect(parseDuration('P3DT30M')).toBe(3 * 86_400_000 + 1_800_000);
    for (const wrong of ['-PT1H', 'PT0S', '1h', '']) expect(parseDuration(wrong), wrong).toBeUndefined();
  });

  it('finds the cron before and after a moment', () => {
    const friday = at('2021-02-25T23:00:00Z');
    expect(nextCron(friday - 1, [1, 5], '06:00', ZONE)).toBe(friday);
    expect(nextCron(friday, [1, 5], '06:00', ZONE)).toBe(at('2021-02-28T23:00:00Z'));
    expect(lastCron(friday, [1, 5], '06:00', ZONE)).toBe(friday);
    expect(lastCron(friday - 1, [1, 5], '06:00', ZONE)).toBe(at('2021-02-21T23:00:00Z'));
  });

  it('begins a minute before the day opens, if it has opened; else right at the moment asked for', () => {
    const province = readProvince('kien-giang');
    expect(demoMoment(province)).toBe(at('2021-02-26T00:05:00Z'));
    expect(beginsAt(demoMoment(province), province)).toBe(at('2021-02-25T22:59:00Z'));
    expect(beginsAt(at('2021-02-25T22:55:00Z'), province)).toBe(at('2021-02-25T22:55:00Z'));
  });

  it('shows the first round day from the roll-out’s deadline on, else from the newest letter, just after the reminders', () => {
    const anGiang = readProvince('an-giang');
    expect(demoMoment(anGiang)).toBe(at('2025-10-02T06:35:00+07:00'));
    expect(demoMoment({ ...anGiang, rollOutBy: undefined })).toBe(at('2025-09-23T06:35:00+07:00'));
    const moved = { ...anGiang, rollOutBy: '2025-09-01', hours: { ...anGiang.hours, reminder: '07:10' } };
    expect(demoMoment(moved)).toBe(at('2025-09-03T07:15:00+07:00'));
  });
});
