import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../../infra/local/http.ts';
import { siteServer } from '../../../infra/local/site.ts';

const above = mkdtempSync(join(tmpdir(), 'site-'));
const root = join(above, 'site');
mkdirSync(join(root, 'khai-bao'), { recursive: true });
mkdirSync(join(root, 'quan-ly/assets'), { recursive: true });
const PAGE = `<!doctype html><title>Khai báo</title>${'<p>Trường học an toàn</p>'.repeat(200)}`;
writeFileSync(join(root, 'khai-bao/index.html'), PAGE);
writeFileSync(join(root, 'quan-ly/assets/main-Ab12Cd34.js'), 'export {};');
writeFileSync(join(above, 'secret.txt'), 'secret');
mkdirSync(`${root}-other`);
writeFileSync(join(`${root}-other`, 'secret.txt'), 'secret');

const serve = siteServer(root);
const server = createServer((req, res) => void serve(req, res, new URL(`http://localhost${req.url}`)));
let port = 0;
beforeAll(async () => {
  port = await listen(server, 0);
});
afterAll(() => closeServer(server));

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>(
    (done, fail) => {
      const call = request({ port, path, method, headers, host: '127.0.0.1' }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      call.on('error', fail);
      call.end();
    },
  );

describe('the built pages', () => {
  it('come as they are, or compressed as the browser likes best', async () => {
    expect((await ask('/khai-bao/')).body.toString()).toBe(PAGE);
    const brotli = await ask('/khai-bao/', { 'accept-encoding': 'gzip, br' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(PAGE);
    const gzip = await ask('/khai-bao/', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
    expect(brotli.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'no-cache',
      'x-frame-options': 'DENY',
    });
    expect(brotli.headers).not.toHaveProperty('strict-transport-security');
  });

  it('are not sent twice to who has them', async () => {
    const { headers } = await ask('/khai-bao/', { 'accept-encoding': 'br' });
    const again = await ask('/khai-bao/', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('keep hashed assets for good', async () => {
    const { headers } = await ask('/quan-ly/assets/main-Ab12Cd34.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('send a folder’s name to the folder, and nobody to another site', async () => {
    const folder = await ask('/khai-bao?x=1');
    expect([folder.status, folder.headers.location]).toEqual([301, '/khai-bao/?x=1']);
    expect((await ask('//khai-bao')).headers.location ?? '/').not.toMatch(/^\/\//);
  });

  it('answer what is not there in both languages, and other methods not at all', async () => {
    const missing = await ask('/khong-co');
    expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(missing.body.toString()).toMatch(/Không có trang này[\s\S]*There is no such page/);
    expect((await ask('/khai-bao/', {}, 'POST')).status).toBe(405);
    expect((await ask('/khai-bao/', {}, 'HEAD')).body.length).toBe(0);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..%2fsite-other%2fsecret.txt',
    '/%00',
    '/%zz',
  ])('never leave their folder: %s', async (path) => {
    const { status, body } = await ask(path);
    expect([status, body.toString().includes('secret')]).toEqual([404, false]);
  });
});
