/** Starts and kills the program as a person would, on its own data, and speaks to it over HTTP only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

export const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });

export interface Host {
  origin: string;
  /** All it has printed. */
  output(): string;
  /** All mails, or those that came after the one of an id. */
  mails(after?: string): Promise<Mail[]>;
  /** @returns the clock afterwards, as an instant. */
  moveClock(to: { now: string } | { advance: string }): Promise<string>;
  call(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown },
  ): Promise<{ status: number; body: Json }>;
  /** kill -9 */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire brought
export type Json = any;

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) =>
    child.exitCode === null ? child.once('exit', done) : done(child.exitCode),
  );

/** @returns once it says it is ready. @throws what it printed, if it ended instead */
export async function start(port: number, data: string, ...flags: string[]): Promise<Host> {
  const args = ['infra/local/main.ts', '--port', String(port), '--data', data, ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (part) => (printed += part));
  child.stderr.on('data', (part) => (printed += part));
  const origin = `http://localhost:${port}`;
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', () => printed.includes('Ready after') && ready());
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${printed}`)));
  });
  return {
    origin,
    output: () => printed,
    mails: async (after = '') => (await fetch(`${origin}/__local/mail?after=${after}`)).json(),
    async moveClock(to) {
      const answer = await fetch(`${origin}/__local/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(to),
      });
      const { now } = await answer.json();
      return now;
    },
    async call(method, path, { token, body } = {}) {
      const answer = await fetch(origin + path, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}
