import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSendQuotaCommand, SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMime } from '../../../functions/mail/mime.ts';
import { closeServer, listen } from '../../../infra/local/http.ts';
import { eventBridgeEvent, type MailEvent } from '../../../infra/local/mail/events.ts';
import { openMailbox } from '../../../infra/local/mail/mailbox.ts';
import { sesServer } from '../../../infra/local/mail/ses.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-'));
const now = () => Date.parse('2021-02-26T00:00:00Z');
const mailbox = openMailbox(folder, now);
const events: MailEvent[] = [];
const server = sesServer(mailbox, (event) => events.push(event));
let ses: SESClient;

beforeAll(async () => {
  ses = new SESClient({
    endpoint: `http://127.0.0.1:${await listen(server, 0)}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  ses.destroy();
  await closeServer(server);
});

const SUBJECT = '[Khai báo] Thứ Sáu 26/02: hạn 16:30 hôm nay';

async function send(to: string, headers: Record<string, string> = {}): Promise<string> {
  const mime = await composeMime({
    from: { name: 'Khai báo Kiên Giang', address: 'khai-bao@khaibao.kiengiang.example' },
    to,
    subject: SUBJECT,
    html: '<p>Kính gửi Thầy/Cô Đặng</p>',
    text: 'Kính gửi Thầy/Cô Đặng',
    date: new Date(now()),
    headers,
  });
  const command = new SendRawEmailCommand({
    RawMessage: { Data: mime },
    Destinations: [to],
    Source: 'a@b.example',
  });
  return (await ses.send(command)).MessageId ?? '';
}

describe('the mailbox, as the real SES client sees it', () => {
  it('keeps a raw mail whole: subject, both parts, headers, and the file itself', async () => {
    const id = await send('Th-An-Son@truong.example', { 'X-Kind': 'reminder' });
    const mail = await mailbox.read(id);
    expect(mail).toMatchObject({
      at: '2021-02-26T00:00:00.000Z',
      to: 'th-an-son@truong.example',
      from: 'khai-bao@khaibao.kiengiang.example',
      subject: SUBJECT,
    });
    expect(mail?.text).toContain('Đặng');
    expect(mail?.html).toContain('<p>Kính gửi Thầy/Cô Đặng</p>');
    expect(mail?.headers['x-kind']).toBe('reminder');
    expect(readFileSync(join(folder, `${id}.eml`), 'utf8')).toContain('X-Kind: reminder');
  });

  it('keeps a mail given by its parts', async () => {
    const { MessageId = '' } = await ses.send(
      new SendEmailCommand({
        Source: 'khai-bao@khaibao.kiengiang.example',
        Destination: { ToAddresses: ['a@x.example', 'b@x.example'] },
        Message: {
          Subject: { Data: SUBJECT },
          Body: { Text: { Data: 'Chữ' }, Html: { Data: '<b>Chữ</b>' } },
        },
      }),
    );
    const mail = await mailbox.read(MessageId);
    expect(mail).toMatchObject({ to: 'a@x.example, b@x.example', subject: SUBJECT });
    expect([mail?.text.trim(), mail?.html.trim()]).toEqual(['Chữ', '<b>Chữ</b>']);
  });

  it('allows 1,000 mails a second', async () => {
    expect((await ses.send(new GetSendQuotaCommand({}))).MaxSendRate).toBe(1000);
  });

  it('refuses a mail to nobody as SES does', async () => {
    const raw = new SendRawEmailCommand({ RawMessage: { Data: Buffer.from('Subject: x\r\n\r\nx') } });
    await expect(ses.send(raw)).rejects.toMatchObject({ name: 'MessageRejected' });
  });

  it('finds by recipient, by words, and after a mail seen before', async () => {
    const first = await send('c@x.example');
    const second = await send('d@x.example');
    expect(mailbox.list({ to: 'C@x.example' }).map(({ id }) => id)).toEqual([first]);
    expect(mailbox.list({ q: 'D@X.EXAMPLE' }).map(({ id }) => id)).toEqual([second]);
    expect(mailbox.list({ after: first }).map(({ id }) => id)).toEqual([second]);
  });

  it('tells as SES would that an address does not work, with the tags of the mail', async () => {
    const id = await send('bounce-1@x.example', { 'X-SES-MESSAGE-TAGS': 'ref=abc, kind=nudge' });
    await send('somebody@bounce.example');
    await send('complaint@x.example');
    expect(events.map(({ kind, recipients }) => [kind, ...recipients])).toEqual([
      ['bounce', 'bounce-1@x.example'],
      ['bounce', 'somebody@bounce.example'],
      ['complaint', 'complaint@x.example'],
    ]);
    const [bounced] = events;
    expect(bounced && eventBridgeEvent(bounced)).toMatchObject({
      source: 'aws.ses',
      'detail-type': 'Email Bounced',
      detail: {
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce-1@x.example' }] },
        mail: { messageId: id, destination: ['bounce-1@x.example'], tags: { ref: ['abc'], kind: ['nudge'] } },
      },
    });
  });
});

it('is the same after a restart, also when its index was torn', async () => {
  const id = await send('last@x.example');
  const before = mailbox.list();
  const index = join(folder, 'index.jsonl');
  expect(openMailbox(folder, now).list()).toEqual(before);
  appendFileSync(index, '{"id":"0000');
  const again = openMailbox(folder, now);
  expect(again.list()).toEqual(before);
  const next = await again.keep(Buffer.from('Subject: x\r\n\r\nx'), ['z@x.example'], undefined);
  expect(next.id > id).toBe(true);
  expect(
    openMailbox(folder, now)
      .list()
      .map(({ to }) => to),
  ).toEqual([...before.map(({ to }) => to), 'z@x.example']);
});
