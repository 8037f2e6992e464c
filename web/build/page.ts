/** A page of hashed assets and lazily loaded chunks, as vite builds it: the office and the home page. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { withPolicy } from './csp.ts';

/** What every page of ours is built with. JSX goes through our few lines instead of preact/jsx-runtime. */
export const common = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  // The same bytes whoever builds: a test runner's NODE_ENV must not turn development code on.
  mode: 'production',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
} satisfies InlineConfig;

/**
 * Builds `web/<source>/index.html` into `out` with assets under `<base>assets/`.
 * @param base where the page stands on the site: `/quan-ly/`, `/`
 */
export async function buildPage(root: string, out: string, base: string): Promise<void> {
  await rm(join(out, 'assets'), { recursive: true, force: true });
  await build({
    ...common,
    root,
    base,
    build: { outDir: out, emptyOutDir: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
  const index = join(out, 'index.html');
  await writeFile(index, withPolicy(await readFile(index, 'utf8')));
}
