/** What alarms and dashboard look at: our own metrics, and those that AWS keeps of its services anyway. */
import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFn } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DIMENSION, type MetricName, NAMESPACE } from '../../functions/platform/metrics.ts';
import type { Province } from '../../functions/platform/province.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { ALARMS, type Alarm, type AlarmId } from './alarms.ts';
import type { Api } from './api.ts';
import type { Mail } from './mail.ts';
import type { Site } from './site.ts';

/** What of the stack is watched. */
export interface Watched {
  /** By their names in the topology. */
  functions: ReadonlyMap<string, LambdaFn>;
  deadLetters: ReadonlyMap<string, Queue>;
  api: Api;
  mail: Mail;
  site: Site;
}

type Over = (period: Duration) => IMetric;

export interface Measures {
  alarms: Record<AlarmId, Over>;
  own(metricName: MetricName, statistic: string, period: Duration): Metric;
  api(metricName: '4xx' | '5xx' | 'Count' | 'Latency', statistic: string, period: Duration): Metric;
  /** Of SES, with our configuration set: shares between 0 and 1. */
  reputation(metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate', period: Duration): Metric;
  jobErrors(period: Duration): Metric[];
  /** Of the account: what is used up is the account's concurrency. */
  throttles(period: Duration): Metric;
  deadLetters(period: Duration): Metric[];
}

/**
 * Functions behind routes are watched as the API's 5xx: what they time out on, run out of memory with or are throttled in
 * comes out there. What is woken has nobody to answer to.
 */
const WOKEN = FUNCTIONS.filter(({ routes }) => !routes);
/** A minute's call that was lost is made good by the next minute's: its letter is no news. */
const UNREPEATED = WOKEN.filter(({ schedule }) => schedule !== 'minutely');

const found = <T>(all: ReadonlyMap<string, T>, name: string): T => {
  const one = all.get(name);
  if (one === undefined) throw new Error(`Nothing is watched of ${name}`);
  return one;
};

/** Counts that are missing are none. */
function sumOf(metrics: readonly Metric[], period: Duration): IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, period });
}

function ownOf(id: AlarmId): NonNullable<Alarm['own']> {
  const alarm: Alarm | undefined = ALARMS.find((each) => each.id === id);
  if (!alarm?.own) throw new Error(`${id} watches no metric of ours`);
  return alarm.own;
}

export function measuresOf(province: Province, { functions, deadLetters, api, mail }: Watched): Measures {
  const own: Measures['own'] = (metricName, statistic, period) =>
    new Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { [DIMENSION]: province.id },
      statistic,
      period,
    });
  const ofAlarm = (id: AlarmId, period: Duration): Metric => {
    const { metric, statistic } = ownOf(id);
    return own(metric, statistic, period);
  };
  const alone =
    (id: AlarmId): Over =>
    (period) =>
      ofAlarm(id, period);
  const measures = {
    own,
    api: (metricName, statistic, period) => api.httpApi.metric(metricName, { statistic, period }),
    reputation: (metricName, period) =>
      new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { 'ses:configuration-set': mail.configurationSet },
        statistic: 'Maximum',
        period,
      }),
    jobErrors: (period) =>
      WOKEN.map(({ name }) => found(functions, name).metricErrors({ statistic: 'Sum', period, label: name })),
    throttles: (period) =>
      new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'Sum', period }),
    deadLetters: (period) =>
      UNREPEATED.map(({ name }) =>
        found(deadLetters, name).metricApproximateNumberOfMessagesVisible({
          statistic: 'Maximum',
          period,
          label: name,
        }),
      ),
  } satisfies Omit<Measures, 'alarms'>;
  return {
    ...measures,
    alarms: {
      'round-not-open': alone('round-not-open'),
      'digest-missing': alone('digest-missing'),
      'agenda-stands-still': alone('agenda-stands-still'),
      'mails-failing': alone('mails-failing'),
      'bounce-rate': (period) => measures.reputation('Reputation.BounceRate', period),
      'complaint-rate': (period) => measures.reputation('Reputation.ComplaintRate', period),
      'functions-failing': (period) =>
        sumOf(
          [...measures.jobErrors(period), measures.throttles(period), ofAlarm('functions-failing', period)],
          period,
        ),
      'api-errors': (period) => measures.api('5xx', 'Sum', period),
      'dead-letters': (period) => sumOf(measures.deadLetters(period), period),
    },
  };
}
