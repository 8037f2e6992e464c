/** The province's table for an operator's commands: on AWS, or that of a rehearsal on this machine, by its clock. */
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../../functions/platform/clock.ts';
import type { Province } from '../../functions/platform/province.ts';
import { makeTable, type Table } from '../../functions/platform/table.ts';
import { Refusal } from '../local/refusal.ts';

export const STORE_FLAGS = {
  table: { value: 'NAME', about: 'the table; by default the one the province’s stack made' },
  rehearsal: { value: 'URL', about: 'instead of AWS the rehearsal of "npm start": http://localhost:8080' },
} as const;

export interface StoreOptions {
  table?: string | undefined;
  rehearsal?: string | undefined;
}

export interface Store {
  table: Table;
  clock: Clock;
}

const tableOver = (name: string, client: DynamoDBClient): Table =>
  makeTable(name, DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }));

/** What `npm run restore -- … --at` calls a copy: the moment to the minute. */
export const copyName = (table: string, moment: string): string =>
  `${table}-at-${moment.replace(/\D/g, '').slice(0, 12)}`;
const IS_COPY = /-at-\d{12}$/;

/** CloudFormation names it `<stack>-Table<hash>-<random>`. */
async function stacksTable(client: DynamoDBClient, { id, region }: Province): Promise<string> {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) names.push(...TableNames);
  const ours = names.filter((name) => name.startsWith(`${id}-Table`) && !IS_COPY.test(name));
  if (ours.length === 1 && ours[0] !== undefined) return ours[0];
  throw new Refusal(
    ours.length === 0
      ? `There is no table of the stack ${id} in ${region} (there: ${names.join(', ') || 'none'}). Deploy it first, or name one: --table NAME.`
      : `Several tables could be the one of ${id}: ${ours.join(', ')}. Name one: --table NAME.`,
  );
}

/** What `npm start` says of itself at `/__local/store`. @throws Refusal when nothing answers there */
async function askRehearsal(url: string): Promise<{ endpoint: string; table: string; now: string }> {
  try {
    return await (await fetch(new URL('/__local/store', url))).json();
  } catch {
    throw new Refusal(`No rehearsal answers at ${url}. Start one: npm start.`);
  }
}

async function openRehearsal(url: string, named: string | undefined): Promise<Store> {
  const { endpoint, table, now } = await askRehearsal(url);
  const behind = Date.parse(now) - Date.now();
  return {
    table: tableOver(
      named ?? table,
      new DynamoDBClient({
        endpoint,
        region: 'local',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    ),
    clock: { ...systemClock, now: () => new Date(Date.now() + behind).toISOString() },
  };
}

/** @throws Refusal when the stack's table cannot be told, or no rehearsal answers. */
export async function openStore(province: Province, options: StoreOptions): Promise<Store> {
  if (options.rehearsal !== undefined) return openRehearsal(options.rehearsal, options.table);
  const client = new DynamoDBClient({ region: province.region });
  return {
    table: tableOver(options.table ?? (await stacksTable(client, province)), client),
    clock: systemClock,
  };
}
