/** The orders lists can be asked in: as rules, and at every list's own route. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { inOrder, SCHOOL_ORDERS, TIME_ORDERS, WAITING_ORDERS } from '../../functions/oversight/orders.ts';
import { type Api, api } from '../support/api.ts';
import { admin, everyone, PROVINCE, schools, units } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const row = fc.record({
  id: fc.nat(),
  name: fc.constantFrom('An', 'Ấn', 'Đông 2', 'Đông 10'),
  unit: fc.constantFrom('a', 'b'),
});
const said = { name: ({ name }: { name: string }) => name, unit: ({ unit }: { unit: string }) => unit };

describe('an order', () => {
  it('loses nothing, keeps the list’s own among equals, and turned round twice is the same', () => {
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom(...WAITING_ORDERS), (rows, order) => {
        const found = inOrder(rows, WAITING_ORDERS, order, said);
        expect(new Set(found)).toEqual(new Set(rows));
        for (const name of ['An', 'Đông 10'])
          if (order === 'name')
            expect(found.filter((each) => each.name === name)).toEqual(
              rows.filter((each) => each.name === name),
            );
        if (order === 'newest') expect(found.toReversed()).toEqual(rows);
        if (order === 'oldest') expect(found).toEqual(rows);
      }),
    );
  });

  it('knows the alphabet and numbers', () => {
    const rows = ['Đông 10', 'Đông 2', 'Ấn', 'An'].map((name) => ({ name, unit: '' }));
    expect(inOrder(rows, SCHOOL_ORDERS, 'name', said).map(({ name }) => name)).toEqual([
      'An',
      'Ấn',
      'Đông 2',
      'Đông 10',
    ]);
  });
});

describe('a list', () => {
  let day: Rehearsal;
  let call: Api;
  beforeAll(async () => {
    day = await rehearse(instantOf('2021-02-26', '06:00', 'Asia/Ho_Chi_Minh'));
    await day.register(units, schools, everyone);
    call = api(day);
    await day.agenda();
  });
  afterAll(() => day.close());
  const get = async (path: string, sort: string) => {
    const cookie = (await day.system.grants.openSession(admin.email, 'office', day.clock.now())).token;
    return call('GET', `${path}?unit=${PROVINCE}&sort=${sort}`, { cookie });
  };

  it.each([
    ['/api/supplements', WAITING_ORDERS],
    ['/api/alerts', TIME_ORDERS],
    ['/api/requests', TIME_ORDERS],
    ['/api/directives', TIME_ORDERS],
    ['/api/mails/unreachable', SCHOOL_ORDERS],
    ['/api/mails', ['trouble', 'time', 'path']],
    ['/api/rollout', SCHOOL_ORDERS],
  ] as const)('%s is asked in an order it knows', async (path, orders) => {
    for (const order of orders) expect([order, (await get(path, order)).status]).toEqual([order, 200]);
    const { status, body } = await get(path, 'khac');
    expect([status, body.fields?.[0]?.path]).toEqual([400, 'sort']);
  });

  it('comes by name or by unit', async () => {
    const names = async (sort: string) =>
      (await get('/api/rollout', sort)).body.rows.map(
        ({ school }: { school: { name: string } }) => school.name,
      );
    expect(await names('name')).toEqual(schools.map(({ name }) => name).toSorted());
    const unitOf = new Map(schools.map(({ name, path }) => [name, path.split('.')[1]]));
    const found = (await names('unit')).map((name: string) => unitOf.get(name));
    expect(found).toEqual(['truc-thuoc-so', 'hon-dat', 'phu-quoc', 'phu-quoc', 'phu-quoc']);
  });
});
