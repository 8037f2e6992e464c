/** Builds what is missing or older than its sources: the functions' bundles and the pages. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from '../../functions/topology.ts';
import { BUNDLES, bundleFunctions } from '../bundle.ts';
import { say } from './log.ts';
import { ROOT } from './place.ts';
import { Refusal } from './refusal.ts';

export const SITE = join(ROOT, '.build/site');

function times(folder: string, wanted: (name: string) => boolean): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}

const isOlder = (built: readonly number[], sources: readonly number[]): boolean =>
  built.length === 0 || Math.max(...sources) > Math.min(...built);

const everything = () => true;
const setUp = () =>
  ['package-lock.json', 'infra/bundle.ts', 'infra/left-out.ts'].map(
    (file) => statSync(join(ROOT, file)).mtimeMs,
  );

/** Left alone when they are fresh: another start or a test may be reading them. */
function areBundlesStale(): boolean {
  const files = FUNCTIONS.map(({ name }) => join(BUNDLES, name, 'index.cjs'));
  if (!files.every((file) => existsSync(file))) return true;
  const sources = [...times(join(ROOT, 'functions'), everything), ...setUp()];
  return isOlder(
    files.map((file) => statSync(file).mtimeMs),
    sources,
  );
}

/** The pages are made of web/ and of the rules they share with the functions. */
export function isSiteStale(): boolean {
  const shared = times(join(ROOT, 'functions'), (name) => /^[\w-]+(\.(vi|en))?\.(ts|json)$/.test(name));
  const built = times(SITE, (name) => name.endsWith('.html'));
  return isOlder(built, [...times(join(ROOT, 'web'), everything), ...shared]);
}

const run = (script: string) =>
  new Promise<void>((done, fail) => {
    const output: Buffer[] = [];
    const child = spawn(process.execPath, [script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0
        ? done()
        : fail(new Refusal(`${script} failed:\n${Buffer.concat(output).toString().trim()}`)),
    );
  });

/** @returns the folder of the bundles. */
export async function build(): Promise<string> {
  const stale = isSiteStale();
  if (stale) say('Building the pages …');
  await Promise.all([areBundlesStale() && bundleFunctions(), stale && run('web/build.ts')]);
  return BUNDLES;
}
