/** A fresh process that loads a function's file and calls its handler once, as Lambda does with the first event. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Woken {
  /** Milliseconds. */
  load: number;
  /** Milliseconds from the first event to its answer. */
  first: number;
  /** Of an API's answer. */
  status?: number;
  /** Megabytes the process held at most, all of Node included: as Linux counts since the program began (proc(5), VmHWM). */
  most: number;
}

/** As in Lambda's runtime, http and friends are loaded before the clock starts. */
const PROGRAM = `
for (const name of ['http', 'net', 'fs', 'path', 'util']) require(name);
const [file, now] = process.argv.slice(1);
globalThis[Symbol.for('an-toan-truong-hoc.clock')] = () => Date.parse(now);
const ms = (since) => Number(process.hrtime.bigint() - since) / 1e6;
(async () => {
  const payload = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const begun = process.hrtime.bigint();
  const { handler } = file.endsWith('.mjs') ? await import(file) : require(file);
  const load = ms(begun);
  const called = process.hrtime.bigint();
  const answer = await handler(payload, {});
  const first = ms(called);
  const [, kB] = /VmHWM:\\s+(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'));
  const most = kB / 1024;
  console.log(JSON.stringify({ load, first, status: answer?.statusCode, most }));
  process.exit();
})();`;

/**
 * @param now where the function's clock stands
 * @throws Error when the handler threw, or answered with a refusal
 */
export async function wake(
  file: string,
  env: NodeJS.ProcessEnv,
  now: string,
  event: unknown,
): Promise<Woken> {
  const running = promisify(execFile)(process.execPath, ['-e', PROGRAM, file, now], { env });
  running.child.stdin?.end(JSON.stringify(event));
  const { stdout } = await running;
  const woken: Woken = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if ((woken.status ?? 200) >= 400) throw new Error(`${file} answered ${woken.status}`);
  return woken;
}
