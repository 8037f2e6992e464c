/**
 * The pages go up so that nobody ever meets half of two versions: new files first, beside the old ones; then the pages
 * that name them; the service worker last. Old files stay for pages that are still open, and a version can be switched
 * back to. Whatever was done before a death is found and not done again.
 */

import { DAY } from '../../functions/platform/clock.ts';
import { inParallel } from '../../functions/platform/parallel.ts';
import { cacheControl, isHashed, typeOf } from '../files.ts';
import { Refusal } from '../local/refusal.ts';
import type { Bucket } from './bucket.ts';
import { formsOf, isWorker, pagesOf, type Site, type SiteFile, suffixesOf } from './site-files.ts';

/** A page left open over the longest holidays still finds its files. */
const KEPT_FOR = 30 * DAY;
const AT_ONCE = 8;
const RELEASES = 'releases/';
const CURRENT = `${RELEASES}current.json`;
const recordKey = (version: string) => `${RELEASES}${version}.json`;

export interface Release {
  version: string;
  /** As git describes it, for people. */
  label: string;
  uploadedAt: string;
  /** Until when it was what people got; absent: it is, or never was. */
  until?: string;
  /** Hash by path, of every file of it. */
  files: Record<string, string>;
}

interface Current {
  version: string;
  since: string;
}

export interface Front {
  bucket: Bucket;
  /** Lets the front forget these paths, and waits until it has. */
  forget(paths: readonly string[]): Promise<void>;
  now(): string;
  say(line: string): void;
}

// What stands in the bucket was written by this very file.
const readRelease = async ({ bucket }: Front, version: string) =>
  (await bucket.json(recordKey(version))) as Release | undefined;
export const currentOf = async ({ bucket }: Pick<Front, 'bucket'>) =>
  (await bucket.json(CURRENT)) as Current | undefined;

const writeJson = ({ bucket }: Front, key: string, value: object) =>
  bucket.put({ key, body: JSON.stringify(value), type: typeOf(key), cache: 'no-cache' });

async function put({ bucket }: Front, file: SiteFile, prefix = ''): Promise<void> {
  for (const { suffix, encoding, body } of await formsOf(file))
    await bucket.put({
      key: `${prefix}${file.path}${suffix}`,
      body,
      type: typeOf(file.path),
      cache: cacheControl(file.path),
      encoding,
    });
}

/** Brings up what is not there yet. Nobody sees any of it: new files have new names, the pages wait in `releases/`. */
export async function upload(front: Front, site: Site, label: string): Promise<void> {
  const { bucket, say, now } = front;
  const { version, files } = site;
  const there = await bucket.keys();
  const isThere = (path: string) => suffixesOf(path).every((suffix) => there.has(`${path}${suffix}`));
  const hashed = files.filter(({ path }) => isHashed(path) && !isThere(path));
  await inParallel(hashed, AT_ONCE, (file) => put(front, file));
  const waiting = `${RELEASES}${version}/`;
  const pages = files.filter(({ path }) => !isHashed(path) && !isThere(`${waiting}${path}`));
  await inParallel(pages, AT_ONCE, (file) => put(front, file, waiting));
  if (!there.has(recordKey(version))) {
    const record: Release = {
      version,
      label,
      uploadedAt: now(),
      files: Object.fromEntries(files.map(({ path, hash }) => [path, hash])),
    };
    await writeJson(front, recordKey(version), record);
  }
  say(
    `${hashed.length} new files, ${pages.length} pages; ${files.length - hashed.length - pages.length} were there.`,
  );
}

/** Every way a page is asked for: as the viewer says it and as the function at the edge has it then. */
const addresses = (page: string): string[] => [
  `/${page.replace(/index\.html$/, '')}`,
  ...suffixesOf(page).map((suffix) => `/${page}${suffix}`),
];

/** @throws Refusal when the version is not there, or files of it were swept */
async function wholeRelease(front: Front, version: string): Promise<Release> {
  const release = await readRelease(front, version);
  if (!release) {
    const all = (await releases(front)).map(({ version: each, label }) => `${each} (${label})`);
    throw new Refusal(`There is no version ${version} here; there is: ${all.join(', ') || 'none'}.`);
  }
  const there = await front.bucket.keys();
  const swept = Object.keys(release.files).filter((path) =>
    suffixesOf(path).some(
      (suffix) => !there.has(`${isHashed(path) ? '' : `${RELEASES}${version}/`}${path}${suffix}`),
    ),
  );
  if (swept.length > 0)
    throw new Refusal(
      `Version ${version} is not whole any more (${swept[0]} …): check it out and deploy it.`,
    );
  return release;
}

/**
 * From now on people get this version. Each page is replaced by one request; those that stay the same are left alone.
 * @returns false when it was the current one already
 */
export async function switchTo(front: Front, version: string): Promise<boolean> {
  const { bucket, say, now } = front;
  const release = await wholeRelease(front, version);
  const current = await currentOf(front);
  if (current?.version === version) {
    say(`Version ${version} (${release.label}) is what people get already.`);
    return false;
  }
  const before = current && (await readRelease(front, current.version));
  const changed = pagesOf(Object.keys(release.files)).filter(
    (path) => before?.files[path] !== release.files[path],
  );
  const replace = async (path: string) => {
    for (const suffix of suffixesOf(path))
      await bucket.copy(`${RELEASES}${version}/${path}${suffix}`, `${path}${suffix}`);
    say(`/${path}`);
  };
  const pages = changed.filter((path) => !isWorker(path));
  for (const page of pages) await replace(page);
  if (pages.length > 0) await front.forget(pages.flatMap(addresses));
  // It fetches the page for its own cache: only now that is surely the new one.
  const workers = changed.filter(isWorker);
  for (const worker of workers) await replace(worker);
  if (workers.length > 0) await front.forget(workers.flatMap(addresses));
  if (before) await writeJson(front, recordKey(before.version), { ...before, until: now() });
  await writeJson(front, CURRENT, { version, since: now() } satisfies Current);
  return true;
}

/** Newest first. */
export async function releases(front: Front): Promise<Release[]> {
  const keys = [...(await front.bucket.keys(RELEASES))].filter(
    (key) => /^releases\/\w+\.json$/.test(key) && key !== CURRENT,
  );
  const found = await Promise.all(keys.map(async (key) => (await front.bucket.json(key)) as Release));
  return found.sort((a, b) => (a.uploadedAt > b.uploadedAt ? -1 : 1));
}

/** Removes what belongs to no version of the last thirty days. @returns how many objects */
export async function sweep(front: Front): Promise<number> {
  const { bucket, now } = front;
  const current = await currentOf(front);
  const all = await releases(front);
  const since = new Date(Date.parse(now()) - KEPT_FOR).toISOString();
  const isKept = ({ version, until, uploadedAt }: Release) =>
    version === current?.version || (until ?? uploadedAt) >= since;
  const kept = all.filter(isKept);
  const names = new Set(kept.flatMap(({ files }) => Object.keys(files)));
  const versions = new Set(kept.map(({ version }) => version));
  const wanted = (key: string): boolean => {
    const release = /^releases\/(\w+)[./]/.exec(key)?.[1];
    if (release !== undefined) return release === 'current' || versions.has(release);
    return names.has(key.replace(/\.(br|gz)$/, ''));
  };
  const swept = [...(await bucket.keys())].filter((key) => !wanted(key));
  // Records last: what a death leaves behind is found by the next sweep.
  const records = swept.filter((key) => /^releases\/\w+\.json$/.test(key));
  await inParallel(
    swept.filter((key) => !records.includes(key)),
    AT_ONCE,
    (key) => bucket.remove(key),
  );
  await inParallel(records, AT_ONCE, (key) => bucket.remove(key));
  return swept.length;
}
