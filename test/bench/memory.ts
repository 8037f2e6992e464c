/**
 * The memory of the heaviest calls, in a province of 5,000 schools (mails: of 596), beside what topology.ts gives their
 * functions: the most a fresh process held, all of Node included. Lambda's runtime client comes on top, some 30 MB.
 */
import { resolve } from 'node:path';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { environmentOf, eventOf } from '../support/api.ts';
import { declarer, HON_DAT, school, units } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { fill, NOW } from './capacity/province.ts';
import { wake } from './functions/process.ts';

interface Call {
  /** Of the function. */
  name: string;
  what: string;
  event: unknown;
}

const ZONE = 'Asia/Ho_Chi_Minh';
const NEXT_OPENING = instantOf('2021-04-12', '06:00', ZONE);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const say = (line: string) => process.stdout.write(`${line}\n`);

async function measure(day: Rehearsal, now: string, { name, what, event }: Call): Promise<void> {
  const { first, most } = await wake(
    resolve(`.build/functions/${name}/index.cjs`),
    { ...process.env, ...environmentOf(day) },
    now,
    event,
  );
  const given = FUNCTIONS.find((each) => each.name === name)?.memoryMb ?? 0;
  const cells = [
    most.toFixed(0),
    String(given),
    `${((100 * most) / given).toFixed(0)} %`,
    (first / 1000).toFixed(1),
  ];
  say(`${name.padEnd(12)}${what.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`);
}

/** The register as a file, as an administrator would send it back. */
async function registerFile(day: Rehearsal, cookie: string, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const { event } = eventOf('GET', `/api/exports/register?format=${format}`, { cookie });
  Object.assign(process.env, environmentOf(day));
  Reflect.set(globalThis, Symbol.for('an-toan-truong-hoc.clock'), () => Date.parse(NOW));
  const { handler } = await import('../../functions/exports/exports.api.ts');
  const { body = '', isBase64Encoded } = await handler(event, Object.create(null));
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}

async function ofManySchools(day: Rehearsal): Promise<void> {
  const { cast } = await fill(day, 5000);
  const admin = cast.find(({ scopes }) => scopes.some(({ role }) => role === 'administrator'));
  const { token: cookie } = await day.system.grants.openSession(admin?.email ?? '', 'office', NOW);
  const dates = 'from=2021-02-01&to=2021-04-08';
  const screen = (what: string, url: string): Call => ({ what, ...eventOf('GET', url, { cookie }) });
  const sent = async (what: string, format: 'csv' | 'xlsx', type: string): Promise<Call> => {
    const body = await registerFile(day, cookie, format);
    const url = `/api/schools/imports?dry-run=true&name=truong.${format}`;
    return { what, ...eventOf('POST', url, { cookie, body, headers: { 'content-type': type } }) };
  };
  const calls = [
    screen('an overview', '/api/rounds/latest/overview'),
    screen('results over twelve rounds', `/api/results?${dates}`),
    screen('the register, a page', '/api/schools'),
    screen('schools and accounts, a page', '/api/accounts/schools'),
    screen('the call list as XLSX', '/api/exports/duties?round=latest&format=xlsx'),
    screen('results as XLSX', `/api/exports/results?${dates}&format=xlsx`),
    screen('the register as XLSX', '/api/exports/register?format=xlsx'),
    screen('the register as CSV', '/api/exports/register?format=csv'),
    await sent('5,000 rows of CSV checked', 'csv', 'text/csv'),
    await sent('5,000 rows of XLSX checked', 'xlsx', XLSX),
  ];
  for (const call of calls) await measure(day, NOW, call);
  await measure(day, NEXT_OPENING, { name: 'open-round', what: '5,000 duties opened', event: {} });
}

async function ofManyMails(day: Rehearsal): Promise<void> {
  const schools = Array.from({ length: 596 }, (_, i) => school(HON_DAT, `th-${i}`, 'primary'));
  await day.register(
    units,
    schools,
    schools.map(({ id }) => declarer(id)),
  );
  day.clock.set(instantOf('2021-02-26', '06:00', ZONE));
  await day.agenda();
  const seven = instantOf('2021-02-26', '07:00', ZONE);
  const before = day.mailbox.list({}).length;
  await measure(day, seven, { name: 'agenda', what: '596 reminders sent', event: {} });
  const made = day.mailbox.list({}).length - before;
  if (made < 596) say(`Only ${made} mails were sent.`);
}

export async function benchMemory(): Promise<void> {
  await bundleFunctions();
  say(
    `${'function'.padEnd(12)}${'a call'.padEnd(44)}${'most MB'.padStart(9)}${'given'.padStart(9)}${'share'.padStart(9)}${'s'.padStart(9)}`,
  );
  for (const [begins, calls] of [
    [NOW, ofManySchools],
    [instantOf('2021-02-26', '06:00', ZONE), ofManyMails],
  ] as const) {
    const day = await rehearse(begins);
    await calls(day);
    await day.close();
  }
}
