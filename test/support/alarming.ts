/**
 * What CloudWatch would make of the lines a day has logged: each alarm's own rule over the metrics in them. Alarms look
 * back over whole periods once a minute; what no function said is missing.
 */
import type { Alarm } from '../../infra/aws/alarms.ts';
import type { LogLine } from './logs.ts';

const MINUTE = 60_000;

interface Sample {
  at: number;
  value: number;
}

const isEmbedded = (value: unknown): value is { Timestamp: number } =>
  typeof value === 'object' && value !== null && 'Timestamp' in value;

/** Of one metric, out of the lines that carry it. */
const samplesOf = (lines: readonly LogLine[], metric: string): Sample[] =>
  lines.flatMap((line) => {
    const value = line[metric];
    return isEmbedded(line._aws) && typeof value === 'number' ? [{ at: line._aws.Timestamp, value }] : [];
  });

const STATISTICS = {
  Minimum: (values: readonly number[]) => Math.min(...values),
  Maximum: (values: readonly number[]) => Math.max(...values),
  Sum: (values: readonly number[]) => values.reduce((a, b) => a + b, 0),
} as const;

/** Whether it rings at `now`, epoch milliseconds at a whole minute. */
function isRinging(
  { own, periodMinutes, periods, threshold, missing }: Alarm,
  lines: readonly LogLine[],
  now: number,
) {
  if (!own) throw new Error('Only metrics of our own are in the lines');
  const samples = samplesOf(lines, own.metric);
  const length = periodMinutes * MINUTE;
  const end = Math.floor(now / length) * length;
  return Array.from({ length: periods }, (_, back) => end - (back + 1) * length).every((from) => {
    const values = samples.filter(({ at }) => at >= from && at < from + length).map(({ value }) => value);
    if (values.length === 0) return missing === 'breaching';
    return STATISTICS[own.statistic](values) >= threshold;
  });
}

/** The minutes between two instants at which it rings, oldest first, as epoch milliseconds. */
export function ringing(alarm: Alarm, lines: readonly LogLine[], from: string, to: string): number[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const minutes = Array.from({ length: (last - first) / MINUTE + 1 }, (_, i) => first + i * MINUTE);
  return minutes.filter((now) => isRinging(alarm, lines, now));
}
