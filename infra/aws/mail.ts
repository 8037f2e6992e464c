/** Sending: the province's domain as SES identity, one configuration set, and what SES reports back. */
import { ArnFormat, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFn } from 'aws-cdk-lib/aws-lambda';
import * as ses from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Province } from '../../functions/platform/province.ts';

const { BOUNCE, COMPLAINT, DELIVERY, REJECT } = ses.EmailSendingEvent;
const EVENTS = [BOUNCE, COMPLAINT, DELIVERY, REJECT];
/** The same four as EventBridge names them. */
const DETAIL_TYPES = ['Email Bounced', 'Email Complaint Received', 'Email Delivered', 'Email Rejected'];

const arnOf = (scope: Construct, resource: string, resourceName: string): string =>
  Stack.of(scope).formatArn({
    service: 'ses',
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });

export class Mail extends Construct {
  /** The sender's address. */
  readonly from: string;
  readonly configurationSet: string;
  private readonly identityArn: string;
  /** Of the operators, where they are identities. */
  private readonly operatorArns: string[];
  private readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, province: Province) {
    super(scope, id);
    const { domain, fromLocal } = province.mail;
    this.from = `${fromLocal}@${domain}`;
    const set = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet = set.configurationSetName;
    this.configurationSetArn = arnOf(this, 'configuration-set', set.configurationSetName);
    // SES reports to the account's default bus only.
    set.addEventDestination('Events', {
      destination: ses.EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: EVENTS,
    });
    const identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(domain),
      configurationSet: set,
      mailFromDomain: `bounce.${domain}`,
      feedbackForwarding: false,
    });
    this.identityArn = identity.emailIdentityArn;
    this.operatorArns = province.operators.map((address) => arnOf(this, 'identity', address));
    this.tellRecords(identity, domain);
  }

  /** What the domain's owner has to enter in its DNS. */
  private tellRecords(identity: ses.EmailIdentity, domain: string): void {
    const { region } = Stack.of(this);
    const tell = (id: string, value: string) => new CfnOutput(Stack.of(this), id, { value });
    for (const [i, { name, value }] of identity.dkimRecords.entries())
      tell(`DnsDkim${i + 1}`, `${name} CNAME ${value}`);
    tell('DnsMailFromMx', `bounce.${domain} MX 10 feedback-smtp.${region}.amazonses.com`);
    tell('DnsMailFromSpf', `bounce.${domain} TXT "v=spf1 include:amazonses.com ~all"`);
    tell('DnsDmarc', `_dmarc.${domain} TXT "v=DMARC1; p=quarantine"`);
  }

  /**
   * Lets `target` send from the one address. By hand, because `grantSendEmail` leaves out the configuration set, which
   * SES authorises as a second resource: the first real mail would be denied. In its sandbox it also authorises each
   * recipient that is an identity of the account, as the operators' verified addresses are in the first days
   * (cloudposse/terraform-aws-ses#40); the sender stays the one address whatever the recipient.
   */
  allowSending(target: LambdaFn): void {
    const send = new iam.PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [this.identityArn, this.configurationSetArn, ...this.operatorArns],
      conditions: { StringEquals: { 'ses:FromAddress': this.from } },
    });
    target.addToRolePolicy(send);
  }

  /** Lets `target` read how many mails a second the account may send. */
  allowAskingRate(target: LambdaFn): void {
    target.addToRolePolicy(new iam.PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }));
    if (target.role) {
      Validations.of(target.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'ses:GetSendQuota reads the account’s rate and knows no resources.',
      });
    }
  }

  /** Brings bounces, complaints, deliveries and rejections of this province's mails to `target`. */
  report(target: LambdaFn, deadLetterQueue: Queue): void {
    const rule = new Rule(this, 'Reports', {
      description: 'What became of mails, as SES reports it',
      eventPattern: {
        source: ['aws.ses'],
        detailType: DETAIL_TYPES,
        // The bus is the account's: other provinces and other systems report on it too.
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet] } } },
      },
    });
    rule.addTarget(new LambdaFunction(target, { deadLetterQueue }));
  }
}
