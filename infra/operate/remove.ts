/** `npm run remove -- kien-giang --export kien-giang.jsonl.gz`, and `--for-good` for what that leaves behind. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import type { Province } from '../../functions/platform/province.ts';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { openArchive } from './archive.ts';
import { type Command, helpOf, readArguments, type Terminal } from './command.ts';
import { runHere } from './deploy-tools.ts';
import { exporting } from './export.ts';
import { type Cloud, cloudOf, type Kept } from './removing.ts';
import { inSteps } from './steps.ts';

const USAGE = {
  example: 'npm run remove -- kien-giang --export kien-giang.jsonl.gz',
  about:
    'Takes a province’s stack away and keeps its data: as a file, and as the table and the buckets, which stay. With --for-good these go too; the file is what is left then.',
  takes: ['province'],
  flags: {
    export: {
      value: 'FILE',
      about: 'where everything is written first; with --for-good where it was written',
    },
    'for-good': { about: 'delete the table and the buckets that the removed stack left behind' },
    yes: { about: 'do not ask' },
  },
} as const;

export interface Removal {
  cloud(province: Province): Cloud;
  /** Runs cdk. */
  run(program: string, args: readonly string[]): Promise<void>;
  /** Exports to a file. */
  save(argv: readonly string[], terminal: Terminal): Promise<void>;
}

/** Beside the export: what to delete when nobody needs it any more. The stack that knew is gone then. */
const noteOf = (file: string): string => `${file}.kept.json`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'tables'));

function readNote(file: string, { id }: Province): Kept {
  const note: unknown = existsSync(noteOf(file)) ? JSON.parse(readFileSync(noteOf(file), 'utf8')) : undefined;
  if (!isKept(note) || note.province !== id)
    throw new Refusal(`${noteOf(file)} does not say what ${id} left behind: remove the stack first.`);
  return note;
}

/** Reads it from beginning to end. @throws Refusal when it is damaged */
async function checkFile(file: string, { id }: Province): Promise<number> {
  let items = 0;
  for await (const each of openArchive(file)) {
    if (!('archive' in each)) items = each.number;
    else if (each.province !== id) throw new Refusal(`${file} is an export of ${each.province}.`);
  }
  return items;
}

const sure = async (question: string, yes: boolean, { confirm }: Terminal) => {
  if (!yes && !(await confirm(question)))
    throw new Refusal('the answer was no, or there was nobody to ask (--yes answers for you).');
};

export async function removeProvince(argv: readonly string[], terminal: Terminal, removal: Removal) {
  const { taken, flags } = readArguments(argv, USAGE);
  const { export: file, yes = false } = flags;
  if (file === undefined) throw new Refusal('Where is the data kept? --export is missing. --help says more.');
  const province = readProvince(taken[0] ?? '');
  const { id } = province;
  const cloud = removal.cloud(province);
  const again = `npm run remove -- ${argv.join(' ')}`;
  if (flags['for-good']) {
    const kept = readNote(file, province);
    return inSteps(
      [
        {
          name: `Read ${file} once more`,
          run: async () => terminal.say(`${await checkFile(file, province)} items, whole.`),
        },
        {
          name: 'Delete what the stack left behind',
          async run() {
            const what = [...kept.tables, ...kept.buckets].join(', ');
            await sure(`Delete for good: ${what}?`, yes, terminal);
            for (const table of kept.tables) await cloud.deleteTable(table);
            for (const bucket of kept.buckets) await cloud.deleteBucket(bucket);
            terminal.say(`Gone: ${what}.`);
          },
        },
      ],
      again,
      terminal,
    );
  }
  await inSteps(
    [
      {
        name: `Export everything to ${file}`,
        async run() {
          if (!existsSync(file)) await removal.save([id, '--to', file], terminal);
          terminal.say(`${await checkFile(file, province)} items, whole.`);
        },
      },
      {
        name: 'Note what will stay',
        async run() {
          const kept = await cloud.kept();
          writeFileSync(noteOf(file), `${JSON.stringify(kept, null, 2)}\n`);
          terminal.say(`${[...kept.tables, ...kept.buckets].join(', ')}: noted in ${noteOf(file)}.`);
        },
      },
      {
        name: 'Remove the stack',
        async run() {
          await sure(
            `Remove ${id}: pages, API, mails, schedules? Nobody can declare any more.`,
            yes,
            terminal,
          );
          await cloud.unprotectStack();
          await removal.run('node_modules/aws-cdk/bin/cdk', ['destroy', id, '--force']);
          terminal.say('The table and the buckets stand as they were, and cost what storage costs.');
          terminal.say(`To delete them as well: ${again} --for-good`);
        },
      },
    ],
    again,
    terminal,
  );
}

export const removing: Command = {
  help: helpOf(USAGE),
  run: (argv, terminal) =>
    removeProvince(argv, terminal, {
      cloud: (province) => cloudOf(province, new S3Client({ region: province.region })),
      run: runHere,
      save: exporting.run,
    }),
};
