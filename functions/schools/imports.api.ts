/** Imports of the register: a spreadsheet is checked, looked at, applied. */

import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { checkFile } from './checking.step.ts';
import { type ImportRecord, importsStore } from './imports.store.ts';
import { importAnswer, importsAnswer, isExpired } from './imports.view.ts';
import { accountOf } from './registering.step.ts';
import { importChangeSchema } from './schools.schema.ts';

const LISTED = 20;

async function imports(system: System, call: Call<unknown>) {
  call.allow({ path: system.province.id });
  const store = system.open(importsStore);
  const [records, current] = await Promise.all([store.latest(LISTED), store.current()]);
  return json(importsAnswer(records, current, call.now));
}

/** An import as it is now. */
async function shown(system: System, record: ImportRecord, call: Call<unknown>, status: number) {
  const store = system.open(importsStore);
  const [current, problems, rows] = await Promise.all([
    store.current(),
    store.problems(record.id),
    store.rows(record.id, 0),
  ]);
  return json(importAnswer(record, current, problems, rows, call.now), status);
}

const bytesOf = (body: unknown): Uint8Array =>
  body instanceof Uint8Array ? body : new TextEncoder().encode(typeof body === 'string' ? body : '');

async function importFile(system: System, call: Call<unknown>) {
  call.allow({ path: system.province.id });
  const file = { name: (call.query.name ?? '').slice(0, 120), bytes: bytesOf(call.body) };
  const record = await checkFile(system, accountOf(call), file, call.now);
  const only = call.query['dry-run'] === 'true';
  if (!only && !(await system.open(importsStore).begin(record, record.by, call.now)))
    throw new Problem('import-running');
  return shown(system, record, call, only ? 200 : 202);
}

/** @throws Problem forbidden, unknown-import */
async function importOf(system: System, call: Call<unknown>) {
  call.allow({ path: system.province.id });
  const record = await system.open(importsStore).find(call.params.import ?? '');
  if (!record) throw new Problem('unknown-import');
  return record;
}

async function applyOne(system: System, call: Call<unknown>) {
  const record = await importOf(system, call);
  const applied = record.finishedAt !== undefined;
  if (!applied && (await system.open(importsStore).current())?.import !== record.id) {
    if (isExpired(record, call.now)) throw new Problem('import-expired');
    if (!(await system.open(importsStore).begin(record, accountOf(call).email, call.now)))
      throw new Problem('import-running');
  }
  return shown(system, record, call, 202);
}

const api = (system: System & Environment) =>
  serve('imports', system, {
    'GET /api/schools/imports': endpoint((call) => imports(system, call)),
    'POST /api/schools/imports': endpoint((call) => importFile(system, call)),
    'GET /api/schools/imports/{import}': endpoint(async (call) =>
      shown(system, await importOf(system, call), call, 200),
    ),
    'PUT /api/schools/imports/{import}': endpointWith(importChangeSchema, (call) => applyOne(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
