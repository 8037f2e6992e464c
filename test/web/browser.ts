/**
 * Chromium for page tests, from the npm package: no apt, no download. Unpacked once per version below the system's
 * temporary folder; workers that race each unpack aside and the first rename wins.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const { devDependencies } = require('../../package.json') as { devDependencies: Record<string, string> };
const HOME = join(tmpdir(), `an-toan-truong-hoc-chromium-${devDependencies['@sparticuz/chromium']}`);
/** axe-core's script, to be evaluated in a page (CSP does not apply to what the debugger evaluates). */
export const AXE = require.resolve('axe-core/axe.min.js');

/** Hosts without NSS get the libraries that come with the package. */
const lacksLibraries = (): boolean => {
  try {
    return !execFileSync('ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so');
  } catch {
    return true;
  }
};

async function unpack(into: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = into;
  if (lacksLibraries()) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function executable(): Promise<string> {
  if (!existsSync(HOME)) {
    const aside = `${HOME}.${process.pid}`;
    await mkdir(aside, { recursive: true });
    await unpack(aside);
    await rename(aside, HOME).catch(() => rm(aside, { recursive: true, force: true }));
  }
  return join(HOME, 'chromium');
}

/** A running Chromium; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await executable();
  const libraries = join(HOME, 'al2023', 'lib');
  const env = existsSync(libraries)
    ? { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(HOME, 'fonts') }
    : {};
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env },
  });
}
