/**
 * What a province pays DynamoDB for: capacity of one declaration and of one overview, requests of one opening.
 * As the embedded store counts: writes to indexes come on top (two for a declaration, three when it alarms).
 */
import { randomUUID } from 'node:crypto';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf, scheduledRound } from '../../functions/calendar/cadence.ts';
import { declaredBrief } from '../../functions/declarations/brief.ts';
import { dutyItem } from '../../functions/declarations/duties.store.ts';
import { runAgenda } from '../../functions/mail/agenda.step.ts';
import { connect, makeTable, type Table } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { openRound } from '../../functions/rounds/opening.step.ts';
import { schoolItem } from '../../functions/schools/schools.store.ts';
import type { School } from '../../functions/schools/unit.ts';
import { type Api, api } from '../support/api.ts';
import { admin, declarer, HON_DAT, huong, PROVINCE, school, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { makePigeon } from '../support/faults.ts';
import { meter } from '../support/meter.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const BEFORE = '2021-02-22';
const ROUND = '2021-02-26';

/** As the office opens them, for the whole province: the dearest way to look at each. */
const SCREENS = [
  `/api/rounds/${ROUND}/duties?unit=${PROVINCE}`,
  `/api/results?unit=${PROVINCE}&from=2021-02-01&to=2021-02-28`,
  `/api/trends?unit=${PROVINCE}&rounds=12`,
  `/api/supplements?unit=${PROVINCE}`,
  `/api/alerts?unit=${PROVINCE}`,
  `/api/directives?unit=${PROVINCE}`,
  `/api/rollout?unit=${PROVINCE}`,
  `/api/rounds/${ROUND}/bulletin?unit=${PROVINCE}`,
  `/api/schools?unit=${PROVINCE}`,
  `/api/accounts?unit=${PROVINCE}`,
  `/api/mails?unit=${PROVINCE}`,
];

let day: Rehearsal;
let metered: Awaited<ReturnType<typeof meter>>;
let call: Api;
/** Named as long as real ones are. */
const province = (size: number): School[] =>
  Array.from({ length: size }, (_, i) => ({
    ...school(HON_DAT, `kg${1_000_000 + i}`, 'primary-lower-secondary'),
    name: `Trường Tiểu học và Trung học cơ sở Nguyễn Văn Trỗi số ${i}`,
  }));

beforeAll(async () => {
  day = await rehearse(at('06:00'));
  metered = await meter(day.endpoint);
  call = api({ ...day, endpoint: metered.url });
});
afterAll(async () => {
  await metered.close();
  await day.close();
});

async function write(items: readonly object[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, i) =>
    items.slice(i * 25, i * 25 + 25).map((Item) => ({ PutRequest: { Item: { ...Item } } })),
  );
  for (const batch of batches)
    await day.documents.send(new BatchWriteCommand({ RequestItems: { [day.table]: batch } }));
}

/** A duty that declared, as long as a real one; the first school has not. */
const dutyOf = (round: string, place: School, declared: boolean) => {
  const declaration = plain();
  return dutyItem({
    round,
    path: place.path,
    schoolId: place.id,
    revision: declared ? 1 : 0,
    revisions: [],
    alerted: { newConfirmed: 0 },
    ...(declared && { declaration }),
    brief: {
      id: place.id,
      name: place.name,
      level: place.level,
      area: place.area,
      silentBefore: 0,
      revision: declared ? 1 : 0,
      before: { safety: 'good', operation: 'open', newConfirmed: 0 },
      ...(declared && {
        firstAt: at('08:00', round),
        lastAt: at('08:00', round),
        declared: declaredBrief(declaration, 'good'),
      }),
    },
  });
};

/** A table that takes an opening's duties without keeping them: only counted. */
const counting = (table: Table, counts: { duties: number; other: number }): Table => ({
  ...table,
  putNew: async (item) => {
    const isDuty = String(Reflect.get(item, 'pk')).startsWith('ROUND#');
    counts[isDuty ? 'duties' : 'other']++;
    return isDuty || table.putNew(item);
  },
  update: async (key, change) => {
    counts.other++;
    return table.update(key, change);
  },
});

describe.each([
  [596, { opening: 8, declaring: { reads: 10, writes: 4 }, overview: 60, screen: 60 }],
  [5000, { opening: 8, declaring: { reads: 10, writes: 4 }, overview: 450, screen: 450 }],
])('in a province of %i schools', (size, budget) => {
  const places = province(size);
  const first = places[0]?.id ?? '';

  beforeAll(async () => {
    await day.register(units, [], [admin, huong, declarer(first)]);
    await write(places.map(schoolItem));
    await write(places.slice(0, 1).map((place) => dutyOf(BEFORE, place, true)));
  });

  it('opening writes each duty once and little else', async () => {
    const counts = { duties: 0, other: 0 };
    const { cadence } = await day.system.settings.read();
    const system = wire(
      counting(makeTable(day.table, day.documents), counts),
      day.system.province,
      day.clock,
    );
    // A later date for each size: a round opens once.
    const date = size < 1000 ? '2021-03-01' : '2021-03-05';
    await openRound(system, scheduledRound(cadence, date), at('06:00', date));
    expect(counts.duties).toBe(size);
    expect(counts.other).toBeLessThanOrEqual(budget.opening);
  });

  it('a declaration costs the same, however large the province', async () => {
    const { cadence } = await day.system.settings.read();
    await openRound(
      wire(
        counting(makeTable(day.table, day.documents), { duties: 0, other: 0 }),
        day.system.province,
        day.clock,
      ),
      scheduledRound(cadence, ROUND),
      at('06:00'),
    );
    await write(places.map((place, i) => dutyOf(ROUND, place, i > 0)));
    const token = await day.system.grants.issueDeclareLink({
      schoolId: first,
      round: ROUND,
      email: declarer(first).email,
      issuedAt: at('07:00'),
      closesAt: at('06:00', '2021-03-01'),
    });
    day.clock.set(at('08:00'));
    const body = { submission: randomUUID(), revision: 0, declaration: plain() };
    const spending = await metered.cost(async () => {
      const answer = await call('PUT', `/api/rounds/${ROUND}/duties/${first}`, { token, body });
      expect(answer.status).toBe(200);
    });
    process.stdout.write(`${size} schools, one declaration: ${JSON.stringify(spending)}\n`);
    expect(spending.reads).toBeLessThanOrEqual(budget.declaring.reads);
    expect(spending.writes).toBeLessThanOrEqual(budget.declaring.writes);
    expect(spending.writes).toBeGreaterThan(0);
  });

  it('an overview of the province reads its briefs and little else', async () => {
    const { token } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    const spending = await metered.cost(async () => {
      const { status, body } = await call('GET', `/api/rounds/${ROUND}/overview?unit=${PROVINCE}`, {
        cookie: token,
      });
      expect([status, body.figures.expected, body.figures.declared]).toEqual([200, size, size]);
    });
    process.stdout.write(`${size} schools, one province overview: ${JSON.stringify(spending)}\n`);
    expect(spending.reads).toBeLessThanOrEqual(budget.overview);
    expect(spending.reads).toBeGreaterThan(size / 20);
    expect(spending.writes).toBe(0);
  });

  it('no screen reads more than the register and a round once over, and none writes', async () => {
    const { token } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    for (const screen of SCREENS) {
      let status = 0;
      const spending = await metered.cost(async () => {
        status = (await call('GET', screen, { cookie: token })).status;
      });
      process.stdout.write(
        `${size} schools, ${screen}: ${spending.reads} read, ${spending.writes} written\n`,
      );
      expect([screen, status]).toEqual([screen, 200]);
      expect(spending.reads, screen).toBeLessThanOrEqual(budget.screen);
      expect(spending.writes, screen).toBe(0);
    }
  });

  it('a minute in which nothing is due reads a handful and writes the lease; each tenth counts the briefs', async () => {
    const system = wire(connect(day.table), day.system.province, day.clock);
    const agenda = runAgenda({ ...day.system, ...system, post: makePigeon().post });
    const minute = (time: string) => {
      day.clock.set(at(time));
      return metered.cost(agenda);
    };
    await minute('08:21');
    const [idle, tenth] = [await minute('08:22'), await minute('08:30')];
    process.stdout.write(`${size} schools, an idle minute: ${JSON.stringify([idle, tenth])}\n`);
    expect([idle.reads <= 6, idle.writes <= 3]).toEqual([true, true]);
    expect(tenth.reads).toBeLessThanOrEqual(budget.overview);
  });

  it("an officer's lists read the register of the unit, not of the province", async () => {
    const { token } = await day.system.grants.openSession(huong.email, 'office', day.clock.now());
    for (const url of ['/api/accounts', '/api/accounts/schools', '/api/schools']) {
      const spending = await metered.cost(async () => {
        expect((await call('GET', url, { cookie: token })).status).toBe(200);
      });
      expect([url, spending.reads > 0, spending.reads <= 8]).toEqual([url, true, true]);
    }
  });
});
