/** A province as a file and back: everything arrives, nothing that belongs to the moment does, and damage is seen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../functions/platform/clock.ts';
import { makeTable } from '../../../functions/platform/table.ts';
import { openDatabase } from '../../../infra/local/database.ts';
import { archiveOf, openArchive, readArchive } from '../../../infra/operate/archive.ts';
import { exportTo } from '../../../infra/operate/export.ts';
import { paceOf } from '../../../infra/operate/import.ts';
import { type ImportOptions, importInto } from '../../../infra/operate/importing.ts';
import { kindOf, lineOf, type Stored, staysBehind, summing } from '../../../infra/operate/items.ts';
import type { Store } from '../../../infra/operate/store.ts';
import { ABSENT, everyItem, putAsIs } from '../../../infra/operate/whole.ts';
import { terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true });
});

async function store(): Promise<Store> {
  const database = await openDatabase('province');
  closing.push(database.close);
  const table = makeTable('province', DynamoDBDocumentClient.from(database.client));
  return { table, clock: { ...systemClock, sleep: async () => {} } };
}
async function held({ table }: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of everyItem(table))
    if (item.pk !== 'OPERATION' && item.pk !== 'LEASE') lines.push(lineOf(item));
  return lines.sort();
}
async function textOf(items: readonly Stored[], province = 'kien-giang'): Promise<string> {
  async function* each() {
    yield* items;
  }
  let text = '';
  const source = { province, table: 'province', at: '2026-01-01T00:00:00.000Z' };
  for await (const line of archiveOf(each(), source)) text += line;
  return text;
}
async function* linesOf(text: string) {
  yield* text.split('\n');
}
async function read(text: string): Promise<Stored[]> {
  const items: Stored[] = [];
  for await (const each of readArchive(linesOf(text))) if (!('archive' in each)) items.push(each.item);
  return items;
}

const FUTURE = 4_000_000_000;
const sample: Stored[] = [
  { pk: 'ACCOUNT', sk: 'huong@phuquoc.example', name: 'Lê Thị Hương', scopes: [] },
  ...Array.from({ length: 25 }, (_, i) => ({ pk: 'ROUND#2021-02-26', sk: `kien-giang.a.t${i}`, n: i })),
  { pk: 'MAIL#2021-02', sk: 'a', state: 'sent', sentAt: '2021-02-26T00:00:00.000Z', expires: FUTURE },
  { pk: 'MAIL#2021-02', sk: 'b', state: 'queued', wake: 'BULK', wakeAt: '2021-02-26T00:00:00.000Z' },
  { pk: 'GRANT#c', sk: 'GRANT', kind: 'declare', expires: FUTURE },
  { pk: 'GRANT#d', sk: 'GRANT', kind: 'session', expires: FUTURE },
  { pk: 'SIGNIN#e', sk: 'SIGNIN' },
  { pk: 'LIMIT#f', sk: '1' },
];
const carried = sample.filter((item) => !staysBehind(item));
const fileOf = async (name: string, items = sample, province?: string): Promise<string> => {
  const file = join(folder, name);
  const text = await textOf(items, province);
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
};
const options = (file: string, more: Partial<ImportOptions> = {}): ImportOptions => ({
  province: 'kien-giang',
  file,
  perSecond: 100,
  intoExisting: false,
  sendPending: true,
  ...more,
});
const yes = terminal({ yes: true });

const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
const anItem = fc
  .record(
    {
      pk: fc.constantFrom('ACCOUNT', 'TREE', 'ROUND#2021-02-26', 'MAIL#2021-02', 'SETTINGS'),
      sk: fc.string({ minLength: 1, unit: 'grapheme' }),
      brief: json,
      'Tên đầy đủ': json,
    },
    { noNullPrototype: true },
  )
  .map((item): Stored => item);

describe('an archive', () => {
  it('gives back what was put into it, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anItem, { maxLength: 8 }), async (items) => {
        expect((await read(await textOf(items))).map(lineOf)).toEqual(items.map(lineOf));
      }),
      { numRuns: 100 },
    );
  });

  it('notices any line that is lost, doubled or changed, and any end that is missing', async () => {
    const text = await textOf(carried);
    const lines = text.trimEnd().split('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: lines.length - 1 }),
        fc.constantFrom('lose', 'double', 'change', 'cut'),
        async (at, how) => {
          const line = lines[at] ?? '';
          const changed = line.replace(/[a-z](?="[,}])/, (letter) => (letter === 'z' ? 'y' : 'z'));
          const put = {
            lose: [],
            double: [line, line],
            change: [changed === line ? '{}' : changed],
            cut: [],
          }[how];
          const after = how === 'cut' ? [] : lines.slice(at + 1);
          const damaged = [...lines.slice(0, at), ...put, ...after].join('\n');
          await expect(read(damaged)).rejects.toThrow(/damaged|cut off|behind its end/);
        },
      ),
    );
  });

  it('sums items up the same in any order, and duties apart from rounds', () => {
    const [one, other] = [summing(), summing()];
    for (const item of sample) one.add(item);
    for (const item of sample.toReversed())
      other.add(Object.fromEntries(Object.entries(item).reverse()) as Stored);
    expect(one.sums).toEqual(other.sums);
    expect([kindOf({ pk: 'ROUND' }), kindOf({ pk: 'ROUND#2021-02-26' })]).toEqual(['ROUND', 'ROUND#']);
  });

  it('reads what `npm run export > file` made: npm says first what it runs', async () => {
    expect(await read(`\n> an-toan@0.1.0 export\n> node start.js\n\n${await textOf(carried)}`)).toHaveLength(
      carried.length,
    );
  });
});

describe('export and import', () => {
  it('carry a province over to an empty table as it was, packed or not, without who is signed in', async () => {
    const [one, other] = [await store(), await store()];
    for (const item of sample) await putAsIs(one.table, item, ABSENT);
    for (const name of ['a.jsonl', 'a.jsonl.gz']) {
      const packed = name.endsWith('.gz');
      const { output, written, ...rest } = terminal();
      await exportTo(one, 'kien-giang', output, rest, packed);
      writeFileSync(join(folder, name), written());
    }
    const done = await importInto(other, options(join(folder, 'a.jsonl.gz')), yes);
    expect([done.wrong, done.put]).toEqual([[], carried.length]);
    expect(await held(other)).toEqual(carried.map(lineOf).sort());
    const plain: unknown[] = [];
    for await (const each of openArchive(join(folder, 'a.jsonl'))) plain.push(each);
    expect(plain).toHaveLength(carried.length + 1);
  });

  it('send no mail that may have been sent already, unless asked to', async () => {
    const to = await store();
    await importInto(to, options(await fileOf('mails.jsonl'), { sendPending: false }), yes);
    const mails = (await held(to)).filter((line) => line.includes('"pk":"MAIL#'));
    expect(mails.map((line) => JSON.parse(line)).map(({ sk, state, wakeAt }) => [sk, state, wakeAt])).toEqual(
      [
        ['a', 'sent', undefined],
        ['b', 'dropped', undefined],
      ],
    );
  });

  it('go on where they were stopped, and do not ask again', async () => {
    const to = await store();
    const file = await fileOf('stopped.jsonl');
    const stop = new AbortController();
    stop.abort();
    const stopped = importInto(to, options(file), terminal({ yes: true, signal: stop.signal }));
    await expect(stopped).rejects.toThrow('The same command goes on from here');
    expect((await held(to)).length).toBe(10);
    const done = await importInto(to, options(file), terminal({ yes: false }));
    expect([done.put, done.there, done.wrong]).toEqual([carried.length - 10, 0, []]);
  });

  it('refuse a table that holds something; asked to, they add what is missing and change nothing', async () => {
    const to = await store();
    const standing = { pk: 'ACCOUNT', sk: 'huong@phuquoc.example', name: 'Tên mới' };
    await putAsIs(to.table, standing, ABSENT);
    const file = await fileOf('existing.jsonl');
    await expect(importInto(to, options(file), yes)).rejects.toThrow('is not empty: 1 ACCOUNT');
    const done = await importInto(to, options(file, { intoExisting: true }), yes);
    expect([done.put, done.there]).toEqual([carried.length - 1, 1]);
    expect(await held(to)).toContain(lineOf(standing));
  });

  it('write nothing of a file that is damaged, cut off, another province’s, or when the answer is no', async () => {
    const to = await store();
    const whole = gzipSync(await textOf(carried));
    const file = join(folder, 'cut.jsonl.gz');
    writeFileSync(file, whole.subarray(0, whole.length - 20));
    await expect(importInto(to, options(file), yes)).rejects.toThrow('cannot be unpacked');
    writeFileSync(join(folder, 'not.jsonl'), 'name,level\n');
    await expect(importInto(to, options(join(folder, 'not.jsonl')), yes)).rejects.toThrow('is empty');
    const other = await fileOf('other.jsonl', sample, 'an-giang');
    const newer = await fileOf('newer.jsonl', [{ pk: 'TREE', sk: 'a', v: 99 }]);
    await expect(importInto(to, options(newer), yes)).rejects.toThrow('update this one first');
    await expect(importInto(to, options(other), yes)).rejects.toThrow('of an-giang, not of kien-giang');
    await expect(importInto(to, options(await fileOf('no.jsonl')), terminal())).rejects.toThrow('Nothing');
    expect(await held(to)).toEqual([]);
  });

  it('wait for the agenda, and keep it from running meanwhile', async () => {
    const to = await store();
    const lease = { pk: 'LEASE', sk: 'AGENDA', holder: 'agenda', until: '2999-01-01T00:00:00.000Z' };
    await to.table.put(lease);
    let waited = 0;
    const sleep = async () => {
      if (++waited === 3) await to.table.put({ ...lease, until: '2000-01-01T00:00:00.000Z' });
    };
    const file = await fileOf('lease.jsonl');
    await importInto({ ...to, clock: { ...to.clock, sleep } }, options(file), yes);
    expect(waited).toBeGreaterThanOrEqual(3);
    expect(await to.table.get({ pk: 'LEASE', sk: 'AGENDA' })).not.toHaveProperty('holder');
  });

  it('take a pace that can be', () => {
    expect([paceOf(), paceOf('1000')]).toEqual([200, 1000]);
    for (const wrong of ['0', '1001', 'viel', '-5']) expect(() => paceOf(wrong)).toThrow('from 1 to 1000');
  });
});
