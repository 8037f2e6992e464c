/**
 * One function as Lambda runs it: a process of its own as far as environment and globals go, its handler found by name.
 * Messages: `{ id, now, event }` in, `{ id, result }` or `{ id, error }` out.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, handler }: { folder: string; handler: string } = workerData;

let now = 0;
Reflect.set(globalThis, Symbol.for('an-toan-truong-hoc.clock'), () => now);

const [file = '', name = ''] = handler.split('.');
const call: unknown = Reflect.get(createRequire(import.meta.url)(join(folder, `${file}.cjs`)), name);
if (typeof call !== 'function') throw new Error(`${folder} exports no ${handler}`);

interface Call {
  id: number;
  now: number;
  event: unknown;
}

const context = { awsRequestId: 'test', functionName: folder, getRemainingTimeInMillis: () => 300_000 };

parentPort?.on('message', async (message: Call) => {
  now = message.now;
  try {
    const result: unknown = await call(message.event, context);
    parentPort?.postMessage({ id: message.id, result });
  } catch (error) {
    parentPort?.postMessage({ id: message.id, error: error instanceof Error ? error.stack : String(error) });
  }
});
