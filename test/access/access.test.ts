import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  may,
  type Principal,
  ROLES,
  type Role,
  type Scope,
  scopesFor,
  type Target,
  viewOf,
} from '../../functions/access/access.ts';

const account = (...scopes: Scope[]): Principal => ({
  kind: 'account',
  email: 'a@b.example',
  name: 'An',
  scopes,
});

/** Schools of Kiên Giang: one under Phú Quốc's office, one on its ground but under the department, one elsewhere. */
const DUONG_DONG = {
  path: 'kien-giang.phu-quoc.th-duong-dong-1',
  area: 'kien-giang.phu-quoc',
  schoolId: 's1',
};
const THPT_PHU_QUOC = {
  path: 'kien-giang.truc-thuoc-so.thpt-phu-quoc',
  area: 'kien-giang.phu-quoc',
  schoolId: 's2',
};
const RACH_GIA = { path: 'kien-giang.rach-gia.th-vinh-lac', area: 'kien-giang.rach-gia', schoolId: 's3' };
const SCHOOLS: readonly (Target & { schoolId: string })[] = [DUONG_DONG, THPT_PHU_QUOC, RACH_GIA];

/** The cast. */
const HEAD_TEACHER = account({ role: 'declarer', by: 'school', target: 's1' });
const OFFICER = account({ role: 'officer', by: 'management', target: 'kien-giang.phu-quoc' });
const ADMINISTRATOR = account({ role: 'administrator', by: 'management', target: 'kien-giang' });
const COMMITTEE = account({ role: 'observer', by: 'area', target: 'kien-giang.phu-quoc' });
const HEALTH = account({ role: 'responder', by: 'area', target: 'kien-giang.phu-quoc' });
const LINK: Principal = {
  kind: 'link',
  schoolId: 's1',
  round: '2021-02-26',
  roundClosed: false,
  recipient: 'h•••@b.example',
};
const STRANGER = account();

const READS = ['read-figures', 'read-duty', 'read-history'] as const;
const reachable = (who: Principal | undefined, action: Action) =>
  SCHOOLS.filter((school) => may(who, action, school)).map(({ schoolId }) => schoolId);

describe('anyone', () => {
  it('may do what needs nobody, signed in or not', () => {
    for (const who of [undefined, LINK, STRANGER, HEAD_TEACHER]) expect(may(who, 'anyone')).toBe(true);
  });
  it('may do nothing else without an account', () => {
    for (const action of ACTIONS.filter((name) => name !== 'anyone'))
      for (const target of [undefined, DUONG_DONG, { path: 'kien-giang' }]) {
        expect(may(undefined, action, target)).toBe(false);
        expect(may(STRANGER, action, target)).toBe(false);
      }
  });
});

describe('a head teacher', () => {
  it.each(['declare', 'read-duty', 'read-history'] as const)('may %s for the own school only', (action) => {
    expect(reachable(HEAD_TEACHER, action)).toEqual(['s1']);
    expect(may(HEAD_TEACHER, action)).toBe(false);
  });
  it('of two schools may declare for both', () => {
    const two = account(
      { role: 'declarer', by: 'school', target: 's1' },
      { role: 'declarer', by: 'school', target: 's3' },
    );
    expect(reachable(two, 'declare')).toEqual(['s1', 's3']);
  });
  it('sees its own duties and session, no figures and no rounds', () => {
    expect(may(HEAD_TEACHER, 'read-mine')).toBe(true);
    expect(may(HEAD_TEACHER, 'read-session')).toBe(true);
    expect(may(HEAD_TEACHER, 'read-rounds')).toBe(false);
    expect(may(HEAD_TEACHER, 'read-figures', DUONG_DONG)).toBe(false);
    expect(may(HEAD_TEACHER, 'read-figures', { path: 'kien-giang.phu-quoc' })).toBe(false);
  });
});

describe('a reminder link', () => {
  it('declares and reads its own school, nothing else', () => {
    const allowed = ACTIONS.filter((action) => may(LINK, action, DUONG_DONG));
    expect(allowed).toEqual(['anyone', 'read-mine', 'declare', 'read-duty']);
    expect(ACTIONS.filter((action) => may(LINK, action))).toEqual(['anyone', 'read-mine']);
    for (const other of [THPT_PHU_QUOC, RACH_GIA, { path: DUONG_DONG.path }])
      expect(ACTIONS.filter((action) => may(LINK, action, other))).toEqual(['anyone']);
  });
  it('has no scopes', () => expect(ACTIONS.flatMap((action) => scopesFor(LINK, action))).toEqual([]));
});

describe('a district officer', () => {
  it.each(READS)('may %s of what the district manages, not of what only stands there', (action) => {
    expect(reachable(OFFICER, action)).toEqual(['s1']);
    expect(may(OFFICER, action, { path: 'kien-giang.phu-quoc' })).toBe(true);
    expect(may(OFFICER, action, { path: 'kien-giang' })).toBe(false);
    expect(may(OFFICER, action, { path: 'kien-giang.rach-gia' })).toBe(false);
    expect(may(OFFICER, action)).toBe(false);
  });
  it('sees rounds and its session, but declares for nobody', () => {
    expect(may(OFFICER, 'read-rounds')).toBe(true);
    expect(may(OFFICER, 'read-session')).toBe(true);
    expect(reachable(OFFICER, 'declare')).toEqual([]);
    expect(may(OFFICER, 'read-mine')).toBe(false);
  });
  it('is not of a district whose code only begins alike', () => {
    const target = { path: 'kien-giang.phu-quoc-2.th-x', area: 'kien-giang.phu-quoc-2', schoolId: 's9' };
    expect(may(OFFICER, 'read-duty', target)).toBe(false);
    expect(may(COMMITTEE, 'read-duty', target)).toBe(false);
  });
});

it('an administrator reads the whole province', () => {
  for (const action of READS) expect(reachable(ADMINISTRATOR, action)).toEqual(['s1', 's2', 's3']);
  expect(may(ADMINISTRATOR, 'read-figures', { path: 'kien-giang' })).toBe(true);
  expect(may(ADMINISTRATOR, 'read-figures', { path: 'an-giang' })).toBe(false);
});

describe.each([
  ["a people's committee", COMMITTEE],
  ['a health service', HEALTH],
])('%s, by area', (_, who) => {
  it('sees every school on its ground, whoever manages it', () => {
    for (const action of READS) expect(reachable(who, action)).toEqual(['s1', 's2']);
    expect(reachable(who, 'declare')).toEqual([]);
  });
  it('opens the overview of its own unit, not of the one that manages some of its schools', () => {
    expect(may(who, 'read-figures', { path: 'kien-giang.phu-quoc' })).toBe(true);
    expect(may(who, 'read-figures', { path: 'kien-giang.truc-thuoc-so' })).toBe(false);
    expect(may(who, 'read-figures', { path: 'kien-giang' })).toBe(false);
  });
  it('does not see a school whose ground nobody said', () => {
    const { area: _, ...placed } = DUONG_DONG;
    expect(may(who, 'read-duty', placed)).toBe(false);
  });
});

describe('the view of a unit', () => {
  const area: Scope = { role: 'observer', by: 'area', target: 'kien-giang.phu-quoc' };
  const management: Scope = { role: 'officer', by: 'management', target: 'kien-giang' };
  it('is by the rule that lets one see it, management first', () => {
    expect(viewOf(account(area), 'kien-giang.phu-quoc')).toBe('area');
    expect(viewOf(account(area, management), 'kien-giang.phu-quoc')).toBe('management');
    expect(viewOf(account(area, management), 'kien-giang')).toBe('management');
    expect(viewOf(account(area), 'kien-giang')).toBeUndefined();
  });
  it('is none for schools, links and strangers', () => {
    for (const who of [HEAD_TEACHER, LINK, STRANGER, undefined])
      expect(viewOf(who, 'kien-giang.phu-quoc')).toBeUndefined();
  });
});

/** The kinds of scope each role can have; any other combination allows nothing. */
const KINDS: Record<Role, readonly Scope['by'][]> = {
  declarer: ['school'],
  officer: ['management', 'area'],
  administrator: ['management', 'area'],
  observer: ['management', 'area'],
  responder: ['area'],
};

describe('denied by default', () => {
  const code = fc.constantFrom('phu-quoc', 'rach-gia', 'truc-thuoc-so', 'th-1', 'thpt-2');
  const anyPath = fc.array(code, { maxLength: 3 }).map((codes) => ['kien-giang', ...codes].join('.'));
  const anyScope: fc.Arbitrary<Scope> = fc
    .record({
      role: fc.constantFrom(...ROLES),
      by: fc.constantFrom('management' as const, 'area' as const, 'school' as const),
      unit: anyPath,
      school: fc.constantFrom('s1', 's2', 's3'),
    })
    .map(({ role, by, unit, school }) => ({ role, by, target: by === 'school' ? school : unit }));
  const foreign = { path: 'an-giang.chau-doc.th-9', area: 'an-giang.chau-doc', schoolId: 's9' };

  it('every role and scope, every action, on a foreign school or unit', () => {
    fc.assert(
      fc.property(fc.array(anyScope, { maxLength: 4 }), (scopes) => {
        const who = account(...scopes);
        for (const action of ACTIONS.filter((name) => name !== 'anyone'))
          for (const target of [
            foreign,
            { path: 'an-giang' },
            { path: 'an-giang.chau-doc' },
            { path: 'kien' },
          ])
            expect(may(who, action, target), action).toBe(false);
      }),
    );
  });

  it('a role with a kind of scope it cannot have', () => {
    for (const role of ROLES)
      for (const by of (['management', 'area', 'school'] as const).filter(
        (kind) => !KINDS[role].includes(kind),
      )) {
        const who = account({ role, by, target: by === 'school' ? 's1' : 'kien-giang' });
        for (const action of ACTIONS.filter((name) => name !== 'anyone'))
          for (const target of [undefined, DUONG_DONG, { path: 'kien-giang' }])
            expect(may(who, action, target), `${role} by ${by}: ${action}`).toBe(false);
      }
  });

  it('declaring for anyone but schools of one’s own, and reading beyond one’s scopes', () => {
    fc.assert(
      fc.property(fc.array(anyScope, { maxLength: 4 }), fc.constantFrom(...SCHOOLS), (scopes, school) => {
        const who = account(...scopes);
        const own = scopes.some(
          (s) => s.role === 'declarer' && s.by === 'school' && s.target === school.schoolId,
        );
        expect(may(who, 'declare', school)).toBe(own);
        const within = (place: string, scope: Scope) => `${place}.`.startsWith(`${scope.target}.`);
        const seen = scopes.some(
          (s) =>
            KINDS[s.role].includes(s.by) &&
            s.by !== 'school' &&
            within(s.by === 'management' ? school.path : (school.area ?? ''), s),
        );
        expect(may(who, 'read-figures', school)).toBe(seen);
        expect(may(who, 'read-duty', school)).toBe(seen || own);
      }),
    );
  });
});
