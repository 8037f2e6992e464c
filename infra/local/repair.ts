/**
 * After a kill the embedded store's indexes may differ from its items (it writes index rows first, then the item).
 * Putting an item again, unchanged, restores the rows it should have: done for what the day depends on, which is open
 * rounds, their duties and whatever is to wake. Rows of the agenda that no item stands behind are taken out.
 */
import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb';

type Row = Record<string, AttributeValue>;

const AT_ONCE = 16;

async function collect(pages: AsyncIterable<{ Items?: Row[] | undefined }>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...(page.Items ?? []));
  return rows;
}

const partition = (client: DynamoDBClient, table: string, pk: string) =>
  collect(
    paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
      },
    ),
  );

const waking = (client: DynamoDBClient, table: string) =>
  collect(
    paginateScan(
      { client },
      { TableName: table, FilterExpression: 'attribute_exists(wakeAt)', ConsistentRead: true },
    ),
  );

async function inBatches(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await Promise.all(rows.slice(i, i + AT_ONCE).map(work));
}

/** Makes the item own the stray row for a moment; taking it back takes the row along. */
async function removeStray(client: DynamoDBClient, table: string, row: Row): Promise<void> {
  const { pk, sk, wake, wakeAt } = row;
  if (!pk || !sk || !wake || !wakeAt) return;
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  );
  if (Item?.wakeAt?.S === wakeAt.S && Item?.wake?.S === wake.S) return;
  await client.send(
    new PutItemCommand({ TableName: table, Item: { ...(Item ?? { pk, sk }), wake, wakeAt } }),
  );
  if (Item) await client.send(new PutItemCommand({ TableName: table, Item }));
  else await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
}

/** Call it before anything else uses the table. @returns how many items were put again. */
export async function repairIndexes(client: DynamoDBClient, table: string): Promise<number> {
  const rounds = (await partition(client, table, 'ROUND')).filter((round) => round.closedAt === undefined);
  const rows = await waking(client, table);
  for (const round of rounds)
    rows.push(round, ...(await partition(client, table, `ROUND#${round.sk?.S ?? ''}`)));
  const again = new Map(rows.map((row) => [`${row.pk?.S}\n${row.sk?.S}`, row]));
  await inBatches([...again.values()], (Item) => client.send(new PutItemCommand({ TableName: table, Item })));
  const agenda = await collect(paginateScan({ client }, { TableName: table, IndexName: 'wake' }));
  await inBatches(agenda, (row) => removeStray(client, table, row));
  return again.size;
}
