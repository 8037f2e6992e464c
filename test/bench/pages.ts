/**
 * What each page's first load weighs, beside the last commit's build and the peers' form pages; and how long a phone of
 * the cheapest kind waits for the declaration page, cold and warm: CPU ×6, 400 kb/s, 400 ms (medians, one run).
 */
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
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { freePort, type Host, start } from '../simulation/host.ts';
import { launchBrowser } from '../web/browser.ts';

const RUNS = 5;
const PHONE = {
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
  offline: false,
};
const CPU = 6;
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
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

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

/** Notes when the first field can be typed into, and the longest time the page did not listen. */
const WATCH = () => {
  const seen = { usable: 0, blocked: 0 };
  Reflect.set(globalThis, 'seen', seen);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocked = Math.max(seen.blocked, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (!seen.usable && document.getElementById('learners.absent')) seen.usable = performance.now();
  }).observe(document, { childList: true, subtree: true });
};

interface Visit {
  usable: number;
  blocked: number;
}
async function visit(page: Page, address: string): Promise<Visit> {
  const phone = await page.context().newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', PHONE);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.goto(address, { timeout: 120_000 });
  await page.locator('[id="learners.absent"]').waitFor({ timeout: 120_000 });
  // Typing is what must never wait: five digits, then what they caused.
  await page.locator('[id="learners.absent"]').pressSequentially('12345', { delay: 60 });
  await page.waitForTimeout(1500);
  const seen: Visit = await page.evaluate(() => Reflect.get(globalThis, 'seen'));
  return seen;
}

async function coldAndWarm(browser: Browser, address: string): Promise<{ cold: Visit; warm: Visit }> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(WATCH);
  const first = await context.newPage();
  const cold = await visit(first, address);
  await first.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await first.close();
  const warm = await visit(await context.newPage(), address.replace(/#.*/, ''));
  await context.close();
  return { cold, warm };
}

async function linkOf(host: Host): Promise<string> {
  await host.moveClock({ now: '2021-02-26T07:20:00+07:00' });
  const mails = await host.mails();
  const links = mails.flatMap(({ text }) => /http\S+#t=[\w-]+/.exec(text)?.[0] ?? []);
  const link = links.at(-1);
  if (!link) throw new Error('no reminder');
  return link;
}

async function tellWaits(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  const host = await start(await freePort(), data, '--fresh');
  const browser = await launchBrowser();
  try {
    const address = await linkOf(host);
    const visits: { cold: Visit; warm: Visit }[] = [];
    for (let run = 0; run < RUNS; run++) visits.push(await coldAndWarm(browser, address));
    process.stdout.write(`/khai-bao/ on CPU ×${CPU}, 400 kb/s, 400 ms     usable ms   longest task ms\n`);
    for (const how of ['cold', 'warm'] as const) {
      const usable = median(visits.map((each) => each[how].usable));
      const blocked = median(visits.map((each) => each[how].blocked));
      process.stdout.write(
        `${how.padEnd(40)}${figure(Math.round(usable))}${figure(Math.round(blocked)).padStart(18)}\n`,
      );
    }
  } finally {
    await browser.close();
    await host.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export async function benchPages(): Promise<void> {
  mkdirSync('.build/bench', { recursive: true });
  tellWeights();
  await tellWaits();
}
