import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';

/** Runs the file as CloudFront does: alone, without Node. */
const at = (file: string, event: object): unknown =>
  runInNewContext(
    `${readFileSync(new URL(`../../infra/aws/edge/${file}`, import.meta.url), 'utf8')}; handler(event)`,
    {
      event,
    },
  );

const viewer = { ip: '2001:db8::7' };
const pages = (uri: string, querystring: object = {}) =>
  at('pages.js', { viewer, request: { method: 'GET', uri, querystring, headers: {} } });

it.each([
  ['/', '/index.html'],
  ['/khai-bao/', '/khai-bao/index.html'],
  ['/quan-ly/', '/quan-ly/index.html'],
])('the folder %s is answered by %s', (uri, served) => {
  expect(pages(uri)).toMatchObject({ uri: served });
});

it.each(['/assets/office-3f2a.js', '/khai-bao/index.html', '/favicon.svg'])(
  'the file %s stays itself',
  (uri) => {
    expect(pages(uri)).toMatchObject({ uri });
  },
);

it('a folder without its slash is sent to the one with it, its question kept', () => {
  const query = {
    lang: { value: 'en' },
    unit: { value: 'a', multiValue: [{ value: 'a' }, { value: 'b%20c' }] },
    x: { value: '' },
  };
  expect(pages('/khai-bao', query)).toMatchObject({
    statusCode: 301,
    headers: { location: { value: '/khai-bao/?lang=en&unit=a&unit=b%20c&x' } },
  });
});

it.each([
  ['gzip, deflate, br', '.br'],
  ['gzip', '.gz'],
  ['br;q=0, gzip', '.gz'],
  ['br;q=0.5', '.br'],
  ['identity', ''],
])('a viewer that takes "%s" is sent the file%s', (accepted, suffix) => {
  const request = { uri: '/', querystring: {}, headers: { 'accept-encoding': { value: accepted } } };
  expect(at('pages.js', { request })).toMatchObject({ uri: `/index.html${suffix}` });
  expect(at('pages.js', { request: { ...request, uri: '/a/b.png' } })).toMatchObject({ uri: '/a/b.png' });
});

it('versions that wait or are past are not for viewers', () => {
  expect(pages('/releases/current.json')).toMatchObject({ statusCode: 404 });
});

it('whoever mistyped is told so in both languages, and led nowhere', () => {
  for (const uri of ['/khaibao', '/khai-bao/x/', '/quanly/', '//evil', '//khai-bao', '///evil/x'])
    expect([uri, pages(uri)]).toEqual([uri, expect.objectContaining({ statusCode: 404 })]);
  const { headers, body } = z.parse(
    z.object({ headers: z.record(z.string(), z.unknown()), body: z.object({ data: z.string() }) }),
    pages('/khaibao'),
  );
  expect(headers).not.toHaveProperty('location');
  expect(body.data).toContain('Kh&#244;ng c&#243; trang n&#224;y');
  expect(body.data).toContain('There is no such page');
});

it('knows every page that is built', () => {
  const built = readFileSync(new URL('../../web/build.ts', import.meta.url), 'utf8');
  const folders = [...built.matchAll(/base: '([^']+)'/g)].map(([, base = '']) => base);
  expect(folders.length).toBeGreaterThan(2);
  for (const folder of folders) expect(pages(folder)).toMatchObject({ uri: `${folder}index.html` });
});

it('the API learns the viewer’s address, whatever the viewer says it is', () => {
  const request = {
    method: 'GET',
    uri: '/api/session',
    headers: { 'x-viewer-ip': { value: '10.0.0.1' }, accept: { value: '*/*' } },
  };
  expect(at('viewer.js', { viewer, request })).toMatchObject({
    uri: '/api/session',
    headers: { 'x-viewer-ip': { value: viewer.ip }, accept: { value: '*/*' } },
  });
});
