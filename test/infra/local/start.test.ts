/** `npm start` as its user meets it: real processes, the real functions, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../../infra/local/http.ts';

const data = mkdtempSync(join(tmpdir(), 'start-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await closeServer(server);
  return port;
}
const port = await freePort();
const base = `http://localhost:${port}`;

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(...flags: string[]): Started {
  const child = spawn(process.execPath, ['infra/local/main.ts', '--data', data, ...flags]);
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return { child, output: () => text, ended: new Promise((done) => child.on('exit', done)) };
}

async function ready({ output, ended }: Started): Promise<void> {
  const gone = ended.then(() => true);
  while (!output().includes('Ready after')) {
    if (await Promise.race([gone, new Promise((wait) => setTimeout(() => wait(false), 50))]))
      throw new Error(`It did not start: ${output()}`);
  }
}

const setClock = (now: string) =>
  fetch(`${base}/__local/clock`, { method: 'POST', body: JSON.stringify({ now }) });
const recipients = async (): Promise<string[]> => {
  const mails: { to: string }[] = await (await fetch(`${base}/__local/mail`)).json();
  return mails.map(({ to }) => to);
};

/** The status of a request whose Host a browser would not let a page choose. */
const statusFor = (host: string) =>
  new Promise<number | undefined>((done, fail) => {
    const call = request({ host: '127.0.0.1', port, headers: { host } }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    call.on('error', fail);
    call.end();
  });

describe('npm start', () => {
  const flags = ['--port', String(port), '--empty'];
  let running: Started;

  it('is ready in seconds and shows the moment asked for', async () => {
    running = start(...flags, '--fresh', '--now', '2021-02-26T05:55');
    await ready(running);
    const clock = await (await fetch(`${base}/__local/clock`)).json();
    expect(clock.now).toMatch(/^2021-02-25T22:55:/);
    expect(await (await fetch(`${base}/__local/accounts`)).json()).toHaveLength(632);
    const store = await (await fetch(`${base}/__local/store`)).json();
    expect(store).toMatchObject({ endpoint: expect.stringMatching(/^http:/), table: 'rehearsal' });
  });

  it('says in one sentence that the data is in use, or the port', async () => {
    const second = start('--port', String(await freePort()));
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      /^The data in .* is in use by another start \(http:\/\/localhost:\d+\)[^\n]*\n$/,
    );
    const third = start(...flags, '--data', mkdtempSync(join(tmpdir(), 'start-')));
    expect(await third.ended).toBe(1);
    expect(third.output()).toBe(
      `Port ${port} is taken by another program: stop it, or name another --port.\n`,
    );
  });

  it('answers only its own name, and changes nothing for a page from elsewhere', async () => {
    expect(await statusFor('evil.example')).toBe(421);
    expect(await statusFor(`localhost:${port + 1}`)).toBe(421);
    const body = JSON.stringify({ advance: 'PT1H' });
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await fetch(`${base}/__local/clock`, { method: 'POST', headers, body });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
  });

  it('refuses a clock that goes back or a moment that is none, with a sentence', async () => {
    const back = await setClock('2021-02-26T05:00');
    expect([back.status, (await back.json()).error]).toEqual([
      400,
      expect.stringContaining('only moves forward'),
    ]);
    expect((await setClock('soon')).status).toBe(400);
  });

  it('signs in with one click, by the mailed link', async () => {
    const body = JSON.stringify({ email: 'phu-quoc@gddt.kiengiang.example' });
    const answer = await fetch(`${base}/__local/sign-in`, { method: 'POST', body });
    expect((await answer.json()).link).toMatch(new RegExp(`^${base}/quan-ly/#`));
  });

  it('killed while 596 reminders go out, it goes on where it stopped and sends each its own', async () => {
    const before = (await recipients()).length;
    const advancing = setClock('2021-02-26T07:01').catch(() => undefined);
    while ((await recipients()).length < before + 40) await new Promise((wait) => setTimeout(wait, 150));
    running.child.kill('SIGKILL');
    await Promise.all([running.ended, advancing]);

    running = start(...flags);
    await ready(running);
    expect(running.output()).toMatch(/The last stop was sudden: \d+ items checked/);
    const kept = (await recipients()).slice(before);
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect(kept.length).toBeLessThan(596);
    expect((await setClock('2021-02-26T07:10')).status).toBe(200);
    const all = (await recipients()).slice(before);
    expect(new Set(all).size).toBe(596);
    // The one known edge: what was between SES's answer and our note, at most as many as go out at once.
    expect(all.length - 596).toBeLessThanOrEqual(10);
  });

  it('lets schools declare by the links in their mails, through the real API', async () => {
    const body = JSON.stringify({ share: 0.05 });
    const answer = await fetch(`${base}/__local/declarations`, { method: 'POST', body });
    const { declared, refused } = await answer.json();
    expect(refused).toBe(0);
    expect(declared).toBeGreaterThan(10);
    expect(declared).toBeLessThan(60);
  });

  it('stops at once when told to, and is then said to have stopped well', async () => {
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    running = start(...flags, '--now', '2021-02-26T07:15');
    await ready(running);
    expect(running.output()).not.toContain('sudden');
    expect((await (await fetch(`${base}/__local/clock`)).json()).now).toMatch(/^2021-02-26T00:15:/);
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
  });

  it('does not begin before the moment the kept rehearsal has reached', async () => {
    const earlier = start(...flags, '--now', '2021-02-26T06:00');
    expect(await earlier.ended).toBe(1);
    expect(earlier.output()).toContain('its clock only moves forward: add --fresh to begin anew.');
    expect(earlier.output()).not.toContain('    at ');
  });
});
