/**
 * A restore rehearsed on one machine: a copy of the table as of 13:50 on a reporting day, damage at 14:20, and the way
 * back: the API answers as before, the agenda goes on, nobody gets a mail twice.
 */
import { createServer } from 'node:http';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../../functions/calendar/cadence.ts';
import { systemClock } from '../../../functions/platform/clock.ts';
import { connect } from '../../../functions/platform/table.ts';
import { tableDefinition } from '../../../infra/local/database.ts';
import { closeServer, listen } from '../../../infra/local/http.ts';
import type { Stored } from '../../../infra/operate/items.ts';
import { restoring } from '../../../infra/operate/restore.ts';
import { copyAt } from '../../../infra/operate/restoring.ts';
import { everyItem } from '../../../infra/operate/whole.ts';
import { type Api, api } from '../../support/api.ts';
import { admin, everyone, HON_DAT, huong, PHU_QUOC, PROVINCE, schools, units } from '../../support/cast.ts';
import { plain, withCases } from '../../support/declaration.ts';
import { declares } from '../../support/declaring.ts';
import { type Rehearsal, rehearse } from '../../support/system.ts';
import { terminal } from './terminal.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const DUTIES = `ROUND#${ROUND}`;
const COPY = 'rehearsal-at-202102260650';

let day: Rehearsal;
let call: Api;
let answersBefore: unknown;
let huongsCookie: string;

const go = async (time: string) => {
  day.clock.set(at(time));
  await day.agenda();
};
const items = async (): Promise<Stored[]> => {
  const found: Stored[] = [];
  for await (const item of everyItem(day.system.open((table) => table))) found.push(item);
  return found;
};
const session = async (email = admin.email) =>
  (await day.system.grants.openSession(email, 'office', day.clock.now())).token;
const remove = ({ pk, sk }: Stored) =>
  day.documents.send(new DeleteCommand({ TableName: day.table, Key: { pk, sk } }));

/** What a province's administrator reads of the day. */
async function answers(cookie: string): Promise<unknown[]> {
  const paths = [
    `/api/rounds/${ROUND}/overview?unit=${PROVINCE}`,
    `/api/rounds/${ROUND}/duties?unit=${PROVINCE}`,
    `/api/rounds/${ROUND}/duties/th-duong-dong-1`,
    '/api/alerts',
    '/api/schools',
  ];
  const found: unknown[] = [];
  for (const path of paths) {
    const { status, body } = await call('GET', path, { cookie });
    expect([path, status]).toEqual([path, 200]);
    found.push(body);
  }
  return found;
}

beforeAll(async () => {
  day = await rehearse(at('05:55'));
  call = api(day);
  await day.register(units, schools, everyone);
  await go('06:01');
  await go('07:00');
  await declares(day.system, ROUND, 'th-duong-dong-1', plain(), at('08:00'));
  await declares(day.system, ROUND, 'mn-ganh-dau', withCases(2), at('08:10'));
  await go('08:11');
  day.clock.set(at('13:50'));
  // Point-in-time recovery gives a second table with everything in it.
  await day.documents.send(new CreateTableCommand(tableDefinition(COPY)));
  for (const Item of await items()) await day.documents.send(new PutCommand({ TableName: COPY, Item }));
  await go('14:00');
  await declares(day.system, ROUND, 'th-hon-dat', plain(), at('14:10'));
  day.clock.set(at('14:20'));
  huongsCookie = await session(huong.email);
  answersBefore = await answers(await session());
  await damage();
});
afterAll(() => day.close());

/** Everything of Phú Quốc is gone, with the record of its mails; units are renamed and an officer has lost the scope. */
async function damage(): Promise<void> {
  for (const item of await items()) {
    const ofPhuQuoc = item.sk.includes(PHU_QUOC);
    if (ofPhuQuoc && (item.pk === 'TREE' || item.pk === DUTIES || item.pk.startsWith('MAIL#')))
      await remove(item);
    if (item.pk === 'UNITS')
      await day.documents.send(new PutCommand({ TableName: day.table, Item: { ...item, name: '?' } }));
    if (item.sk === huong.email)
      await day.documents.send(new PutCommand({ TableName: day.table, Item: { ...item, scopes: [] } }));
  }
}

const run = async (flags: readonly string[], yes = true) => {
  const its = terminal({ yes });
  await restoring.run([PROVINCE, '--table', day.table, ...flags], its);
  return its.said.join('\n');
};

describe('npm run restore', () => {
  it('shows first what is missing and what is different, and writes nothing without a yes', async () => {
    const before = await items();
    const its = terminal({ yes: false });
    const asked = restoring.run([PROVINCE, '--table', day.table, '--from', COPY], its);
    await expect(asked).rejects.toThrow('Nothing was put back');
    expect(its.said.join('\n')).toMatch(/Missing now: .*3 TREE[\s\S]*ACCOUNT {2}\d[\s\S]*UNITS {2}4/);
    expect(await items()).toEqual(before);
  });

  it('puts back what is missing and, where it is told to, what was damaged', async () => {
    expect(await run(['--from', COPY, '--overwrite', 'UNITS,ACCOUNT'])).toMatch(
      /\d+ missing items put back, \d+ overwritten/,
    );
    day.clock.set(at('14:21'));
    const cookie = await session();
    day.clock.set(at('14:20'));
    expect(await answers(cookie)).toEqual(answersBefore);
  });

  it('keeps what came after that moment: who declared at 14:10 has declared', async () => {
    expect((await day.system.duties.find(ROUND, 'th-hon-dat'))?.revision).toBe(1);
  });

  it('signs everybody out whose account was put back, and brings back no session and no sign-in', async () => {
    expect((await call('GET', '/api/session', { cookie: huongsCookie })).status).toBe(401);
    const grants = (await items()).filter(({ pk, kind }) => pk.startsWith('GRANT#') && kind === 'session');
    // Two of before, one opened since: none of the copy's.
    expect(grants).toHaveLength(3);
  });

  it('done again, it finds nothing missing', async () => {
    const before = (await items()).filter(({ pk }) => pk !== 'LEASE');
    expect(await run(['--from', COPY])).toContain('Missing now: nothing');
    expect((await items()).filter(({ pk }) => pk !== 'LEASE')).toEqual(before);
  });

  it('lets the agenda go on: call list, digest and the next round come, and no school gets a mail twice', async () => {
    await go('14:22');
    const schoolMails = () => day.mailbox.list().filter(({ to }) => to.endsWith('@truong.example'));
    const subjects = schoolMails().map(({ to, subject }) => `${to} ${subject}`);
    expect(subjects.length - new Set(subjects).size).toBe(0);
    await go('15:00');
    await go('17:01');
    expect(schoolMails().map(({ to, subject }) => `${to} ${subject}`)).toEqual(subjects);
    const toHuong = day.mailbox.list({ to: huong.email }).map(({ subject }) => subject);
    expect(toHuong.some((subject) => /Danh sách|Cần gọi|gọi/i.test(subject))).toBe(true);
    day.clock.set(instantOf('2021-03-01', '06:01', 'Asia/Ho_Chi_Minh'));
    await day.agenda();
    expect((await day.system.rounds.get(ROUND))?.closedAt).toBeDefined();
    expect(await day.system.duties.briefsConsistently('2021-03-01', PROVINCE)).toHaveLength(schools.length);
    expect((await day.system.duties.briefsConsistently(ROUND, HON_DAT)).length).toBe(1);
  });

  it('never overwrites mails, and refuses what it cannot understand with a sentence', async () => {
    const refused = (...flags: string[]) => run(flags);
    await expect(refused('--from', COPY, '--overwrite', 'MAIL#2021-02-26')).rejects.toThrow(
      'never overwritten',
    );
    await expect(refused('--from', COPY, '--overwrite', 'TREEE')).rejects.toThrow('Nothing differs in TREEE');
    await expect(refused()).rejects.toThrow('either --at MOMENT or --from COPY');
    await expect(refused('--at', 'gestern')).rejects.toThrow('--at must look like');
    await expect(refused('--at', '2999-01-01T00:00:00Z')).rejects.toThrow('not in the past');
  });

  it('asks DynamoDB for a copy as of a moment, under a name that no command takes for the province’s table', async () => {
    const asked: unknown[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      asked.push([request.headers['x-amz-target'], JSON.parse(text)]);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    });
    const port = await listen(server, 0);
    const table = connect('kien-giang-TableCD117FA1-X');
    const kept = process.env.AWS_ENDPOINT_URL_DYNAMODB;
    process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${port}`;
    const name = await copyAt({ table: connect(table.name), clock: systemClock }, '2021-02-26T06:50:00.000Z');
    process.env.AWS_ENDPOINT_URL_DYNAMODB = kept;
    await closeServer(server);
    expect(name).toBe('kien-giang-TableCD117FA1-X-at-202102260650');
    expect(asked).toEqual([
      [
        'DynamoDB_20120810.RestoreTableToPointInTime',
        {
          SourceTableName: 'kien-giang-TableCD117FA1-X',
          TargetTableName: name,
          RestoreDateTime: Date.parse('2021-02-26T06:50:00.000Z') / 1000,
        },
      ],
    ]);
  });
});
