import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, emptyDeclaration, FIELDS, type Finding } from '../../functions/declarations/declaration.ts';
import { FINDING_CODES } from '../../functions/declarations/finding.ts';
import * as en from '../../functions/declarations/texts.en.ts';
import type { Texts } from '../../functions/declarations/texts.ts';
import * as vi from '../../functions/declarations/texts.vi.ts';
import { LEVEL_NAMES } from '../../functions/schools/unit.ts';
import { calm, context, moet } from './cast.ts';

const LANGUAGES: [string, Texts][] = [
  ['Vietnamese', vi.texts],
  ['English', en.texts],
];
const absent: Finding = {
  path: 'learners.absent',
  code: 'absent-over-total',
  values: { value: 1421, limit: 1412 },
};

describe.each(LANGUAGES)('In %s', (_, texts) => {
  it.each(FINDING_CODES)('%s has a whole sentence with its values', (code) => {
    const said = texts.sentence({ path: 'learners.total', code, values: { value: 'VALUE', limit: 'LIMIT' } });
    expect(said).toMatch(/^\p{Lu}.{15,}[.?]$/u);
    expect(said).not.toMatch(/[{}]|undefined/);
  });

  it('every field has a name of its own', () => {
    const names = FIELDS.filter(({ path }) => !/^criteria\.|^confirmed/.test(path)).map(({ path }) =>
      texts.fieldName(path.replace('*', path.startsWith('needs') ? 'masks' : '0')),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\p{Lu}[^{}]{3,}$/u);
    expect(names.join()).not.toMatch(/undefined|learners|\bstaff\.|classes\./);
  });

  it('sentences of a real form leave nothing unfilled', () => {
    for (const finding of check(emptyDeclaration(moet), context))
      expect(texts.sentence(finding)).not.toMatch(/[{}]|undefined/);
  });

  it('says what somebody typed as it was typed', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(!/^\d{4}-\d\d-\d\d$/.test(value));
        expect(texts.sentence({ path: 'remark', code: 'name-like', values: { value, limit: '' } })).toContain(
          value,
        );
      }),
    );
  });
});

describe('Vietnamese', () => {
  it('calls learners by the level', () => {
    expect(vi.texts.sentence(absent, 'preschool')).toBe(
      'Số vắng (1.421) không thể nhiều hơn tổng số trẻ (1.412).',
    );
    expect(vi.texts.sentence(absent, 'primary')).toBe(
      'Số vắng (1.421) không thể nhiều hơn tổng số học sinh (1.412).',
    );
    expect(vi.texts.sentence(absent, 'continuing')).toBe(
      'Số vắng (1.421) không thể nhiều hơn tổng số học viên (1.412).',
    );
    expect(vi.texts.sentence({ ...absent, path: 'staff.absent' }, 'preschool')).toBe(
      'Số vắng (1.421) không thể nhiều hơn tổng số cán bộ, giáo viên, nhân viên (1.412).',
    );
  });

  it('sets thousands apart and nothing else', () => {
    const said = (value: number) => vi.texts.sentence({ ...absent, values: { value, limit: 99_999 } });
    expect(said(412)).toContain('(412)');
    expect(said(100_000)).toContain('(100.000)');
  });

  it('writes dates and field names as an official would', () => {
    const [late] = check(
      { ...calm(), operation: { state: 'closed', reason: 'bão', until: '2021-03-20' } },
      context,
    );
    expect(late && vi.texts.sentence(late)).toBe('Ngày cuối tạm dừng không thể sau ngày 12/03/2021.');
    expect(vi.texts.fieldName('cases.learners.newConfirmed', 'preschool')).toBe('Ca mắc mới (F0) – trẻ');
    expect(vi.texts.fieldName('classes.2.label')).toBe('Lớp thứ 3: tên lớp hoặc điểm trường');
    expect(vi.texts.fieldName('criteria.passed.9')).toBe('Tiêu chí 9');
    expect(vi.texts.fieldName('answers.q1')).toBe('Câu hỏi thêm');
  });
});

describe('Both languages', () => {
  it('export the same names and name every level, sign and choice', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const level of LEVEL_NAMES) expect(Object.keys(vi.levelNames)).toContain(level);
    const pairs = [
      [en.operationNames, vi.operationNames],
      [en.needNames, vi.needNames],
      [en.measureNames, vi.measureNames],
      [en.caseNames, vi.caseNames],
      [en.safetyNames, vi.safetyNames],
      [en.levelNames, vi.levelNames],
    ];
    for (const [english = {}, vietnamese = {}] of pairs) {
      expect(Object.keys(english)).toEqual(Object.keys(vietnamese));
      expect(Object.values(english).filter((name) => Object.values(vietnamese).includes(name))).toEqual([]);
    }
  });

  it('say different things: no sentence was left untranslated', () => {
    for (const code of FINDING_CODES) {
      const finding: Finding = { path: 'remark', code, values: { value: 1, limit: 2 } };
      expect(en.texts.sentence(finding)).not.toBe(vi.texts.sentence(finding));
    }
  });
});
