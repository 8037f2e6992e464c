/**
 * What a function costs to wake: its bundle's bytes, the milliseconds to load it, and those of its first call with a real
 * event over an embedded store, each the median of fifteen fresh processes. Beside them, in the same run and taking turns:
 * an empty handler, and the same handlers bundled naively (functions/naive.ts). No TLS, no network: both come on top.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, MINUTE } from '../../functions/platform/clock.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { environmentOf } from '../support/api.ts';
import { rehearse } from '../support/system.ts';
import { firstCalls, MORNING } from './functions/first-calls.ts';
import { bundleNaively } from './functions/naive.ts';
import { type Woken, wake } from './functions/process.ts';

const RUNS = 15;
const FOLDER = resolve('.build/bench');
const EMPTY = resolve(FOLDER, 'empty.cjs');

interface Candidate {
  file: string;
  event: unknown;
  runs: Woken[];
}
interface Pair {
  name: string;
  ours: Candidate;
  naive: Candidate;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const kB = ({ file }: Candidate): number => statSync(file).size / 1000;
const load = ({ runs }: Candidate): number => median(runs.map((run) => run.load));
const first = ({ runs }: Candidate): number => median(runs.map((run) => run.first));

const cell = (value: number, digits = 1) => value.toFixed(digits).padStart(9);
const times = (value: number, digits: number) => `${value.toFixed(digits)} ×`.padStart(9);

function sayRow({ name, ours, naive }: Pair, empty: Candidate): void {
  const sides = [kB, load, first].map((of) => cell(of(ours)) + cell(of(naive)));
  const both = (one: Candidate) => load(one) + first(one);
  say(
    `${name.padEnd(13)}${sides.join('')}${times(load(ours) / load(empty), 0)}${times(both(naive) / both(ours), 1)}`,
  );
}

function sayAll(pairs: readonly Pair[], empty: Candidate): void {
  say(
    `${''.padEnd(13)}${'kB'.padStart(18)}${'load ms'.padStart(18)}${'first call ms'.padStart(18)}     load    naive`,
  );
  say(`${''.padEnd(13)}${'     ours    naive'.repeat(3)}  ÷ empty   ÷ ours`);
  say(
    `${'(empty)'.padEnd(13)}${cell(kB(empty))}${''.padStart(9)}${cell(load(empty))}${''.padStart(9)}${cell(first(empty))}`,
  );
  for (const pair of pairs) sayRow(pair, empty);
  say(
    'Sign-in answers after 1.2 s whatever it does, so that its time tells nothing. ÷ ours: load and first call.',
  );
}

export async function benchFunctions(): Promise<void> {
  await bundleFunctions();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(EMPTY, 'exports.handler = async () => {};');
  const naively = await bundleNaively(resolve(FOLDER, 'naive'), FUNCTIONS);
  const day = await rehearse(MORNING);
  const events = await firstCalls(day);
  const candidate = (file: string, event: unknown): Candidate => ({ file, event, runs: [] });
  const empty = candidate(EMPTY, {});
  const pairs = FUNCTIONS.map(({ name }) => ({
    name,
    ours: candidate(resolve(`.build/functions/${name}/index.cjs`), events.get(name)),
    naive: candidate(naively(name), events.get(name)),
  }));
  const env = { ...process.env, ...environmentOf(day) };
  // Taking turns, so that a busy moment of the machine falls on all alike.
  for (let run = 0; run < RUNS; run++) {
    // Nobody asks for so many sign-in mails at one moment.
    const now = after(MORNING, run * 8 * MINUTE);
    for (const each of [empty, ...pairs.flatMap(({ ours, naive }) => [ours, naive])])
      each.runs.push(await wake(each.file, env, now, each.event));
  }
  await day.close();
  sayAll(pairs, empty);
}
