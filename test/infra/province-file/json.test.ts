import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProvince } from '../../../infra/province-file/check.ts';
import { JsonError, readJson } from '../../../infra/province-file/json.ts';
import { distance, nearest } from '../../../infra/province-file/nearest.ts';

const faultOf = (text: string) => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof JsonError) return { fault: error.fault, ...error.position };
    throw error;
  }
  return undefined;
};
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the JSON reader', () => {
  it.each([
    ['', 'ends-early', 1, 1],
    ['{\n  "a": 1,\n', 'ends-early', 3, 1],
    ['{\n  "a": 1,\n}', 'comma-left-over', 2, 9],
    ['[1, 2\n 3]', 'comma-missing', 2, 2],
    ['{\n  "a" 1\n}', 'colon-missing', 2, 7],
    ["{\n  'a': 1\n}", 'quotes', 2, 3],
    ['{\n  "a": “x”\n}', 'quotes', 2, 8],
    ['{\n  a: 1\n}', 'name-expected', 2, 3],
    ['{ // ours\n}', 'comment', 1, 3],
    ['{ "a": "x\ny" }', 'string-ends', 1, 8],
    ['{ "a": True }', 'value-expected', 1, 8],
    ['{ "a": 06 }', 'value-expected', 1, 8],
    ['{} {}', 'more-after-end', 1, 4],
  ])('says of %j where and why it is none', (text, fault, line, column) => {
    expect(faultOf(text)).toEqual({ fault, line, column });
    const checked = checkProvince(text, 'x');
    expect('mistakes' in checked && checked.mistakes).toMatchObject([{ position: { line, column } }]);
  });

  it('reads what JSON.parse reads, and knows where each value begins', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read, positionOf } = readJson(text);
        expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
        expect(positionOf([])).toEqual({ line: 1, column: 1 });
      }),
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'null',
      'tru',
      ' ',
      '\n',
      '\\',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        expect([text, faultOf(text) === undefined]).toEqual([text, isJson(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a member that stands twice', () => {
    expect(readJson('{ "a": { "b": 1,\n "b": 2 } }').twice).toEqual([
      { path: ['a', 'b'], position: { line: 2, column: 2 } },
    ]);
  });
});

describe('the nearest word', () => {
  const word = fc.stringMatching(/^[a-z]{0,8}$/);
  it('measures a distance: none to itself, the same both ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect([distance(a, a), distance(a, b)]).toEqual([0, distance(b, a)]);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
  it.each([
    ['rollOutby', 'rollOutBy'],
    ['holydays', 'holidays'],
    ['from_name', 'fromName'],
    ['ofice', 'office'],
    ['colour', undefined],
  ])('takes %s for %s', (said, meant) => {
    expect(nearest(said, ['rollOutBy', 'holidays', 'fromName', 'office', 'id'])).toBe(meant);
  });
});
