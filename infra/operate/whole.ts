/** Reading a whole table and putting items into one, at a pace, with the agenda resting meanwhile. */
import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { SECOND } from '../../functions/platform/clock.ts';
import { AGENDA, leaseStore } from '../../functions/platform/lease.store.ts';
import type { Table } from '../../functions/platform/table.ts';
import { Refusal } from '../local/refusal.ts';
import { isStored, type Stored } from './items.ts';
import type { Store } from './store.ts';

/** Every item, page by page. What is written meanwhile may be in it or not. */
export async function* everyItem({ client, name }: Table): AsyncGenerator<Stored> {
  const pages = paginateScan({ client }, { TableName: name, ConsistentRead: true });
  for await (const { Items = [] } of pages) for (const item of Items) if (isStored(item)) yield item;
}

export interface Condition {
  when: string;
  values?: Record<string, unknown>;
}

export const ABSENT: Condition = { when: 'attribute_not_exists(pk)' };

/** The item exactly as it is given. False when the condition does not hold. */
export async function putAsIs({ client, name }: Table, item: Stored, { when, values }: Condition) {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: item,
        ConditionExpression: when,
        ...(values && { ExpressionAttributeValues: values }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export interface Pace {
  perSecond: number;
  signal: AbortSignal;
  /** Of real time. */
  sleep(ms: number): Promise<void>;
}

/** Batches of a tenth of a second each: evenly enough for a table on demand, which doubles its peak within minutes. */
const BATCHES = 10;

/**
 * Works through `items`, so many a second at most. @param done is told how many, after each batch
 * @returns whether all of them were worked through: false when the signal came first
 */
export async function atPace<T>(
  items: AsyncIterable<T>,
  { perSecond, signal, sleep }: Pace,
  work: (item: T) => Promise<void>,
  done: (batch: readonly T[]) => Promise<void> = async () => {},
): Promise<boolean> {
  const size = Math.max(1, Math.round(perSecond / BATCHES));
  let batch: T[] = [];
  const flush = async () => {
    const began = performance.now();
    await Promise.all(batch.map(work));
    await done(batch);
    const early = (batch.length / perSecond) * SECOND - (performance.now() - began);
    batch = [];
    if (early > 1) await sleep(early);
  };
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    await flush();
    if (signal.aborted) return false;
  }
  await flush();
  return true;
}

const LEASE_LASTS = 90 * SECOND;
const RENEWED_EVERY = 20 * SECOND;

/**
 * Keeps the agenda from running while `work` does: a round must not close, nor a mail go out, over half of its duties.
 * If we die, the agenda goes on after a minute and a half.
 * @throws Refusal when the agenda is at work and does not end within `patience` milliseconds
 */
export async function whileAgendaRests<T>(
  { table, clock }: Store,
  work: () => Promise<T>,
  patience = 5 * 60 * SECOND,
): Promise<T> {
  const leases = leaseStore(table);
  const holder = `operator-${randomUUID()}`;
  const hold = () => leases.hold(AGENDA, holder, clock.now(), LEASE_LASTS);
  const until = performance.now() + patience;
  while (!(await hold())) {
    if (performance.now() >= until)
      throw new Refusal('The agenda is at work and did not end in time: try again in a few minutes.');
    await clock.sleep(SECOND);
  }
  const renewing = setInterval(() => void hold().catch(() => {}), RENEWED_EVERY);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    await leases.release(AGENDA, holder);
  }
}
