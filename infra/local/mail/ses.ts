/**
 * SES's query protocol (API 2010-12-01) as far as the functions use it: SendRawEmail, SendEmail, GetSendQuota.
 * Nothing leaves the machine; the mailbox keeps what was sent.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import PostalMime from 'postal-mime';
import { body, TooLarge } from '../http.ts';
import { codeOf, reasonOf } from '../refusal.ts';
import { type MailEvent, rehearsedEvent } from './events.ts';
import type { Mailbox } from './mailbox.ts';

/** Mails a second: more than the functions can make on one machine. */
const MAX_SEND_RATE = 1000;
const LARGEST_MAIL = 12 * 1024 * 1024;

class Rejected extends Error {
  override name = 'MessageRejected';
}

const escapeXml = (text: string) => text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`);

const answer = (action: string, result: string) =>
  `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result>` +
  `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
const refusal = (code: string, message: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code>` +
  `<Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;

/** `Destinations.member.1`, `.2` … */
const members = (form: URLSearchParams, name: string): string[] =>
  [...form].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value);

function tagsOf(form: URLSearchParams, header: string | undefined): Record<string, string[]> {
  const given = [...form]
    .filter(([key]) => /^Tags\.member\.\d+\.Name$/.test(key))
    .map(([key, name]): [string, string[]] => [name, [form.get(key.replace(/Name$/, 'Value')) ?? '']]);
  const inHeader = (header ?? '')
    .split(/[,;]/)
    .map((pair) => pair.trim().split(/=(.*)/s))
    .filter(([name]) => name)
    .map(([name = '', value = '']): [string, string[]] => [name, [value]]);
  return Object.fromEntries([...inHeader, ...given]);
}

const part = (type: string, text: string) =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
  `${Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

/** SendEmail gives the parts of a mail; SendRawEmail gives it whole. */
function compose(form: URLSearchParams): Buffer {
  const edge = randomUUID();
  const subject = Buffer.from(form.get('Message.Subject.Data') ?? '').toString('base64');
  const html = form.get('Message.Body.Html.Data');
  const headers = [
    `From: ${form.get('Source') ?? ''}`,
    `To: ${members(form, 'Destination.ToAddresses').join(', ')}`,
    `Reply-To: ${members(form, 'ReplyToAddresses').join(', ')}`,
    `Subject: =?utf-8?B?${subject}?=`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${edge}"`,
  ].filter((header) => !header.endsWith(': '));
  const parts = [
    part('text/plain', form.get('Message.Body.Text.Data') ?? ''),
    ...(html === null ? [] : [part('text/html', html)]),
  ];
  const body = parts.map((content) => `--${edge}\r\n${content}`).join('');
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}--${edge}--\r\n`);
}

async function recipientsOf(form: URLSearchParams, raw: Buffer): Promise<string[]> {
  const envelope = [
    ...members(form, 'Destinations'),
    ...['To', 'Cc', 'Bcc'].flatMap((kind) => members(form, `Destination.${kind}Addresses`)),
  ];
  if (envelope.length > 0) return envelope;
  const mail = await PostalMime.parse(raw);
  return [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].flatMap(
    ({ address }) => address ?? [],
  );
}

async function send(
  form: URLSearchParams,
  raw: Buffer,
  mailbox: Mailbox,
  happened: (event: MailEvent) => void,
) {
  const named = await recipientsOf(form, raw);
  const recipients = named.map((to) => (to.match(/<([^>]+)>/)?.[1] ?? to).trim().toLowerCase());
  if (recipients.length === 0) throw new Rejected('Missing final destination');
  const kind = recipients.map(rehearsedEvent).find((event) => event !== undefined);
  const mail = await mailbox.keep(raw, recipients, kind);
  const tags = tagsOf(form, mail.headers['x-ses-message-tags']);
  if (kind) happened({ kind, messageId: mail.id, at: mail.at, from: mail.from, recipients, tags });
  return mail.id;
}

async function act(
  form: URLSearchParams,
  mailbox: Mailbox,
  happened: (event: MailEvent) => void,
): Promise<string> {
  const action = form.get('Action') ?? '';
  if (action === 'GetSendQuota')
    return answer(
      action,
      `<Max24HourSend>50000</Max24HourSend><MaxSendRate>${MAX_SEND_RATE}</MaxSendRate>` +
        `<SentLast24Hours>${mailbox.list().length}</SentLast24Hours>`,
    );
  if (action === 'SendRawEmail' || action === 'SendEmail') {
    const raw =
      action === 'SendEmail' ? compose(form) : Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    return answer(action, `<MessageId>${await send(form, raw, mailbox, happened)}</MessageId>`);
  }
  throw new Rejected(`The rehearsal's mailbox does not know the action "${action}"`);
}

/** @param happened is told of mails to addresses that are rehearsed as not working. */
export function sesServer(mailbox: Mailbox, happened: (event: MailEvent) => void): Server {
  return createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const reply = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(xml);
    try {
      const form = new URLSearchParams((await body(request, LARGEST_MAIL)).toString());
      reply(200, await act(form, mailbox, happened));
    } catch (error) {
      if (error instanceof Rejected) reply(400, refusal(error.name, error.message));
      else if (error instanceof TooLarge) reply(400, refusal('MessageRejected', 'The mail is too large'));
      else reply(500, refusal('InternalFailure', `${codeOf(error) ?? ''} ${reasonOf(error)}`));
    }
  });
}
