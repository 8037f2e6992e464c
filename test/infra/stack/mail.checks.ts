import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { REGION, resolve, resolveText } from '../resolve.ts';
import { all, arnOf, idsOf, only, readReference, reference } from './reading.ts';

readReference();

describe('mail', () => {
  it('leaves by TLS only and is reported to the function that asks for it', () => {
    expect(only('AWS::SES::ConfigurationSet').DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
    const { EventDestination } = only('AWS::SES::ConfigurationSetEventDestination');
    expect(EventDestination.MatchingEventTypes.sort()).toEqual(['bounce', 'complaint', 'delivery', 'reject']);
    expect(resolveText(EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);
    const { EventPattern, Targets } = only('AWS::Events::Rule');
    const [[set] = []] = all('AWS::SES::ConfigurationSet');
    expect(resolve(EventPattern.detail.mail.tags)).toEqual({ 'ses:configuration-set': [set] });
    expect(EventPattern['detail-type']).toHaveLength(4);
    const wanted = FUNCTIONS.filter(({ onMailEvents }) => onMailEvents).map(({ name }) => arnOf(name));
    expect(Targets.map((target: { Arn: unknown }) => resolveText(target.Arn))).toEqual(wanted);
  });

  it('tells the domain’s owner what to enter: three keys, a bounce address, and what others are to think of it', () => {
    const outputs = reference().template.findOutputs('*');
    const said = (id: string) => resolveText(outputs[id]?.Value);
    const [identity = ''] = idsOf('AWS::SES::EmailIdentity');
    expect([1, 2, 3].map((i) => said(`DnsDkim${i}`))).toEqual(
      [1, 2, 3].map((i) => `${identity}.DkimDNSTokenName${i} CNAME ${identity}.DkimDNSTokenValue${i}`),
    );
    const { EmailIdentity, MailFromAttributes } = only('AWS::SES::EmailIdentity');
    const from = MailFromAttributes.MailFromDomain;
    expect(from).toBe(`bounce.${EmailIdentity}`);
    expect(said('DnsMailFromMx')).toBe(`${from} MX 10 feedback-smtp.${REGION}.amazonses.com`);
    expect(said('DnsMailFromSpf')).toBe(`${from} TXT "v=spf1 include:amazonses.com ~all"`);
    expect(said('DnsDmarc')).toBe(`_dmarc.${EmailIdentity} TXT "v=DMARC1; p=quarantine"`);
  });

  it('is never sent again to whom it bounced or who complained, and bounces come as events, not as mail', () => {
    const { SuppressionOptions, ReputationOptions } = only('AWS::SES::ConfigurationSet');
    expect(SuppressionOptions.SuppressedReasons).toEqual(['BOUNCE', 'COMPLAINT']);
    expect(ReputationOptions).toEqual({ ReputationMetricsEnabled: true });
    const { FeedbackAttributes, ConfigurationSetAttributes } = only('AWS::SES::EmailIdentity');
    expect(FeedbackAttributes).toEqual({ EmailForwardingEnabled: false });
    // What is sent without naming a set is reported too.
    expect(resolve(ConfigurationSetAttributes.ConfigurationSetName)).toBe(
      idsOf('AWS::SES::ConfigurationSet')[0],
    );
  });
});
