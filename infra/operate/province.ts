/** `npm run province -- check kien-giang` */
import { Refusal } from '../local/refusal.ts';
import { verdicts } from '../province-file/checking.ts';
import type { Command } from './command.ts';

const HELP = `Checks the provinces' files in infra/provinces/: every mistake, each with its line.

  npm run province -- check               all of them
  npm run province -- check kien-giang    one`;

export const province: Command = {
  help: HELP,
  async run([verb, ...names], { say }) {
    if (verb !== 'check') throw new Refusal(HELP);
    const found = verdicts(names);
    for (const { right, text } of found) if (right) say(text);
    const wrong = found.filter(({ right }) => !right);
    if (wrong.length > 0) throw new Refusal(wrong.map(({ text }) => text).join('\n'));
  },
};
