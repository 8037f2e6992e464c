/**
 * Back from a moment before the damage. DynamoDB restores to a new table; what is wrong or missing in the province's own
 * is put back from there. What came since stays, and no mail goes twice.
 */
import { RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../functions/calendar/cadence.ts';
import type { Table } from '../../functions/platform/table.ts';
import { Refusal } from '../local/refusal.ts';
import { isExpired, lineOf, type Stored, type Sums, staysBehind, summing, withoutPending } from './items.ts';
import { copyName, type Store } from './store.ts';
import { ABSENT, atPace, type Condition, everyItem, type Pace, putAsIs, whileAgendaRests } from './whole.ts';

export interface RestoreOptions {
  /** Partitions whose items are put back even where others stand now: `TREE`, `ROUND#2021-02-26`. */
  overwrite: readonly string[];
  /** Mails that were still to be sent at that moment and are missing now are sent. */
  sendPending: boolean;
}

/** What was mailed is known from its items alone: put back, it would be mailed again. */
const NEVER_OVERWRITTEN = /^(MAIL|GRANT|UNSUBSCRIBE|ALERTS?)(#|$)/;

/** @throws Refusal for what is never overwritten */
export function checkOverwrite(partitions: readonly string[]): void {
  const wrong = partitions.find((each) => NEVER_OVERWRITTEN.test(each));
  if (wrong !== undefined)
    throw new Refusal(
      `${wrong} is never overwritten: what was mailed since would be mailed again. What is missing of it comes back by itself.`,
    );
}

interface Pair {
  then: Stored;
  now: Stored | undefined;
}

/** Each item of `copy` that is to be carried, beside what stands in its place; those that are the same are left out. */
async function* compared(copy: Table, { table, clock }: Store): AsyncGenerator<Pair> {
  const at = Date.parse(clock.now());
  const AT_ONCE = 50;
  let batch: Stored[] = [];
  const look = async () => {
    const pairs = await Promise.all(
      batch.map(async (then) => ({
        then,
        now: await table.get<Stored>({ pk: then.pk, sk: then.sk }, true),
      })),
    );
    batch = [];
    return pairs.filter(({ then, now }) => !now || lineOf(then) !== lineOf(now));
  };
  for await (const item of everyItem(copy)) {
    if (staysBehind(item) || isExpired(item, at)) continue;
    batch.push(item);
    if (batch.length === AT_ONCE) yield* await look();
  }
  yield* await look();
}

export interface Comparison {
  /** In the copy and no longer in the table. */
  missing: Sums;
  /** Other than they were, by partition: damaged, or changed since in all honesty. */
  changed: Map<string, number>;
}

export async function compare(copy: Table, store: Store): Promise<Comparison> {
  const missing = summing();
  const changed = new Map<string, number>();
  for await (const { then, now } of compared(copy, store)) {
    if (now) changed.set(then.pk, (changed.get(then.pk) ?? 0) + 1);
    else missing.add(then);
  }
  return { missing: missing.sums, changed };
}

const later = (a: unknown, b: unknown): unknown => (String(a ?? '') > String(b ?? '') ? a : b);

/** An item as it is put back over another: what was revoked since stays revoked. */
function over(then: Stored, now: Stored, at: Instant): Stored {
  if (then.pk === 'ACCOUNT') return { ...then, sessionsFrom: at };
  const grantsFrom = later(then.grantsFrom, now.grantsFrom);
  return then.pk === 'TREE' && grantsFrom !== undefined ? { ...then, grantsFrom } : then;
}

/** Somebody may be working while it is put back: then theirs stands, and is told. */
const unchangedSince = ({ revision }: Stored): Condition =>
  revision === undefined
    ? { when: 'attribute_not_exists(revision)' }
    : { when: 'revision = :seen', values: { ':seen': revision } };

export interface Restored {
  missing: number;
  overwritten: number;
  /** Changed by somebody at that very moment, and left. */
  left: string[];
}

/** Puts back what is missing, and what differs in the partitions that were named. Done again it changes nothing. */
export async function restore(
  copy: Table,
  store: Store,
  { overwrite, sendPending }: RestoreOptions,
  pace: Omit<Pace, 'sleep'>,
): Promise<Restored> {
  checkOverwrite(overwrite);
  const { table, clock } = store;
  const done: Restored = { missing: 0, overwritten: 0, left: [] };
  const putBack = async ({ then, now }: Pair) => {
    if (now === undefined) {
      const item = sendPending ? then : withoutPending(then);
      if (await putAsIs(table, item, ABSENT)) done.missing++;
    } else if (overwrite.includes(then.pk)) {
      const put = await putAsIs(table, over(then, now, clock.now()), unchangedSince(now));
      if (put) done.overwritten++;
      else done.left.push(`${then.pk} ${then.sk}`);
    }
  };
  await whileAgendaRests(store, async () => {
    const whole = await atPace(compared(copy, store), { ...pace, sleep: clock.sleep }, putBack);
    if (!whole) throw new Refusal('Stopped. The same command goes on from here.');
  });
  return done;
}

/** Asks DynamoDB for the table as it was. @returns the name of the copy, which is ready some minutes later */
export async function copyAt({ table, clock }: Store, at: Instant): Promise<string> {
  const copy = copyName(table.name, at);
  if (at >= clock.now()) throw new Refusal(`${at} is not in the past.`);
  await table.client.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: table.name,
      TargetTableName: copy,
      RestoreDateTime: new Date(at),
    }),
  );
  return copy;
}
