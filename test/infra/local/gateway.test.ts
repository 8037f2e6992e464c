import { createServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, gateway, routesOf } from '../../../infra/local/gateway.ts';
import { closeServer, listen } from '../../../infra/local/http.ts';

interface Seen {
  name: string;
  event: Record<string, unknown>;
}
const seen: Seen[] = [];
let result: unknown;
let changes = 0;
let port = 0;

const serve = gateway({
  originKey: 'the-key',
  now: () => Date.parse('2021-02-26T00:00:00Z'),
  async invoke({ name }, event) {
    seen.push({ name, event: { ...(typeof event === 'object' ? event : {}) } });
    if (result instanceof Error) throw result;
    return result;
  },
  failed: () => {},
  changed: () => {
    changes++;
  },
});
const server = createServer((req, res) => void serve(req, res, new URL(`http://localhost${req.url}`)));
beforeAll(async () => {
  port = await listen(server, 0);
});
afterAll(() => closeServer(server));

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Plain node:http: fetch would hide cookies and forbid headers. */
const ask = (
  method: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  payload?: string | Buffer,
) =>
  new Promise<Answer>((done, fail) => {
    const call = request({ port, method, path, headers, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on('error', fail);
    call.end(payload);
  });

const last = () => seen.at(-1)?.event ?? {};
const ok = { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' };

describe('a request becomes the event API Gateway makes', () => {
  it('with its route, decoded parameters, joined headers and keys, and cookies apart', async () => {
    result = ok;
    const path = '/api/rounds/2021-02-26/duties/th-d%C6%B0%C6%A1ng?state=silent&state=late&q=a%2Cb';
    const headers = { Cookie: '__Host-session=x; lang=vi', 'X-Many': ['a', 'b'], 'User-Agent': 'test' };
    await ask('GET', path, headers);
    expect(seen.at(-1)?.name).toBe('declare');
    expect(last()).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/rounds/{round}/duties/{school}',
      rawPath: '/api/rounds/2021-02-26/duties/th-d%C6%B0%C6%A1ng',
      rawQueryString: 'state=silent&state=late&q=a%2Cb',
      cookies: ['__Host-session=x', 'lang=vi'],
      headers: { 'x-many': 'a,b', 'x-origin-key': 'the-key', 'x-viewer-ip': '127.0.0.1' },
      queryStringParameters: { state: 'silent,late', q: 'a,b' },
      pathParameters: { round: '2021-02-26', school: 'th-dương' },
      requestContext: {
        http: { method: 'GET', sourceIp: '127.0.0.1', userAgent: 'test' },
        stage: '$default',
      },
      isBase64Encoded: false,
    });
    expect(last().headers).not.toHaveProperty('cookie');
    expect(last()).not.toHaveProperty('body');
  });

  it('whose vouching headers no caller can write', async () => {
    result = ok;
    await ask('GET', '/api/session', { 'X-Origin-Key': 'guess', 'X-Viewer-Ip': '203.0.113.9' });
    expect(last().headers).toMatchObject({ 'x-origin-key': 'the-key', 'x-viewer-ip': '127.0.0.1' });
    expect(last()).not.toHaveProperty('cookies');
    expect(last()).not.toHaveProperty('queryStringParameters');
    expect(last()).not.toHaveProperty('pathParameters');
  });

  it('with text as text and anything else in base64', async () => {
    result = ok;
    await ask('POST', '/api/sign-in', { 'content-type': 'application/json' }, '{"email":"đ@x.example"}');
    expect(last()).toMatchObject({ body: '{"email":"đ@x.example"}', isBase64Encoded: false });
    await ask('POST', '/api/sign-in', { 'content-type': 'application/octet-stream' }, Buffer.from([0, 255]));
    expect(last()).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });
});

describe('an answer becomes the response', () => {
  it('with its cookies, headers and body, and what CloudFront adds', async () => {
    const body = Buffer.from('nén').toString('base64');
    result = {
      statusCode: 202,
      headers: { 'Content-Type': 'text/x; charset=utf-8' },
      cookies: ['a=1; Path=/', 'b=2'],
      body,
      isBase64Encoded: true,
    };
    const answer = await ask('GET', '/api/session');
    expect([answer.status, answer.text]).toEqual([202, 'nén']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/x; charset=utf-8',
      'set-cookie': ['a=1; Path=/', 'b=2'],
      'x-content-type-options': 'nosniff',
    });
  });

  it('of 200 and JSON when the function says nothing else', () => {
    const { status, headers, body } = answerOf({ hello: 'world' });
    expect([status, headers['content-type'], body.toString()]).toEqual([
      200,
      'application/json',
      '{"hello":"world"}',
    ]);
  });

  it('of 500 without a word about the cause when the function throws', async () => {
    result = new Error('secret');
    const answer = await ask('GET', '/api/session');
    expect([answer.status, answer.headers['content-type']]).toEqual([500, 'application/problem+json']);
    expect(answer.text).not.toContain('secret');
  });
});

describe('other requests', () => {
  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['DELETE', '/api/sign-in'],
    ['GET', '/api/rounds//overview'],
    ['GET', '/api/rounds/%ZZ/overview'],
  ])('%s %s is answered by a problem in both languages', async (method, path) => {
    const before = seen.length;
    const answer = await ask(method, path);
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 404, title: 'Không có địa chỉ này.' });
    expect(seen.length).toBe(before);
  });

  it('HEAD is a GET without its body; OPTIONS names the methods', async () => {
    result = ok;
    const head = await ask('HEAD', '/api/session');
    expect([head.status, head.text, last().routeKey]).toEqual([200, '', 'GET /api/session']);
    const options = await ask('OPTIONS', '/api/session');
    expect([options.status, options.headers.allow]).toEqual([204, 'POST, GET, PUT, DELETE, OPTIONS']);
  });

  it('a body over 6 MB never reaches a function', async () => {
    const before = seen.length;
    const answer = await ask('POST', '/api/sign-in', {}, Buffer.alloc(6 * 1024 * 1024 + 1));
    expect([answer.status, seen.length]).toEqual([413, before]);
  });

  it('only what may have changed something disturbs the schedule', async () => {
    result = ok;
    const before = changes;
    await ask('GET', '/api/session');
    expect(changes).toBe(before);
    await ask('DELETE', '/api/session');
    expect(changes).toBe(before + 1);
  });

  it('the most specific route wins', () => {
    expect(routesOf('/api/duties/mine').map(({ routeKey }) => routeKey)).toEqual(['GET /api/duties/mine']);
    expect(routesOf('/api/rounds/x/overview')[0]?.parameters).toEqual({ round: 'x' });
  });
});
