/** A built page for tests: taken from `.build/site/` where that is no older than its sources, as in `npm test`; else built. */
import { cp } from 'node:fs/promises';
import { isSiteStale, SITE } from '../../infra/local/build.ts';
import type { PageName } from '../../web/build.ts';

/** Puts a page, and perhaps others, into a folder of the test's own. */
export async function putPage(page: PageName, folder: string): Promise<void> {
  if (!isSiteStale()) return cp(SITE, folder, { recursive: true });
  const { buildSite } = await import('../../web/build.ts');
  await buildSite(page, folder);
}
