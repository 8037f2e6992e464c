/** A unit moves with all below it: what follows is done once, also after a death; its history is found where it stands now. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../functions/access/access.ts';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { ResultsAnswer, TrendsAnswer } from '../../functions/oversight/over-time.ts';
import type { OverviewAnswer } from '../../functions/oversight/overview.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { wire } from '../../functions/platform/wiring.ts';
import { registerStore } from '../../functions/schools/register.store.ts';
import type { UnitsAnswer } from '../../functions/schools/register-answers.ts';
import { isMoving, moveUnit } from '../../functions/schools/unit-moving.step.ts';
import { type Api, api } from '../support/api.ts';
import { admin, everyone, HON_DAT, PHU_QUOC, PROVINCE, school, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { Killed, watched } from '../support/faults.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const at = (date: string, time: string) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const THO_CHAU = `${PHU_QUOC}.tho-chau`;
const THERE = `${HON_DAT}.tho-chau`;
const [FIRST, SECOND] = ['2021-02-22', '2021-02-26'];
const ISLAND = school(THO_CHAU, 'mn-tho-chau', 'preschool');
/** Managed by the department, on the island's ground. */
const GUEST = school(`${PROVINCE}.truc-thuoc-so`, 'thpt-tho-chau', 'upper-secondary', THO_CHAU);
const person = (email: string, ...scopes: Scope[]): Account => ({
  email,
  name: 'Lê Văn Đảo',
  scopes,
  digest: true,
  alerts: true,
  address: 'working',
});
const officer = person('dao@thochau.example', { role: 'officer', by: 'management', target: THO_CHAU });
const nurse = person('yte@thochau.example', { role: 'responder', by: 'area', target: THO_CHAU });

const island = { path: THO_CHAU, name: 'Xã Thổ Châu', kind: 'commune' };
const registerOf = (rehearsal: Rehearsal) =>
  rehearsal.register([...units, island], [...schools, ISLAND, GUEST], [...everyone, officer, nurse]);

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at(FIRST, '06:00'));
  await registerOf(day);
  call = api(day);
  await works(FIRST, '06:00', '06:02');
  await declares(day.system, FIRST, ISLAND.id, plain(), at(FIRST, '08:00'));
  await works(SECOND, '06:00', '06:02');
  day.clock.set(at(SECOND, '09:00'));
});
afterAll(() => day.close());

async function works(date: string, ...times: string[]) {
  for (const time of times) {
    day.clock.set(at(date, time));
    await day.agenda();
  }
}

async function ask(who: Account, method: string, path: string, json?: object) {
  const { token } = await day.system.grants.openSession(who.email, 'office', day.clock.now());
  return call(method, path, { cookie: token, ...(json && { body: json }) });
}
async function read<T>(who: Account, path: string): Promise<T> {
  const { status, body } = await ask(who, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}
const move = (unit: string, to: string, revision: number) =>
  ask(admin, 'PUT', `/api/units/${unit}`, { revision, act: { kind: 'move', to } });
const standing = async (id: string) => {
  const found = await day.system.schools.school(id);
  return { path: found?.path, area: found?.area };
};
const scopesOf = async ({ email }: Account) =>
  (await day.system.accounts.get(email))?.scopes.map(({ target }) => target);

const results = (unit: string) =>
  read<ResultsAnswer>(admin, `/api/results?unit=${unit}&from=2021-02-01&to=2021-02-28`);

describe('moving a unit', () => {
  it.each([
    ['below itself', PHU_QUOC, THO_CHAU, 'itself'],
    ['where it stands', THO_CHAU, PHU_QUOC, 'same'],
    ['to nowhere', THO_CHAU, `${PROVINCE}.khong-co`, 'unknown'],
    ['where another has its code', PHU_QUOC, HON_DAT, 'taken'],
  ])('is refused %s', async (_, unit, to, code) => {
    const other = { path: `${HON_DAT}.phu-quoc`, name: 'Xã khác', kind: 'commune' };
    await day.register([other], [], []);
    const { status, body } = await move(unit, to, 0);
    expect([status, body.fields?.[0]?.code]).toEqual([422, code]);
    expect((await day.system.schools.unit(unit))?.until).toBeUndefined();
  });

  it('is refused of the province itself, and to whoever does not keep the register', async () => {
    expect((await move(PROVINCE, HON_DAT, 0)).status).toBe(403);
    const act = { kind: 'move', to: HON_DAT };
    expect((await ask(officer, 'PUT', `/api/units/${THO_CHAU}`, { revision: 0, act })).status).toBe(403);
  });

  it('takes its schools, grounds and people along; the open round stays where it opened', async () => {
    const moved = await move(THO_CHAU, HON_DAT, 0);
    expect(moved.status).toBe(200);
    // At once the unit, within the minute what belongs to it.
    const answer: UnitsAnswer = moved.body;
    const line = answer.units.find(({ path }) => path === THERE);
    expect(line).toMatchObject({ name: 'Xã Thổ Châu', kind: 'commune', emptying: false });
    expect(line?.changes[0]).toMatchObject({
      by: admin.email,
      what: 'moved',
      fields: [{ field: 'unit', before: PHU_QUOC, after: HON_DAT }],
    });
    expect((await move(THERE, PHU_QUOC, 1)).body.fields).toMatchObject([{ path: 'to', code: 'busy' }]);
    const reopened = await ask(admin, 'PUT', `/api/units/${THO_CHAU}`, {
      revision: 1,
      act: { kind: 'reopen' },
    });
    expect(reopened.body.fields).toMatchObject([{ path: 'unit', code: 'moved' }]);
    await day.agenda();
    expect(await standing(ISLAND.id)).toEqual({ path: `${THERE}.${ISLAND.id}`, area: THERE });
    expect(await standing(GUEST.id)).toEqual({ path: GUEST.path, area: THERE });
    expect(await scopesOf(officer)).toEqual([THO_CHAU, THERE]);
    expect(await scopesOf(nurse)).toEqual([THO_CHAU, THERE]);
    const old = await day.system.schools.unit(THO_CHAU);
    expect(old).toMatchObject({ until: SECOND, movedTo: THERE });
    expect(old).not.toHaveProperty('wakeAt');
    const now = await read<OverviewAnswer>(officer, `/api/rounds/${SECOND}/overview?unit=${THO_CHAU}`);
    expect(now.figures.expected).toBe(1);
  });

  it('asks its schools at their new place from the next round on, compared with what they were', async () => {
    await works('2021-03-01', '06:00', '06:02');
    const next = await read<OverviewAnswer>(officer, `/api/rounds/2021-03-01/overview?unit=${THERE}`);
    expect(next.figures.expected).toBe(1);
    expect(next.previous).toMatchObject({ round: SECOND, figures: { expected: 1, missed: 1 } });
    await works('2021-03-01', '17:00', '17:01');
    const digests = (await wholeTable(day)).filter(
      ({ purpose, about, to }) => purpose === 'digest' && about === '2021-03-01' && to === officer.email,
    );
    expect(digests.map(({ path, state }) => [path, state])).toEqual([
      [THERE, 'sent'],
      [THO_CHAU, 'dropped'],
    ]);
  });

  it('brings its history along; no figure of the units it left or came to changes', async () => {
    const there = await results(THERE);
    expect(there.figures.scheduled).toMatchObject({ expected: 2, onTime: 1, missed: 1 });
    expect((await results(THO_CHAU)).figures).toEqual(there.figures);
    expect((await results(PHU_QUOC)).figures.scheduled.expected).toBe(8);
    const joined = await results(HON_DAT);
    expect(joined.figures.scheduled.expected).toBe(2);
    expect(joined.units.find(({ path }) => path === THERE)?.scheduled.expected).toBe(0);
    const trend = await read<TrendsAnswer>(officer, `/api/trends?unit=${THERE}&rounds=12`);
    expect(trend.rounds.map(({ id, figures: { expected, onTime } }) => [id, expected, onTime])).toEqual([
      [FIRST, 1, 1],
      [SECOND, 1, 0],
      ['2021-03-01', 1, 0],
    ]);
  });

  it('can go back to where it was, with all its history once', async () => {
    expect((await move(THERE, PHU_QUOC, 1)).status).toBe(200);
    await day.agenda();
    expect(await standing(ISLAND.id)).toEqual({ path: ISLAND.path, area: THO_CHAU });
    expect((await day.system.schools.unit(THO_CHAU))?.until).toBeUndefined();
    expect((await day.system.schools.unit(THERE))?.movedTo).toBe(THO_CHAU);
    await works('2021-03-05', '06:00', '06:02');
    const { figures } = await read<ResultsAnswer>(
      officer,
      `/api/results?unit=${THO_CHAU}&from=2021-02-01&to=2021-03-02`,
    );
    expect(figures.scheduled).toMatchObject({ expected: 3, onTime: 1, missed: 2 });
  });
});

describe('a move that dies at any of its writes', () => {
  it('ends as if it had not, with the units below it', async () => {
    const other = await rehearse(at(SECOND, '05:30'));
    await registerOf(other);
    const hamlet = { path: `${THO_CHAU}.bai-ngu`, name: 'Bãi Ngự', kind: 'hamlet' };
    const inHamlet = school(hamlet.path, 'mn-bai-ngu', 'preschool');
    await other.register([hamlet], [inHamlet], []);
    const { schools: found } = other.system;
    const seen = await found.unit(THO_CHAU);
    if (!seen) throw new Error('no unit');
    const fields = { until: SECOND, movedTo: THERE };
    const change = { at: other.clock.now(), by: admin.email, what: 'moved' as const };
    await other.system.open(registerStore).changeUnit(seen, fields, change);
    let deaths = 0;
    for (;;) {
      const unit = await found.unit(THO_CHAU);
      if (!unit || !isMoving(unit) || unit.wakeAt === undefined) break;
      let left = deaths;
      const table = watched(makeTable(other.table, other.documents), () => {
        if (--left < 0) throw new Killed();
      });
      const dying = wire(table, other.system.province, other.clock);
      await moveUnit(dying, unit, other.clock.now()).catch((error: unknown) => {
        if (!(error instanceof Killed) || ++deaths > 100) throw error;
      });
    }
    expect(deaths).toBeGreaterThan(3);
    const path = async (id: string) => (await found.school(id))?.path;
    expect(await path(inHamlet.id)).toBe(`${THERE}.bai-ngu.${inHamlet.id}`);
    expect(await path(ISLAND.id)).toBe(`${THERE}.${ISLAND.id}`);
    expect(await found.unit(`${THERE}.bai-ngu`)).toMatchObject({ revision: 1, name: 'Bãi Ngự' });
    expect(await found.unit(hamlet.path)).toMatchObject({ movedTo: `${THERE}.bai-ngu`, revision: 1 });
    expect((await other.system.accounts.get(officer.email))?.scopes).toHaveLength(2);
    await other.close();
  });
});
