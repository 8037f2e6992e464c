/** What mails are for, and what becomes of them. */

export const PURPOSES = [
  'sign-in',
  'reminder',
  'nudge',
  'call-list',
  'digest',
  'alert',
  'invitation',
  'notice',
  'cancellation',
  'directive',
  'directive-reminder',
  'receipt',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `dropped`: no longer needed when its turn came (the school had declared, the time had passed). */
export const MAIL_STATES = [
  'queued',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'dropped',
] as const;
export type MailState = (typeof MAIL_STATES)[number];
