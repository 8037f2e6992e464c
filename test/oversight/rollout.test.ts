/** The roll-out's rule, and its answer for everybody who may see it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import {
  type Begun,
  completeSince,
  furtherFirst,
  isComplete,
  rolloutFigures,
  stageOf,
} from '../../functions/oversight/rollout.ts';
import type { RolloutRow } from '../../functions/oversight/rollout-answer.ts';
import { type Answer, type Api, api } from '../support/api.ts';
import {
  admin,
  declarer,
  everyone,
  huong,
  observer,
  PHU_QUOC,
  responder,
  schools,
  units,
} from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (time: string, date = '2021-02-26') => instantOf(date, time, ZONE);
/** "Trước ngày 25/02/2021". */
const DEADLINE = { by: '2021-02-25', at: at('00:00', '2021-02-25') };

const begun: fc.Arbitrary<Begun> = fc
  .record({
    accounts: fc.nat({ max: 2 }),
    activatedAt: fc.option(fc.constantFrom(at('23:59', '2021-02-24'), DEADLINE.at), { nil: undefined }),
    firstOn: fc.option(fc.constantFrom('2021-02-22', '2021-02-24', '2021-02-25'), { nil: undefined }),
  })
  .map(({ accounts, activatedAt, firstOn }) => ({
    accounts,
    ...(activatedAt && { activatedAt }),
    ...(firstOn && { firstOn }),
  }));

describe('the rule', () => {
  it('says what is missing first', () => {
    expect(stageOf({ accounts: 0, firstOn: '2021-02-22' })).toBe('no-account');
    expect(stageOf({ accounts: 1, firstOn: '2021-02-22' })).toBe('not-activated');
    expect(stageOf({ accounts: 1, activatedAt: at('07:00') })).toBe('not-declared');
    expect(stageOf({ accounts: 2, activatedAt: at('07:00'), firstOn: '2021-02-26' })).toBe('done');
  });

  it('counts to the last instant before the deadline’s day, and not that day', () => {
    const on = (activatedAt: string, firstOn: string) =>
      rolloutFigures([{ accounts: 1, activatedAt, firstOn }], DEADLINE).inTime;
    expect(on(new Date(Date.parse(DEADLINE.at) - 1).toISOString(), '2021-02-24')).toBe(1);
    expect(on(DEADLINE.at, '2021-02-24')).toBe(0);
    expect(on(at('07:00', '2021-02-22'), '2021-02-25')).toBe(0);
  });

  it('adds up: parts make the whole, and nobody is done who lacks something', () => {
    fc.assert(
      fc.property(fc.array(begun), fc.array(begun), (a, b) => {
        const [x, y, whole] = [a, b, [...a, ...b]].map((each) => rolloutFigures(each, DEADLINE));
        for (const key of ['schools', 'accounts', 'activated', 'declared', 'done', 'inTime'] as const)
          expect(whole?.[key]).toBe((x?.[key] ?? 0) + (y?.[key] ?? 0));
        if (!whole) return;
        expect(whole.activated).toBeLessThanOrEqual(whole.accounts);
        expect(whole.done).toBeLessThanOrEqual(Math.min(whole.activated, whole.declared));
        expect(whole.inTime).toBeLessThanOrEqual(whole.done);
        const since = completeSince([...a, ...b], (instant) => instant.slice(0, 10));
        expect(since !== undefined).toBe(isComplete(whole) && whole.schools > 0);
      }),
    );
  });

  it('ranks who has got further first, and a unit without schools last', () => {
    const unit = (name: string, ...members: Begun[]) => ({ name, figures: rolloutFigures(members) });
    const done = { accounts: 1, activatedAt: at('07:00'), firstOn: '2021-02-26' };
    const units = [
      unit('Trống'),
      unit('Chưa', { accounts: 0 }),
      unit('Cấp', { accounts: 1 }),
      unit('Nửa', done, { accounts: 0 }),
      unit('Đủ', done),
    ];
    expect(units.sort(furtherFirst).map(({ name }) => name)).toEqual(['Đủ', 'Nửa', 'Cấp', 'Chưa', 'Trống']);
  });
});

describe('GET /api/rollout', () => {
  let day: Rehearsal;
  let call: Api;
  beforeAll(async () => {
    day = await rehearse(at('06:00'));
    const without = everyone.filter(({ email }) => email !== 'mn-ganh-dau@truong.example');
    await day.register(units, schools, without);
    call = api(day);
    await day.agenda();
    day.clock.set(at('08:00'));
    await declare('th-duong-dong-1');
    await day.system.accounts.activate('th-duong-dong-1@truong.example', at('08:00'));
  });
  afterAll(() => day.close());

  const declare = (id: string) => declares(day.system, '2021-02-26', id, plain(), day.clock.now());
  const get = async (who: Account, query = '', path = '/api/rollout') => {
    const { token } = await day.system.grants.openSession(who.email, 'office', day.clock.now());
    return call('GET', `${path}?${query}`, { cookie: token });
  };
  const rows = ({ body }: Answer) => body.rows.map(({ school, stage }: RolloutRow) => [school.id, stage]);

  it('says who is missing, who lacks most first, with whom to call', async () => {
    const answer = await get(huong);
    expect(answer.body).toMatchObject({
      deadline: DEADLINE,
      figures: { schools: 3, accounts: 2, activated: 1, declared: 1, done: 1, inTime: 0 },
      stages: { 'no-account': 1, 'not-activated': 1, 'not-declared': 0, done: 1 },
      total: 2,
    });
    expect(rows(answer)).toEqual([
      ['mn-ganh-dau', 'no-account'],
      ['ththcs-tho-chau', 'not-activated'],
    ]);
    expect(answer.body.rows[0].contact.phone).toBe('0297 000 0001');
    expect(answer.body).not.toHaveProperty('doneSince');
    expect(rows(await get(huong, 'stage=done&q=duong+dong'))).toEqual([['th-duong-dong-1', 'done']]);
  });

  it('shows readers of an area the schools on its ground, and nobody’s phone', async () => {
    const { body } = await get(observer);
    expect([body.figures.schools, body.rows.map(({ school }: RolloutRow) => school.id)]).toEqual([
      4,
      ['mn-ganh-dau', 'ththcs-tho-chau', 'thpt-phu-quoc'],
    ]);
    expect(JSON.stringify(body)).not.toContain('0297');
    expect((await get(responder)).body.figures.schools).toBe(5);
    const file = await get(observer, 'format=csv', '/api/exports/rollout');
    expect(file.body).toContain('mn-ganh-dau,Trường mn-ganh-dau,"Mầm non, mẫu giáo"');
    expect(file.body).not.toContain('0297');
  });

  it('ranks the units below', async () => {
    const { body } = await get(admin);
    expect(body.units.map(({ path }: { path: string }) => path)[0]).toBe(PHU_QUOC);
    expect(body.units[0].figures).toMatchObject({ schools: 3, done: 1 });
  });

  it('is done when the last school has all three, and says since when', async () => {
    await day.register([], [], [declarer('mn-ganh-dau')]);
    for (const id of ['mn-ganh-dau', 'ththcs-tho-chau']) {
      await declare(id);
      await day.system.accounts.activate(`${id}@truong.example`, at('08:10'));
    }
    expect((await get(huong)).body).toMatchObject({
      total: 0,
      doneSince: '2021-02-26',
      figures: { done: 3 },
    });
  });
});
