/**
 * A deployment of the pages as their operator and their readers meet it: real SDK clients against a bucket on this machine,
 * a front before it that runs the very function CloudFront runs, and the real API behind it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../../infra/headers.ts';
import { closeServer, listen } from '../../../infra/local/http.ts';
import { bucketOf, forget } from '../../../infra/operate/bucket.ts';
import { deploying, deployProvince } from '../../../infra/operate/deploy.ts';
import type { Tools } from '../../../infra/operate/deploy-tools.ts';
import { readSite } from '../../../infra/operate/site-files.ts';
import { gateway } from '../../support/api.ts';
import { type BucketServer, bucketServer } from '../../support/s3.ts';
import { type Rehearsal, rehearse } from '../../support/system.ts';
import { terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
const edge = readFileSync(new URL('../../../infra/aws/edge/pages.js', import.meta.url), 'utf8');

let bucket: BucketServer;
let day: Rehearsal;
let front: { url: string; asked: string[]; close(): Promise<void> };
let apiUrl: { url: string; close(): Promise<void> };

/** The pages of a build, small ones: what matters is how they are named and what names them. */
async function build(name: string, letter: string, english = 'en'): Promise<string> {
  const site = join(folder, name);
  const files = {
    'index.html': `<!doctype html><script src="/assets/index-${letter}AAAAAAA.js"></script>`,
    [`assets/index-${letter}AAAAAAA.js`]: `console.log("${letter}")`,
    'khai-bao/index.html': `<!doctype html><script>import("./rest.${letter}BBBBB.js")</script>`,
    [`khai-bao/rest.${letter}BBBBB.js`]: `export const rest = "${letter}"`,
    'khai-bao/sw.js': `const NAME = "${letter}"`,
    'quan-ly/index.html': '<!doctype html>unchanged',
    [`quan-ly/assets/${english}-CCCCCCCC.js`]: 'export {}',
    'quan-ly/assets/icon-DDDDDDDD.png': 'png',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  return site;
}

interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
  statusCode?: number;
}

/** CloudFront in little: its function, the bucket behind it, the API beside it, its headers on all. */
async function makeFront() {
  const call = gateway(day);
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://front');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (url.pathname.startsWith('/api/')) {
      const answer = await call('GET', url.pathname, { headers: { origin: undefined } });
      for (const [name, value] of Object.entries(answer.headers ?? {}))
        response.setHeader(name, String(value));
      response.writeHead(answer.statusCode ?? 200).end(answer.body);
      return;
    }
    const accept = String(request.headers['accept-encoding'] ?? '');
    const event = {
      request: { uri: url.pathname, headers: { 'accept-encoding': { value: accept } }, querystring: {} },
    };
    const sent: EdgeRequest = runInNewContext(`${edge}; handler(event)`, { event });
    if (sent.statusCode) {
      for (const [name, { value }] of Object.entries(sent.headers ?? {})) response.setHeader(name, value);
      response.writeHead(sent.statusCode).end();
      return;
    }
    asked.push(sent.uri);
    const found = bucket.objects.get(sent.uri.slice(1));
    response.writeHead(found ? 200 : 403, found?.headers).end(found?.body);
  });
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}`, asked, close: () => closeServer(server) };
}

/** The API's own URL: nobody wrote the front's key there. */
async function makeOwnDoor() {
  const call = gateway(day);
  const server = createServer(async (request, response) => {
    const answer = await call('GET', request.url ?? '/', { headers: { 'x-origin-key': undefined } });
    response.writeHead(answer.statusCode ?? 200).end(answer.body);
  });
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
let now = '2026-01-01T00:00:00.000Z';
const ran: string[] = [];

const tools = (site: string, change: Partial<Tools> = {}): Tools => ({
  run: async (program, args) => void ran.push([program.split('/').at(-1), ...args].join(' ')),
  outputs: async () => ({
    url: front.url,
    bucket: bucket.name,
    distribution: 'E1',
    apiUrl: apiUrl.url,
  }),
  front: (_, __, { say }) => ({
    bucket: bucketOf(
      new S3Client({
        endpoint: bucket.endpoint,
        region: 'local',
        credentials,
        forcePathStyle: true,
        maxAttempts: 1,
      }),
      bucket.name,
    ),
    forget: (paths) =>
      forget(
        new CloudFrontClient({ endpoint: bucket.endpoint, region: 'us-east-1', credentials }),
        'E1',
        paths,
        now,
        async () => {},
      ),
    now: () => now,
    say,
  }),
  label: async () => 'v0.1-3-gabc',
  site,
  ...change,
});

const deploy = async (site: string, flags: readonly string[] = [], yes = true) => {
  const its = terminal({ yes });
  try {
    await deployProvince(['kien-giang', ...flags], its, tools(site));
    return its.said.join('\n');
  } catch (error) {
    throw new Error(`${its.said.join('\n')}\n${error instanceof Error ? error.message : error}`);
  }
};
const get = async (path: string, accept = 'br, gzip') => {
  const answer = await fetch(`${front.url}${path}`, { headers: { 'accept-encoding': accept } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

let [first, second] = ['', ''];
beforeAll(async () => {
  [first, second] = [await build('first', 'A'), await build('second', 'Z')];
  day = await rehearse('2021-02-26T01:00:00.000Z');
  front = await makeFront();
  apiUrl = await makeOwnDoor();
});
beforeEach(async () => {
  bucket = await bucketServer();
  now = '2026-01-01T00:00:00.000Z';
  ran.length = 0;
});
afterEach(() => bucket.close());
afterAll(async () => {
  await Promise.all([front.close(), apiUrl.close(), day.close()]);
  rmSync(folder, { recursive: true });
});

describe('npm run deploy', () => {
  it('synthesizes once, shows the difference, asks, deploys that very thing, brings the pages up and tries them', async () => {
    const said = await deploy(first);
    expect(ran).toEqual([
      'build.ts',
      'cdk synth kien-giang --strict --quiet --output .build/cdk.out',
      'cdk diff kien-giang --app .build/cdk.out',
      'cdk deploy kien-giang --app .build/cdk.out --require-approval never',
    ]);
    expect(said).toMatch(/1\/8 Build the pages[\s\S]*8\/8 Try the address\n1\d checks passed/);
  });

  it('asks before it deploys; without a yes nothing is deployed, and it says how to go on', async () => {
    await expect(deploy(first, [], false)).rejects.toThrow(
      /Stopped at "Deploy the stack": the answer was no[\s\S]*Done before: Build the pages[\s\S]*To go on: npm run deploy -- kien-giang/,
    );
    expect([ran.some((line) => line.includes('cdk deploy')), bucket.log]).toEqual([false, []]);
  });

  it('tries everything dry without asking AWS for anything', async () => {
    const said = await deploy(first, ['--dry-run'], false);
    expect(said).toMatch(
      /8 files, index.html, khai-bao\/index.html, quan-ly\/index.html, khai-bao\/sw.js switched last/,
    );
    expect([bucket.log, ran.length]).toEqual([[], 2]);
  });

  it('serves each file in the smallest form a browser takes, hashed ones for ever, pages asked for anew', async () => {
    await deploy(first, ['--site-only']);
    const forms = await Promise.all(
      ['br, gzip', 'gzip', 'br;q=0, gzip;q=0', ''].map(async (accept) =>
        (await get('/khai-bao/', accept)).headers.get('content-encoding'),
      ),
    );
    expect(forms).toEqual(['br', 'gzip', null, null]);
    const chunk = await get('/khai-bao/rest.ABBBBB.js');
    expect([chunk.text, chunk.headers.get('cache-control'), chunk.headers.get('content-type')]).toEqual([
      'export const rest = "A"',
      'public, max-age=31536000, immutable',
      'text/javascript; charset=utf-8',
    ]);
    expect((await get('/khai-bao/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/quan-ly/assets/icon-DDDDDDDD.png')).headers.get('content-type')).toBe('image/png');
    const [version = ''] = [(await readSite(first)).version];
    expect((await get(`/releases/${version}/khai-bao/index.html`)).status).toBe(404);
  });

  it('brings up only what is new, then switches what changed: pages, then what CloudFront kept, the worker last', async () => {
    await deploy(first, ['--site-only']);
    bucket.log.length = 0;
    bucket.invalidated.length = 0;
    await deploy(second, ['--site-only']);
    const switched = bucket.log.filter(
      (line) => !/releases|assets|rest\./.test(line) && !/\.(br|gz)$/.test(line),
    );
    expect(switched).toEqual([
      'PUT index.html',
      'PUT khai-bao/index.html',
      'INVALIDATE',
      'PUT khai-bao/sw.js',
      'INVALIDATE',
    ]);
    expect(bucket.log.filter((line) => line.includes('en-CCCCCCCC'))).toEqual([]);
    expect(bucket.log.findIndex((line) => line.includes('rest.ZBBBBB.js'))).toBeLessThan(
      bucket.log.indexOf('PUT index.html'),
    );
    expect(bucket.invalidated[0]).toEqual(
      expect.arrayContaining(['/khai-bao/', '/khai-bao/index.html', '/khai-bao/index.html.br']),
    );
    expect(bucket.invalidated.flat().some((path) => path.includes('quan-ly'))).toBe(false);
  });

  it('done again, it changes nothing', async () => {
    await deploy(first, ['--site-only']);
    const before = [...bucket.log];
    expect(await deploy(first, ['--site-only'])).toContain('is what people get already');
    expect(bucket.log).toEqual(before);
  });

  it('killed after any change, whoever opens a page gets a whole version, and the same command finishes', async () => {
    await deploy(first, ['--site-only']);
    const start = new Map(bucket.objects);
    bucket.log.length = 0;
    await deploy(second, ['--site-only']);
    const end = new Map(bucket.objects);
    const changes = bucket.log.filter((line) => line !== 'INVALIDATE').length;
    // Every fifth: those between differ in nothing but the file's name.
    for (let after = 0; after < changes; after += 5) {
      bucket.objects.clear();
      for (const [key, object] of start) bucket.objects.set(key, object);
      bucket.breakAfter(after);
      await expect(deploy(second, ['--site-only'])).rejects.toThrow(/Stopped at "(Bring new|Switch)/);
      for (const page of ['/', '/khai-bao/', '/quan-ly/']) {
        const { status, text } = await get(page);
        const chunk = /(?:src="|import\(")\.?\/?([^"]+)"/.exec(text)?.[1];
        expect([after, page, status]).toEqual([after, page, 200]);
        if (chunk)
          expect([after, chunk, (await get(new URL(chunk, `${front.url}${page}`).pathname)).status]).toEqual([
            after,
            chunk,
            200,
          ]);
      }
      bucket.breakAfter(Number.POSITIVE_INFINITY);
      await deploy(second, ['--site-only']);
      expect([after, [...bucket.objects.keys()].sort()]).toEqual([after, [...end.keys()].sort()]);
    }
  });

  it('keeps the files of a page that is still open, for thirty days', async () => {
    await deploy(first, ['--site-only']);
    await deploy(second, ['--site-only']);
    expect((await get('/khai-bao/rest.ABBBBB.js')).text).toBe('export const rest = "A"');
    now = '2026-01-30T00:00:00.000Z';
    await deploy(second, ['--site-only']);
    expect((await get('/khai-bao/rest.ABBBBB.js')).status).toBe(200);
    now = '2026-02-01T00:00:00.000Z';
    expect(await deploy(second, ['--site-only'])).toMatch(/[1-9]\d* objects removed/);
    expect((await get('/khai-bao/rest.ABBBBB.js')).status).toBe(403);
    expect((await get('/quan-ly/assets/en-CCCCCCCC.js')).status).toBe(200);
  });

  it('switches back to a version that went up before, and lists them', async () => {
    const version = (await readSite(first)).version;
    await deploy(first, ['--site-only']);
    now = '2026-01-05T00:00:00.000Z';
    await deploy(second, ['--site-only']);
    expect(await deploy(second, ['--versions'])).toMatch(new RegExp(`● \\w+ {2}v0.1[\\s\\S]* {2}${version}`));
    await deploy(second, ['--site-only', '--version', version]);
    expect((await get('/khai-bao/')).text).toContain('rest.ABBBBB.js');
    expect((await get('/khai-bao/sw.js')).text).toContain('"A"');
    await expect(deploy(second, ['--site-only', '--version', 'nothing'])).rejects.toThrow(
      /no version nothing here; there is: \w+ \(v0.1/,
    );
  });

  it('says what is wrong when the address does not serve what went up', async () => {
    const broken = async (change: () => void) => {
      await deploy(first, ['--site-only']);
      change();
      return deploy(first, ['--site-only']).then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    };
    expect(await broken(() => bucket.objects.delete('khai-bao/rest.ABBBBB.js.br'))).toBe('nothing');
    const page = () => bucket.objects.get('khai-bao/index.html.br');
    const spoil = () => bucket.objects.set('khai-bao/index.html.br', { body: Buffer.from(''), headers: {} });
    expect(await broken(spoil)).toMatch(
      /\/khai-bao\/: content-type is missing, not text\/html[\s\S]*another version’s content/,
    );
    expect(page()).toBeDefined();
  });

  it('says one thing only when the address is not in DNS yet', async () => {
    const outputs = async () => ({ url: 'http://127.0.0.1:1', bucket: bucket.name, distribution: 'E1' });
    const argv = ['kien-giang', '--site-only'];
    await expect(deployProvince(argv, terminal({ yes: true }), tools(first, { outputs }))).rejects.toThrow(
      /Stopped at "Try the address": not right at http:\/\/127.0.0.1:1 \(1\):\n {2}no answer .*CNAME/,
    );
  });
});

describe('its arguments', () => {
  it('are refused with a sentence each', async () => {
    const refused = (...flags: string[]) => deploy(first, flags);
    await expect(refused('--version', 'x')).rejects.toThrow('add --site-only');
    await expect(refused('--site-only', '--dry-run')).rejects.toThrow('Either --site-only or --dry-run');
    await expect(refused('--force')).rejects.toThrow("Unknown option '--force'");
    await expect(deploy(join(folder, 'nowhere'), ['--dry-run'])).rejects.toThrow(
      'Stopped at "What would go up"',
    );
    expect(deploying.help).toContain('--dry-run');
  });
});
