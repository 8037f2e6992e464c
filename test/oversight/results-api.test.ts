/** Results and trends through the API: they agree with the rounds' own figures, for every viewer. */

import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { ResultsAnswer, SilentAnswer, TrendsAnswer } from '../../functions/oversight/over-time.ts';
import { addFigures, NO_FIGURES } from '../../functions/oversight/tally.ts';
import { schoolItem } from '../../functions/schools/schools.store.ts';
import { type Api, api } from '../support/api.ts';
import { admin, everyone, HON_DAT, huong, observer, PHU_QUOC, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (date: string, time: string) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUNDS = ['2021-02-22', '2021-02-26', '2021-03-01'] as const;
const RANGE = 'from=2021-02-01&to=2021-03-01';
let day: Rehearsal;
let call: Api;

beforeAll(async () => {
  day = await rehearse(at(ROUNDS[0], '06:00'));
  await day.register(units, schools, everyone);
  call = api(day);
  const told: Record<string, [string, string][]> = {
    '2021-02-22': [
      ['th-duong-dong-1', '08:00'],
      ['thpt-phu-quoc', '17:30'],
      ['th-hon-dat', '09:00'],
    ],
    '2021-02-26': [
      ['th-duong-dong-1', '08:00'],
      ['mn-ganh-dau', '18:00'],
    ],
    '2021-03-01': [['th-hon-dat', '08:00']],
  };
  for (const date of ROUNDS) {
    for (const time of ['06:00', '06:02']) {
      day.clock.set(at(date, time));
      await day.agenda();
    }
    for (const [id, time] of told[date] ?? []) await declares(day.system, date, id, plain(), at(date, time));
  }
  day.clock.set(at('2021-03-01', '10:00'));
  // What a supplement accepted after close makes of it, counted as the system counts it.
  const summary = await day.system.summaries.get(PHU_QUOC, '2021-02-22');
  const close = summary?.close ?? NO_FIGURES;
  for (const unit of [PHU_QUOC, 'kien-giang']) {
    const own = (await day.system.summaries.get(unit, '2021-02-22'))?.close ?? close;
    await day.system.summaries.countAfter(unit, '2021-02-22', {
      at: day.clock.now(),
      figures: { ...own, missed: own.missed - 1, supplemented: own.supplemented + 1 },
      outcomes: { 'mn-ganh-dau': 'supplemented' },
      excused: ['ththcs-tho-chau'],
    });
  }
});
afterAll(() => day.close());

async function get<T>(who: Account, path: string): Promise<T> {
  const { token } = await day.system.grants.openSession(who.email, 'office', day.clock.now());
  const { status, body } = await call('GET', path, { cookie: token });
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
}

describe('results', () => {
  it('are the frozen figures with what was accepted after close; the open round counts nowhere', async () => {
    const found = await get<ResultsAnswer>(huong, `/api/results?${RANGE}`);
    expect(found.rounds.map(({ id }) => id)).toEqual(['2021-02-22', '2021-02-26']);
    expect(found.open.map(({ id }) => id)).toEqual(['2021-03-01']);
    const kept = await Promise.all(ROUNDS.slice(0, 2).map((id) => day.system.summaries.get(PHU_QUOC, id)));
    const sum = kept.map((each) => each?.after?.figures ?? each?.close ?? NO_FIGURES).reduce(addFigures);
    const { expected, onTime, late, missed, supplemented } = sum;
    expect(found.figures.scheduled).toEqual({ expected, onTime, late, missed, supplemented, excused: 1 });
    expect(found.figures.scheduled).toMatchObject({
      expected: 6,
      onTime: 2,
      late: 1,
      missed: 2,
      supplemented: 1,
    });
    expect(found.rows[0]).toMatchObject({
      school: { id: 'ththcs-tho-chau', unitName: 'Thành phố Phú Quốc' },
      missedIn: [{ round: '2021-02-22', excused: true }, { round: '2021-02-26' }],
    });
  });

  it('of a round nothing was accepted in are what its overview shows, per unit too', async () => {
    const one = await get<ResultsAnswer>(admin, '/api/results?from=2021-02-26&to=2021-02-26');
    const { token } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
    const { body } = await call('GET', '/api/rounds/2021-02-26/overview', { cookie: token });
    const of = (
      each: Record<'expected' | 'onTime' | 'late' | 'missed' | 'supplemented' | 'excused', number>,
    ) => [each.expected, each.onTime, each.late, each.missed, each.supplemented, each.excused];
    expect(of(one.figures.scheduled)).toEqual(of(body.figures));
    for (const unit of one.units)
      expect(of(unit.scheduled)).toEqual(
        of(body.units.find((each: { path: string }) => each.path === unit.path).figures),
      );
  });

  it('show an observer by area the schools on its ground, the department’s too', async () => {
    const found = await get<ResultsAnswer>(observer, `/api/results?${RANGE}&sort=name`);
    expect([found.by, found.total]).toEqual(['area', 4]);
    expect(found.rows.map(({ school }) => school.id)).toContain('thpt-phu-quoc');
    const { by, casesKnown, rounds } = await get<TrendsAnswer>(observer, '/api/trends');
    expect([by, casesKnown, rounds.length]).toEqual(['area', false, 2]);
    expect(rounds[0]?.figures).toMatchObject({ expected: 4, onTime: 1, late: 1, supplemented: 1 });
  });

  it('list for the annex who missed, worst first, and narrow down by level and name', async () => {
    const annex = await get<SilentAnswer>(admin, `/api/results/silent?${RANGE}`);
    expect(annex.rows.map(({ school }) => school.id)).toEqual(
      ['ththcs-tho-chau', 'mn-ganh-dau', 'th-hon-dat', 'thpt-phu-quoc'].filter((id) =>
        annex.rows.some(({ school }) => school.id === id),
      ),
    );
    const preschool = await get<ResultsAnswer>(huong, `/api/results?${RANGE}&level=preschool`);
    expect(preschool.figures.scheduled).toMatchObject({ expected: 2, late: 1, supplemented: 1 });
    const named = await get<ResultsAnswer>(huong, `/api/results?${RANGE}&q=duong`);
    expect(named.rows.map(({ school }) => school.id)).toEqual(['th-duong-dong-1']);
  });

  it('draw trends of the province with the cells of each unit', async () => {
    const { rounds, units: cells } = await get<TrendsAnswer>(admin, '/api/trends?rounds=2');
    // As many as were asked for, though the newest is not due yet.
    expect(rounds.map(({ id }) => id)).toEqual(['2021-02-22', '2021-02-26']);
    expect(cells.find(({ path }) => path === HON_DAT)?.cells[1]).toEqual({ expected: 1, declared: 0 });
    expect((await get<TrendsAnswer>(admin, '/api/trends?rounds=1')).rounds).toHaveLength(1);
  });

  it('come as files with the same figures', async () => {
    const lines = parse(await get<string>(admin, `/api/exports/results/units?${RANGE}&format=csv`), {
      bom: true,
      columns: true,
    });
    expect(lines).toContainEqual(
      expect.objectContaining({
        'Đơn vị': 'Thành phố Phú Quốc',
        'Không khai báo': '2',
        'Bổ sung sau khi đóng kỳ': '1',
      }),
    );
  });

  it('leave the history of a school that moved in the unit it answered to then', async () => {
    const moved = schools.find(({ id }) => id === 'mn-ganh-dau');
    if (!moved) throw new Error('no such school');
    const TableName = day.table;
    await day.documents.send(new DeleteCommand({ TableName, Key: { pk: 'TREE', sk: moved.path } }));
    const Item = schoolItem({ ...moved, path: `${HON_DAT}.mn-ganh-dau` });
    await day.documents.send(new PutCommand({ TableName, Item }));
    const old = await get<ResultsAnswer>(huong, `/api/results?${RANGE}`);
    expect(old.rows.find(({ school }) => school.id === 'mn-ganh-dau')).toMatchObject({
      elsewhere: true,
      school: { name: 'Trường mn-ganh-dau', unitName: 'Huyện Hòn Đất' },
      scheduled: { expected: 2 },
    });
    const now = await get<ResultsAnswer>(admin, `/api/results?unit=${HON_DAT}&${RANGE}`);
    expect(now.rows.map(({ school }) => school.id)).toEqual(['th-hon-dat']);
  });
});
