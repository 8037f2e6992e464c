/** `npm run restore -- kien-giang --at …`, then `--from COPY`, then with what is to be put back over what stands now. */
import type { Instant } from '../../functions/calendar/cadence.ts';
import { makeTable } from '../../functions/platform/table.ts';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { type Command, helpOf, readArguments, type Terminal } from './command.ts';
import { PACE_FLAG, paceOf } from './import.ts';
import { countOf, inWords } from './items.ts';
import { type Comparison, checkOverwrite, compare, copyAt, restore } from './restoring.ts';
import { openStore, STORE_FLAGS } from './store.ts';

const USAGE = {
  example: 'npm run restore -- kien-giang --at 2026-11-27T13:50:00+07:00',
  about:
    'Puts back what the province held at an earlier moment of the last 35 days. First --at: DynamoDB makes a copy as of then. Then --from the copy: shows what is missing or different now, and asks.',
  takes: ['province'],
  flags: {
    at: { value: 'MOMENT', about: 'make a copy of the table as of then, with its offset' },
    from: { value: 'TABLE', about: 'put back from this copy what is missing in the province’s table' },
    overwrite: {
      value: 'PARTITIONS',
      about: 'also put back over what stands there now: TREE,ROUND#2021-02-26 (as --from lists them)',
    },
    'send-pending': { about: 'mails that waited at that moment and are missing now are sent' },
    yes: { about: 'do not ask' },
    ...PACE_FLAG,
    ...STORE_FLAGS,
  },
} as const;

/** @throws Refusal when it is no moment with an offset */
function momentOf(text: string): Instant {
  const ms = /T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new Refusal(`--at must look like 2026-11-27T13:50:00+07:00, not "${text}".`);
  return new Date(ms).toISOString();
}

const MOST_SHOWN = 40;

function show({ missing, changed }: Comparison, { say }: Pick<Terminal, 'say'>): void {
  say(`Missing now: ${inWords(missing)}.`);
  const rows = [...changed].sort(([a], [b]) => (a < b ? -1 : 1));
  say(rows.length > 0 ? 'Different now, whether damaged or changed since:' : 'Nothing is different now.');
  for (const [partition, count] of rows.slice(0, MOST_SHOWN))
    say(`  ${partition}  ${count.toLocaleString('en')}`);
  if (rows.length > MOST_SHOWN) say(`  … and ${rows.length - MOST_SHOWN} partitions more`);
}

export const restoring: Command = {
  help: helpOf(USAGE),
  async run(argv, terminal) {
    const { taken, flags } = readArguments(argv, USAGE);
    const { at, from } = flags;
    if ((at === undefined) === (from === undefined))
      throw new Refusal('Say either --at MOMENT or --from COPY. --help says more.');
    const overwrite = flags.overwrite?.split(',').filter(Boolean) ?? [];
    checkOverwrite(overwrite);
    const perSecond = paceOf(flags['per-second']);
    const province = readProvince(taken[0] ?? '');
    const moment = at === undefined ? undefined : momentOf(at);
    const store = await openStore(province, flags);
    if (moment !== undefined) {
      const copy = await copyAt(store, moment);
      terminal.say(`${copy} is being made: DynamoDB takes some minutes. Then:`);
      terminal.say(`  npm run restore -- ${province.id} --table ${store.table.name} --from ${copy}`);
      return;
    }
    const copy = makeTable(from ?? '', store.table.client);
    const found = await compare(copy, store);
    show(found, terminal);
    const unknown = overwrite.find((each) => !found.changed.has(each));
    if (unknown)
      throw new Refusal(`Nothing differs in ${unknown}: name partitions as they are listed above.`);
    if (countOf(found.missing) === 0 && overwrite.length === 0) return;
    const what =
      overwrite.length > 0 ? `what is missing, and overwrite ${overwrite.join(', ')}` : 'what is missing';
    if (!flags.yes && !(await terminal.confirm(`Put back ${what} in ${store.table.name}?`)))
      throw new Refusal('Nothing was put back.');
    const options = { overwrite, sendPending: flags['send-pending'] ?? false };
    const done = await restore(copy, store, options, { perSecond, signal: terminal.signal });
    terminal.say(`${done.missing} missing items put back, ${done.overwritten} overwritten.`);
    for (const key of done.left) terminal.say(`Left, because somebody was changing it: ${key}`);
    terminal.say(`The copy ${from} costs what a table costs until you delete it.`);
  },
};
