/** The dashboard and the saved queries. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS, NAMESPACE } from '../../../functions/platform/metrics.ts';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { resolveText } from '../resolve.ts';
import { alarms } from './alarms.ts';
import { idsOf, only, properties, readReference, reference } from './reading.ts';

readReference();

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the day on one page', () => {
  const body = () => {
    const dashboard = only('AWS::CloudWatch::Dashboard');
    // The name the alarms' links and the output end in.
    expect(dashboard.DashboardName).toBe('kien-giang');
    const { Value } = Object(reference().template.findOutputs('Dashboard').Dashboard);
    expect(Value).toMatch(/#dashboards\/dashboard\/kien-giang$/);
    return JSON.parse(resolveText(dashboard.DashboardBody));
  };
  interface Widget {
    type: string;
    properties: { title?: string; markdown?: string; metrics?: unknown[][]; alarms?: string[] };
  }
  const widgets = (): Widget[] => body().widgets;
  const names = () =>
    widgets()
      .flatMap(({ properties: { metrics = [] } }) => metrics)
      .map(([namespace, metric]) => `${namespace} ${metric}`);

  it('shows declared and expected, mails, the agenda, errors and latency', () => {
    expect(names()).toEqual(
      expect.arrayContaining([
        ...Object.keys(METRICS).map((metric) => `${NAMESPACE} ${metric}`),
        'AWS/ApiGateway 5xx',
        'AWS/ApiGateway Latency',
        'AWS/Lambda Errors',
        'AWS/Lambda Throttles',
        'AWS/SES Reputation.BounceRate',
      ]),
    );
  });

  it('shows every alarm, and leads to the runbook, the site and the queries', () => {
    const [status] = widgets().filter(({ type }) => type === 'alarm');
    expect(status?.properties.alarms).toHaveLength(alarms().length);
    const [words] = widgets().filter(({ type }) => type === 'text');
    const queries = properties('AWS::Logs::QueryDefinition').map(({ Name }) => Name);
    for (const part of ['infra/RUNBOOK.md', '.cloudfront.example', ...queries])
      expect(words?.properties.markdown).toContain(part);
  });

  it('stays within what a dashboard of the free tier may show', () => {
    expect(names().length).toBeLessThanOrEqual(50);
  });
});

describe('saved queries', () => {
  it('search the logs of every function and of the API', () => {
    const queries = properties('AWS::Logs::QueryDefinition');
    expect(queries.map(({ Name }) => Name).sort()).toEqual([
      'kien-giang/errors',
      'kien-giang/failed-mails',
      'kien-giang/request',
    ]);
    const groups = idsOf('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(FUNCTIONS.length + 1);
    for (const { LogGroupNames } of queries)
      expect(LogGroupNames.map(resolveText).sort()).toEqual(groups.sort());
  });

  it('ask for what the lines are called', () => {
    const text = properties('AWS::Logs::QueryDefinition')
      .map(({ QueryString }) => QueryString)
      .join('\n');
    const sources = ['functions/mail/delivering.step.ts', 'functions/mail/bounces.job.ts']
      .map(read)
      .join('\n');
    for (const [, event] of text.matchAll(/event = "([\w-]+)"/g)) expect(sources).toContain(`'${event}'`);
    expect(text).toContain('REQUEST-ID');
  });
});
