/**
 * The page and the server agree: what the page lets be sent is taken, what the server refuses the page has refused before.
 * The page asks check.ts as it is (web/declare/rest/rules.ts); the server first holds the body to its schema.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { declareBodySchema } from '../../functions/declarations/declaration.schema.ts';
import {
  type CheckContext,
  check,
  type Declaration,
  FIELDS,
} from '../../functions/declarations/declaration.ts';
import type { Field } from '../../functions/declarations/fields.ts';
import { ask, isComplete } from '../../web/declare/rest/rules.ts';
import { state } from '../../web/declare/state.ts';
import { answer, friday, school } from '../web/declare.fixture.ts';
import { arbitraryDeclaration } from './arbitrary.ts';
import { calm, context, hanoi, questions } from './cast.ts';

const CONTEXTS: readonly CheckContext[] = [
  context,
  { ...context, questions },
  { ...context, last: calm() },
  { ...context, level: 'continuing', criteria: hanoi, questions, last: calm() },
];

type Change = [path: string, value: unknown];

/** A value of a field as it could stand in a draft: from a slip of the finger to what an older page left behind. */
function valueFor({ kind, options = [] }: Field): fc.Arbitrary<unknown> {
  const words = fc.constantFrom('', ' ', 'null', 'Em Trần Thị Bích Ngọc bị ho', '0912 345 678', 'khử khuẩn');
  const long = fc.integer({ min: 0, max: 1100 }).map((length) => 'a'.repeat(length));
  switch (kind) {
    case 'count':
      return fc.oneof(
        fc.constantFrom(null, 0, 1, 6, 400, 99_999, 100_000, -1, 0.5, 1e9),
        fc.nat({ max: 1000 }),
      );
    case 'choice':
      return fc.constantFrom('', 'of a version before', ...options);
    case 'date':
      return fc.constantFrom(
        ...[
          '',
          undefined,
          '2021-02-26',
          '2021-02-20',
          '2021-03-01',
          '2021-03-12',
          '2021-03-13',
          '2021-02-30',
        ],
        ...['26/02/2021', '2021-02-26T08:00', '0021-02-26', '12021-02-26'],
      );
    case 'instant':
      return fc.constantFrom(
        ...['', undefined, '2021-02-25T08:00+07:00', '2021-02-26T01:30:00.000Z', '2021-02-27T08:00+07:00'],
        ...['2021-02-25T08:00', '2021-02-25', '2021-02-30T08:00+07:00', '2021-02-25T08:00+7', 'hôm qua'],
      );
    case 'phone':
      return fc.constantFrom('', '0912 345 678', '0297.386.2012', '12', '+84 912-345-678', '1'.repeat(30));
    case 'list':
      return fc.constant([]);
    case 'answers':
      return fc.dictionary(
        fc.constantFrom('beds', 'water', 'note', 'strange'),
        fc.oneof(words, long, fc.boolean(), fc.constantFrom(0, 3, -1, 0.5, 2e9)),
      );
    default:
      return fc.oneof(words, long);
  }
}

/** One field changed; of a list's item, which one is decided where it stands. */
const change: fc.Arbitrary<Change> = fc
  .constantFrom(...FIELDS)
  .chain((field) => fc.tuple(fc.constant(field.path), valueFor(field)));
const changes = fc.array(change, { maxLength: 3 });

/** With the values in their places. A list without items gets one where an item is to be changed. */
function changed(declaration: Declaration, list: readonly Change[]): Declaration {
  const draft: Declaration = JSON.parse(JSON.stringify(declaration));
  for (const [path, value] of list) {
    if (path.startsWith('classes.') && draft.classes.length === 0)
      draft.classes.push({ label: '3A', confirmed: 0, contacts: 0, measure: 'none' });
    const keys = path.replace('*', '0').split('.');
    const last = keys.pop() ?? '';
    Object(keys.reduce<unknown>((at, key) => Object(at)[key], draft))[last] = value;
  }
  return draft;
}

/** What the page says of a draft in its hands: whether "Gửi" sends it. */
function pageSends(
  draft: Declaration,
  { level, criteria, last, questions: asked = [] }: CheckContext,
): boolean {
  const duty = friday();
  const { last: _, ...owed } = duty;
  const named = { set: criteria.id, version: criteria.version, confirmed: false };
  const round = { ...duty.round, criteria: named, questions: [...asked] };
  const before = last && { last: { round: '2021-02-22', declaration: last } };
  Object.assign(state, {
    school: school.id,
    mine: answer({
      schools: [{ ...school, level }],
      duties: [{ ...owed, round, ...before }],
      criteria: [criteria],
    }),
  });
  const work = { draft, rounds: [round.id], correcting: false, whole: true, savedAt: '', sending: [] };
  return ask(work).length === 0 && isComplete(draft);
}

/** What the server says of it: its schema, then its rules. */
function serverTakes(draft: Declaration, of: CheckContext): boolean {
  const sent = JSON.stringify({
    submission: randomUUID(),
    revision: 0,
    preparedAt: '2021-02-26T06:18:00.000Z',
    declaration: draft,
  });
  const parsed = declareBodySchema.safeParse(JSON.parse(sent));
  return parsed.success && check(parsed.data.declaration, of).length === 0;
}

describe('Page and server', () => {
  let seen: Record<'both' | 'neither', number>;
  beforeEach(() => {
    seen = { both: 0, neither: 0 };
  });

  it('agree on three thousand declarations, valid ones and ones broken in up to three places', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...CONTEXTS)
          .chain((of) => fc.tuple(fc.constant(of), arbitraryDeclaration(of), changes)),
        ([of, declaration, list]) => {
          const draft = changed(declaration, list);
          const sends = pageSends(draft, of);
          expect(serverTakes(draft, of)).toBe(sends);
          seen[sends ? 'both' : 'neither'] += 1;
        },
      ),
      { numRuns: 3000 },
    );
    // Neither side of the question is asked in vain.
    expect(Math.min(seen.both, seen.neither)).toBeGreaterThan(500);
  });

  it('take words that only look like a blank count', () => {
    const draft = { ...calm(), remark: 'ghi chú: null' };
    expect(pageSends(draft, context)).toBe(true);
    expect(serverTakes(draft, context)).toBe(true);
  });
});
