/** Items of an older form: read in today's, whichever way they are read, and left in the table as they are. */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTable, type Table } from '../../functions/platform/table.ts';
import { FORMS, type Forms, ITEM_VERSION } from '../../functions/platform/versions.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

/** In form 2 a name is a map; in form 3 of duties `brief.level` is never missing. */
const LATER: Forms = {
  version: 3,
  upgrades: [
    {
      to: 2,
      of: (pk) => pk === 'ACCOUNT',
      upgrade: ({ name, names }) => ({ names: names ?? { vi: name } }),
    },
    {
      to: 3,
      of: (pk) => pk.startsWith('ROUND#'),
      upgrade: ({ brief }) =>
        typeof brief === 'object' && brief !== null ? { brief: { level: 'primary', ...brief } } : {},
    },
  ],
};

let day: Rehearsal;
let today: Table;
let later: Table;
beforeAll(async () => {
  day = await rehearse('2021-02-26T05:00:00.000Z');
  today = makeTable(day.table, day.documents);
  later = makeTable(day.table, day.documents, LATER);
});
afterAll(() => day.close());

const account = { pk: 'ACCOUNT', sk: 'a@x.example' };
const duty = {
  pk: 'ROUND#r',
  sk: 'k.a',
  inRound: 'r',
  atPath: 'k.a',
  ofSchool: 's',
  brief: { name: 'Trường' },
};
const raw = async ({ pk, sk }: typeof account) =>
  (await day.documents.send(new GetCommand({ TableName: day.table, Key: { pk, sk } }))).Item;

describe('an item', () => {
  it('says which form it was written in', async () => {
    await today.putNew({ ...account, name: 'An' });
    await today.put(duty);
    expect([await raw(account), await raw(duty)]).toMatchObject([{ v: ITEM_VERSION }, { v: ITEM_VERSION }]);
  });

  it('of an older form is read in today’s: by key, in a query, from an index, in part, after an update', async () => {
    const names = { vi: 'An' };
    expect(await later.get(account)).toMatchObject({ name: 'An', names });
    expect(await later.all({ partition: ['pk', 'ACCOUNT'] })).toMatchObject([{ names }]);
    expect(await later.updated(account, { set: { seen: true } })).toMatchObject({ names, seen: true });
    const brief = { name: 'Trường', level: 'primary' };
    expect(await later.all({ index: 'figures', partition: ['inRound', 'r'] })).toMatchObject([{ brief }]);
    const some = { only: ['sk', 'brief'] };
    expect(await later.all({ ...some, partition: ['pk', 'ROUND#r'] })).toMatchObject([{ brief }]);
    expect(
      await later.all({ index: 'figures', partition: ['inRound', 'r'], only: ['sk', 'brief'] }),
    ).toMatchObject([{ brief }]);
  });

  it('is left in the table as it was, until somebody changes it', async () => {
    expect(await raw(duty)).toEqual({ ...duty, v: 1 });
  });

  it('that an update made newer in part keeps what is newer', async () => {
    await later.update(account, { set: { names: { vi: 'An', en: 'Ann' } } });
    expect(await later.get(account)).toMatchObject({ v: 1, names: { vi: 'An', en: 'Ann' } });
  });

  it('of a newer form is read as it is by a release that was switched back to', async () => {
    await later.put({ ...account, sk: 'b@x.example', name: 'Bình', names: { vi: 'Bình' } });
    expect(await today.get({ ...account, sk: 'b@x.example' })).toMatchObject({ v: 3, name: 'Bình' });
  });
});

it('upgrades stand in the order of their versions, and none is beyond today’s', () => {
  const versions = FORMS.upgrades.map(({ to }) => to);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  for (const version of versions) expect(version).toBeLessThanOrEqual(FORMS.version);
});
