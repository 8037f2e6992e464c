import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseTotals,
  changesSince,
  check,
  type Declaration,
  emptyDeclaration,
  isHard,
  newConfirmed,
  SOFT_CODES,
  sameAsLast,
  zeroCases,
} from '../../functions/declarations/declaration.ts';
import { FINDING_CODES } from '../../functions/declarations/finding.ts';
import { arbitraryDeclaration } from './arbitrary.ts';
import { calm, context, hanoi, moet, questions, today } from './cast.ts';

const asked = { ...context, questions };
const codes = (draft: Parameters<typeof check>[0], of = context) => check(draft, of).map(({ code }) => code);

describe('A valid declaration', () => {
  it('is accepted without a word on a calm day', () => {
    expect(check(calm(), context)).toEqual([]);
  });

  it('is accepted whatever it says, with or without extra questions and a last time', () => {
    fc.assert(
      fc.property(arbitraryDeclaration(asked), (declaration) => {
        expect(check(declaration, asked)).toEqual([]);
      }),
    );
    const since = { ...context, last: calm() };
    fc.assert(
      fc.property(arbitraryDeclaration(since), (declaration) => {
        expect(check(declaration, since)).toEqual([]);
      }),
    );
  });

  it('survives JSON unchanged', () => {
    fc.assert(
      fc.property(arbitraryDeclaration(asked), (declaration) => {
        expect(JSON.parse(JSON.stringify(declaration))).toEqual(declaration);
      }),
    );
  });

  it('may have zero learners when the remark or the reason says why', () => {
    const nobody = { ...calm(), learners: { total: 0, absent: 0, absentIll: 0 } };
    expect(codes(nobody)).toEqual(['total-zero']);
    expect(codes({ ...nobody, remark: 'học sinh nghỉ hè' })).toEqual([]);
    expect(codes({ ...nobody, operation: { state: 'closed', reason: 'học sinh nghỉ hè' } })).toEqual([]);
  });
});

describe('What may look wrong and is not', () => {
  it('two classes alike: two sites may both have a 3A', () => {
    const site = { label: '3A', confirmed: 0, contacts: 0, measure: 'none' as const };
    expect(codes({ ...calm(), classes: [site, site] })).toEqual([]);
  });

  it.each(['0912345678', '912345678', '02973862012', '+84912345678', '84 912 345 678', '(0297) 386-2012'])(
    'the phone %s',
    (phone) => {
      expect(codes({ ...calm(), declarer: { ...calm().declarer, phone } })).toEqual([]);
    },
  );

  it('a case that is over: new ones need not be among the active', () => {
    const { cases } = calm();
    cases.learners.newConfirmed = 1;
    expect(codes({ ...calm(), cases })).toEqual([]);
  });

  it('the last day of a suspension today or in fourteen days', () => {
    for (const until of [today, '2021-03-12'])
      expect(codes({ ...calm(), operation: { state: 'closed', reason: 'khử khuẩn', until } })).toEqual([]);
  });
});

describe('Beginning a declaration', () => {
  it('asks for every number: nothing typed is not zero', () => {
    const missing = check(emptyDeclaration(moet), context).filter(({ code }) => code === 'required');
    expect(missing.map(({ path }) => path)).toHaveLength(18);
    expect(missing.every(isHard)).toBe(true);
  });

  it('as last time leaves only absences and cases to type', () => {
    const draft = sameAsLast(calm(), moet, today);
    expect(check(draft, { ...context, last: calm() }).map(({ path }) => path)).toEqual([
      'learners.absent',
      'learners.absentIll',
      'staff.absent',
      'staff.absentIll',
      ...['learners', 'staff'].flatMap((group) =>
        Object.keys(zeroCases().staff).map((of) => `cases.${group}.${of}`),
      ),
    ]);
  });

  it('as last time copies what stays and nothing of the day', () => {
    fc.assert(
      fc.property(arbitraryDeclaration(asked), (last) => {
        const draft = sameAsLast(last, moet, today);
        expect(draft.learners).toEqual({ total: last.learners.total, absent: null, absentIll: null });
        expect(draft.staff).toEqual({ total: last.staff.total, absent: null, absentIll: null });
        expect(
          Object.values({ ...draft.cases.learners, ...draft.cases.staff }).every((n) => n === null),
        ).toBe(true);
        expect(draft).toMatchObject({
          operation: last.operation,
          criteria: last.criteria,
          needs: last.needs,
          declarer: last.declarer,
          classes: [],
          remark: '',
          confirmed: [],
        });
        expect(draft.answers).toBeUndefined();
      }),
    );
  });

  it('as last time shares nothing with last time: editing a draft leaves history alone', () => {
    const last = calm();
    const draft = sameAsLast(last, moet, today);
    draft.needs.push('other');
    draft.criteria.passed.pop();
    draft.declarer.name = '';
    draft.operation.state = 'remote';
    expect(last).toEqual(calm());
  });

  it('as last time drops a suspension that ended, with its reason, and keeps one that runs', () => {
    const closed = (until?: string): Declaration => ({
      ...calm(),
      operation: { state: 'closed', reason: 'khử khuẩn', ...(until && { until }) },
    });
    expect(sameAsLast(closed('2021-02-25'), moet, today).operation).toEqual({ state: 'closed' });
    expect(sameAsLast(closed(today), moet, today).operation).toEqual(closed(today).operation);
    expect(sameAsLast(closed(), moet, today).operation).toEqual(closed().operation);
  });

  it('as last time starts the criteria anew when the set or its version is another', () => {
    expect(sameAsLast(calm(), hanoi, today).criteria).toEqual({ set: hanoi.id, version: 1, passed: [] });
    expect(sameAsLast(calm(), { ...moet, version: 2 }, today).criteria.passed).toEqual([]);
  });
});

describe('Against last time', () => {
  it('nothing has changed since itself', () => {
    fc.assert(fc.property(arbitraryDeclaration(asked), (same) => changesSince(same, same).length === 0));
  });

  it('names each field that moved, and of a set each item', () => {
    const now = calm();
    now.learners.absent = 12;
    now.criteria.passed = now.criteria.passed.filter((n) => n !== 9);
    now.needs = ['test-kits'];
    now.classes = [{ label: '3A', confirmed: 0, contacts: 2, measure: 'remote' }];
    expect(changesSince(calm(), now)).toEqual([
      { path: 'learners.absent', from: 7, to: 12 },
      { path: 'classes.0.label', from: undefined, to: '3A' },
      { path: 'classes.0.confirmed', from: undefined, to: 0 },
      { path: 'classes.0.contacts', from: undefined, to: 2 },
      { path: 'classes.0.measure', from: undefined, to: 'remote' },
      { path: 'needs.test-kits', from: undefined, to: true },
      { path: 'criteria.passed.9', from: true, to: undefined },
      { path: 'needs.masks', from: true, to: undefined },
    ]);
  });

  it('an answer to a soft rule is no change', () => {
    expect(changesSince({ ...calm(), confirmed: ['cases-jump'] }, calm())).toEqual([]);
  });

  it('the order of criteria and needs is no change', () => {
    const now = calm();
    now.criteria.passed.reverse();
    expect(changesSince(calm(), now)).toEqual([]);
  });
});

describe('Sums', () => {
  it('add learners and staff, kind by kind', () => {
    const { cases } = calm();
    cases.learners.newConfirmed = 2;
    cases.staff.newConfirmed = 1;
    cases.staff.isolating = 4;
    expect(newConfirmed({ cases })).toBe(3);
    expect(caseTotals({ cases })).toEqual({ ...zeroCases().staff, newConfirmed: 3, isolating: 4 });
  });
});

describe('Codes', () => {
  const noise = fc.oneof(fc.integer({ min: -5, max: 120_000 }), fc.constant(null), fc.double());
  it('are all in the catalogue, for drafts however wild, and soft exactly when the catalogue of soft rules says so', () => {
    fc.assert(
      fc.property(
        arbitraryDeclaration(asked),
        fc.array(noise, { minLength: 8, maxLength: 8 }),
        fc.string(),
        (valid, n, text) => {
          const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = n;
          const wild = {
            ...valid,
            learners: { total: a, absent: b, absentIll: c },
            cases: { ...valid.cases, staff: { ...valid.cases.staff, newConfirmed: d, isolating: e } },
            classes: [{ label: text, confirmed: f, contacts: g, measure: 'none' as const }],
            criteria: { ...valid.criteria, passed: [h ?? 0, 0, 0] },
            remark: text,
            answers: { [text]: text },
            declarer: { name: text, position: text, phone: text },
            confirmed: [],
          };
          for (const finding of check(wild, { ...asked, last: calm() })) {
            expect(FINDING_CODES).toContain(finding.code);
            expect(!isHard(finding)).toBe(SOFT_CODES.some((code) => code === finding.code));
          }
        },
      ),
    );
  });
});
