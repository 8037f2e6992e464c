/** Alarms: by which rule they ring, what they look at, and whom they tell what. */
import { describe, expect, it } from 'vitest';
import { METRICS, NAMESPACE } from '../../../functions/platform/metrics.ts';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { ALARMS, textOf } from '../../../infra/aws/alarms.ts';
import { ACCOUNT, REGION, resolve, resolveText } from '../resolve.ts';
import { kienGiang } from '../stack.ts';
import { alarm, alarms, anchorOf, looksAt } from './alarms.ts';
import { all, properties, readReference } from './reading.ts';

readReference();

describe('alarms', () => {
  const rule = (id: string) => {
    const { Period, EvaluationPeriods, DatapointsToAlarm, Threshold, TreatMissingData, Statistic } =
      alarm(id);
    expect(DatapointsToAlarm).toBe(EvaluationPeriods);
    expect(alarm(id).ComparisonOperator).toBe('GreaterThanOrEqualToThreshold');
    return [Statistic, Period, EvaluationPeriods, Threshold, TreatMissingData];
  };
  const rules: [string, unknown[]][] = [
    ['round-not-open', ['Minimum', 300, 6, 1, 'breaching']],
    ['digest-missing', ['Minimum', 300, 6, 1, 'breaching']],
    ['agenda-stands-still', ['Maximum', 300, 2, 600, 'breaching']],
    ['mails-failing', ['Sum', 900, 1, 5, 'notBreaching']],
    // AWS reviews at 5 % and 0.1 %.
    ['bounce-rate', ['Maximum', 3600, 1, 0.03, 'ignore']],
    ['complaint-rate', ['Maximum', 3600, 1, 0.0008, 'ignore']],
    ['api-errors', ['Sum', 300, 1, 5, 'notBreaching']],
    ['functions-failing', [undefined, undefined, 1, 3, 'notBreaching']],
    ['dead-letters', [undefined, undefined, 1, 1, 'notBreaching']],
  ];
  it.each(rules)('%s rings by its rule', (id, expected) => {
    expect(rule(id)).toEqual(expected);
  });

  it('are these and no others, at 1.40 USD a month', () => {
    expect(alarms().map(anchorOf)).toEqual(rules.map(([id]) => id).sort());
    expect(alarms().flatMap(looksAt)).toHaveLength(14);
  });

  it('look at our metrics by the names and the province the functions log them under', () => {
    const ours = alarms()
      .flatMap(looksAt)
      .filter(({ Namespace }) => Namespace === NAMESPACE);
    expect(ours.map(({ MetricName }) => MetricName).sort()).toEqual([
      'AgendaLag',
      'DigestMissing',
      'MailsFailed',
      'RoundMissing',
      'WorkFailed',
    ]);
    for (const { MetricName, Dimensions } of ours) {
      expect(Object.keys(METRICS)).toContain(MetricName);
      expect(Dimensions).toEqual([{ Name: 'province', Value: 'kien-giang' }]);
    }
  });

  it('leave no function unwatched: the API’s errors are its routes’, the others’ are looked at by name', () => {
    const { Dimensions } = looksAt(alarm('api-errors'))[0] ?? {};
    const [[api] = []] = all('AWS::ApiGatewayV2::Api');
    expect(resolve(Dimensions)).toEqual([{ Name: 'ApiId', Value: api }]);
    const errors = looksAt(alarm('functions-failing')).filter(({ MetricName }) => MetricName === 'Errors');
    const watched = errors.map(({ Dimensions: [of] = [] }) =>
      resolveText(of?.Value).replace(/[0-9A-F]{8}$/, ''),
    );
    expect(watched.sort()).toEqual(
      FUNCTIONS.filter(({ routes }) => !routes)
        .map(({ name }) => name.replaceAll('-', ''))
        .sort(),
    );
    // The account's concurrency is what runs out: the metric without a function's name.
    const [throttles] = looksAt(alarm('functions-failing')).filter(
      ({ MetricName }) => MetricName === 'Throttles',
    );
    expect(throttles?.Dimensions).toBeUndefined();
  });

  it('look into every dead-letter queue but that of what is done again the next minute', () => {
    const queues = looksAt(alarm('dead-letters')).map(({ Dimensions: [of] = [] }) => resolveText(of?.Value));
    const names = queues.map((queue) => queue.replace(/deadletters[0-9A-F]{8}\.QueueName$/, ''));
    expect(names.sort()).toEqual(['bounces', 'openround']);
  });

  it('of SES are the province’s own rates, not the account’s', () => {
    const [[set] = []] = all('AWS::SES::ConfigurationSet');
    for (const id of ['bounce-rate', 'complaint-rate'])
      expect(resolve(looksAt(alarm(id))[0]?.Dimensions)).toEqual([
        { Name: 'ses:configuration-set', Value: set },
      ]);
    const { ReputationOptions } = properties('AWS::SES::ConfigurationSet')[0];
    expect(ReputationOptions).toEqual({ ReputationMetricsEnabled: true });
  });

  it('count what is missing beside other counts as none', () => {
    for (const id of ['functions-failing', 'dead-letters']) {
      const parts = alarm(id).Metrics;
      const [{ Expression } = { Expression: '' }] = Array.isArray(parts)
        ? parts.filter((part) => part.Expression)
        : [];
      expect(Expression.split(' + ').every((term: string) => /^FILL\(m\d, 0\)$/.test(term))).toBe(true);
      expect(Expression.split(' + ')).toHaveLength(looksAt(alarm(id)).length);
    }
  });
});

describe('whoever is woken', () => {
  it.each([...Array(9).keys()])('reads on a phone what it means and what to do first (%i)', (i) => {
    const found = alarms()[i];
    if (!found) throw new Error('no alarm');
    const { AlarmDescription: text } = found;
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024);
    const [vi, en, dashboard, link, ...more] = text.split('\n');
    expect(more).toEqual([]);
    expect(vi).toContain('Trước tiên: ');
    expect(en).toContain('First: ');
    expect(en).toMatch(/^[\x20-\x7e]+$/);
    expect(dashboard).toBe(
      `Dashboard: https://${REGION}.console.aws.amazon.com/cloudwatch/home?region=${REGION}#dashboards/dashboard/kien-giang`,
    );
    expect(link).toBe(`Runbook: infra/RUNBOOK.md#${anchorOf(found)}`);
  });

  it('is told when it ends as well, by the one topic', () => {
    const [[topic] = [], ...others] = all('AWS::SNS::Topic');
    expect(others).toEqual([]);
    for (const { AlarmActions, OKActions, InsufficientDataActions, ActionsEnabled } of alarms()) {
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
      expect([InsufficientDataActions, ActionsEnabled]).toEqual([undefined, undefined]);
    }
  });

  it('is every operator of the province’s file', () => {
    const subscriptions = properties('AWS::SNS::Subscription');
    expect(subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual(
      kienGiang.operators.map((operator) => ['email', operator]),
    );
  });

  it('hears from this account’s alarms of this province only, over TLS only', () => {
    const [policy, ...others] = properties('AWS::SNS::TopicPolicy');
    expect(others).toEqual([]);
    const [[topic] = []] = all('AWS::SNS::Topic');
    const { Statement } = Object(resolve(policy.PolicyDocument));
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      {
        Sid: 'AlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topic,
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:kien-giang-*` },
        },
      },
    ]);
    // No key: CloudWatch could not use AWS's, and one of our own costs more than all alarms.
    expect(properties('AWS::SNS::Topic')[0]).not.toHaveProperty('KmsMasterKeyId');
  });

  it('reads the province’s own hours and its own runbook, where the file says so', () => {
    const hours = { ...kienGiang.hours, opens: '05:45', digest: '17:40' };
    // As long as a province's code and link may be.
    const other = {
      ...kienGiang,
      id: 'x'.repeat(60),
      hours,
      runbook: `https://so-tay.example/${'x'.repeat(120 - 'https://so-tay.example/'.length)}`,
    };
    const texts = new Map(ALARMS.map((each) => [each.id, textOf(each, other)]));
    expect(texts.get('round-not-open')).toMatch(/\(theo tệp: 06:15\)[\s\S]*\(by the file: 06:15\)/);
    expect(texts.get('digest-missing')).toMatch(/\(theo tệp: 18:10\)/);
    expect(texts.get('dead-letters')).toMatch(/\nRunbook: https:\/\/so-tay\.example\/x+#dead-letters$/);
    // CloudWatch's limit.
    expect([...texts.values()].filter((text) => text.length > 1024)).toEqual([]);
  });
});
