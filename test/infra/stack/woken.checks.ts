import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { openingCron } from '../../../infra/aws/jobs.ts';
import { resolveText } from '../resolve.ts';
import { kienGiang } from '../stack.ts';
import { all, attributeOf, idOf, properties, readReference } from './reading.ts';

readReference();

describe('what is woken', () => {
  it('the round opens by the province’s weekdays and hour, in its zone', () => {
    expect(openingCron({ weekdays: [5, 1], hours: { ...kienGiang.hours, opens: '06:30' } })).toBe(
      'cron(30 6 ? * MON,FRI *)',
    );
    const schedules = properties('AWS::Scheduler::Schedule');
    expect(schedules.map((s) => [s.ScheduleExpression, s.ScheduleExpressionTimezone]).sort()).toEqual([
      ['cron(0 6 ? * MON,FRI *)', 'Asia/Ho_Chi_Minh'],
      ['rate(1 minute)', 'Asia/Ho_Chi_Minh'],
    ]);
    expect(schedules).toHaveLength(FUNCTIONS.filter(({ schedule }) => schedule).length);
  });

  it('a minute’s call that comes late is dropped: the next one comes anyway', () => {
    const minutely = properties('AWS::Scheduler::Schedule').find(
      (s) => s.ScheduleExpression === 'rate(1 minute)',
    );
    expect(minutely?.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
    const invoke = properties('AWS::Lambda::EventInvokeConfig').find(
      ({ FunctionName }) => resolveText(FunctionName) === idOf('agenda'),
    );
    expect(invoke).toMatchObject({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });

  it('every woken function keeps what failed, on the way to it and in it', () => {
    const queues = all('AWS::SQS::Queue').map(([id]) => attributeOf(id, 'Arn'));
    const woken = FUNCTIONS.filter(({ schedule, onMailEvents }) => schedule || onMailEvents);
    const after = properties('AWS::Lambda::EventInvokeConfig').map((config) =>
      resolveText(config.DestinationConfig.OnFailure.Destination),
    );
    const before = [
      ...properties('AWS::Scheduler::Schedule').map((s) => resolveText(s.Target.DeadLetterConfig.Arn)),
      ...properties('AWS::Events::Rule').map((r) => resolveText(r.Targets[0].DeadLetterConfig.Arn)),
    ];
    expect(queues).toHaveLength(woken.length);
    expect(after.sort()).toEqual([...queues].sort());
    expect(before.sort()).toEqual([...queues].sort());
  });
});
