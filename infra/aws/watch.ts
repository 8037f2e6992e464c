/** Who watches while nobody looks: alarms that mail the operators, saved queries, and one page that shows the day. */
import { ArnFormat, CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Province } from '../../functions/platform/province.ts';
import { ALARMS, type Alarm, type AlarmId, dashboardOf, textOf } from './alarms.ts';
import { makeDashboard } from './dashboard.ts';
import { type Measures, measuresOf, type Watched } from './measures.ts';
import { saveQueries } from './queries.ts';

const MISSING = {
  breaching: cloudwatch.TreatMissingData.BREACHING,
  notBreaching: cloudwatch.TreatMissingData.NOT_BREACHING,
  ignore: cloudwatch.TreatMissingData.IGNORE,
} as const satisfies Record<Alarm['missing'], cloudwatch.TreatMissingData>;

/**
 * Not encrypted with a key: CloudWatch may not use `alias/aws/sns`, whose policy cannot be changed, and a key of the
 * province's own costs a dollar a month. What passes here is the text of alarms, which holds nobody's data.
 */
function makeTopic(scope: Construct, province: Province): sns.Topic {
  const { account, stackName } = Stack.of(scope);
  const topic = new sns.Topic(scope, 'Operators', { displayName: `Alarms ${stackName}`, enforceSSL: true });
  // A topic with a policy of its own (TLS only) loses the default one, by which the account's alarms could publish.
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsPublish',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': Stack.of(scope).formatArn({
            service: 'cloudwatch',
            resource: 'alarm',
            resourceName: `${stackName}-*`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  for (const operator of province.operators) {
    const subscription = topic.addSubscription(new EmailSubscription(operator));
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'An alarm that no mail could tell of stands on the dashboard; nobody would look into a queue for it.',
    });
  }
  return topic;
}

export class Watch extends Construct {
  readonly alarms: ReadonlyMap<AlarmId, cloudwatch.Alarm>;

  constructor(scope: Construct, id: string, province: Province, watched: Watched) {
    super(scope, id);
    const measures = measuresOf(province, watched);
    const tell = new SnsAction(makeTopic(this, province));
    this.alarms = new Map(ALARMS.map((alarm) => [alarm.id, this.make(alarm, province, measures, tell)]));
    makeDashboard(this, province, { measures, watched, alarms: [...this.alarms.values()] });
    saveQueries(this, province, watched);
    new CfnOutput(Stack.of(this), 'Dashboard', { value: dashboardOf(province) });
  }

  /** It tells when it ends as well: whoever was woken by it may sleep. */
  private make(alarm: (typeof ALARMS)[number], province: Province, measures: Measures, tell: SnsAction) {
    const period = Duration.minutes(alarm.periodMinutes);
    const made = new cloudwatch.Alarm(this, alarm.id, {
      alarmName: `${province.id}-${alarm.id}`,
      alarmDescription: textOf(alarm, province),
      metric: measures.alarms[alarm.id](period),
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: alarm.threshold,
      evaluationPeriods: alarm.periods,
      datapointsToAlarm: alarm.periods,
      treatMissingData: MISSING[alarm.missing],
    });
    made.addAlarmAction(tell);
    made.addOkAction(tell);
    return made;
  }
}
