/**
 * What earlier versions left: their items in the table and their pages in browsers both go on working. `<version>.items.jsonl`
 * is an export of the story's province as that version wrote it, `<version>.calls.json` what its pages asked and what they
 * were answered. A release adds its own: `RECORD=v0.2 npx vitest run test/upgrades`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../infra/operate/archive.ts';
import { importInto } from '../../infra/operate/importing.ts';
import { kindOf } from '../../infra/operate/items.ts';
import { everyItem } from '../../infra/operate/whole.ts';
import { terminal } from '../infra/operate/terminal.ts';
import { type Answer, type Api, api } from '../support/api.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';
import { CALLS, live, type PageCall, THEN, WHO } from './story.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const recording = process.env.RECORD;
const versions = readdirSync(HERE)
  .filter((name) => name.endsWith('.items.jsonl'))
  .map((name) => name.replace('.items.jsonl', ''));

/** A value's shape: what a page that reads it relies on. Of a list the first element stands for all. */
type Shape = string | Shape[] | { [name: string]: Shape };
function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]));
  return value === null ? 'null' : typeof value;
}
/** Where `now` lacks what `then` had, or has it as something else. More than there was does no harm. */
function losses(then: Shape, now: Shape | undefined, at = ''): string[] {
  if (typeof then === 'string' || typeof now === 'string' || now === undefined)
    return then === now ? [] : [`${at}: ${JSON.stringify(then)} became ${JSON.stringify(now)}`];
  const [old, young] = [Object.entries(then), new Map(Object.entries(now))];
  return old.flatMap(([name, shape]) => losses(shape, young.get(name), `${at}.${name}`));
}

interface Recorded extends PageCall {
  status: number;
  answer: Shape;
}
interface Calls {
  schoolToken: string;
  calls: Recorded[];
}

async function made(
  day: Rehearsal,
  call: Api,
  schoolToken: string,
  { who, method, path, body }: PageCall,
): Promise<Answer> {
  if (who === 'nobody') return call(method, path);
  if (who === 'school') return call(method, path, { token: schoolToken, body });
  const { token } = await day.system.grants.openSession(WHO[who], 'office', day.clock.now());
  return call(method, path, { cookie: token, body });
}

if (recording) {
  it('keeps what this version writes and what its pages ask', async () => {
    const day = await rehearse('2021-02-25T22:00:00.000Z');
    const { schoolToken } = await live(day);
    let items = '';
    const source = { province: 'kien-giang', table: day.table, at: THEN };
    for await (const line of archiveOf(everyItem(day.system.open((table) => table)), source)) items += line;
    writeFileSync(`${HERE}${recording}.items.jsonl`, items);
    const call = api(day);
    const calls: Recorded[] = [];
    for (const each of CALLS) {
      const { status, body } = await made(day, call, schoolToken, each);
      expect([each.path, status]).toEqual([each.path, expect.toBeOneOf([200, 201, 202])]);
      calls.push({ ...each, status, answer: shapeOf(body ?? null) });
    }
    writeFileSync(`${HERE}${recording}.calls.json`, `${JSON.stringify({ schoolToken, calls }, null, 1)}\n`);
    await day.close();
  });
}

describe.each(versions)('what %s left', (version) => {
  const { schoolToken, calls }: Calls = JSON.parse(readFileSync(`${HERE}${version}.calls.json`, 'utf8'));
  let day: Rehearsal;
  beforeAll(async () => {
    day = await rehearse(THEN);
    const options = { province: 'kien-giang', perSecond: 1000, intoExisting: false, sendPending: true };
    const file = `${HERE}${version}.items.jsonl`;
    const store = { table: day.system.open((table) => table), clock: day.clock };
    const done = await importInto(store, { ...options, file }, terminal({ yes: true }));
    expect(done.wrong).toEqual([]);
  });
  afterAll(() => day.close());

  it('is there in every kind that a province keeps', async () => {
    const kinds = new Set((await wholeTable(day)).map(kindOf));
    const kept = [
      'ACCOUNT',
      'ALERT',
      'ALERTS#',
      'DIRECTIVE',
      'DIRECTIVE#',
      'GRANT#',
      'MAIL#',
      'ROUND',
      'ROUND#',
    ];
    const more = ['SCHOOL-CODE', 'SETTINGS', 'SUMMARY#', 'TREE', 'UNITS', 'UNSUBSCRIBE#'];
    expect([...kept, ...more].filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('is answered to the pages of that version as they were answered then, and nothing they read is gone', async () => {
    const call = api(day);
    for (const each of calls) {
      const { status, body } = await made(day, call, schoolToken, each);
      const name = `${each.method} ${each.path}`;
      expect([name, status, status < 400 ? '' : body]).toEqual([name, each.status, '']);
      expect([name, losses(each.answer, shapeOf(body ?? null))]).toEqual([name, []]);
    }
  });

  it('is what the agenda goes on with: mails of that day, its close-out, the next opening', async () => {
    for (const instant of [
      '2021-03-01T07:00:00.000Z',
      '2021-03-01T10:01:00.000Z',
      '2021-03-03T23:01:00.000Z',
      '2021-03-03T23:05:00.000Z',
    ]) {
      day.clock.set(instant);
      await day.agenda();
    }
    const monday = await day.system.rounds.get('2021-03-01');
    expect([monday?.closedAt !== undefined, monday?.step]).toEqual([true, 'forget']);
    expect((await wholeTable(day)).filter(({ failures }) => failures !== undefined)).toEqual([]);
    expect(day.mailbox.list().length).toBeGreaterThan(5);
  });
});

it('there is something to hold this version to', () => expect(versions).toContain('v0.1'));
