/** A whole system over an in-memory dynalite and the real local SES endpoint, with a clock that stands where it is put. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Account, accountItem } from '../../functions/access/accounts.store.ts';
import type { Instant } from '../../functions/calendar/cadence.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import type { Mailer } from '../../functions/mail/delivering.step.ts';
import type { Clock } from '../../functions/platform/clock.ts';
import { makePost } from '../../functions/platform/ses.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { schoolItem, unitItem } from '../../functions/schools/schools.store.ts';
import type { School, Unit } from '../../functions/schools/unit.ts';
import { openDatabase } from '../../infra/local/database.ts';
import { type Mailbox, openMailbox } from '../../infra/local/mail/mailbox.ts';
import { sesServer } from '../../infra/local/mail/ses.ts';
import { readProvinceFile } from '../../infra/province-file/files.ts';

export interface Rehearsal {
  table: string;
  /** Of the embedded DynamoDB. */
  endpoint: string;
  system: Mailer;
  /** The DynamoDB client, for what only a test needs. */
  documents: DynamoDBDocumentClient;
  clock: Clock & { set(now: Instant): void };
  mailbox: Mailbox;
  register(units: readonly Unit[], schools: readonly School[], accounts: readonly Account[]): Promise<void>;
  /** One run of the agenda. */
  agenda(): Promise<unknown>;
  close(): Promise<void>;
}

function standingClock(start: Instant) {
  let now = start;
  return {
    now: () => now,
    sleep: () => Promise.resolve(),
    set: (to: Instant) => {
      now = to;
    },
  };
}

const listen = (server: Server) =>
  new Promise<string>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '');
    });
  });

export async function rehearse(
  start: Instant,
  province = readProvinceFile('kien-giang'),
): Promise<Rehearsal> {
  const clock = standingClock(start);
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const database = await openDatabase('rehearsal');
  const mailbox = openMailbox(folder, () => Date.parse(clock.now()));
  const server = sesServer(mailbox, () => undefined);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SES: await listen(server),
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const documents = DynamoDBDocumentClient.from(database.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const mailFrom = `${province.mail.fromLocal}@${province.mail.domain}`;
  const system: Mailer = {
    ...wire(makeTable('rehearsal', documents), province, clock),
    post: makePost({ from: mailFrom, configurationSet: 'rehearsal' }),
    mailFrom,
    publicOrigin: 'https://khaibao.example',
  };
  const put = (Item: object) => documents.send(new PutCommand({ TableName: 'rehearsal', Item: { ...Item } }));
  return {
    table: 'rehearsal',
    endpoint: database.endpoint,
    system,
    documents,
    clock,
    mailbox,
    async register(units, schools, accounts) {
      await Promise.all(
        [...units.map(unitItem), ...schools.map(schoolItem), ...accounts.map(accountItem)].map(put),
      );
    },
    agenda: runAgenda(system),
    async close() {
      await new Promise((done) => server.close(done));
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
