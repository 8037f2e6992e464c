/** The alarms as the template has them. */
import { properties } from './reading.ts';

export interface AlarmProperties {
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

export interface Looked {
  Namespace?: string;
  MetricName: string;
  Dimensions?: { Name: string; Value: unknown }[];
}
/** Every metric an alarm looks at, alone or in an expression. */
export const looksAt = (properties: AlarmProperties): Looked[] => {
  const parts: unknown = properties.Metrics;
  if (!Array.isArray(parts)) return [properties as unknown as Looked];
  return parts.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
};
