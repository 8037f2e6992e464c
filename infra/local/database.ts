/** The table on one machine: dynalite in this process, with the very keys and indexes of the topology. */
import type { Server } from 'node:http';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndexDescription,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { INDEXES } from '../../functions/topology.ts';
import { Refusal } from './refusal.ts';

export interface Database {
  endpoint: string;
  client: DynamoDBClient;
  close(): Promise<void>;
}

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

export function tableDefinition(name: string) {
  const indexes = Object.entries(INDEXES);
  const attributes = new Set(['pk', 'sk', ...indexes.flatMap(([, index]) => [index.partition, index.sort])]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes].map(text),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: indexes.map(([indexName, { partition, sort, projects }]) => ({
      IndexName: indexName,
      KeySchema: keys(partition, sort),
      Projection:
        projects.length > 0
          ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projects] }
          : { ProjectionType: 'KEYS_ONLY' as const },
    })),
  };
}

/** The indexes in one line of text, to compare. */
const indexesOf = (indexes: readonly GlobalSecondaryIndexDescription[] = []): string =>
  indexes
    .map(({ IndexName, KeySchema = [], Projection }) =>
      [IndexName, ...KeySchema.map((key) => key.AttributeName), ...(Projection?.NonKeyAttributes ?? [])].join(
        ' ',
      ),
    )
    .sort()
    .join('\n');

/** @throws Refusal when the kept table has other indexes than the topology: they cannot be changed in place. */
async function ensureTable(client: DynamoDBClient, name: string): Promise<void> {
  const definition = tableDefinition(name);
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (indexesOf(Table?.GlobalSecondaryIndexes) !== indexesOf(definition.GlobalSecondaryIndexes))
      throw new Refusal(
        'The kept data was made by another version of the system: add --fresh to begin anew.',
      );
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand(definition));
  }
  // A table just made refuses items until it is ACTIVE; dynalite turns it so in a timer of its own.
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.2 }, { TableName: name });
}

const listening = (server: Server) =>
  new Promise<number>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) done(address.port);
      else fail(new Error('The store has no port'));
    });
  });

/**
 * @param path where it is kept; in memory without.
 * @param tableName made if it is not there.
 */
export async function openDatabase(tableName: string, path?: string): Promise<Database> {
  const server = dynalite({ ...(path && { path }), createTableMs: 0 });
  const endpoint = `http://127.0.0.1:${await listening(server)}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await ensureTable(client, tableName);
  return {
    endpoint,
    client,
    close: () =>
      new Promise((done, fail) => {
        client.destroy();
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}
