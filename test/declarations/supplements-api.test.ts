/** Deciding about supplements, through the real handlers and store: races, undo, and figures that stay frozen. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../functions/access/accounts.store.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { DECISIONS, type Decision } from '../../functions/declarations/supplements.ts';
import { type Api, api } from '../support/api.ts';
import { everyone, huong, observer, PHU_QUOC, schools, stranger, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string, date = '2021-02-26') => instantOf(date, time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';
const MINE = 'th-duong-dong-1';
const OTHER = 'mn-ganh-dau';
const ABOVE = [PHU_QUOC, PHU_QUOC.split('.')[0] ?? ''];
/** Hương's colleague in the same office. */
const binh: Account = { ...huong, email: 'binh@phuquoc.example', name: 'Lý Thanh Bình' };

let day: Rehearsal;
let call: Api;
const sessions = new Map<string, string>();
async function cookieOf({ email }: Account): Promise<string> {
  const known = sessions.get(email);
  if (known) return known;
  const { token } = await day.system.grants.openSession(email, 'office', day.clock.now());
  sessions.set(email, token);
  return token;
}
const supplement = async (school: string, revision: number) => {
  const body = { submission: randomUUID(), revision, calledAt: day.clock.now(), declaration: plain() };
  const url = `/api/rounds/${ROUND}/duties/${school}/on-behalf`;
  return (await call('PUT', url, { cookie: await cookieOf(huong), body })).status;
};
const decide = async (who: Account, school: string, decision: Decision, revision = 1, reason?: string) =>
  call('POST', `/api/rounds/${ROUND}/supplements/${school}`, {
    cookie: await cookieOf(who),
    body: { revision, decision, ...(reason && { reason }) },
  });
const duty = async (school: string) => day.system.duties.find(ROUND, school);
const summaries = () => Promise.all(ABOVE.map((unit) => day.system.summaries.get(unit, ROUND)));
const counted = async () => (await summaries()).map((summary) => summary?.after?.figures.supplemented);

beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, [...everyone, binh]);
  call = api(day);
  await day.agenda();
  for (const [time, date] of [
    ['16:31', ROUND],
    ['06:00', '2021-03-01'],
    ['06:02', '2021-03-01'],
  ] as const) {
    day.clock.set(at(time, date));
    await day.agenda();
  }
  expect((await day.system.rounds.get(ROUND))?.closedAt).toBeDefined();
  day.clock.set(at('08:00', '2021-03-01'));
  expect([await supplement(MINE, 0), await supplement(OTHER, 0)]).toEqual([202, 202]);
});
afterAll(() => day.close());

describe('a supplement', () => {
  it('is decided by who manages the school, and declined only with a reason', async () => {
    expect((await decide(stranger, MINE, 'accept')).status).toBe(403);
    expect((await decide(observer, MINE, 'accept')).status).toBe(403);
    expect((await decide(huong, MINE, 'decline')).body.fields[0].path).toBe('reason');
    expect((await decide(huong, MINE, 'decline', 1, 'gọi 0912 345 678')).body.fields[0].path).toBe('reason');
    expect((await duty(MINE))?.supplement?.state).toBe('waiting');
  });

  it('goes to the faster of two officers; a repeated request changes nothing', async () => {
    const both = await Promise.all([
      decide(huong, MINE, 'accept'),
      decide(binh, MINE, 'decline', 1, 'Sai số'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, decision] = both[0].status === 200 ? [huong, 'accept' as const] : [binh, 'decline' as const];
    expect((await decide(won, MINE, decision, 1, 'Sai số')).status).toBe(200);
    expect((await duty(MINE))?.decisions).toMatchObject([{ by: won.name, decision, revision: 1 }]);
    expect((await decide(won, MINE, 'reopen')).status).toBe(200);
  });

  it('is refused when a newer one came, and an earlier acceptance outlives declining the newer', async () => {
    expect((await decide(huong, MINE, 'accept')).status).toBe(200);
    const since = (await duty(MINE))?.brief.supplementAcceptedAt;
    day.clock.set(at('08:10', '2021-03-01'));
    expect(await supplement(MINE, 1)).toBe(202);
    expect((await decide(binh, MINE, 'accept', 1)).body.code).toBe('supplement-changed');
    expect((await decide(binh, MINE, 'decline', 2, 'Trùng bản trước')).status).toBe(200);
    expect((await duty(MINE))?.brief).toMatchObject({ supplement: 'declined', supplementAcceptedAt: since });
    expect(await counted()).toEqual([1, 1]);
  });

  it('never changes frozen figures, and its own column follows every decision', async () => {
    const frozen = (await summaries()).map((summary) => [summary?.due, summary?.close, summary?.outcomes]);
    const paths = fc.array(fc.constantFrom(...DECISIONS), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(paths, async (decisions) => {
        for (const decision of decisions) {
          day.clock.set(new Date(Date.parse(day.clock.now()) + 1000).toISOString());
          await decide(huong, OTHER, decision, 1, 'Thử');
          const accepted = (await duty(OTHER))?.supplement?.state === 'accepted';
          expect(await counted()).toEqual(accepted ? [2, 2] : [1, 1]);
          const now = await summaries();
          expect(now.map((s) => s?.after?.outcomes[OTHER])).toEqual(
            accepted ? ['supplemented', 'supplemented'] : [undefined, undefined],
          );
          expect(now.map((s) => [s?.due, s?.close, s?.outcomes])).toEqual(frozen);
        }
      }),
      { numRuns: 6 },
    );
  });
});
