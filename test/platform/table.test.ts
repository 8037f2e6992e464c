/** The one table's verbs, over the embedded DynamoDB. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTable, type Table } from '../../functions/platform/table.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

let day: Rehearsal;
let table: Table;
beforeAll(async () => {
  day = await rehearse('2021-02-26T05:00:00.000Z');
  table = makeTable(day.table, day.documents);
});
afterAll(() => day.close());

const key = (sk: string, pk = 'T') => ({ pk, sk });

describe('putting anew', () => {
  it('makes one item of many that race, and leaves the standing one as it is', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => table.putNew({ ...key('new'), i })));
    expect(made.filter(Boolean)).toHaveLength(1);
    const stands = await table.get(key('new'));
    expect(await table.putNew({ ...key('new'), i: 99 })).toBe(false);
    expect(await table.get(key('new'), true)).toEqual(stands);
  });
});

describe('updating', () => {
  it('lets one of many through that saw the same', async () => {
    await table.put({ ...key('seen'), revision: 0 });
    const change = { add: { revision: 1 }, when: 'revision = :seen', values: { ':seen': 0 } };
    const done = await Promise.all(Array.from({ length: 20 }, () => table.update(key('seen'), change)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await table.get(key('seen'), true)).toMatchObject({ revision: 1 });
  });

  it('reaches into maps, counts, removes, and leaves out what is undefined', async () => {
    await table.put({ ...key('map'), brief: { name: 'x', area: 'y' }, used: 1, gone: true });
    const item = await table.updated(key('map'), {
      set: { 'brief.name': 'z', 'brief.state': 'new', why: undefined },
      add: { used: 2 },
      remove: ['gone'],
    });
    expect(item).toEqual({ ...key('map'), v: 1, brief: { name: 'z', area: 'y', state: 'new' }, used: 3 });
    expect(
      await table.updated(key('map'), { set: { used: 9 }, when: 'attribute_exists(gone)' }),
    ).toBeUndefined();
  });

  it('throws what is not a failed condition', async () => {
    await expect(
      table.update(key('map'), { set: { a: 1 }, when: 'no condition at all (' }),
    ).rejects.toThrow();
  });
});

describe('asking', () => {
  /** Above 1 MB together: DynamoDB cuts the answer. */
  const long = 'x'.repeat(300_000);
  beforeAll(async () => {
    for (let i = 0; i < 8; i++) await table.put({ ...key(`a.${i}`, 'LONG'), long, n: i });
    await table.put({ ...key('b', 'LONG'), n: 99 });
  });

  it('for all brings every page of a long answer', async () => {
    const found = await table.all<{ n: number }>({
      partition: ['pk', 'LONG'],
      sort: ['sk', 'begins_with', 'a.'],
    });
    expect(found.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect((await table.page({ partition: ['pk', 'LONG'] })).next).toBeDefined();
  });

  it('for a page goes on where the one before ended, in either direction', async () => {
    const find = { partition: ['pk', 'LONG'] as [string, string], limit: 4, only: ['n'], descending: true };
    const first = await table.page<{ n: number }>(find);
    const second = await table.page<{ n: number }>({ ...find, ...(first.next && { from: first.next }) });
    expect([...first.items, ...second.items]).toEqual([99, 7, 6, 5, 4, 3, 2, 1].map((n) => ({ n })));
  });

  it.each([
    ['<', 'a.2', [0, 1]],
    ['<=', 'a.2', [0, 1, 2]],
    ['=', 'a.2', [2]],
    ['>=', 'a.7', [7, 99]],
  ] as const)('for sort keys %s %s brings exactly those', async (is, value, expected) => {
    const found = await table.all<{ n: number }>({
      partition: ['pk', 'LONG'],
      sort: ['sk', is, value],
      only: ['n'],
    });
    expect(found.map(({ n }) => n)).toEqual(expected);
  });
});
