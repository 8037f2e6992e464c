/** What a school declared is what stands in the table, and nothing newer is ever written over. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import type { Declaring } from '../../functions/declarations/duties.store.ts';
import { everyone, schools, units } from '../support/cast.ts';
import { plain } from '../support/declaration.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { arbitraryDeclaration } from './arbitrary.ts';
import { context, questions } from './cast.ts';

const ROUND = '2021-02-26';
const at = instantOf(ROUND, '08:00', 'Asia/Ho_Chi_Minh');

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse(instantOf(ROUND, '06:00', 'Asia/Ho_Chi_Minh'));
  await day.register(units, schools, everyone);
  await day.agenda();
});
afterAll(() => day.close());

const dutyOf = async (school: string) => {
  const duty = await day.system.duties.find(ROUND, school);
  if (!duty) throw new Error(`no duty of ${school}`);
  return duty;
};
const declaring = (revision: number, declaration = plain(), submission = `s${revision}`): Declaring => ({
  alert: false,
  revision: {
    revision,
    submission,
    hash: submission,
    at,
    who: 'Nguyễn Thị Thử (th…@truong.example)',
    how: 'link',
    reference: 'BCDF-2345',
    state: 'declared',
    safety: 'good',
    declaration,
  },
});

describe('the store of duties', () => {
  it('gives back every valid declaration unchanged', async () => {
    const place = { round: ROUND, schoolId: 'th-hon-dat' };
    const { brief, path, alerted } = await dutyOf(place.schoolId);
    let n = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryDeclaration({ ...context, questions }), async (declaration) => {
        // A duty of its own for each, beside the school's.
        const duty = { ...place, brief, alerted, path: `${path}-${n++}`, revision: 0, revisions: [] };
        expect(await day.system.duties.create(duty)).toBe(true);
        expect(await day.system.duties.declare(duty, declaring(1, declaration))).toBe(true);
        const kept = await day.system.duties.get(ROUND, duty.path);
        expect(kept?.declaration).toEqual(declaration);
        expect(kept?.revisions.map((revision) => revision.declaration)).toEqual([declaration]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes one of many corrections of the same revision and tells the others', async () => {
    const seen = await dutyOf('th-duong-dong-1');
    expect(await day.system.duties.declare(seen, declaring(1))).toBe(true);
    const first = await dutyOf('th-duong-dong-1');
    const tries = Array.from({ length: 10 }, (_, i) =>
      declaring(2, plain({ remark: `lần ${i}` }), `tab ${i}`),
    );
    const taken = await Promise.all(tries.map((each) => day.system.duties.declare(first, each)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const winner = tries[taken.indexOf(true)]?.revision.declaration;
    const kept = await dutyOf('th-duong-dong-1');
    expect([kept.revision, kept.declaration, kept.revisions.length]).toEqual([2, winner, 2]);
  });

  it('refuses a correction against a stale revision and keeps what stands', async () => {
    const seen = await dutyOf('mn-ganh-dau');
    expect(await day.system.duties.declare(seen, declaring(1))).toBe(true);
    expect(await day.system.duties.declare(seen, declaring(1, plain({ needs: [] })))).toBe(false);
    expect(await day.system.duties.supplement(seen, declaring(1, plain({ needs: [] })).revision)).toBe(false);
    expect((await dutyOf('mn-ganh-dau')).declaration).toEqual(plain());
  });

  it('keeps the first arrival through every correction', async () => {
    const seen = await dutyOf('ththcs-tho-chau');
    await day.system.duties.declare(seen, declaring(1));
    const later = declaring(2);
    later.revision.at = instantOf(ROUND, '19:00', 'Asia/Ho_Chi_Minh');
    await day.system.duties.declare(await dutyOf('ththcs-tho-chau'), later);
    const { brief } = await dutyOf('ththcs-tho-chau');
    expect([brief.firstAt, brief.lastAt]).toEqual([at, later.revision.at]);
  });
});
