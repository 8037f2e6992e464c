/** Each rule of a declaration broken by itself, in arbitrary valid declarations: the rule must speak, at its field. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CheckContext,
  check,
  type Declaration,
  type Draft,
  isHard,
} from '../../functions/declarations/declaration.ts';
import type { FindingCode } from '../../functions/declarations/finding.ts';
import { arbitraryDeclaration } from './arbitrary.ts';
import { calm, context, questions, today } from './cast.ts';

const asked: CheckContext = { ...context, questions };
const someClass = { label: '3A', confirmed: 0, contacts: 0, measure: 'none' as const };
const closed = (until: string): Draft['operation'] => ({ state: 'closed', reason: 'bão', until });

type Break = [rule: string, path: string, code: FindingCode, broken: (valid: Draft) => Partial<Draft>];

const HARD: Break[] = [
  [
    'a total not typed',
    'learners.total',
    'required',
    ({ learners }) => ({ learners: { ...learners, total: null } }),
  ],
  [
    'an absence not typed',
    'staff.absent',
    'required',
    ({ staff }) => ({ staff: { ...staff, absent: null } }),
  ],
  [
    'a case count not typed',
    'cases.staff.isolating',
    'required',
    ({ cases }) => ({ cases: { ...cases, staff: { ...cases.staff, isolating: null } } }),
  ],
  ['a total below zero', 'staff.total', 'count', ({ staff }) => ({ staff: { ...staff, total: -1 } })],
  [
    'half a pupil',
    'learners.absentIll',
    'count',
    ({ learners }) => ({ learners: { ...learners, absentIll: 0.5 } }),
  ],
  [
    'a total of 100,000',
    'learners.total',
    'count',
    ({ learners }) => ({ learners: { ...learners, total: 100_000 } }),
  ],
  [
    'no number at all',
    'learners.total',
    'count',
    ({ learners }) => ({ learners: { ...learners, total: Number.NaN } }),
  ],
  [
    'more absent than there are',
    'learners.absent',
    'absent-over-total',
    ({ learners }) => ({ learners: { ...learners, absent: (learners.total ?? 0) + 1 } }),
  ],
  [
    'more staff absent than there are',
    'staff.absent',
    'absent-over-total',
    ({ staff }) => ({ staff: { ...staff, absent: (staff.total ?? 0) + 1 } }),
  ],
  [
    'more ill than absent',
    'learners.absentIll',
    'ill-over-absent',
    ({ learners }) => ({ learners: { ...learners, absentIll: (learners.absent ?? 0) + 1 } }),
  ],
  [
    'more cases than people',
    'cases.learners.symptomatic',
    'cases-over-total',
    ({ cases, learners }) => ({
      cases: { ...cases, learners: { ...cases.learners, symptomatic: (learners.total ?? 0) + 1 } },
    }),
  ],
  [
    'classes with more cases than the school',
    'classes',
    'classes-over-confirmed',
    () => ({ cases: calm().cases, classes: [{ ...someClass, confirmed: 1 }] }),
  ],
  [
    'classes with more contacts than the school',
    'classes',
    'classes-over-contacts',
    () => ({ cases: calm().cases, classes: [{ ...someClass, contacts: 1 }] }),
  ],
  [
    'sixty-one classes',
    'classes',
    'too-many',
    () => ({ classes: Array.from({ length: 61 }, () => someClass) }),
  ],
  ['a class without a name', 'classes.0.label', 'blank', () => ({ classes: [{ ...someClass, label: ' ' }] })],
  [
    'a class name of 41 characters',
    'classes.0.label',
    'too-long',
    () => ({ classes: [{ ...someClass, label: 'a'.repeat(41) }] }),
  ],
  [
    'a last day that has not come',
    'classes.1.lastDay',
    'too-late',
    () => ({ classes: [someClass, { ...someClass, lastDay: '2021-02-27' }] }),
  ],
  [
    'a report that has not been made',
    'classes.0.reportedAt',
    'too-late',
    () => ({ classes: [{ ...someClass, reportedAt: '2021-02-27T08:00+07:00' }] }),
  ],
  [
    'a phone in a class name',
    'classes.0.label',
    'personal-number',
    () => ({ classes: [{ ...someClass, label: '3A 0912 345 678' }] }),
  ],
  [
    'another set of criteria',
    'criteria.set',
    'criteria-version',
    ({ criteria }) => ({ criteria: { ...criteria, set: 'hanoi-3668' } }),
  ],
  [
    'another version of it',
    'criteria.set',
    'criteria-version',
    ({ criteria }) => ({ criteria: { ...criteria, version: 2 } }),
  ],
  [
    'a criterion that does not exist',
    'criteria.passed',
    'criteria-unknown',
    ({ criteria }) => ({ criteria: { ...criteria, passed: [16] } }),
  ],
  [
    'a criterion twice',
    'criteria.passed',
    'duplicate',
    ({ criteria }) => ({ criteria: { ...criteria, passed: [3, 3] } }),
  ],
  ['a need twice', 'needs', 'duplicate', () => ({ needs: ['masks', 'masks'] })],
  ['another need without a word', 'remark', 'need-other', () => ({ needs: ['other'], remark: ' ' })],
  [
    'closed without a reason',
    'operation.reason',
    'reason-required',
    () => ({ operation: { state: 'closed', reason: ' ' } }),
  ],
  [
    'a reason of 201 characters',
    'operation.reason',
    'too-long',
    () => ({ operation: { state: 'closed', reason: 'a'.repeat(201) } }),
  ],
  ['closed until yesterday', 'operation.until', 'until-past', () => ({ operation: closed('2021-02-25') })],
  ['closed for fifteen days', 'operation.until', 'too-late', () => ({ operation: closed('2021-03-13') })],
  [
    'open until a day',
    'operation.until',
    'until-only-closed',
    () => ({ operation: { state: 'open', until: today } }),
  ],
  [
    'nobody, and no word why',
    'learners.total',
    'total-zero',
    () => ({ learners: { total: 0, absent: 0, absentIll: 0 }, operation: { state: 'open' }, remark: '' }),
  ],
  ['a remark of 1,001 characters', 'remark', 'too-long', () => ({ remark: 'a'.repeat(1001) })],
  ['an identity number in the remark', 'remark', 'personal-number', () => ({ remark: 'số 091203004567' })],
  [
    'a phone in the reason',
    'operation.reason',
    'personal-number',
    () => ({ operation: { state: 'closed', reason: 'gọi 0912.345.678' } }),
  ],
  ['nobody declares', 'declarer.name', 'blank', ({ declarer }) => ({ declarer: { ...declarer, name: '' } })],
  [
    'a declarer of 81 characters',
    'declarer.name',
    'too-long',
    ({ declarer }) => ({ declarer: { ...declarer, name: 'a'.repeat(81) } }),
  ],
  [
    'a position of 81 characters',
    'declarer.position',
    'too-long',
    ({ declarer }) => ({ declarer: { ...declarer, position: 'a'.repeat(81) } }),
  ],
  [
    'a phone in the position',
    'declarer.position',
    'personal-number',
    ({ declarer }) => ({ declarer: { ...declarer, position: 'HT 0912345678' } }),
  ],
  [
    'a phone of eight digits',
    'declarer.phone',
    'phone',
    ({ declarer }) => ({ declarer: { ...declarer, phone: '0912 3456' } }),
  ],
  [
    'a phone that lost a digit',
    'declarer.phone',
    'phone',
    ({ declarer }) => ({ declarer: { ...declarer, phone: '091234567' } }),
  ],
  [
    'a phone of twelve digits',
    'declarer.phone',
    'phone',
    ({ declarer }) => ({ declarer: { ...declarer, phone: '091234567890' } }),
  ],
  [
    'a word for a phone',
    'declarer.phone',
    'phone',
    ({ declarer }) => ({ declarer: { ...declarer, phone: 'không có' } }),
  ],
  [
    'a question without an answer',
    'answers.beds',
    'blank',
    ({ answers }) => ({ answers: { water: true, note: answers?.note ?? 'x' } }),
  ],
  ['no answers at all', 'answers.water', 'blank', () => ({ answers: {} })],
  ['a blank text answer', 'answers.note', 'blank', ({ answers }) => ({ answers: { ...answers, note: ' ' } })],
  [
    'words for a number',
    'answers.beds',
    'malformed',
    ({ answers }) => ({ answers: { ...answers, beds: '3' } }),
  ],
  [
    'an answer below zero',
    'answers.beds',
    'malformed',
    ({ answers }) => ({ answers: { ...answers, beds: -1 } }),
  ],
  [
    'an answer beyond a thousand million',
    'answers.beds',
    'malformed',
    ({ answers }) => ({ answers: { ...answers, beds: 1_000_000_001 } }),
  ],
  [
    'a number for yes or no',
    'answers.water',
    'malformed',
    ({ answers }) => ({ answers: { ...answers, water: 1 } }),
  ],
  [
    'an answer of 501 characters',
    'answers.note',
    'too-long',
    ({ answers }) => ({ answers: { ...answers, note: 'a'.repeat(501) } }),
  ],
  [
    'a phone in an answer',
    'answers.note',
    'personal-number',
    ({ answers }) => ({ answers: { ...answers, note: '0912-345-678' } }),
  ],
  [
    'an answer nobody asked for',
    'answers.more',
    'malformed',
    ({ answers }) => ({ answers: { ...answers, more: 1 } }),
  ],
];

describe('A hard rule refuses', () => {
  it.each(HARD)('%s', (_rule, path, code, broken) => {
    fc.assert(
      fc.property(arbitraryDeclaration(asked), (valid) => {
        const found = check({ ...valid, ...broken(valid) }, asked).filter(
          (finding) => finding.path === path && finding.code === code,
        );
        expect(found.length).toBeGreaterThan(0);
        expect(found.every(isHard)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

const last = calm();
const since: CheckContext = { ...context, last };
const cases = (newConfirmed: number, activeConfirmed: number): Declaration['cases'] => ({
  ...calm().cases,
  learners: { ...calm().cases.learners, newConfirmed, activeConfirmed },
});
const total = (n: number) => ({ learners: { total: n, absent: 0, absentIll: 0 } });

describe('A soft rule', () => {
  const softOf = (change: Partial<Declaration>, of = since) =>
    check({ ...calm(), ...change }, of).map(({ path, code }) => [path, code]);

  it('asks when learners moved by more than a tenth, but not at a tenth', () => {
    expect(softOf(total(454))).toEqual([['learners.total', 'total-moved-learners']]);
    expect(softOf(total(370))).toEqual([['learners.total', 'total-moved-learners']]);
    expect(softOf(total(453))).toEqual([]);
    expect(softOf(total(371))).toEqual([]);
  });

  it('asks when staff moved by more than a tenth and five people, separately', () => {
    expect(softOf({ staff: { total: 36, absent: 0, absentIll: 0 } })).toEqual([]);
    expect(softOf({ staff: { total: 37, absent: 0, absentIll: 0 } })).toEqual([
      ['staff.total', 'total-moved-staff'],
    ]);
  });

  it('asks when more than half are absent, except adults and a closed school', () => {
    const away = (absent: number) => ({ learners: { total: 412, absent, absentIll: 0 } });
    expect(softOf(away(206))).toEqual([]);
    expect(softOf(away(207))).toEqual([['learners.absent', 'absence-high']]);
    expect(softOf(away(207), { ...since, level: 'continuing' })).toEqual([]);
    expect(softOf({ ...away(412), operation: { state: 'closed', reason: 'khử khuẩn' } })).toEqual([]);
  });

  it('asks when cases are five more and three times last time', () => {
    expect(softOf({ cases: cases(4, 0) })).toEqual([]);
    expect(softOf({ cases: cases(5, 0) })).toEqual([['cases.learners.newConfirmed', 'cases-jump']]);
    expect(softOf({ cases: cases(0, 12) }, { ...since, last: { ...last, cases: cases(0, 5) } })).toEqual([]);
    expect(softOf({ cases: cases(0, 15) }, { ...since, last: { ...last, cases: cases(0, 5) } })).toEqual([
      ['cases.learners.activeConfirmed', 'cases-jump'],
    ]);
    expect(softOf({ cases: cases(50, 0) }, context)).toEqual([]);
  });

  it('asks when no criterion is passed, unless the school is not assessed', () => {
    const none = { criteria: { ...calm().criteria, passed: [] } };
    expect(softOf(none)).toEqual([['criteria.passed', 'criteria-none']]);
    expect(softOf({ ...none, operation: { state: 'remote' } })).toEqual([]);
  });

  it('asks about what looks like a name, and quotes it', () => {
    const found = check({ ...calm(), remark: 'em Danh Út lớp 3A sốt' }, since);
    expect(found).toEqual([
      { path: 'remark', code: 'name-like', soft: true, values: { value: 'Danh Út', limit: '' } },
    ]);
  });

  it('asks once: confirmed, it is silent, and only it', () => {
    const twice = { ...calm(), ...total(300), cases: cases(9, 0) };
    expect(check(twice, since).map(({ code }) => code)).toEqual(['total-moved-learners', 'cases-jump']);
    expect(check({ ...twice, confirmed: ['cases-jump'] }, since).map(({ code }) => code)).toEqual([
      'total-moved-learners',
    ]);
  });

  it('never lets a confirmation silence a hard rule', () => {
    const wrong = {
      ...calm(),
      learners: { total: 412, absent: 421, absentIll: 0 },
      confirmed: ['absent-over-total', 'absence-high'],
    };
    expect(check(wrong, since).map(({ path, code }) => [path, code])).toEqual([
      // No soft rule's code: the server's schema would refuse it.
      ['confirmed.0', 'malformed'],
      ['learners.absent', 'absent-over-total'],
    ]);
  });
});
