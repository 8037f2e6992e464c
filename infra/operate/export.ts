/** `npm run export -- kien-giang --to kien-giang.jsonl.gz` */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { archiveOf } from './archive.ts';
import { type Command, helpOf, readArguments, type Terminal } from './command.ts';
import { countOf, inWords, type Sums } from './items.ts';
import { openStore, STORE_FLAGS, type Store } from './store.ts';
import { everyItem } from './whole.ts';

const USAGE = {
  example: 'npm run export -- kien-giang --to kien-giang.jsonl.gz',
  about:
    'Writes everything a province holds as JSON lines. Without --to they go to the standard output (npm run -s export …).',
  takes: ['province'],
  flags: {
    to: { value: 'FILE', about: 'where to; packed if its name ends in .gz' },
    ...STORE_FLAGS,
  },
} as const;

const TELL_EVERY = 10_000;

/** Streams the province; nothing of it is kept. @returns what was written */
export async function exportTo(
  { table, clock }: Store,
  province: string,
  output: NodeJS.WritableStream,
  { remark, signal }: Pick<Terminal, 'remark' | 'signal'>,
  packed = false,
): Promise<Sums> {
  let sums: Sums = {};
  const lines = archiveOf(everyItem(table), { province, table: table.name, at: clock.now() }, (items) => {
    if (items % TELL_EVERY === 0) remark(`${items.toLocaleString('en')} items …`);
  });
  const told = (async function* () {
    sums = yield* lines;
  })();
  const source = Readable.from(told);
  if (packed) await pipeline(source, createGzip(), output, { signal });
  else await pipeline(source, output, { signal });
  return sums;
}

export const exporting: Command = {
  help: helpOf(USAGE),
  async run(argv, terminal) {
    const { taken, flags } = readArguments(argv, USAGE);
    const province = readProvince(taken[0] ?? '');
    const store = await openStore(province, flags);
    const { to } = flags;
    // A file of that name is a whole one: until then it is called otherwise.
    const part = to && `${to}.part`;
    // Only who made it may read it.
    const output = part ? createWriteStream(part, { mode: 0o600 }) : terminal.output;
    try {
      const sums = await exportTo(store, province.id, output, terminal, to?.endsWith('.gz'));
      if (to && part) await rename(part, to);
      terminal.remark(
        `${countOf(sums).toLocaleString('en')} items of ${store.table.name}: ${inWords(sums)}.`,
      );
      terminal.remark('Keep it as you keep personal data: names, addresses and phone numbers are in it.');
    } catch (error) {
      if (part) await rm(part, { force: true });
      if (terminal.signal.aborted) throw new Refusal('Stopped: nothing was kept. Run it again.');
      throw error;
    }
  },
};
