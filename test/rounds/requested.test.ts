/** The rules of a request: when it mails, what is wrong with it, whom it asks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { timeText } from '../../functions/calendar/wording.ts';
import { dueInstant, requestProblems } from '../../functions/rounds/request-problems.ts';
import { requestedInstants } from '../../functions/rounds/requested.ts';
import type { RequestBody } from '../../functions/rounds/requests.ts';
import { asks, isRequestedId, isRoundId, requestedId, touches } from '../../functions/rounds/round.ts';
import { LEVELS, STAGES } from '../../functions/schools/unit.ts';
import { kienGiang } from '../calendar/cadences.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const cadence = kienGiang();
const at = (day: string, time: string) => instantOf(`2021-${day}`, time, ZONE);
const MINUTE = 60_000;

/** What is left out reads as undefined. */
function times(now: string, dueAt: string) {
  const { without = [], ...found } = requestedInstants(cadence, now, dueAt);
  return [
    without.includes('remind') ? undefined : found.reminderAt,
    without.includes('nudge') ? undefined : found.nudgeAt,
    found.callListAt,
    found.digestAt,
  ];
}

describe('when a requested round mails', () => {
  it('as a scheduled day would, when due is on a later day in the afternoon', () => {
    expect(times(at('03-02', '09:00'), at('03-04', '16:30'))).toEqual([
      at('03-04', '07:00'),
      at('03-04', '14:00'),
      at('03-04', '15:00'),
      at('03-04', '17:00'),
    ]);
  });
  it('the day before, when it is due in the morning', () => {
    expect(times(at('03-02', '09:00'), at('03-04', '08:00'))).toEqual([
      at('03-03', '07:00'),
      at('03-03', '14:00'),
      at('03-04', '06:30'),
      at('03-04', '08:30'),
    ]);
  });
  it('no reminder on the heels of the notice', () => {
    expect(times(at('03-04', '06:30'), at('03-04', '16:30'))).toEqual([
      undefined,
      at('03-04', '14:00'),
      at('03-04', '15:00'),
      at('03-04', '17:00'),
    ]);
  });
  it('once more half-way, when there are only hours; once and no more within the hour', () => {
    expect(times(at('03-04', '14:00'), at('03-04', '17:00'))).toEqual([
      undefined,
      at('03-04', '15:30'),
      at('03-04', '15:30'),
      at('03-04', '17:30'),
    ]);
    expect(times(at('03-04', '14:00'), at('03-04', '14:40')).slice(0, 2)).toEqual([undefined, undefined]);
  });
  it('always in order, never before the request, each mail before due and in daytime while there is a choice', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 30, max: 60 * 24 * 30 }), (start, lasts) => {
        const now = new Date(Date.parse(at('03-01', '00:00')) + start * MINUTE).toISOString();
        const dueAt = new Date(Date.parse(now) + lasts * MINUTE).toISOString();
        const {
          reminderAt,
          nudgeAt,
          callListAt,
          digestAt,
          without = [],
        } = requestedInstants(cadence, now, dueAt);
        const order = [now, reminderAt, nudgeAt, callListAt, dueAt, digestAt];
        expect(order).toEqual([...order].sort());
        if (!without.includes('remind')) expect(timeText(reminderAt, ZONE)).toBe(cadence.hours.reminder);
        // With more than a day and a half to go nobody is written to at night.
        if (lasts > 36 * 60) expect(timeText(nudgeAt, ZONE) >= cadence.hours.opens).toBe(true);
      }),
    );
  });
});

const body = (change: Partial<RequestBody> = {}): RequestBody => ({
  submission: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c',
  unit: 'kien-giang.phu-quoc',
  title: 'Rà soát phòng học',
  reason: 'Chuẩn bị khu cách ly tập trung',
  authority: 'UBND thành phố Phú Quốc',
  dueAt: '2021-03-04T16:30',
  questions: [],
  ...change,
});

describe('a request', () => {
  const now = at('03-02', '09:00');
  const wrong = (change: Partial<RequestBody>, schools = 3) => {
    const sent = body(change);
    return requestProblems(sent, dueInstant(sent.dueAt, ZONE), schools, now).map(({ path, code }) => [
      path,
      code,
    ]);
  };
  it('that is whole has nothing wrong', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ letter: ' ', dueAt: '2021-03-04T09:30:00Z' })).toEqual([]);
  });
  it('is told of each field what is wrong with it', () => {
    const question = { kind: 'number' as const, text: 'Số phòng?' };
    expect(wrong({ title: '  ' })).toEqual([['title', 'empty']]);
    expect(wrong({ title: 'x'.repeat(121) })).toEqual([['title', 'too-long']]);
    expect(wrong({ reason: '', authority: '' })).toEqual([
      ['reason', 'empty'],
      ['authority', 'empty'],
    ]);
    expect(wrong({ letter: 'x'.repeat(61) })).toEqual([['letter', 'too-long']]);
    expect(wrong({ dueAt: '2021-03-02T08:59' })).toEqual([['dueAt', 'past']]);
    expect(wrong({ dueAt: '2021-03-02T09:29' })).toEqual([['dueAt', 'too-soon']]);
    expect(wrong({ dueAt: '2021-04-02T09:00' })).toEqual([['dueAt', 'too-far']]);
    for (const dueAt of ['', 'mai', '2021-02-30T09:00', '2021-03-04', '2021-03-04T25:00'])
      expect([dueAt, wrong({ dueAt })]).toEqual([dueAt, [['dueAt', 'malformed']]]);
    expect(wrong({ questions: Array.from({ length: 4 }, () => question) })).toEqual([
      ['questions', 'too-many'],
    ]);
    expect(wrong({ questions: [question, { ...question, text: '' }] })).toEqual([
      ['questions.1.text', 'empty'],
    ]);
    expect([wrong({}, 0), wrong({ stages: ['continuing'] }, 0)]).toEqual([
      [['unit', 'nobody']],
      [['stages', 'nobody']],
    ]);
  });
  it('made on a date has one id for each submission', () => {
    fc.assert(
      fc.property(fc.uuid(), (submission) => {
        const id = requestedId('2021-03-02', submission);
        expect([id, isRoundId(id), isRequestedId(id)]).toEqual([
          requestedId('2021-03-02', submission.toUpperCase()),
          true,
          true,
        ]);
      }),
    );
    expect(isRequestedId('2021-03-02')).toBe(false);
  });
  it('asks a combined school for any of its stages, and every school when it names none', () => {
    for (const [level, taught] of Object.entries(LEVELS))
      for (const stage of STAGES)
        expect([level, stage, asks({ stages: [stage] }, { level: level as keyof typeof LEVELS })]).toEqual([
          level,
          stage,
          (taught as readonly string[]).includes(stage),
        ]);
    expect(asks({}, { level: 'continuing' })).toBe(true);
  });
  it('concerns the units above and below by management, and the ground of the schools asked by area', () => {
    const request = { areas: ['kien-giang.phu-quoc'] };
    const round = { kind: 'requested' as const, unit: 'kien-giang.truc-thuoc-so', request };
    const to = (by: 'management' | 'area', target: string) => touches(round, { by, target });
    expect([to('management', 'kien-giang'), to('management', 'kien-giang.truc-thuoc-so')]).toEqual([
      true,
      true,
    ]);
    expect([to('management', 'kien-giang.phu-quoc'), to('area', 'kien-giang.phu-quoc')]).toEqual([
      false,
      true,
    ]);
    expect([to('area', 'kien-giang'), to('area', 'kien-giang.hon-dat')]).toEqual([true, false]);
    expect(touches({ ...round, kind: 'scheduled' }, { by: 'area', target: 'x' })).toBe(true);
  });
});
