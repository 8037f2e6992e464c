/** A year after a round the phones of whoever declared are gone; what was declared, by whom and when stays. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { after, DAY, HOUR } from '../../functions/platform/clock.ts';
import { api } from '../support/api.ts';
import { admin, everyone, schools, units } from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const PHONE = '0297 000 0001';

let day: Rehearsal;
let closedAt: string;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  const run = async (instant: string) => {
    day.clock.set(instant);
    await day.agenda();
  };
  await run(at('06:01'));
  await declares(day.system, ROUND, 'th-hon-dat', plain(), at('08:00'));
  await declares(day.system, ROUND, 'th-hon-dat', withCases(1), at('09:00'));
  await run(at('17:01'));
  await run(at('06:01', '2021-03-01'));
  await run(at('06:05', '2021-03-01'));
  await declares(day.system, ROUND, 'mn-ganh-dau', plain(), at('07:00', '2021-03-01'));
  closedAt = (await day.system.rounds.get(ROUND))?.closedAt ?? '';
});
afterAll(() => day.close());

const phonesIn = async (id: string) =>
  JSON.stringify((await wholeTable(day)).filter(({ pk }) => pk === `ROUND#${id}`)).split(PHONE).length - 1;

it('until then they are kept: in the declaration, in each revision, in what waits to be accepted', async () => {
  day.clock.set(after(closedAt, 365 * DAY - HOUR));
  await day.agenda();
  expect(await phonesIn(ROUND)).toBe(5);
});

it('then they go, wherever they stood, and what was declared is read as before', async () => {
  day.clock.set(after(closedAt, 365 * DAY + HOUR));
  await day.agenda();
  expect(await phonesIn(ROUND)).toBe(0);
  const call = api(day);
  const { token } = await day.system.grants.openSession(admin.email, 'office', day.clock.now());
  const { status, body } = await call('GET', `/api/rounds/${ROUND}/duties/th-hon-dat`, { cookie: token });
  expect([status, body.revisions?.length ?? body]).toEqual([200, 2]);
  expect(JSON.stringify(body)).toContain('Nguyễn Thị Thử');
});

it('after that the agenda has nothing more to do with the round', async () => {
  const round = await day.system.rounds.get(ROUND);
  expect([round?.step, round?.wakeAt]).toEqual([undefined, undefined]);
});
