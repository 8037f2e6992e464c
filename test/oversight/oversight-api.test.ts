/** What officials see, through the API: figures, lists with filters and paging, contacts, areas. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import type { DutiesAnswer, DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { addFigures, NO_FIGURES } from '../../functions/oversight/tally.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { roundItem } from '../../functions/rounds/rounds.store.ts';
import { type Api, api } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  PROVINCE,
  responder,
  school,
  schools,
  stranger,
  units,
} from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';

const many = Array.from({ length: 120 }, (_, i) => ({
  ...school(HON_DAT, `th-so-${i}`, i % 3 === 0 ? 'preschool' : 'primary'),
  name: `Trường Tiểu học Sóc Sơn ${i % 7}`,
}));
const named = [
  { ...school(PHU_QUOC, 'th-an-thoi', 'primary'), name: 'Trường Tiểu học An Thới' },
  { ...school(PHU_QUOC, 'th-duong-to', 'primary'), name: 'Trường Tiểu học Đường Tơ' },
];
/** Officer at home, observer next door: what the one may does not rub off on the other. */
const both: Account = {
  ...huong,
  email: 'hai-vai@phuquoc.example',
  scopes: [...huong.scopes, { role: 'observer', by: 'management', target: HON_DAT }],
};

let day: Rehearsal;
let call: Api;
const cookies = new Map<Account, string>();
const get = async (who: Account, url: string) => {
  const answer = await call('GET', url, { cookie: cookies.get(who) ?? '' });
  return answer;
};
const overview = async (who: Account, query = ''): Promise<OverviewAnswer> => {
  const { status, body } = await get(who, `/api/rounds/${ROUND}/overview${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
};
const list = async (who: Account, query: string): Promise<DutiesAnswer> => {
  const { status, body } = await get(who, `/api/rounds/${ROUND}/duties?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
};
const ids = ({ rows }: { rows: readonly DutyRow[] }) => rows.map((row) => row.school.id);
const passed = (count: number): Partial<Declaration> => ({
  criteria: { set: 'moet-1467', version: 1, passed: Array.from({ length: count }, (_, i) => i + 1) },
});

beforeAll(async () => {
  day = await rehearse(at('06:00', '2021-02-22'));
  await day.register(units, [...schools, ...named, ...many], [...everyone, both]);
  call = api(day);
  await day.agenda();
  await declares(day.system, '2021-02-22', 'th-an-thoi', plain(), at('08:00', '2021-02-22'));
  day.clock.set(at('17:00', '2021-02-22'));
  day.clock.set(at('06:00'));
  await day.agenda();
  day.clock.set(at('06:02'));
  await day.agenda();
  const declared: [string, Declaration, string][] = [
    ['th-duong-dong-1', withCases(2), '08:00'],
    ['mn-ganh-dau', plain({ ...passed(7), needs: ['sanitiser'] }), '09:00'],
    ['ththcs-tho-chau', plain({ operation: { state: 'closed', reason: 'outbreak' } }), '10:00'],
    ['thpt-phu-quoc', withCases(5), '17:30'],
    ['th-an-thoi', plain({ needs: ['masks', 'test-kits'] }), '07:30'],
  ];
  for (const [id, declaration, time] of declared)
    await declares(day.system, ROUND, id, declaration, at(time));
  day.clock.set(at('18:00'));
  for (const account of [...everyone, both])
    cookies.set(account, (await day.system.grants.openSession(account.email, 'office', at('17:00'))).token);
});
afterAll(() => day.close());

describe('the overview', () => {
  it('counts each school of the unit once', async () => {
    const { figures, unit, trail, levels, schools: direct } = await overview(huong);
    expect(unit).toMatchObject({ path: PHU_QUOC, name: 'Thành phố Phú Quốc' });
    expect(trail).toEqual([]);
    expect(direct).toBe(5);
    expect(figures).toMatchObject({
      expected: 5,
      declared: 4,
      onTime: 4,
      late: 0,
      silent: 1,
      missed: 0,
      newConfirmed: 2,
      unreachable: 1,
      silentRunning: 1,
      newlyClosed: 1,
      safety: { good: 2, fair: 0, unsafe: 1, 'mandatory-failed': 0, 'not-assessed': 1 },
      operation: { open: 3, partly: 0, remote: 0, closed: 1 },
      needs: { masks: 3, sanitiser: 1, 'test-kits': 1 },
    });
    expect(levels.map(({ level, figures: f }) => [level, f.expected]).sort()).toEqual([
      ['preschool', 1],
      ['primary', 3],
      ['primary-lower-secondary', 1],
    ]);
  });

  it('is the sum of its units, and of its levels', async () => {
    const { figures, units: below, levels } = await overview(admin);
    const sum = (parts: readonly { figures: typeof figures }[]) =>
      parts.map((part) => part.figures).reduce(addFigures, NO_FIGURES);
    expect(sum(below)).toEqual(figures);
    expect(sum(levels)).toEqual(figures);
    expect(figures.expected).toBe(schools.length + named.length + many.length);
    expect(below.map(({ name, figures: f }) => [name, f.declared, f.expected])).toEqual([
      ['Huyện Hòn Đất', 0, 121],
      ['Thành phố Phú Quốc', 4, 5],
      ['Các đơn vị trực thuộc Sở GDĐT', 1, 1],
    ]);
  });

  it('names new cases and unsafe schools, and who to call, silent running first', async () => {
    const { newCases, unsafe, toCall } = await overview(admin);
    expect(newCases.map((row) => [row.school.id, row.declared?.cases.newConfirmed])).toEqual([
      ['thpt-phu-quoc', 5],
      ['th-duong-dong-1', 2],
    ]);
    expect(unsafe.map((row) => row.school.id)).toEqual(['mn-ganh-dau']);
    expect(toCall).toHaveLength(20);
    expect(new Set(toCall.map(({ state, silentBefore }) => `${state} ${silentBefore}`))).toEqual(
      new Set(['silent 1']),
    );
  });

  it('compares with the figures frozen at the close of the round before', async () => {
    const { previous } = await overview(huong);
    expect(previous).toMatchObject({ round: '2021-02-22', figures: { expected: 5, declared: 1, missed: 4 } });
    expect((await overview(huong, '?level=primary')).previous).toBeUndefined();
  });

  it('by level counts the schools of that level, beside the choice of all levels', async () => {
    const { figures, levels, toCall, units: below } = await overview(admin, '?level=preschool');
    expect(figures).toMatchObject({ expected: 41, declared: 1 });
    expect(levels.length).toBeGreaterThan(3);
    expect(new Set(toCall.map((row) => row.school.level))).toEqual(new Set(['preschool']));
    expect(below.map(({ figures: f }) => f.expected)).toEqual([40, 1, 0]);
  });

  it('leads from the province down to a unit, as far up as the viewer may go', async () => {
    const { trail } = await overview(admin, `?unit=${PHU_QUOC}`);
    expect(trail.map(({ path }) => path)).toEqual([PROVINCE]);
  });

  it('of the newest opened round is found under latest', async () => {
    expect((await get(huong, '/api/rounds/latest/overview')).body.round.id).toBe(ROUND);
  });

  it('of a round that is not open yet is not found', async () => {
    expect((await get(huong, '/api/rounds/2021-03-01/overview')).status).toBe(404);
  });
});

describe('an area', () => {
  it('shows its people’s committee the department’s schools on its ground', async () => {
    const { figures, unit } = await overview(observer);
    expect(unit.path).toBe(PHU_QUOC);
    expect(figures).toMatchObject({ expected: 6, declared: 5, late: 1, newConfirmed: 7 });
    expect(ids(await list(observer, 'state=declared-late'))).toEqual(['thpt-phu-quoc']);
  });

  it('adds up: each unit in the table has the figures that its own view shows', async () => {
    const { figures, units: below } = await overview(responder);
    expect(below.map((unit) => unit.figures).reduce(addFigures, NO_FIGURES)).toEqual(figures);
    for (const unit of below)
      expect([unit.path, (await overview(responder, `?unit=${unit.path}`)).figures]).toEqual([
        unit.path,
        unit.figures,
      ]);
  });
});

describe('contacts', () => {
  const phones = (rows: readonly DutyRow[]) => rows.filter(({ contact }) => contact?.phone).length;

  it('stand beside who still owes, for officers and administrators', async () => {
    for (const [who, query] of [
      [huong, ''],
      [admin, `unit=${HON_DAT}`],
    ] as const) {
      const [{ toCall }, { rows }] = await Promise.all([overview(who, `?${query}`), list(who, query)]);
      expect(phones(toCall)).toBe(toCall.length);
      const owing = rows.filter(({ state }) => state === 'silent');
      expect([phones(rows), phones(owing)]).toEqual([owing.length, owing.length]);
      expect(owing.length).toBeGreaterThan(0);
    }
  });

  it('are not shown to observers and responders', async () => {
    for (const who of [observer, responder]) {
      const [{ toCall }, { rows }] = await Promise.all([overview(who), list(who, 'state=silent')]);
      expect([toCall.length, rows.length].every((length) => length > 0)).toBe(true);
      expect([phones(toCall), phones(rows)]).toEqual([0, 0]);
    }
  });

  it('are not shown to an officer for schools it only observes', async () => {
    const there = await list(both, `unit=${HON_DAT}&state=silent`);
    expect(there.rows.length).toBeGreaterThan(0);
    expect(phones(there.rows)).toBe(0);
    expect(phones((await list(both, `unit=${PHU_QUOC}&state=silent`)).rows)).toBe(1);
  });
});

describe('the list', () => {
  it.each<[string, string[]]>([
    ['state=silent', ['th-duong-to']],
    ['state=declared&sort=name', ['mn-ganh-dau', 'th-duong-dong-1', 'ththcs-tho-chau', 'th-an-thoi']],
    ['state=declared,silent&level=preschool', ['mn-ganh-dau']],
    ['level=primary-lower-secondary', ['ththcs-tho-chau']],
    ['safety=unsafe', ['mn-ganh-dau']],
    ['safety=unsafe,not-assessed&sort=time', ['ththcs-tho-chau', 'mn-ganh-dau']],
    ['need=sanitiser', ['mn-ganh-dau']],
    ['cases=new', ['th-duong-dong-1']],
    ['cases=new&need=sanitiser', []],
    ['q=duong', ['th-duong-to', 'th-duong-dong-1']],
    ['q=đường', ['th-duong-to', 'th-duong-dong-1']],
    ['q=DUONG%20TO', ['th-duong-to']],
    ['q=an%20thoi', ['th-an-thoi']],
    ['q=khong%20co', []],
    ['sort=time&state=declared', ['ththcs-tho-chau', 'mn-ganh-dau', 'th-duong-dong-1', 'th-an-thoi']],
  ])('of %s has exactly those schools', async (query, expected) => {
    const found = await list(huong, query);
    expect(found.total).toBe(expected.length);
    expect(query.includes('sort=') ? ids(found) : ids(found).sort()).toEqual(
      query.includes('sort=') ? expected : [...expected].sort(),
    );
  });

  it.each(['attention', 'name', 'time'])('by %s pages through every school once', async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined = '';
    let pages = 0;
    while (cursor !== undefined) {
      const page: DutiesAnswer = await list(admin, `sort=${sort}&cursor=${cursor}`);
      expect(page.total).toBe(127);
      seen.push(...ids(page));
      cursor = page.cursor;
      pages++;
    }
    expect([pages, seen.length, new Set(seen).size]).toEqual([3, 127, 127]);
  });

  it('loses and repeats no row while schools declare between the pages, sorted by name', async () => {
    const first = await list(admin, `unit=${HON_DAT}&sort=name`);
    await declares(day.system, ROUND, 'th-so-3', plain(), at('18:00'));
    const second = await list(admin, `unit=${HON_DAT}&sort=name&cursor=${first.cursor}`);
    const third = await list(admin, `unit=${HON_DAT}&sort=name&cursor=${second.cursor}`);
    expect(new Set([first, second, third].flatMap(ids)).size).toBe(121);
  });
});

describe('what makes no sense', () => {
  it.each([
    ['duties', 'state=asleep', 'state'],
    ['duties', 'state=silent,asleep', 'state'],
    ['duties', 'level=kindergarten', 'level'],
    ['duties', 'level=constructor', 'level'],
    ['duties', 'safety=best', 'safety'],
    ['duties', 'need=money', 'need'],
    ['duties', 'cases=old', 'cases'],
    ['duties', 'sort=size', 'sort'],
    ['duties', 'cursor=!!!', 'cursor'],
    ['duties', `cursor=${Buffer.from('-5').toString('base64url')}`, 'cursor'],
    ['duties', `cursor=${Buffer.from('1e2').toString('base64url')}`, 'cursor'],
    ['overview', 'level=kindergarten', 'level'],
  ])('in %s?%s is refused and named', async (route, query, field) => {
    const { status, body } = await get(admin, `/api/rounds/${ROUND}/${route}?${query}`);
    expect([status, body.code, body.fields]).toEqual([
      400,
      'bad-request',
      [{ path: field, code: 'unknown-value' }],
    ]);
  });

  it.each([
    ['a cursor', `/api/rounds?cursor=${'1'.repeat(301)}`, 'cursor'],
    ['a unit', `/api/rounds/${ROUND}/overview?unit=${'a'.repeat(301)}`, 'unit'],
    ['a round', `/api/rounds/${'2'.repeat(301)}/duties`, 'round'],
  ])('%s longer than any of ours is refused and named', async (_, url, path) => {
    const { status, body } = await get(admin, url);
    expect([status, body.code, body.fields]).toEqual([400, 'bad-request', [{ path, code: 'too-long' }]]);
    const shorter = await get(admin, url.replace(/(1|a|2)\1{300}/, '$1'.repeat(300)));
    expect(shorter.body.fields ?? []).not.toContainEqual({ path, code: 'too-long' });
  });

  it.each(['overview', 'duties'])(
    '%s of a unit nobody knows is not found, of a foreign one forbidden',
    async (route) => {
      const status = async (who: Account, unit: string) =>
        (await get(who, `/api/rounds/${ROUND}/${route}?unit=${unit}`)).status;
      expect(await status(admin, `${PROVINCE}.khong-co`)).toBe(404);
      expect(await status(admin, `${PHU_QUOC}.th-an-thoi`)).toBe(404);
      expect(await status(huong, HON_DAT)).toBe(403);
      expect(await status(huong, PROVINCE)).toBe(403);
      expect(await status(huong, 'khong-co')).toBe(403);
      expect(await status(stranger, PHU_QUOC)).toBe(403);
      expect(await status(declarer('th-hon-dat'), HON_DAT)).toBe(401);
    },
  );
});

describe('the rounds', () => {
  it('come newest first, with the one that is next', async () => {
    const { body } = await get(huong, '/api/rounds');
    expect(body.rounds.map(({ id }: { id: string }) => id)).toEqual([ROUND, '2021-02-22']);
    expect(body.next).toEqual({
      id: '2021-03-01',
      opensAt: at('06:00', '2021-03-01'),
      dueAt: at('16:30', '2021-03-01'),
    });
    expect(body.cursor).toBeUndefined();
  });

  it('go on from the id of one; an empty cursor is the start, and what is no id is refused', async () => {
    const shown = async (cursor: string) => {
      const { status, body } = await get(huong, `/api/rounds?cursor=${cursor}`);
      return status === 200
        ? body.rounds.map(({ id }: { id: string }) => id)
        : [status, body.code, body.fields];
    };
    expect(await shown('')).toEqual([ROUND, '2021-02-22']);
    expect(await shown(ROUND)).toEqual(['2021-02-22']);
    for (const cursor of [':', 'TREE', '2021-02', `${ROUND}-`, `${ROUND}x`, `${ROUND}-x${'a'.repeat(61)}`])
      expect([cursor, await shown(cursor)]).toEqual([
        cursor,
        [400, 'bad-request', [{ path: 'cursor', code: 'unknown-value' }]],
      ]);
  });

  it('that were requested, however many, hide neither the latest scheduled one nor the one before', async () => {
    const table = makeTable(day.table, day.documents);
    for (const date of [ROUND, '2021-02-22']) {
      const round = await day.system.rounds.get(date);
      if (!round) throw new Error('no round');
      const { step: _, wakeAt: __, ...rest } = { ...round, kind: 'requested' as const };
      for (let i = 10; i < 31; i++)
        await table.put({ ...roundItem({ ...rest, id: `${date}-x${i}` }), sk: `${date}-x${i}` });
    }
    const { body } = await get(huong, '/api/rounds/latest/overview');
    expect(body.round).toMatchObject({ id: ROUND, kind: 'scheduled' });
    expect(body.previous).toMatchObject({ round: '2021-02-22', figures: { expected: 5, declared: 1 } });
  });
});
