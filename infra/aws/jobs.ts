/** What is woken: by the clock through EventBridge Scheduler, or by an event. Whatever is lost on the way is kept. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFn } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Province } from '../../functions/platform/province.ts';
import type { Schedule } from '../../functions/topology.ts';

interface Waking {
  description: string;
  expression: (province: Province) => string;
  /** How old a call may get before it is dropped, and how often it is tried again. */
  maxAgeSeconds: number;
  retries: number;
}

/** ISO weekdays, Monday first, as Scheduler's cron names them. */
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** `cron(0 6 ? * MON,FRI *)` */
export function openingCron({ weekdays, hours }: Pick<Province, 'weekdays' | 'hours'>): string {
  const [hour, minute] = hours.opens.split(':').map(Number);
  const days = [...weekdays].sort((a, b) => a - b).map((day) => DAYS[day - 1]);
  return `cron(${minute} ${hour} ? * ${days.join(',')} *)`;
}

const WAKINGS: Record<Schedule, Waking> = {
  opening: {
    description: 'Opens the round at the opening hour of each round day',
    expression: openingCron,
    maxAgeSeconds: 3600,
    retries: 3,
  },
  // The next minute comes anyway: a late or second call would only meet the lease of the one that runs.
  minutely: {
    description: 'Does what has fallen due, every minute',
    expression: () => 'rate(1 minute)',
    maxAgeSeconds: 60,
    retries: 0,
  },
};

/** Calls and events that failed for good, with their reason: two weeks to look at them. */
export function makeDeadLetters(scope: Construct, name: string): Queue {
  const queue = new Queue(scope, `${name}-dead-letters`, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const reason = 'This is the dead-letter queue itself.';
  Validations.of(queue).acknowledge(
    { id: 'AwsSolutions-SQS3', reason },
    { id: 'Serverless-SQSRedrivePolicy', reason },
  );
  return queue;
}

const mayLeaveIn = (queue: Queue) =>
  new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });

/** A failed or stale call of `target` itself ends in `queue`, after as many further attempts as bear repeating. */
export function keepFailures(target: LambdaFn, queue: Queue, schedule?: Schedule): void {
  const { maxAgeSeconds, retries } = schedule ? WAKINGS[schedule] : { maxAgeSeconds: 3600, retries: 2 };
  target.configureAsyncInvoke({
    maxEventAge: Duration.seconds(maxAgeSeconds),
    // Lambda itself knows at most two.
    retryAttempts: Math.min(retries, 2),
    onFailure: { bind: () => ({ destination: queue.queueArn }) },
  });
  target.addToRolePolicy(mayLeaveIn(queue));
}

/** May call this one function and leave what it could not deliver: nothing else, for nobody else. */
function callerRole(scope: Construct, name: string, target: LambdaFn, queue: Queue): iam.Role {
  return new iam.Role(scope, `${name}-caller`, {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    inlinePolicies: {
      call: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
          mayLeaveIn(queue),
        ],
      }),
    },
  });
}

/** Wakes `target` by `schedule` in the province's zone; the event is `{ scheduledTime }`, an ISO instant. */
export function wake(
  scope: Construct,
  name: string,
  target: LambdaFn,
  queue: Queue,
  schedule: Schedule,
  province: Province,
) {
  const { description, expression, maxAgeSeconds, retries } = WAKINGS[schedule];
  new CfnSchedule(scope, `${name}-schedule`, {
    description,
    scheduleExpression: expression(province),
    scheduleExpressionTimezone: province.zone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.functionArn,
      roleArn: callerRole(scope, name, target, queue).roleArn,
      input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
      deadLetterConfig: { arn: queue.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: maxAgeSeconds, maximumRetryAttempts: retries },
    },
  });
}
