/** The alarms as the template has them. */
import { properties } from './reading.ts';

/** A metric, as an alarm or one of its parts names it. */
export interface Looked {
  Namespace?: string;
  MetricName: string;
  Dimensions?: { Name: string; Value: unknown }[];
}

/** With `Metrics` it looks at several, else at the one it names itself. */
export interface AlarmProperties extends Looked {
  AlarmName: string;
  AlarmDescription: string;
  [name: string]: unknown;
}

export const alarms = (): AlarmProperties[] =>
  properties('AWS::CloudWatch::Alarm').sort((a, b) => a.AlarmName.localeCompare(b.AlarmName));

/** What its name ends in: the anchor in the runbook. */
export const anchorOf = ({ AlarmName }: AlarmProperties): string => AlarmName.replace('kien-giang-', '');

export function alarm(anchor: string): AlarmProperties {
  const found = alarms().find((each) => anchorOf(each) === anchor);
  if (!found) throw new Error(`The template has no alarm ${anchor}`);
  return found;
}

/** Every metric an alarm looks at, alone or in an expression. */
export const looksAt = (properties: AlarmProperties): Looked[] => {
  const parts: unknown = properties.Metrics;
  if (!Array.isArray(parts)) return [properties];
  return parts.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
};
