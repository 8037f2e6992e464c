/** A mail as SES's SendRawEmail takes it: RFC 5322 with a text and an HTML part. */

export interface Address {
  name?: string;
  address: string;
}

export interface Mime {
  from: Address;
  to: Address | string;
  replyTo?: Address | string;
  subject: string;
  html: string;
  text: string;
  date: Date;
  /** Without angle brackets or with; made from random bytes and the sender's domain if absent. */
  messageId?: string;
  /** One-click unsubscribing (RFC 8058): an https address that takes `POST List-Unsubscribe=One-Click`. */
  unsubscribe?: string;
  headers?: Readonly<Record<string, string>>;
}

/** One address and nothing that could end it or begin another. */
const PLAIN_ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;

/** Control characters end a header early: none survives into one. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

function mailbox(given: Address | string): { name: string; address: string } {
  const { name = '', address } = typeof given === 'string' ? { address: given } : given;
  if (!PLAIN_ADDRESS.test(address)) throw new RangeError('Not one plain mail address');
  return { name: oneLine(name), address };
}

const unsubscribing = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** What makes auto-responders keep quiet (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' };

/**
 * @throws RangeError when an address is not exactly one plain mailbox, so that no name or address can add a recipient.
 */
export async function composeMime(mail: Mime): Promise<Buffer> {
  // Loaded with the first mail: most runs of the agenda send none.
  const { default: MimeNode } = await import('nodemailer/lib/mime-node');
  const root = new MimeNode('multipart/alternative', {
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const headers = { ...AUTOMATIC, ...(mail.unsubscribe && unsubscribing(mail.unsubscribe)), ...mail.headers };
  for (const [name, value] of Object.entries(headers)) root.setHeader(name, oneLine(value));
  root.setHeader('From', mailbox(mail.from));
  root.setHeader('To', mailbox(mail.to));
  if (mail.replyTo !== undefined) root.setHeader('Reply-To', mailbox(mail.replyTo));
  root.setHeader('Subject', oneLine(mail.subject));
  root.setHeader('Date', mail.date);
  if (mail.messageId !== undefined) root.setHeader('Message-ID', oneLine(mail.messageId));
  root.createChild('text/plain; charset=utf-8').setContent(mail.text);
  root.createChild('text/html; charset=utf-8').setContent(mail.html);
  return root.build();
}
