import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { INDEXES } from '../../../functions/topology.ts';
import { openDatabase } from '../../../infra/local/database.ts';
import { repairIndexes } from '../../../infra/local/repair.ts';

interface Store {
  open(): Promise<void>;
  keys(): AsyncIterable<string>;
  del(key: string): Promise<void>;
  close(): Promise<void>;
}
const { Level }: { Level: new (path: string) => Store } = createRequire(
  createRequire(import.meta.url).resolve('dynalite'),
)('level');

const TABLE = 'rehearsal';
const folder = join(mkdtempSync(join(tmpdir(), 'repair-')), 'db');

const item = (attributes: Record<string, string>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { S: value }]));

const { figures, school } = INDEXES;

const duty = (n: number, round: string) =>
  item({
    pk: `ROUND#${round}`,
    sk: `p.s${n}`,
    ...Object.fromEntries([
      [figures.partition, round],
      [figures.sort, `p.s${n}`],
      [school.partition, `s${n}`],
      [school.sort, round],
    ]),
  });

async function index(
  client: DynamoDBClient,
  name: string,
  partition: string,
  value: string,
): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: TABLE,
      IndexName: name,
      KeyConditionExpression: '#p = :p',
      ExpressionAttributeNames: { '#p': partition },
      ExpressionAttributeValues: { ':p': { S: value } },
    }),
  );
  return Items.map(({ sk }) => sk?.S ?? '').sort();
}

/** What a kill between two of the store's writes leaves: index rows that are missing. */
async function loseIndexRows(): Promise<number> {
  const store = new Level(folder);
  await store.open();
  let lost = 0;
  for await (const key of store.keys()) {
    if (!key.startsWith('index-')) continue;
    await store.del(key);
    lost++;
  }
  await store.close();
  return lost;
}

it('after a kill, puts back what the indexes lost of open rounds and of all that is to wake', async () => {
  const first = await openDatabase(TABLE, folder);
  const mail = item({
    pk: 'MAIL#2021-02-26',
    sk: 'reminder#p.s1',
    wake: 'BULK',
    wakeAt: '2021-02-26T00:00:00.000Z',
  });
  const open = item({ pk: 'ROUND', sk: '2021-02-26', wake: 'NOW', wakeAt: '2021-02-26T07:00:00.000Z' });
  const closed = item({ pk: 'ROUND', sk: '2021-02-22', closedAt: '2021-02-25T23:00:00.000Z' });
  const duties = [1, 2, 3].map((n) => duty(n, '2021-02-26'));
  for (const Item of [mail, open, closed, ...duties, duty(1, '2021-02-22')])
    await first.client.send(new PutItemCommand({ TableName: TABLE, Item }));
  await first.close();
  expect(await loseIndexRows()).toBe(2 + 4 + 4);

  const again = await openDatabase(TABLE, folder);
  expect(await index(again.client, 'wake', 'wake', 'BULK')).toEqual([]);
  expect(await repairIndexes(again.client, TABLE)).toBe(5);
  expect(await index(again.client, 'figures', figures.partition, '2021-02-26')).toEqual([
    'p.s1',
    'p.s2',
    'p.s3',
  ]);
  expect(await index(again.client, 'school', school.partition, 's1')).toEqual(['p.s1']);
  expect(await index(again.client, 'wake', 'wake', 'BULK')).toEqual(['reminder#p.s1']);
  expect(await index(again.client, 'wake', 'wake', 'NOW')).toEqual(['2021-02-26']);
  await again.close();
});

it('takes out rows of the agenda no item stands behind', async () => {
  const made = await openDatabase(TABLE, join(mkdtempSync(join(tmpdir(), 'repair-')), 'db'));
  const { client } = made;
  const base = { pk: 'MAIL#m', sk: 'a' };
  await client.send(
    new PutItemCommand({ TableName: TABLE, Item: item({ ...base, wake: 'NOW', wakeAt: '1' }) }),
  );
  await repairIndexes(client, TABLE);
  expect(await index(client, 'wake', 'wake', 'NOW')).toEqual(['a']);
  await client.send(new DeleteItemCommand({ TableName: TABLE, Key: item(base) }));
  expect(await index(client, 'wake', 'wake', 'NOW')).toEqual([]);
  await made.close();
});
