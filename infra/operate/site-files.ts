/** The built pages as they go up: each file with its compressed forms, and a name for the whole. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible, isHashed } from '../files.ts';
import { Refusal } from '../local/refusal.ts';

export interface SiteFile {
  /** Below the site's root: `khai-bao/index.html`. */
  path: string;
  content: Buffer;
  /** SHA-256, base64url. */
  hash: string;
}

export interface Site {
  /** Twelve letters that stand for every byte of it: the same build, the same name. */
  version: string;
  files: SiteFile[];
}

const hashOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('base64url');

/** What a page cannot do without. */
const PAGES = ['index.html', 'khai-bao/index.html', 'khai-bao/sw.js', 'quan-ly/index.html'];

/** @throws Refusal when a page is missing */
export async function readSite(folder: string): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const missing = PAGES.filter((page) => !paths.includes(page));
  if (missing.length > 0)
    throw new Refusal(`The pages are not built: ${missing.join(', ')} missing in ${folder}.`);
  const files = await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(join(folder, path));
      return { path, content, hash: hashOf(content) };
    }),
  );
  const version = hashOf(files.map(({ path, hash }) => `${path} ${hash}\n`).join(''));
  return { version: version.replace(/[^A-Za-z0-9]/g, '').slice(0, 12), files };
}

/** The service worker goes last of all: it takes the page along into its cache. */
export const isWorker = (path: string): boolean => path.endsWith('sw.js');
/** What is switched, in the order it is switched in; all else has a new name with every change. */
export const pagesOf = (paths: readonly string[]): string[] => {
  const pages = paths.filter((path) => !isHashed(path));
  return [...pages.filter((path) => !isWorker(path)), ...pages.filter(isWorker)];
};

export interface Form {
  /** Added to the file's path. */
  suffix: '' | '.br' | '.gz';
  encoding?: 'br' | 'gzip';
  body: Buffer;
}
const compress = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
};

/** The forms a file is kept in, the smallest first. */
export async function formsOf({ path, content }: SiteFile): Promise<Form[]> {
  const plain: Form = { suffix: '', body: content };
  if (!isCompressible(path)) return [plain];
  const [br, gz] = await Promise.all([
    compress.br(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    compress.gzip(content, { level: 9 }),
  ]);
  return [{ suffix: '.br', encoding: 'br', body: br }, { suffix: '.gz', encoding: 'gzip', body: gz }, plain];
}

export const suffixesOf = (path: string): Form['suffix'][] =>
  isCompressible(path) ? ['.br', '.gz', ''] : [''];
