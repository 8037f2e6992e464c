/** The contract's witness is no yes-man. */
import { expect, it } from 'vitest';
import { witness } from '../support/witness.ts';

const now = '2021-02-26T01:00:00.000Z';
const good = {
  now,
  province: { name: '', zone: '', path: '', office: '', offices: {} },
  account: { email: '', name: '', scopes: [] },
  home: '/',
  expiresAt: now,
  synthetic: false,
};
const { home: _, ...less } = good;

/** What the witness finds broken when the API answers so. */
async function objections(body: unknown, status = 200, type = 'application/json; charset=utf-8') {
  const { broken, watched } = witness();
  const headers = { 'content-type': type };
  await watched(() => Promise.resolve({ status, body, headers, cookies: [] }))('GET', '/api/session');
  return broken.length;
}

it('lets pass what is described', async () => {
  expect(await objections(good)).toBe(0);
});

it.each([
  ['a member nobody described', { ...good, more: 1 }],
  ['one deeper down', { ...good, province: { ...good.province, pk: 'TREE' } }],
  ['a member missing', less],
  ['an instant of another zone', { ...good, now: '2021-02-26T08:00:00+07:00' }],
])('objects, by both schemas, to %s', async (_, body) => {
  expect(await objections(body)).toBe(2);
});

it('objects to a status, a type or a problem that the route does not have', async () => {
  expect(await objections(good, 201)).toBe(2);
  expect(await objections(good, 200, 'text/html')).toBe(1);
  expect(await objections({ code: 'unknown-round' }, 404, 'application/problem+json')).toBe(2);
});
