/**
 * What the functions measure. CloudWatch takes metrics out of log lines ("embedded metric format", Amazon CloudWatch User
 * Guide, "Specification: Embedded metric format"): no call is made, and locally they are lines like any other. Each
 * costs 0.30 USD in a month in which it is always sent: few, all by province, no more finely.
 */
import type { Instant } from '../calendar/cadence.ts';

export const NAMESPACE = 'AnToanTruongHoc';
export const DIMENSION = 'province';

/** Name and unit. The first three are said every minute: that they are missing says something as well. */
export const METRICS = {
  /** 1 while a round that should be open is not, else 0. */
  RoundMissing: 'Count',
  /** 1 while a digest is overdue, else 0. */
  DigestMissing: 'Count',
  /** How long the oldest due work has waited when the agenda comes to it. */
  AgendaLag: 'Seconds',
  /** Schools of today's round that must declare, and those that have. */
  Expected: 'Count',
  Declared: 'Count',
  /** A mail that SES took. */
  MailsSent: 'Count',
  /** An attempt that SES refused for good, or again. */
  MailsFailed: 'Count',
  /** Work of the agenda that failed and is put off by a minute. */
  WorkFailed: 'Count',
} as const;
export type MetricName = keyof typeof METRICS;

/** What CloudWatch reads of a line to know which of its members are metrics. */
export interface Embedded {
  Timestamp: number;
  CloudWatchMetrics: readonly {
    Namespace: string;
    Dimensions: readonly (readonly string[])[];
    Metrics: readonly { Name: string; Unit: string }[];
  }[];
}

const isMetric = (name: string): name is MetricName => Object.hasOwn(METRICS, name);

/** Members of a log line that carry `values`. @param province its id */
export function measured(province: string, now: Instant, values: Partial<Record<MetricName, number>>) {
  const Metrics = Object.keys(values)
    .filter(isMetric)
    .map((Name) => ({ Name, Unit: METRICS[Name] }));
  const _aws: Embedded = {
    Timestamp: Date.parse(now),
    CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [[DIMENSION]], Metrics }],
  };
  return { [DIMENSION]: province, ...values, _aws };
}
