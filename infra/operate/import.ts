/** `npm run import -- kien-giang kien-giang.jsonl.gz` */
import { existsSync } from 'node:fs';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { type Command, helpOf, readArguments } from './command.ts';
import { importInto } from './importing.ts';
import { openStore, STORE_FLAGS } from './store.ts';

/** What a table on demand takes from the first second on is 4,000 writes; its indexes take their share of it. */
const MOST = 1000;

export const PACE_FLAG = {
  'per-second': { value: 'N', about: `items put a second, 200 unless said otherwise (1–${MOST})` },
} as const;

/** @throws Refusal when it is no such number */
export function paceOf(text = '200'): number {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST) return number;
  throw new Refusal(`--per-second must be a number from 1 to ${MOST}, not "${text}".`);
}

const USAGE = {
  example: 'npm run import -- kien-giang kien-giang.jsonl.gz',
  about: 'Puts an export into the province’s table. Stopped half-way, the same command goes on.',
  takes: ['province', 'file'],
  flags: {
    'into-existing': { about: 'the table holds something: put in what is not there, change nothing' },
    'send-pending': { about: 'mails that waited when the export was made are sent, not only recorded' },
    yes: { about: 'do not ask' },
    ...PACE_FLAG,
    ...STORE_FLAGS,
  },
} as const;

export const importing: Command = {
  help: helpOf(USAGE),
  async run(argv, terminal) {
    const { taken, flags } = readArguments(argv, USAGE);
    const [id = '', file = ''] = taken;
    const province = readProvince(id);
    if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
    const perSecond = paceOf(flags['per-second']);
    const store = await openStore(province, flags);
    const done = await importInto(
      store,
      {
        province: province.id,
        file,
        perSecond,
        intoExisting: flags['into-existing'] ?? false,
        sendPending: flags['send-pending'] ?? false,
      },
      flags.yes ? { ...terminal, confirm: async () => true } : terminal,
    );
    terminal.say(`${done.put} items put, ${done.there} were there already.`);
    if (done.wrong.length > 0)
      throw new Refusal(
        `The table is not what the file says; was it used meanwhile?\n  ${done.wrong.join('\n  ')}`,
      );
    if (!flags['into-existing']) terminal.say('Verified: the table holds what the file says.');
    terminal.say('Nobody is signed in: everyone asks for a new sign-in. Links in mails of open rounds work.');
  },
};
