import { describe, expect, it } from 'vitest';
import { dutyStatus } from '../../functions/calendar/duty.ts';
import {
  holidaysTouching,
  nextStep,
  type Round,
  requestedClosing,
  type Step,
  titleOf,
  windowOf,
} from '../../functions/rounds/round.ts';
import { kienGiang } from '../calendar/cadences.ts';

const FRIDAY: Round = {
  id: '2021-02-26',
  kind: 'scheduled',
  title: 'Thứ Sáu 26/02/2021',
  unit: 'kien-giang',
  date: '2021-02-26',
  opensAt: '2021-02-25T23:00:00.000Z',
  reminderAt: '2021-02-26T00:00:00.000Z',
  nudgeAt: '2021-02-26T07:00:00.000Z',
  callListAt: '2021-02-26T08:00:00.000Z',
  dueAt: '2021-02-26T09:30:00.000Z',
  digestAt: '2021-02-26T10:00:00.000Z',
  closesAt: '2021-02-28T23:00:00.000Z',
  criteria: { set: 'moet-1467', version: 1, confirmed: false },
  questions: [],
  holidays: [],
};

describe('the steps of a round', () => {
  it('follow each other at the hours of the province', () => {
    expect(nextStep(FRIDAY, 'open')).toEqual({ step: 'remind', wakeAt: FRIDAY.reminderAt });
    expect(nextStep(FRIDAY, 'remind')).toEqual({ step: 'nudge', wakeAt: FRIDAY.nudgeAt });
    expect(nextStep(FRIDAY, 'nudge')).toEqual({ step: 'call-list', wakeAt: FRIDAY.callListAt });
    expect(nextStep(FRIDAY, 'call-list')).toEqual({ step: 'digest', wakeAt: FRIDAY.digestAt });
  });
  it('wait for the closing before the close-out, which comes a minute after it', () => {
    expect(nextStep(FRIDAY, 'digest')).toEqual({ step: 'close-out' });
    const closed = { ...FRIDAY, closedAt: '2021-02-28T23:00:07.250Z' };
    expect(nextStep(closed, 'digest')).toEqual({ step: 'close-out', wakeAt: '2021-02-28T23:01:07.250Z' });
  });
  it('end a year after the closing, when phones are forgotten', () => {
    const closed = { ...FRIDAY, closedAt: '2021-02-28T23:00:07.250Z' };
    expect(nextStep(closed, 'close-out')).toEqual({ step: 'forget', wakeAt: '2022-02-28T23:00:07.250Z' });
    expect(nextStep(closed, 'forget')).toBeUndefined();
  });
  it('are each met once on the way', () => {
    const walk = (step: Step): Step[] => {
      const next = nextStep(FRIDAY, step);
      return next ? [step, ...walk(next.step)] : [step];
    };
    expect(walk('open')).toEqual(['open', 'remind', 'nudge', 'call-list', 'digest', 'close-out', 'forget']);
  });
});

describe('the window of a round', () => {
  it('says what the states of its duties depend on', () => {
    const holidays = [{ from: '2021-02-26', to: '2021-02-26', name: 'nghỉ' }];
    expect(windowOf({ ...FRIDAY, holidays })).toEqual({
      opensAt: FRIDAY.opensAt,
      dueAt: FRIDAY.dueAt,
      date: '2021-02-26',
      holidays,
    });
  });
  it('is closed by the fact, not by the forecast', () => {
    const afterForecast = '2021-03-01T00:00:00.000Z';
    const state = (round: Round) => dutyStatus(windowOf(round), { level: 'primary' }, afterForecast).state;
    expect(state(FRIDAY)).toBe('silent');
    expect(state({ ...FRIDAY, closedAt: FRIDAY.closesAt })).toBe('missed');
  });
});

it('a round takes the holidays of its date along', () => {
  expect(holidaysTouching(kienGiang(), '2021-02-12').map(({ name }) => name)).toEqual(['Tết Nguyên đán']);
  expect(holidaysTouching(kienGiang(), '2021-02-26')).toEqual([]);
});

it('a scheduled round is titled by its day', () => {
  expect(titleOf('2021-02-26')).toBe('Thứ Sáu 26/02/2021');
  expect(titleOf('2021-02-28')).toBe('Chủ nhật 28/02/2021');
});

describe('a requested round', () => {
  it('closes at the first scheduled opening at least 48 hours after its due', () => {
    // Friday 26/02 opens at 23:00Z on the 25th.
    expect(requestedClosing(kienGiang(), '2021-02-23T22:59:59.999Z')).toBe('2021-02-25T23:00:00.000Z');
    expect(requestedClosing(kienGiang(), '2021-02-23T23:00:00.000Z')).toBe('2021-02-25T23:00:00.000Z');
    expect(requestedClosing(kienGiang(), '2021-02-23T23:00:00.001Z')).toBe('2021-02-28T23:00:00.000Z');
  });
  it('stays open over Tết', () => {
    expect(requestedClosing(kienGiang(), '2021-02-09T09:30:00.000Z')).toBe('2021-02-18T23:00:00.000Z');
  });
  it('has no closing where no round is ever scheduled', () => {
    expect(requestedClosing(kienGiang({ weekdays: [] }), '2021-02-09T09:30:00.000Z')).toBeUndefined();
  });
});
