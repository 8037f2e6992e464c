/** The one table. Stores speak through this; nothing else imports the SDK's DynamoDB client. */
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { IndexName } from '../topology.ts';
import { currentRequest } from './correlation.ts';
import { broughtUp, FORMS, type Forms } from './versions.ts';

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}

export interface Page<T> {
  items: T[];
  /** Where to go on, as `from`. */
  next?: Item;
}

export interface Find {
  index?: IndexName;
  /** Attribute = value of the partition, and an optional condition on the sort key. */
  partition: [attribute: string, value: string];
  sort?:
    | [attribute: string, is: 'begins_with' | '<=' | '<' | '=' | '>=', value: string]
    | [attribute: string, is: 'between', from: string, to: string];
  descending?: boolean;
  limit?: number;
  from?: Item;
  consistent?: boolean;
  /** Top-level attributes to fetch; absent: all. */
  only?: readonly string[];
}

const isConditionFailed = (error: unknown): boolean => error instanceof ConditionalCheckFailedException;

const sortCondition = ([, is]: NonNullable<Find['sort']>) => {
  if (is === 'between') return ' AND #s BETWEEN :s AND :to';
  return is === 'begins_with' ? ' AND begins_with(#s, :s)' : ` AND #s ${is} :s`;
};

function queryInput(table: string, find: Find): QueryCommandInput {
  const { partition, sort, only } = find;
  const names: Record<string, string> = { '#p': partition[0] };
  const values: Record<string, string> = { ':p': partition[1] };
  if (sort) {
    names['#s'] = sort[0];
    values[':s'] = sort[2];
    if (sort[1] === 'between') values[':to'] = sort[3];
  }
  // An index's rows are told apart by their partition.
  const asked = [...(only ?? []), ...(only && find.index ? ['pk'] : [])];
  for (const [i, attribute] of asked.entries()) names[`#o${i}`] = attribute;
  return {
    TableName: table,
    ...(find.index && { IndexName: find.index }),
    KeyConditionExpression: `#p = :p${sort ? sortCondition(sort) : ''}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ...(only && { ProjectionExpression: asked.map((_, i) => `#o${i}`).join(', ') }),
    ...(find.limit && { Limit: find.limit }),
    ...(find.from && { ExclusiveStartKey: find.from }),
    ScanIndexForward: !find.descending,
    ConsistentRead: find.consistent ?? false,
  };
}

/** An update: expression parts with their values; `when` must hold or the update answers false. */
export interface Change {
  set?: Record<string, unknown>;
  /** Raw SET clauses, e.g. `#revisions = list_append(…)`, with `names` and `values`. */
  clauses?: readonly string[];
  add?: Record<string, number>;
  remove?: readonly string[];
  when?: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

function updateInput(table: string, key: Key, change: Change): UpdateCommandInput {
  const names: Record<string, string> = { ...change.names };
  const values: Record<string, unknown> = { ...change.values };
  let n = 0;
  /** `brief.firstAt` becomes `#n1.#n2`. */
  const path = (dotted: string) =>
    dotted
      .split('.')
      .map((part) => {
        const name = `#n${n++}`;
        names[name] = part;
        return name;
      })
      .join('.');
  const value = (v: unknown) => {
    const name = `:v${n++}`;
    values[name] = v;
    return name;
  };
  const sets = [
    ...Object.entries(remembering(change.set ?? {}))
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => `${path(k)} = ${value(v)}`),
    ...(change.clauses ?? []),
  ];
  const adds = Object.entries(change.add ?? {}).map(([k, v]) => `${path(k)} ${value(v)}`);
  const removes = (change.remove ?? []).map(path);
  const expression = [
    sets.length > 0 && `SET ${sets.join(', ')}`,
    adds.length > 0 && `ADD ${adds.join(', ')}`,
    removes.length > 0 && `REMOVE ${removes.join(', ')}`,
  ];
  return {
    TableName: table,
    Key: key,
    UpdateExpression: expression.filter(Boolean).join(' '),
    ...(change.when && { ConditionExpression: change.when }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/** What asks to be woken remembers on whose behalf: the id of a request goes with the work that it causes. */
function remembering<T extends object>(set: T): T {
  const requestId = currentRequest();
  return requestId !== undefined && ('wake' in set || 'wakeAt' in set) ? { ...set, requestId } : set;
}

/** `T` is the store's word for what it wrote under such keys: a store owns its items' shapes, and only it reads them. */
export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
  get<T>(key: Key, consistent?: boolean): Promise<T | undefined>;
  page<T>(find: Find): Promise<Page<T>>;
  /** Every page of a query; for scopes known to be bounded. */
  all<T>(find: Find): Promise<T[]>;
  put(item: object): Promise<void>;
  /** False when an item of that key stands already; it is then left as it is. */
  putNew(item: object): Promise<boolean>;
  /** False when `when` does not hold. */
  update(key: Key, change: Change): Promise<boolean>;
  /** The item after the update; undefined when `when` does not hold. */
  updated<T>(key: Key, change: Change): Promise<T | undefined>;
}

/** @param forms which forms items may have: those of today, unless a test has others. */
export function makeTable(name: string, client: DynamoDBDocumentClient, forms: Forms = FORMS): Table {
  const written = (item: object) => ({ v: forms.version, ...remembering(item) });
  // Only here is it known that what comes back is what the store asked for.
  const read = <T>(item: Item, pk?: string): T => broughtUp(item, pk, forms) as T;
  const ifHolds = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  };
  const page = async <T>(find: Find): Promise<Page<T>> => {
    const { Items, LastEvaluatedKey } = await client.send(new QueryCommand(queryInput(name, find)));
    const pk = find.index ? undefined : find.partition[1];
    const items = (Items ?? []).map((item) => read<T>(item, pk));
    return { items, ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
  };
  return {
    name,
    client,
    page,
    async get<T>(key: Key, consistent = false) {
      const { Item } = await client.send(
        new GetCommand({ TableName: name, Key: key, ConsistentRead: consistent }),
      );
      return Item && read<T>(Item);
    },
    async all<T>(find: Find) {
      const items: T[] = [];
      let from = find.from;
      do {
        const next: Page<T> = await page<T>({ ...find, ...(from && { from }) });
        items.push(...next.items);
        from = next.next;
      } while (from);
      return items;
    },
    async put(item) {
      await client.send(new PutCommand({ TableName: name, Item: written(item) }));
    },
    async putNew(item) {
      const Item = written(item);
      const input = { TableName: name, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      return (await ifHolds(client.send(new PutCommand(input)))) !== undefined;
    },
    async update(key, change) {
      return (await ifHolds(client.send(new UpdateCommand(updateInput(name, key, change))))) !== undefined;
    },
    async updated<T>(key: Key, change: Change) {
      const input = { ...updateInput(name, key, change), ReturnValues: 'ALL_NEW' as const };
      const item = (await ifHolds(client.send(new UpdateCommand(input))))?.Attributes;
      return item && read<T>(item);
    },
  };
}

/** Connects by the SDK's own environment: on one machine AWS_ENDPOINT_URL_DYNAMODB points at the embedded store. */
export const connect = (name: string): Table =>
  makeTable(
    name,
    DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
  );
