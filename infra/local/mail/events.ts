/** What SES tells through EventBridge when an address does not work, rehearsed by the look of the address. */

export interface MailEvent {
  kind: 'bounce' | 'complaint';
  messageId: string;
  at: string;
  from: string;
  recipients: readonly string[];
  tags: Record<string, string[]>;
}

/** `bounce…@`, anything at `bounce.example`, and `complaint…@` do not work here; every other address does. */
export function rehearsedEvent(address: string): MailEvent['kind'] | undefined {
  const [local = '', domain = ''] = address.split('@');
  if (local.startsWith('bounce') || domain === 'bounce.example') return 'bounce';
  return local.startsWith('complaint') ? 'complaint' : undefined;
}

const bounce = (event: MailEvent) => ({
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: event.recipients.map((emailAddress) => ({
    emailAddress,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  })),
  timestamp: event.at,
  feedbackId: `local-${event.messageId}`,
});

const complaint = (event: MailEvent) => ({
  complainedRecipients: event.recipients.map((emailAddress) => ({ emailAddress })),
  timestamp: event.at,
  feedbackId: `local-${event.messageId}`,
  complaintFeedbackType: 'abuse',
});

/** As EventBridge hands it to the function. */
export function eventBridgeEvent(event: MailEvent) {
  const bounced = event.kind === 'bounce';
  return {
    version: '0',
    id: `local-${event.messageId}`,
    'detail-type': bounced ? 'Email Bounced' : 'Email Complaint Received',
    source: 'aws.ses',
    account: '000000000000',
    time: event.at,
    region: 'local',
    resources: [],
    detail: {
      eventType: bounced ? 'Bounce' : 'Complaint',
      ...(bounced ? { bounce: bounce(event) } : { complaint: complaint(event) }),
      mail: {
        timestamp: event.at,
        source: event.from,
        messageId: event.messageId,
        destination: [...event.recipients],
        tags: event.tags,
      },
    },
  };
}
