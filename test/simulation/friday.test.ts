/** Friday 26/02/2021 in Kiên Giang with its real 596 schools, lived through over HTTP, killed on the way. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../support/declaration.ts';
import { freePort, type Host, type Json, type Mail, start } from './host.ts';

const data = mkdtempSync(join(tmpdir(), 'friday-'));
const URL = (school: string) => `/api/rounds/2021-02-26/duties/${school}`;
const at = (time: string) => ({ now: `2021-02-26T${time}:00+07:00` });
const tokenIn = (mail: Mail | undefined) => /#t=([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
const schoolOf = ({ to }: Mail) => to.split('@')[0] ?? '';

let host: Host;
let port: number;
beforeAll(async () => {
  port = await freePort();
  host = await start(port, data, '--fresh', '--empty', '--now', '2021-02-26T05:55');
});
afterAll(async () => {
  await host.stop();
  rmSync(data, { recursive: true, force: true });
});

const reminders: Mail[] = [];
const sent = { submission: randomUUID(), revision: 0, declaration: plain() };

it('reminds 596 schools at 07:00, each with its own link', async () => {
  await host.moveClock(at('07:01'));
  reminders.push(...(await host.mails()));
  expect(reminders).toHaveLength(596);
  expect(new Set(reminders.map(({ to }) => to)).size).toBe(596);
  expect(new Set(reminders.map(tokenIn)).size).toBe(596);
});

it('takes a declaration by the link alone, answers it the same again, refuses another body and another school', async () => {
  const [mine, other] = reminders;
  if (!mine || !other) throw new Error('no reminders');
  const token = tokenIn(mine);
  const { body: owed } = await host.call('GET', '/api/duties/mine', { token });
  const school = owed.schools[0].id;
  expect(school).toBe(schoolOf(mine));
  const first = await host.call('PUT', URL(school), { token, body: sent });
  expect(first.status).toBe(200);
  expect(first.body.reference).toMatch(/\w/);
  expect((await host.call('PUT', URL(school), { token, body: sent })).body).toEqual(first.body);
  const another = { ...sent, declaration: plain({ needs: [] }) };
  expect((await host.call('PUT', URL(school), { token, body: another })).status).toBe(409);
  expect((await host.call('PUT', URL(schoolOf(other)), { token, body: sent })).status).toBe(403);
});

it('keeps what it acknowledged when killed, and mails nobody twice', async () => {
  await host.kill();
  host = await start(port, data);
  expect(host.output()).toContain('sudden');
  const token = tokenIn(reminders[0]);
  const { body } = await host.call('GET', '/api/duties/mine', { token });
  expect(body.duties[0]).toMatchObject({ state: 'declared', revision: 1 });
  await host.moveClock({ advance: 'PT1H' });
  expect(await host.mails()).toHaveLength(596);
});

it('nudges the 595 silent at 14:00, killed half-way through or not', async () => {
  const moving = host.moveClock(at('14:01')).catch(() => 'killed');
  while ((await host.mails(reminders.at(-1)?.id)).length < 200)
    await new Promise((done) => setTimeout(done, 50));
  await host.kill();
  await moving;
  host = await start(port, data);
  await host.moveClock(at('14:04'));
  const nudges = (await host.mails()).slice(596);
  expect(new Set(nudges.map(({ to }) => to)).size).toBe(595);
  // A mail under way when the process died is the one known edge: at most those that were being sent at once.
  expect(nudges.length - 595).toBeLessThanOrEqual(10);
});

it('sends call lists at 15:00 and at 17:00 a digest to each unit and the province', async () => {
  await host.moveClock(at('15:01'));
  await host.moveClock(at('17:01'));
  const subjects = (await host.mails()).map(({ subject }) => subject);
  // Every unit has an office of its own, so nothing is left for the province's.
  expect(subjects.filter((subject) => subject.startsWith('[Cần gọi]'))).toHaveLength(16);
  const digests = subjects.filter((subject) => subject.startsWith('[Tổng hợp]'));
  const units = new Set(digests.map((subject) => /\] (.+) 26\/02/.exec(subject)?.[1]));
  expect(units.size).toBe(17);
  expect(
    digests.filter((subject) => /Kiên Giang 26\/02: 1\/596 đã khai báo/.test(subject)).length,
  ).toBeGreaterThan(0);
});

it('shows officials one of 596', async () => {
  const [admin] = (await (await fetch(`${host.origin}/__local/accounts`)).json()).filter(
    (account: { scopes: { role: string }[] }) => account.scopes[0]?.role === 'administrator',
  );
  const post = (path: string, body: object) =>
    fetch(host.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: host.origin },
      body: JSON.stringify(body),
    });
  await post('/api/sign-in', { email: admin.email });
  const code = /(\d{4} \d{4})/.exec((await host.mails()).at(-1)?.subject ?? '')?.[1];
  const session = await post('/api/session', { email: admin.email, code });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const overview = await fetch(`${host.origin}/api/rounds/latest/overview`, { headers: { cookie } });
  const { figures, units } = await overview.json();
  expect(figures).toMatchObject({ declared: 1, expected: 596, silent: 595 });
  expect(units).toHaveLength(16);
});

it('says in its log how the day went, and nothing of anybody', () => {
  const log = readFileSync(join(data, 'kien-giang', 'functions.log'), 'utf8');
  const lines = log
    .trim()
    .split('\n')
    .map((line): Json => JSON.parse(line));
  expect(lines.filter(({ RoundMissing }) => RoundMissing === 1)).toEqual([]);
  expect(lines.filter(({ event }) => event === 'agenda').length).toBeGreaterThan(5);
  const sentMails = lines.filter(({ MailsSent }) => MailsSent === 1);
  expect(sentMails.length).toBeGreaterThan(2 * 595);
  for (const secret of ['@', ...reminders.map(tokenIn)]) expect(log.includes(secret)).toBe(false);
});

it('stops cleanly', async () => {
  expect(await host.stop()).toBe(0);
});
