/** Who may issue, see and change accounts: escalation is what these look for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Principal, ROLES, type Scope } from '../../functions/access/access.ts';
import { sameScope } from '../../functions/access/account.ts';
import {
  governs,
  issuesIn,
  mayGrant,
  type PlacedScope,
  regranted,
  seesScope,
} from '../../functions/access/granting.ts';
import { isWithin } from '../../functions/schools/unit.ts';

const account = (email: string, ...scopes: Scope[]): Principal & { kind: 'account' } => ({
  kind: 'account',
  email,
  name: 'An',
  scopes,
});
const unit = (role: Scope['role'], by: 'management' | 'area', path: string): PlacedScope => ({
  role,
  by,
  target: path,
  path,
});
const ofSchool = (path: string): PlacedScope => ({
  role: 'declarer',
  by: 'school',
  target: path.split('.').at(-1) ?? '',
  path,
});

const PROVINCE = 'kien-giang';
const PHU_QUOC = 'kien-giang.phu-quoc';
const WARD = 'kien-giang.phu-quoc.duong-dong';
const HON_DAT = 'kien-giang.hon-dat';
const OFFICER = account('huong@phuquoc.example', unit('officer', 'management', PHU_QUOC));
const DEPARTMENT = account('so@gddt.example', unit('officer', 'management', PROVINCE));
const ADMINISTRATOR = account('quan-tri@gddt.example', unit('administrator', 'management', PROVINCE));

/** Everything one could ask for in these places. */
const ASKED = ROLES.flatMap((role) => [
  ...[PROVINCE, PHU_QUOC, WARD, HON_DAT].flatMap((path) => [
    unit(role, 'management', path),
    unit(role, 'area', path),
  ]),
  ...[`${PHU_QUOC}.th-1`, `${HON_DAT}.th-2`].map((path) => ({ ...ofSchool(path), role })),
]);
const granted = (who: Principal) =>
  ASKED.filter((scope) => mayGrant(who, scope)).map(({ role, by, path }) => `${role} ${by} ${path}`);

describe('an officer of Phú Quốc', () => {
  it('issues declarers and observers there, officers only further below', () => {
    expect(granted(OFFICER).sort()).toEqual(
      [
        `declarer school ${PHU_QUOC}.th-1`,
        `observer management ${PHU_QUOC}`,
        `observer management ${WARD}`,
        `officer management ${WARD}`,
      ].sort(),
    );
  });
  it('sees who concerns the unit, colleagues too, and nobody of Hòn Đất or above', () => {
    expect(seesScope(OFFICER, unit('officer', 'management', PHU_QUOC))).toBe(true);
    expect(seesScope(OFFICER, unit('responder', 'area', PHU_QUOC))).toBe(true);
    expect(seesScope(OFFICER, ofSchool(`${PHU_QUOC}.th-1`))).toBe(true);
    expect(seesScope(OFFICER, ofSchool(`${HON_DAT}.th-2`))).toBe(false);
    expect(seesScope(OFFICER, unit('officer', 'management', HON_DAT))).toBe(false);
    expect(seesScope(OFFICER, unit('administrator', 'management', PROVINCE))).toBe(false);
    expect([issuesIn(OFFICER, PHU_QUOC), issuesIn(OFFICER, PROVINCE), issuesIn(OFFICER, HON_DAT)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('changes a whole account only if nothing of it lies elsewhere or above', () => {
    const school = ofSchool(`${PHU_QUOC}.th-1`);
    const teacher = { email: 'a@truong.example' };
    expect(governs(OFFICER, teacher, [school])).toBe(true);
    expect(governs(OFFICER, teacher, [school, ofSchool(`${HON_DAT}.th-2`)])).toBe(false);
    expect(governs(OFFICER, teacher, [school, unit('administrator', 'management', PROVINCE)])).toBe(false);
    expect(governs(OFFICER, teacher, [unit('officer', 'management', PHU_QUOC)])).toBe(false);
    expect(governs(OFFICER, teacher, [])).toBe(false);
  });
  it('adds and takes what is below, and leaves alone what it does not see', () => {
    const here = ofSchool(`${PHU_QUOC}.th-1`);
    const there = ofSchool(`${HON_DAT}.th-2`);
    expect(regranted(OFFICER, { email: 'a@truong.example' }, [here, there], [])).toEqual([there]);
    expect(regranted(OFFICER, { email: 'a@truong.example' }, [there], [here])).toEqual([there, here]);
    expect(regranted(OFFICER, { email: 'a@truong.example' }, [here], [here, there])).toBeUndefined();
  });
});

it('the department’s officer issues everywhere below, by area too, but no administrator, responder or equal', () => {
  expect(granted(DEPARTMENT).some((each) => /administrator|responder/.test(each))).toBe(false);
  expect(granted(DEPARTMENT)).toContain(`observer area ${PHU_QUOC}`);
  expect(granted(DEPARTMENT)).not.toContain(`officer management ${PROVINCE}`);
});

it('an administrator issues every role in the province, in the kind of scope it has', () => {
  expect(granted(ADMINISTRATOR)).toContain(`administrator management ${PROVINCE}`);
  expect(granted(ADMINISTRATOR)).toContain(`responder area ${PHU_QUOC}`);
  expect(granted(ADMINISTRATOR)).not.toContain(`responder management ${PHU_QUOC}`);
  expect(mayGrant(ADMINISTRATOR, unit('observer', 'management', 'an-giang'))).toBe(false);
});

const path = fc
  .array(fc.constantFrom('phu-quoc', 'hon-dat', 'phu-quoc-2', 'w'), { maxLength: 3 })
  .map((codes) => [PROVINCE, ...codes].join('.'));
const anyScope: fc.Arbitrary<PlacedScope> = fc
  .record({
    role: fc.constantFrom(...ROLES),
    by: fc.constantFrom('management' as const, 'area' as const, 'school' as const),
    at: path,
  })
  .map(({ role, by, at }) => ({ role, by, path: at, target: by === 'school' ? `id-${at}` : at }));
const anyone = fc
  .array(anyScope, { maxLength: 3 })
  .map((scopes) => account('toi@gddt.example', ...scopes.map(({ path: _, ...scope }) => scope)));

const RANK = { declarer: 0, observer: 0, responder: 1, officer: 1, administrator: 2 } as const;
const issuers = (who: Principal & { kind: 'account' }) =>
  who.scopes.filter((s) => s.by === 'management' && (s.role === 'officer' || s.role === 'administrator'));

describe('whoever it is', () => {
  it('gives only below a unit he runs by management', () => {
    fc.assert(
      fc.property(anyone, anyScope, (who, scope) => {
        if (!mayGrant(who, scope)) return;
        expect(issuers(who).some((own) => isWithin(scope.path ?? '', own.target))).toBe(true);
        if (RANK[scope.role] > 0 && scope.role !== 'officer')
          expect(issuers(who).some((own) => own.role === 'administrator')).toBe(true);
      }),
    );
  });
  it('who is no administrator makes nobody his equal', () => {
    fc.assert(
      fc.property(anyone, anyScope, (who, scope) => {
        const administers = who.scopes.some(({ role }) => role === 'administrator');
        if (administers || scope.role !== 'officer' || !mayGrant(who, scope)) return;
        expect(
          issuers(who).some(({ target }) => target !== scope.path && isWithin(scope.path ?? '', target)),
        ).toBe(true);
      }),
    );
  });
  it('changes no scope of his own and does not govern his own account', () => {
    fc.assert(
      fc.property(
        anyone,
        fc.array(anyScope, { maxLength: 3 }),
        fc.array(anyScope, { maxLength: 3 }),
        (who, before, wanted) => {
          expect(governs(who, who, before)).toBe(false);
          const after = regranted(who, who, before, wanted);
          if (!after) return;
          expect(after.every((scope) => before.some((each) => sameScope(each, scope)))).toBe(true);
          expect(before.every((scope) => after.some((each) => sameScope(each, scope)))).toBe(true);
        },
      ),
    );
  });
  it('changes of another’s scopes exactly those he could give', () => {
    fc.assert(
      fc.property(
        anyone,
        fc.array(anyScope, { maxLength: 4 }),
        fc.array(anyScope, { maxLength: 4 }),
        (who, before, wanted) => {
          const after = regranted(who, { email: 'khac@truong.example' }, before, wanted);
          if (!after) return;
          const has = (scopes: readonly PlacedScope[], scope: PlacedScope) =>
            scopes.some((each) => sameScope(each, scope));
          const changed = [...after.filter((s) => !has(before, s)), ...before.filter((s) => !has(after, s))];
          for (const scope of changed) expect(mayGrant(who, scope)).toBe(true);
        },
      ),
    );
  });
  it('a link and a school that is in no register give nothing', () => {
    const link: Principal = { kind: 'link', schoolId: 's1', round: 'r', roundClosed: false, recipient: 'x' };
    fc.assert(fc.property(anyScope, (scope) => !mayGrant(link, scope)));
    const { path: _, ...gone } = ofSchool(`${PHU_QUOC}.th-1`);
    expect(mayGrant(ADMINISTRATOR, gone)).toBe(false);
  });
});
