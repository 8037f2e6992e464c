/**
 * Size and load time of each function's bundle: the median of fifteen fresh processes, beside an empty handler's in the
 * same run. As in Lambda's runtime, http and friends are loaded before the clock starts.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { provinceVariable, VARIABLES } from '../../functions/platform/environment.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { readProvinceFile } from '../../infra/province-file/files.ts';

const RUNS = 15;
const EMPTY = resolve('.build/bench/empty.cjs');
const TIMER = `
for (const name of ['http', 'net', 'fs', 'path', 'util']) require(name);
const started = process.hrtime.bigint();
const { handler } = require(process.argv[1]);
if (typeof handler !== 'function') throw new Error('no handler');
process.stdout.write(String(Number(process.hrtime.bigint() - started) / 1e6));`;

const environment = {
  [VARIABLES.tableName]: 'bench',
  [VARIABLES.province]: provinceVariable(readProvinceFile('kien-giang')),
  [VARIABLES.publicOrigin]: 'https://bench.example',
  [VARIABLES.originKey]: 'bench',
  [VARIABLES.mailFrom]: 'bench@bench.example',
  [VARIABLES.configurationSet]: 'bench',
  AWS_REGION: 'ap-southeast-1',
};

const loadMs = (file: string): number =>
  Number(execFileSync(process.execPath, ['-e', TIMER, file], { env: environment }).toString());

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

export async function benchFunctions(): Promise<void> {
  await bundleFunctions();
  mkdirSync('.build/bench', { recursive: true });
  writeFileSync(EMPTY, 'exports.handler = async () => {};');
  const files = [
    { name: '(empty)', file: EMPTY },
    ...FUNCTIONS.map(({ name }) => ({ name, file: resolve(`.build/functions/${name}/index.cjs`) })),
  ];
  const times = new Map<string, number[]>(files.map(({ name }) => [name, []]));
  // Interleaved, so that a busy moment of the machine falls on all alike.
  for (let run = 0; run < RUNS; run++)
    for (const { name, file } of files) times.get(name)?.push(loadMs(file));
  const baseline = median(times.get('(empty)') ?? []);
  process.stdout.write('function          kB    gzip  brotli   load ms   × empty\n');
  for (const { name, file } of files) {
    const source = readFileSync(file);
    const ms = median(times.get(name) ?? []);
    const sizes = [source.length, gzipSync(source, { level: 9 }).length, brotliCompressSync(source).length];
    process.stdout.write(
      `${name.padEnd(11)}${sizes.map(kB).join('')}${ms.toFixed(1).padStart(10)}${(ms / baseline).toFixed(1).padStart(10)}\n`,
    );
  }
}
