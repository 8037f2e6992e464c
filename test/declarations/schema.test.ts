import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { declarationSchema, declareBodySchema } from '../../functions/declarations/declaration.schema.ts';
import { type Declaration, FIELDS } from '../../functions/declarations/declaration.ts';
import { arbitraryDeclaration } from './arbitrary.ts';
import { calm, context, questions } from './cast.ts';

const asked = { ...context, questions };
const accepts = (value: unknown): boolean => declarationSchema.safeParse(value).success;

/** A declaration with every field there is. */
const full = (): Declaration => ({
  ...calm(),
  operation: { state: 'closed', reason: 'khử khuẩn', until: '2021-02-28' },
  classes: [
    {
      label: '3A',
      confirmed: 0,
      contacts: 0,
      lastDay: '2021-02-24',
      measure: 'remote',
      reportedAt: '2021-02-25T08:00+07:00',
    },
  ],
  answers: { beds: 3, water: true, note: 'thiếu nước' },
  confirmed: ['criteria-none'],
});

/** `full()` with the value at a field's path replaced, or taken out. */
function withValue(path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(full()));
  const keys = path.replace('*', '0').split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((at, key) => Object(at)[key], copy);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return copy;
}

describe('The declaration’s schema', () => {
  it('accepts every valid declaration and gives it back unchanged', () => {
    expect(declarationSchema.parse(full())).toEqual(full());
    fc.assert(
      fc.property(arbitraryDeclaration(asked), (declaration) => {
        expect(declarationSchema.parse(declaration)).toEqual(declaration);
      }),
    );
  });

  it.each(FIELDS.map((field) => [field.path, field] as const))('holds %s to its kind', (path, field) => {
    expect(accepts(withValue(path, null))).toBe(false);
    expect(accepts(withValue(path, { strange: {} }))).toBe(false);
    if (!path.endsWith('*')) expect(accepts(withValue(path, undefined))).toBe(field.optional === 'absent');
    if (field.kind !== 'count') expect(accepts(withValue(path, 7))).toBe(false);
    if (field.kind !== 'answers' && field.kind !== 'list') expect(accepts(withValue(path, []))).toBe(false);
  });

  it.each(FIELDS.filter(({ kind }) => kind === 'count').map(({ path, max }) => [path, max] as const))(
    'counts in %s are whole, from 0 to the most',
    (path, max) => {
      for (const good of [0, 1, max]) expect(accepts(withValue(path, good))).toBe(true);
      for (const bad of [-1, 0.5, max + 1, '3', true]) expect(accepts(withValue(path, bad))).toBe(false);
    },
  );

  it.each(
    FIELDS.filter(({ kind }) => /text|free|phone/.test(kind)).map(({ path, max }) => [path, max] as const),
  )('%s is no longer than %i characters', (path, max) => {
    expect(accepts(withValue(path, 'a'.repeat(max)))).toBe(true);
    expect(accepts(withValue(path, 'a'.repeat(max + 1)))).toBe(false);
  });

  it('refuses words that are no choice, dates that are none and instants without a zone', () => {
    for (const { path, kind } of FIELDS) {
      if (kind === 'choice') expect(accepts(withValue(path, 'hasOwnProperty'))).toBe(false);
      if (kind === 'date')
        for (const day of ['2021-02-30', '26/02/2021', '', '2021-2-6'])
          expect(accepts(withValue(path, day))).toBe(false);
      if (kind === 'instant')
        for (const at of ['2021-02-25T08:00', '2021-02-25', ''])
          expect(accepts(withValue(path, at))).toBe(false);
    }
  });

  it('refuses more items than a list may have', () => {
    for (const { path, max } of FIELDS.filter(({ kind }) => kind === 'list')) {
      const item = Object(full())[path]?.[0] ?? 1;
      expect(
        accepts(
          withValue(
            path,
            Array.from({ length: max + 1 }, () => item),
          ),
        ),
      ).toBe(false);
    }
  });

  it('refuses fields it does not know, at every depth', () => {
    for (const path of [
      'strange',
      'learners.strange',
      'cases.staff.strange',
      'classes.0.name',
      'criteria.strange',
      'declarer.email',
      'operation.strange',
    ])
      expect(accepts(withValue(path, 1))).toBe(false);
  });

  it('refuses drafts: null is no number', () => {
    expect(accepts({ ...calm(), learners: { total: null, absent: 0, absentIll: 0 } })).toBe(false);
  });

  it('becomes JSON Schema for OpenAPI 3.1, with every field', () => {
    const text = JSON.stringify(z.toJSONSchema(declareBodySchema));
    for (const { path } of FIELDS)
      expect(text).toContain(
        `"${path
          .split('.')
          .filter((key) => key !== '*')
          .at(-1)}"`,
      );
    expect(text).toContain('"additionalProperties":false');
    expect(text).toContain('"maximum":99999');
  });
});

describe('The body of a declaration’s PUT', () => {
  const body = { submission: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', revision: 0, declaration: calm() };
  const takes = (change: object) => declareBodySchema.safeParse({ ...body, ...change }).success;

  it('is a submission, a revision and a declaration, and says when it was prepared if it was earlier', () => {
    expect(takes({})).toBe(true);
    for (const preparedAt of ['2021-02-26T08:01:22+07:00', '2021-02-26T01:01:22.000Z'])
      expect(takes({ preparedAt })).toBe(true);
  });

  it.each([
    [{ submission: 'one' }],
    [{ revision: -1 }],
    [{ revision: 0.5 }],
    [{ preparedAt: '2021-02-26T08:01:22' }],
    [{ preparedAt: null }],
    [{ declaration: {} }],
    [{ strange: 1 }],
  ])('is refused with %j', (change) => {
    expect(takes(change)).toBe(false);
  });
});
