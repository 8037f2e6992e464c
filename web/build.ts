/**
 * Builds the three pages into .build/site/: `node web/build.ts [declare] [office] [home]`, all of them without a name.
 * An entry that has no index.html is passed over, said so.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build/page.ts';
import { buildSingle } from './build/single.ts';

const WEB = fileURLToPath(new URL('.', import.meta.url));
const SITE = fileURLToPath(new URL('../.build/site/', import.meta.url));

const PAGES = {
  /** One HTML file with its CSS and script inside: the first load of a phone on 2G. */
  declare: { base: '/khai-bao/', build: buildSingle },
  office: { base: '/quan-ly/', build: buildPage },
  home: { base: '/', build: buildPage },
};
export type PageName = keyof typeof PAGES;
export const PAGE_NAMES = ['declare', 'office', 'home'] as const satisfies readonly PageName[];

/** Builds one page below `site` (default `.build/site/`). False when the entry does not exist. */
export async function buildSite(name: PageName, site = SITE): Promise<boolean> {
  const root = join(WEB, name);
  if (!existsSync(join(root, 'index.html'))) return false;
  const { base, build } = PAGES[name];
  const out = join(site, base);
  await mkdir(out, { recursive: true });
  await build(root, out, base);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  for (const name of PAGE_NAMES.filter((page) => asked.length === 0 || asked.includes(page))) {
    const started = performance.now();
    const built = await buildSite(name);
    const took = `${Math.round(performance.now() - started)} ms`;
    process.stdout.write(
      built ? `${PAGES[name].base} ${took}\n` : `${PAGES[name].base} has no index.html yet\n`,
    );
  }
}
