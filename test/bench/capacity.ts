/**
 * What each screen and some actions consume of the store, in the demo's province of 596 schools and in one of 5,000. The
 * officer's district is the same 48 schools in both: what grows in the officer's columns is read of the whole province.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { FUNCTIONS } from '../../functions/topology.ts';
import type { Counted } from './capacity/in-province.ts';

const SIZES = [596, 5000] as const;
const FOLDER = '.build/bench';
const run = promisify(execFile);

async function countedIn(size: number, signal: AbortSignal): Promise<Counted> {
  const file = `${FOLDER}/capacity-${size}.json`;
  const program = ['--import', './test/bench/tsx.ts', 'test/bench/capacity/in-province.ts'];
  await run(process.execPath, [...program, String(size), file], { signal });
  return JSON.parse(readFileSync(file, 'utf8'));
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const cell = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1)).padStart(9);
/** Downloads read what their lists read; the rest is no officer's screen. */
const isScreens = (route: string): boolean =>
  route.startsWith('GET ') && !/exports|openapi|unsubscribe|mine|public|{import}/.test(route);

function sayScreens(small: Counted, large: Counted): void {
  say(`${'read units'.padEnd(52)}administrator    district officer  requests`);
  say(
    `${''.padEnd(43)}${SIZES.map((size) => String(size).padStart(9))
      .join('')
      .repeat(2)}  to the store`,
  );
  const most = (route: string) => {
    const { administrator, officer } = large.screens[route] ?? {};
    return Math.max(administrator?.reads ?? 0, officer?.reads ?? 0);
  };
  for (const route of Object.keys(large.screens).sort((a, b) => most(b) - most(a))) {
    const [a, b] = [small.screens[route], large.screens[route]];
    const units = [a?.administrator, b?.administrator, a?.officer, b?.officer];
    const requests = b?.officer?.requests ?? b?.administrator?.requests ?? 0;
    say(
      `${route.padEnd(43)}${units.map((spent) => cell(spent?.reads)).join('')}${String(requests).padStart(10)}`,
    );
  }
  const left = FUNCTIONS.flatMap(({ routes = [] }) => routes.map(({ route }) => route)).filter(
    (route) => isScreens(route) && !(route in large.screens),
  );
  if (left.length > 0) say(`Not asked: ${left.join(', ')}`);
}

function sayActions(small: Counted, large: Counted): void {
  say(`\n${'units of one action'.padEnd(43)}${SIZES.map((size) => `${size} schools`.padStart(26)).join('')}`);
  for (const [name, spent] of Object.entries(large.actions)) {
    const both = [small.actions[name], spent].map(
      (each) => `${cell(each?.reads)} read ${cell(each?.writes).slice(2)} write`,
    );
    say(`${name.padEnd(43)}${both.join('')}`);
  }
}

export async function benchCapacity(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const ends = new AbortController();
  const [small, large] = await Promise.all([
    countedIn(SIZES[0], ends.signal),
    countedIn(SIZES[1], ends.signal),
  ]).finally(() => ends.abort());
  sayScreens(small, large);
  sayActions(small, large);
  const { filling, asking } = large.seconds;
  say(
    `\nWrites to indexes come on top. ${large.size} schools: filled in ${filling.toFixed(0)} s, asked in ${asking.toFixed(0)} s.`,
  );
}
