/** `npm run province -- check kien-giang` · `npm run province -- new an-giang` */
import { createInterface } from 'node:readline';
import { Refusal } from '../local/refusal.ts';
import { newProvince } from '../province-file/asking.ts';
import { verdicts } from '../province-file/checking.ts';
import { QUESTIONS } from '../province-file/questions.ts';
import { type Command, type Flag, helpOf, readArguments, type Terminal } from './command.ts';

const CHECK = `Checks the provinces' files in infra/provinces/: every mistake, each with its line.

  npm run province -- check               all of them
  npm run province -- check kien-giang    one`;

const FLAGS: Readonly<Record<string, Flag>> = {
  ...Object.fromEntries(QUESTIONS.map(({ flag, en }) => [flag, { value: 'VALUE', about: en }])),
  yes: { about: 'takes what stands in brackets for whatever has no flag' },
};
const NEW = {
  example: 'npm run province -- new an-giang',
  about: 'Asks for what a province needs and writes its file. A flag answers its question beforehand.',
  takes: ['new', 'province'],
  flags: FLAGS,
} as const;

function check(names: readonly string[], { say }: Terminal): void {
  const found = verdicts(names);
  for (const { right, text } of found) if (right) say(text);
  const wrong = found.filter(({ right }) => !right);
  if (wrong.length > 0) throw new Refusal(wrong.map(({ text }) => text).join('\n'));
}

async function ask(argv: readonly string[], { say, signal }: Terminal): Promise<void> {
  const { taken, flags } = readArguments(argv, NEW);
  const given = Object.fromEntries(
    Object.entries(flags).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const input = createInterface({ input: process.stdin, signal });
  const lines = input[Symbol.asyncIterator]();
  try {
    const next = await newProvince(taken[1] ?? '', {
      given,
      yes: flags.yes === true,
      ask: (text) => process.stdout.write(text),
      line: async () => {
        const { done, value } = await lines.next();
        return done ? undefined : value;
      },
    });
    say(`\n${next}`);
  } finally {
    input.close();
  }
}

export const province: Command = {
  help: `${CHECK}\n\n${helpOf(NEW)}`,
  async run(argv, terminal) {
    const [verb, ...names] = argv;
    if (verb === 'check') check(names, terminal);
    else if (verb === 'new') await ask(argv, terminal);
    else throw new Refusal(`${CHECK}\n\n${helpOf(NEW)}`);
  },
};
