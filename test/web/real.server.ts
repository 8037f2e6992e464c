/** The built pages and the very handlers on one origin, with the small province of the cast: pages tested whole. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Instant } from '../../functions/calendar/cadence.ts';
import type { PageName } from '../../web/build.ts';
import { gateway, type Request } from '../support/api.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { putPage } from './site.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const SESSION_PATH = '/__session/';
const cookieOf = (token: string): string =>
  `__Host-session=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`;

export interface RealServer {
  /** On localhost: there browsers take Secure cookies without TLS. */
  origin: string;
  day: Rehearsal;
  /** Signs a browser in as the account of an address, as the session route would. */
  signInAs(context: BrowserContext, email: string): Promise<void>;
  close(): Promise<void>;
}

type Call = ReturnType<typeof gateway>;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const isText = (type: string): boolean => /json|text|form/.test(type);

async function answerApi(call: Call, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await bodyOf(request);
  const { cookie = '', 'content-type': type = '', origin, accept } = request.headers;
  const session = /__Host-session=([^;]+)/.exec(cookie)?.[1];
  const asked: Request = {
    ...(session && { cookie: session }),
    ...(bytes.length > 0 && { body: isText(type) ? bytes.toString() : bytes }),
    headers: { origin, accept, ...(type && { 'content-type': type }) },
  };
  const result = await call(request.method ?? 'GET', request.url ?? '/', asked);
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]);
  response.writeHead(result.statusCode ?? 200, {
    ...Object.fromEntries(headers),
    ...(result.cookies && { 'set-cookie': result.cookies }),
  });
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

/** @param start where the clock stands; `day` moves it and runs the agenda */
export async function startReal(start: Instant, pages: readonly PageName[] = ['office']) {
  const site = await mkdtemp(join(tmpdir(), 'real-'));
  for (const page of pages) await putPage(page, site);
  const day = await rehearse(start);
  let call: Call | undefined;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    if (pathname.startsWith(SESSION_PATH))
      return response.writeHead(204, { 'set-cookie': cookieOf(pathname.slice(SESSION_PATH.length)) }).end();
    if (call && pathname.startsWith('/api/'))
      return answerApi(call, request, response).catch(() => response.destroy());
    const file = join(site, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return response.end(await readFile(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  call = gateway(day, origin);
  const real: RealServer = {
    origin,
    day,
    async signInAs(context, email) {
      const { token } = await day.system.grants.openSession(email, 'office', day.clock.now());
      // The debugger cannot set a __Host- cookie without TLS; an answer from localhost can.
      const page = await context.newPage();
      await page.goto(`${origin}/quan-ly/`);
      await page.evaluate((address) => fetch(address), `${origin}${SESSION_PATH}${token}`);
      await page.close();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await day.close();
      await rm(site, { recursive: true, force: true });
    },
  };
  return real;
}
