/** What each page's first load weighs, beside the last commit's build and the peers' form pages; then what a phone waits. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { tellWaits } from './waits.ts';

/** Initial script and style, gzip bytes, as measured for peers.md: low estimates, without their shells and fonts. */
const PEERS = [
  ['Enketo webform (Kobo, ODK Central)', 493_500],
  ['DHIS2 Data Entry app', 493_700],
  ['ODK Web Forms 0.22', 1_248_000],
  ['SurveyJS UI', 445_800],
] as const;

interface Weight {
  gzip: number;
  brotli: number;
}
const weigh = (files: readonly string[]): Weight => {
  const bytes = files.map((file) => readFileSync(file));
  const sum = (of: (each: Buffer) => Buffer) => bytes.reduce((all, each) => all + of(each).length, 0);
  return {
    gzip: sum((each) => gzipSync(each, { level: 9 })),
    brotli: sum((each) => brotliCompressSync(each)),
  };
};

/** The page itself and what its HTML names: what a browser fetches before anything is opened. */
function firstLoad(site: string, page: string): Weight {
  const index = join(site, page, 'index.html');
  const named = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)];
  return weigh([index, ...new Set(named.map(([, path = '']) => join(site, path)))]);
}

/** The last commit, built aside with this machine's modules. */
function lastCommitsSite(): string {
  const aside = mkdtempSync(join(tmpdir(), 'bench-last-'));
  const archive = execFileSync('git', ['archive', 'HEAD'], { maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', aside], { input: archive });
  symlinkSync(resolve('node_modules'), join(aside, 'node_modules'));
  execFileSync(process.execPath, ['web/build.ts'], { cwd: aside });
  const site = resolve('.build/bench/last');
  rmSync(site, { recursive: true, force: true });
  cpSync(join(aside, '.build/site'), site, { recursive: true });
  rmSync(aside, { recursive: true, force: true });
  return site;
}

const figure = (n: number) => String(n).padStart(9);

function tellWeights(): void {
  execFileSync(process.execPath, ['web/build.ts']);
  const [site, last] = [resolve('.build/site'), lastCommitsSite()];
  process.stdout.write('first load           gzip   brotli   last commit: gzip   brotli\n');
  for (const page of ['khai-bao', 'quan-ly', '.']) {
    const now = firstLoad(site, page);
    const before = existsSync(join(last, page)) ? firstLoad(last, page) : { gzip: 0, brotli: 0 };
    const name = `/${page === '.' ? '' : `${page}/`}`.padEnd(16);
    process.stdout.write(
      `${name}${figure(now.gzip)}${figure(now.brotli)}${figure(before.gzip).padStart(20)}${figure(before.brotli)}\n`,
    );
  }
  const own = firstLoad(site, 'khai-bao').gzip;
  for (const [peer, gzip] of PEERS)
    process.stdout.write(`${peer.padEnd(36)}${figure(gzip)} gzip, ${Math.round(gzip / own)} × ours\n`);
  const later = readdirSync(join(site, 'khai-bao')).filter((name) => name.endsWith('.js'));
  for (const name of later) {
    const { gzip, brotli } = weigh([join(site, 'khai-bao', name)]);
    process.stdout.write(`/khai-bao/${name.padEnd(26)}${figure(gzip)}${figure(brotli)}\n`);
  }
}

export async function benchPages(): Promise<void> {
  mkdirSync('.build/bench', { recursive: true });
  tellWeights();
  await tellWaits();
}
