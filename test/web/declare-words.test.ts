import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../functions/declarations/fields.ts';
import { texts as en } from '../../functions/declarations/texts.en.ts';
import { texts as vi } from '../../functions/declarations/texts.vi.ts';
import { isLevel, LEVEL_NAMES } from '../../functions/schools/unit.ts';
import { words } from '../../web/declare/en/words.en.ts';
import { learners, operationName, speak, staff } from '../../web/declare/words.ts';

const ROOT = fileURLToPath(new URL('../../web/declare/', import.meta.url));
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('en/'))
  .map((name) => readFileSync(join(ROOT, name), 'utf8'));

/** Reads a template from its first backtick: text with `{}` for each expression. */
function keyFrom(source: string, start: number): string {
  let key = '';
  for (let i = start; source[i] !== '`'; i++) {
    if (!source.startsWith('${', i)) key += source[i];
    else {
      key += '{}';
      for (let depth = 0; ; i++) {
        if (source[i] === '{') depth += 1;
        if (source[i] === '}' && --depth === 0) break;
      }
    }
  }
  return key;
}

const used = new Set(
  sources.flatMap((source) => [...source.matchAll(/\b_`/g)].map(({ index }) => keyFrom(source, index + 2))),
);

describe('the declaration page speaks both languages', () => {
  it('has English for every Vietnamese sentence it shows, and none left over', () => {
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter((key) => !words[key])).toEqual([]);
    expect(Object.keys(words).filter((key) => !used.has(key))).toEqual([]);
  });

  it('fills as many places in English as in Vietnamese', () => {
    const places = (text: string) => (text.match(/\{\d?\}/g) ?? []).length;
    expect(Object.entries(words).filter(([key, text]) => places(key) !== places(text))).toEqual([]);
  });

  it('leaves no Vietnamese in English, nor a sentence in the source outside the words', () => {
    expect(
      Object.values(words).filter((text) =>
        /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text),
      ),
    ).toEqual([]);
  });

  it('names operations, learners and staff on the first screen as the rules do', async () => {
    for (const [language, texts] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      Object.assign(globalThis, { document: { documentElement: {}, querySelector: () => null } });
      await speak(language);
      for (const operation of OPERATIONS)
        expect(operationName(operation)).toBe(texts.operationNames[operation]);
      for (const level of LEVEL_NAMES.filter(isLevel))
        expect(learners(level)).toBe(texts.learnersName(level));
      expect(texts.fieldName('staff.total').toLowerCase()).toContain(staff());
    }
  });
});
