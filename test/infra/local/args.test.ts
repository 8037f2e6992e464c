import { describe, expect, it } from 'vitest';
import { parseArgs } from '../../../infra/local/args.ts';
import { readProvince } from '../../../infra/local/province.ts';

const sentence = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error && error.name === 'Refusal'
      ? error.message
      : `not a refusal: ${String(error)}`;
  }
  return 'no refusal';
};

describe('the flags of npm start', () => {
  it('has a default for each', () => {
    expect(parseArgs([])).toEqual({
      port: 8080,
      province: 'kien-giang',
      data: '.local',
      fresh: false,
      empty: false,
    });
  });

  it('reads --flag value and --flag=value alike', () => {
    const spaced = parseArgs(['--port', '9000', '--now', '2021-02-26T06:55', '--fresh', '--empty']);
    expect(parseArgs(['--port=9000', '--now=2021-02-26T06:55', '--fresh', '--empty'])).toEqual(spaced);
    expect(spaced).toMatchObject({ port: 9000, now: '2021-02-26T06:55', fresh: true, empty: true });
  });

  it.each([
    [['--prot', '1'], 'There is no flag "--prot"'],
    [['8080'], 'There is no flag "8080"'],
    [['--port', 'eighty'], '--port must be a number from 1 to 65535, not "eighty".'],
    [['--port', '70000'], '--port must be a number from 1 to 65535, not "70000".'],
    [['--port'], '--port needs a value.'],
    [['--now', '--fresh'], '--now needs a value.'],
    [['--fresh=yes'], '--fresh takes no value.'],
  ])('says of %j what is wrong in one sentence', (argv, expected) => {
    const said = sentence(() => parseArgs(argv));
    expect(said.startsWith(expected), said).toBe(true);
    expect(said).not.toContain('\n');
  });

  it('names the provinces there are when asked for another', () => {
    expect(sentence(() => readProvince('ha-noi'))).toMatch(/^There is no province "ha-noi".*kien-giang/);
    expect(sentence(() => readProvince('../provinces/kien-giang'))).toMatch(/^There is no province/);
  });
});
