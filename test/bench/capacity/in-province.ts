/** Counts in one province: `node in-province.ts 5000` prints what capacity.ts reads. A process each: handlers are bound to one table. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isWithin } from '../../../functions/schools/unit.ts';
import type { Demo } from '../../../infra/local/demo/load.ts';
import { declarerEmail } from '../../../infra/local/demo/people.ts';
import { type Api, api, type Request } from '../../support/api.ts';
import { meter, type Spent } from '../../support/meter.ts';
import { type Rehearsal, rehearse } from '../../support/system.ts';
import { DISTRICT, fill, NOW } from './province.ts';
import { screensOf } from './screens.ts';

export interface Counted {
  size: number;
  /** Schools of the officer's district. */
  district: number;
  /** By route; absent where the role may not. */
  screens: Record<string, { administrator?: Spent; officer?: Spent }>;
  actions: Record<string, Spent>;
  seconds: { filling: number; asking: number };
}

interface Counting {
  day: Rehearsal;
  demo: Demo;
  /** @throws Error when the answer is not one of success. */
  ask(method: string, url: string, request: Request): Promise<{ spent: Spent; body: unknown } | 'forbidden'>;
  cookies: { administrator: string; officer: string };
}

async function counting(day: Rehearsal, demo: Demo, call: Api, cost: Meter['cost']): Promise<Counting> {
  const session = async (role: string, target: string) => {
    const person = demo.cast.find(({ scopes: [scope] }) => scope?.role === role && scope.target === target);
    return (await day.system.grants.openSession(person?.email ?? '', 'office', NOW)).token;
  };
  return {
    day,
    demo,
    cookies: {
      administrator: await session('administrator', day.system.province.id),
      officer: await session('officer', DISTRICT),
    },
    async ask(method, url, request) {
      const answers: Awaited<ReturnType<Api>>[] = [];
      const spent = await cost(async () => answers.push(await call(method, url, request)));
      const [answer] = answers;
      if (answer?.status === 403) return 'forbidden';
      if (!answer || answer.status >= 300)
        throw new Error(`${method} ${url}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
      return { spent, body: answer.body };
    },
  };
}
type Meter = Awaited<ReturnType<typeof meter>>;

async function screens({ demo, ask, cookies }: Counting): Promise<Counted['screens']> {
  const counted: Counted['screens'] = {};
  for (const [route, url] of Object.entries(screensOf(demo))) {
    const administrator = await ask('GET', url, { cookie: cookies.administrator });
    const officer = await ask('GET', url, { cookie: cookies.officer });
    counted[route] = {
      ...(administrator !== 'forbidden' && { administrator: administrator.spent }),
      ...(officer !== 'forbidden' && { officer: officer.spent }),
    };
  }
  return counted;
}

/** A school of the district that said nothing in a round, its link to that round, and what it said in another. */
async function silentIn({ day, demo }: Counting, which: 0 | 1) {
  const all = demo.told.map(({ duties }) => new Map(duties.map((duty) => [duty.schoolId, duty])));
  const said = (id: string) => all.map((duties) => duties.get(id)?.declaration).find((each) => each);
  const silent = [...(all[which]?.values() ?? [])].find(
    ({ path, brief, revision, schoolId }) =>
      isWithin(path, DISTRICT) && revision === 0 && !brief.unreachable && said(schoolId),
  );
  const told = demo.told[which];
  if (!told || !silent) throw new Error('Nobody was silent in the district');
  const { id: round, closesAt, reminderAt: issuedAt } = told.round;
  const { schoolId } = silent;
  const email = declarerEmail(schoolId, day.system.province.id);
  const token = await day.system.grants.issueDeclareLink({ schoolId, round, email, issuedAt, closesAt });
  return { round, schoolId, token, declaration: said(schoolId) };
}

async function actions(all: Counting): Promise<Counted['actions']> {
  const { demo, ask, cookies } = all;
  const counted: Counted['actions'] = {};
  const count = async (name: string, method: string, url: string, request: Request) => {
    const found = await ask(method, url, request);
    if (found === 'forbidden') throw new Error(`${name} is forbidden`);
    counted[name] = found.spent;
    return found.body;
  };
  const declare = async (name: string, which: 0 | 1) => {
    const { round, schoolId, token, declaration } = await silentIn(all, which);
    const body = { submission: randomUUID(), revision: 0, declaration };
    await count(name, 'PUT', `/api/rounds/${round}/duties/${schoolId}`, { token, body });
    return { round, schoolId };
  };
  await declare('a declaration', 0);
  const { round, schoolId } = await declare('a declaration after closing', 1);
  await count('accepting it', 'POST', `/api/rounds/${round}/supplements/${schoolId}`, {
    cookie: cookies.officer,
    body: { revision: 1, decision: 'accept' },
  });
  await count('nudging the district', 'POST', `/api/rounds/${demo.told[0]?.round.id}/nudges`, {
    cookie: cookies.officer,
    body: { unit: DISTRICT, submission: randomUUID() },
  });
  const cookie = cookies.administrator;
  const register = await count('the register as a file', 'GET', '/api/exports/register?format=csv', {
    cookie,
  });
  await count('its import, dry', 'POST', '/api/schools/imports?dry-run=true&name=truong.csv', {
    cookie,
    body: new TextEncoder().encode(String(register)),
    headers: { 'content-type': 'text/csv' },
  });
  return counted;
}

async function countIn(size: number): Promise<Counted> {
  const day = await rehearse(NOW);
  const begun = performance.now();
  const demo = await fill(day, size);
  const filled = performance.now();
  const metered = await meter(day.endpoint);
  const call = api({ ...day, endpoint: metered.url });
  const all = await counting(day, demo, call, metered.cost);
  const counted = {
    size: demo.register.schools.length,
    district: demo.register.schools.filter(({ path }) => isWithin(path, DISTRICT)).length,
    screens: await screens(all),
    actions: await actions(all),
    seconds: { filling: (filled - begun) / 1000, asking: (performance.now() - filled) / 1000 },
  };
  await metered.close();
  await day.close();
  return counted;
}

const [size = '596', to = ''] = process.argv.slice(2);
writeFileSync(to, JSON.stringify(await countIn(Number(size))));
