/** An export put into a table: checked before anything is written, resumed where it stopped, verified at the end. */
import { createHash } from 'node:crypto';
import { ITEM_VERSION } from '../../functions/platform/versions.ts';
import { Refusal } from '../local/refusal.ts';
import { type Head, type Line, openArchive } from './archive.ts';
import type { Terminal } from './command.ts';
import {
  countOf,
  differences,
  inWords,
  isExpired,
  OPERATION,
  type Stored,
  type Sums,
  staysBehind,
  summing,
  withoutPending,
} from './items.ts';
import type { Store } from './store.ts';
import { ABSENT, atPace, everyItem, putAsIs, whileAgendaRests } from './whole.ts';

export interface ImportOptions {
  province: string;
  file: string;
  perSecond: number;
  /** Put only what is not there into a table that holds something. */
  intoExisting: boolean;
  /** Mails that were still to be sent are sent. */
  sendPending: boolean;
}

interface Checked {
  head: Head;
  /** As they are to stand in the table. */
  sums: Sums;
  /** Tells this import from any other. */
  id: string;
}

type Ready = (item: Stored) => Stored | undefined;

/** What of the file goes into the table, and how. @param now epoch milliseconds */
const readying =
  ({ sendPending }: Pick<ImportOptions, 'sendPending'>, now: number): Ready =>
  (item) => {
    if (staysBehind(item) || isExpired(item, now)) return undefined;
    return sendPending ? item : withoutPending(item);
  };

/** @throws Refusal when the file is damaged or another province's */
async function check({ file, province }: ImportOptions, ready: Ready): Promise<Checked> {
  const all = summing();
  let head: Head | undefined;
  for await (const each of openArchive(file)) {
    if ('archive' in each) {
      head = each;
      if (each.province !== province)
        throw new Refusal(`This is an export of ${each.province}, not of ${province}.`);
      continue;
    }
    if (Number(each.item.v ?? 1) > ITEM_VERSION)
      throw new Refusal('A newer version of the system wrote this: update this one first.');
    const item = ready(each.item);
    if (item) all.add(item);
  }
  if (!head) throw new Refusal('The file is empty.');
  const id = createHash('sha256')
    .update(JSON.stringify([head, all.sums]))
    .digest('hex')
    .slice(0, 16);
  return { head, sums: all.sums, id };
}

interface Marker {
  startedAt: string;
  /** Lines of the file that are done. */
  line: number;
  finishedAt?: string;
}
const markerKey = (id: string) => ({ pk: OPERATION, sk: `IMPORT#${id}` });

/** What the table holds beside what every running stack leaves there. @param now epoch milliseconds */
async function contents({ table }: Store, now: number): Promise<Sums> {
  const all = summing();
  for await (const item of everyItem(table)) if (!staysBehind(item) && !isExpired(item, now)) all.add(item);
  return all.sums;
}

/** @returns the line to go on from. @throws Refusal when the table holds something else */
async function begin(store: Store, { id }: Checked, intoExisting: boolean): Promise<number> {
  const { table, clock } = store;
  const marker = await table.get<Marker>(markerKey(id), true);
  if (marker && marker.finishedAt === undefined) return marker.line;
  if (!intoExisting) {
    const held = await contents(store, Date.parse(clock.now()));
    if (countOf(held) > 0)
      throw new Refusal(
        `The table ${table.name} is not empty: ${inWords(held)}. To put in only what is not there yet: --into-existing.`,
      );
  }
  await table.put({ ...markerKey(id), startedAt: clock.now(), line: 0 });
  return 0;
}

async function* linesAfter(file: string, line: number): AsyncGenerator<Line> {
  for await (const each of openArchive(file)) if (!('archive' in each) && each.number > line) yield each;
}

export interface Imported {
  head: Head;
  expected: Sums;
  put: number;
  /** Stood there already and were left as they are. */
  there: number;
  /** Kinds that are not as the file has them; only of a table that was empty. */
  wrong: string[];
}

/** @throws Refusal with a sentence; what was put by then stays, and the same command goes on from there */
export async function importInto(
  store: Store,
  options: ImportOptions,
  { remark, signal, confirm }: Pick<Terminal, 'remark' | 'signal' | 'confirm'>,
): Promise<Imported> {
  const { table, clock } = store;
  const now = Date.parse(clock.now());
  const ready = readying(options, now);
  const checked = await check(options, ready);
  const { head, sums, id } = checked;
  const from = await begin(store, checked, options.intoExisting);
  remark(`Export of ${head.at}, ${countOf(sums).toLocaleString('en')} items: ${inWords(sums)}.`);
  if (from > 0) remark(`Going on after line ${from.toLocaleString('en')}.`);
  else if (!(await confirm(`Put them into ${table.name}?`))) throw new Refusal('Nothing was imported.');
  const counts = { put: 0, there: 0 };
  await whileAgendaRests(store, async () => {
    let told = 0;
    const whole = await atPace(
      linesAfter(options.file, from),
      { perSecond: options.perSecond, signal, sleep: clock.sleep },
      async (line) => {
        const item = ready(line.item);
        if (item) counts[(await putAsIs(table, item, ABSENT)) ? 'put' : 'there']++;
      },
      async (batch) => {
        const line = batch.at(-1)?.number;
        if (line === undefined) return;
        await table.update(markerKey(id), { set: { line } });
        if (line - told < options.perSecond * 5) return;
        told = line;
        remark(`${line.toLocaleString('en')} lines …`);
      },
    );
    if (!whole) throw new Refusal('Stopped. The same command goes on from here.');
  });
  await table.update(markerKey(id), { set: { finishedAt: clock.now() } });
  const wrong = options.intoExisting ? [] : differences(sums, await contents(store, now));
  return { head, expected: sums, ...counts, wrong };
}
