/** Every route × everybody × own and foreign: what topology.ts lists and this table does not fails here. */
import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, accountId } from '../functions/access/accounts.store.ts';
import { instantOf } from '../functions/calendar/cadence.ts';
import { directiveId } from '../functions/directives/directives.store.ts';
import { type AlertFacts, alertId } from '../functions/mail/alert.ts';
import { alertItem } from '../functions/mail/alerts.store.ts';
import { FUNCTIONS } from '../functions/topology.ts';
import { type Api, api, linkTokenOf, type Request } from './support/api.ts';
import {
  admin,
  declarer,
  everyone,
  HON_DAT,
  huong,
  observer,
  PHU_QUOC,
  responder,
  schools,
  units,
} from './support/cast.ts';
import { plain } from './support/declaration.ts';
import { type Rehearsal, rehearse } from './support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const ROUND = '2021-02-26';

/** Home is Phú Quốc; foreign is Hòn Đất, where only those of the whole province are at home. */
const PLACES = {
  own: { unit: PHU_QUOC, school: 'th-duong-dong-1' },
  /** Of the department, on Phú Quốc's ground. */
  area: { unit: PHU_QUOC, school: 'thpt-phu-quoc' },
  foreign: { unit: HON_DAT, school: 'th-hon-dat' },
} as const;
type Place = keyof typeof PLACES;

const PEOPLE = ['nobody', 'link', 'declarer', 'officer', 'administrator', 'observer', 'responder'] as const;
type Who = (typeof PEOPLE)[number];
const ACCOUNTS: Record<Exclude<Who, 'nobody' | 'link'>, Account> = {
  declarer: declarer(PLACES.own.school),
  officer: huong,
  administrator: admin,
  observer,
  responder: { ...responder, scopes: [{ role: 'responder', by: 'area', target: PHU_QUOC }] },
};

interface Expectation {
  /** With the places filled in; a query may stand at the end. */
  url: (place: (typeof PLACES)[Place]) => string;
  body?: (place: (typeof PLACES)[Place]) => object;
  /** Sent as a file instead of as JSON. */
  file?: string;
  /** Said in a form instead of in JSON. */
  form?: string;
  /** Whoever may is answered so; absent: 409 where there is a body, else 200. */
  good?: number;
  /** Who may, and where: all others get 403, nobody 401. Absent: the route is for anyone, the answer as given. */
  may?: Partial<Record<Who, readonly Place[]>>;
  anyone?: number;
  /** The same for everybody: the front keeps it for a minute. */
  cached?: true;
}

const ALL = ['own', 'area', 'foreign'] as const;
/** The whole of Phú Quốc's ground. */
const GROUND = ['own', 'area'] as const;
const SCHOOL_READERS = {
  declarer: ['own'],
  officer: ['own'],
  administrator: ALL,
  observer: GROUND,
  responder: GROUND,
} as const;
/** A unit has no ground of another: `own` and `area` are the same unit here. */
const UNIT_READERS = { officer: GROUND, administrator: ALL, observer: GROUND, responder: GROUND } as const;
/** The ground a school stands on is told of its alerts too, and sees them. */
const ALERT_READERS = { officer: GROUND, administrator: ALL, observer: GROUND, responder: GROUND } as const;
const SCHOOL_RUNNERS = { officer: ['own'], administrator: ALL } as const;
/** Those who run it, not those who only read. */
const UNIT_RUNNERS = { officer: GROUND, administrator: ALL } as const;
/** Of the school's declarer. */
const accountOf =
  (part = '') =>
  ({ school }: (typeof PLACES)[Place]) =>
    `/api/accounts/${accountId(`${school}@truong.example`)}${part}`;
const EVERY_ACCOUNT = {
  declarer: ALL,
  officer: ALL,
  administrator: ALL,
  observer: ALL,
  responder: ALL,
} as const;

const SUBMISSIONS: Record<string, string> = {
  [PHU_QUOC]: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c',
  [HON_DAT]: '7f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c',
};
const letterAt = (place: Place) => ({
  number: `1/${place}`,
  issuer: 'Phòng GDĐT',
  date: ROUND,
  title: 'Khai báo',
  deadline: '2021-03-05',
});
/** Each unit has one of its own. */
const letterOf = (unit: string): string => directiveId(ROUND, SUBMISSIONS[unit] ?? '');

const TABLE: Record<string, Expectation> = {
  'POST /api/sign-in': { url: () => '/api/sign-in', body: () => ({}), anyone: 400 },
  'POST /api/session': { url: () => '/api/session', body: () => ({ token: 'x'.repeat(60) }), anyone: 401 },
  'GET /api/session': { url: () => '/api/session', may: EVERY_ACCOUNT },
  'PUT /api/session': {
    url: () => '/api/session',
    body: () => ({ level: null }),
    good: 200,
    may: EVERY_ACCOUNT,
  },
  'GET /api/unsubscribe/{token}': { url: () => `/api/unsubscribe/${'x'.repeat(43)}`, anyone: 303 },
  'POST /api/unsubscribe/{token}': {
    url: () => `/api/unsubscribe/${'x'.repeat(43)}`,
    form: 'List-Unsubscribe=One-Click',
    anyone: 200,
  },
  'DELETE /api/session': { url: () => '/api/session', may: EVERY_ACCOUNT },
  'GET /api/openapi.json': { url: () => '/api/openapi.json', anyone: 200 },
  'GET /api/duties/mine': { url: () => '/api/duties/mine', may: { link: ALL, declarer: ALL } },
  'PUT /api/rounds/{round}/duties/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/duties/${school}`,
    // A stale revision: who may is told so, and nothing changes.
    body: () => ({ submission: randomUUID(), revision: 9, declaration: plain() }),
    may: { link: ['own'], declarer: ['own'] },
  },
  'GET /api/rounds/{round}/duties/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/duties/${school}`,
    may: { ...SCHOOL_READERS, link: ['own'] },
  },
  'POST /api/rounds/{round}/duties/{school}/receipt': {
    url: ({ school }) => `/api/rounds/${ROUND}/duties/${school}/receipt`,
    body: () => ({}),
    // Nothing declared: who may is told so.
    good: 409,
    may: { link: ['own'], declarer: ['own'] },
  },
  'GET /api/schools/{school}/history': {
    url: ({ school }) => `/api/schools/${school}/history`,
    may: SCHOOL_READERS,
  },
  'GET /api/supplements': {
    url: ({ unit }) => `/api/supplements?unit=${unit}`,
    may: { officer: GROUND, administrator: ALL },
  },
  'GET /api/exports/supplements': {
    url: ({ unit }) => `/api/exports/supplements?unit=${unit}`,
    may: { officer: GROUND, administrator: ALL },
  },
  'POST /api/rounds/{round}/supplements/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/supplements/${school}`,
    // There is none: who may is told so.
    body: () => ({ revision: 9, decision: 'accept' }),
    may: SCHOOL_RUNNERS,
  },
  'PUT /api/rounds/{round}/excuses/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/excuses/${school}`,
    // Not late yet: who may is told so.
    body: () => ({ reason: 'mất mạng' }),
    may: SCHOOL_RUNNERS,
  },
  'DELETE /api/rounds/{round}/excuses/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/excuses/${school}`,
    may: SCHOOL_RUNNERS,
  },
  'POST /api/rounds/{round}/calls/{school}': {
    url: ({ school }) => `/api/rounds/${ROUND}/calls/${school}`,
    body: () => ({ submission: randomUUID(), outcome: 'no-answer' }),
    good: 200,
    may: SCHOOL_RUNNERS,
  },
  'DELETE /api/rounds/{round}/calls/{school}/{call}': {
    url: ({ school }) => `/api/rounds/${ROUND}/calls/${school}/${randomUUID()}`,
    may: SCHOOL_RUNNERS,
  },
  'POST /api/rounds/{round}/nudges': {
    url: () => `/api/rounds/${ROUND}/nudges?dry-run=true`,
    body: ({ unit }) => ({ unit, submission: randomUUID() }),
    good: 200,
    may: UNIT_RUNNERS,
  },
  'PUT /api/schools/{school}/contact': {
    url: ({ school }) => `/api/schools/${school}/contact`,
    // Not what stands: who may is told so.
    body: () => ({ seen: null, name: 'Trần Thị Mới', position: '', phone: '0912 345 678' }),
    may: SCHOOL_RUNNERS,
  },
  'DELETE /api/schools/{school}/links': {
    url: ({ school }) => `/api/schools/${school}/links`,
    may: SCHOOL_RUNNERS,
  },
  'GET /api/rounds/{round}/duties/{school}/on-behalf': {
    url: ({ school }) => `/api/rounds/${ROUND}/duties/${school}/on-behalf`,
    may: SCHOOL_RUNNERS,
  },
  'PUT /api/rounds/{round}/duties/{school}/on-behalf': {
    url: ({ school }) => `/api/rounds/${ROUND}/duties/${school}/on-behalf`,
    body: () => ({ submission: randomUUID(), revision: 9, calledAt: at('06:30'), declaration: plain() }),
    may: SCHOOL_RUNNERS,
  },
  'GET /api/rounds': {
    url: () => '/api/rounds',
    may: { officer: ALL, administrator: ALL, observer: ALL, responder: ALL },
  },
  'GET /api/rounds/{round}/overview': {
    url: ({ unit }) => `/api/rounds/${ROUND}/overview?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/rounds/{round}/duties': {
    url: ({ unit }) => `/api/rounds/${ROUND}/duties?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/public/situation': { url: () => '/api/public/situation', anyone: 200, cached: true },
  'GET /api/public/schools': { url: () => '/api/public/schools?q=x', anyone: 400 },
  'POST /api/rounds': {
    url: () => '/api/rounds',
    // Without a title nothing is made: who may is told so.
    body: ({ unit }) => ({
      submission: randomUUID(),
      unit,
      title: '',
      reason: 'x',
      authority: 'x',
      dueAt: `${ROUND}T16:30`,
      questions: [],
    }),
    good: 422,
    may: { officer: GROUND, administrator: ALL },
  },
  // The scheduled round is the province's: its administrator is told that it cannot be cancelled.
  'DELETE /api/rounds/{round}': {
    url: () => `/api/rounds/${ROUND}`,
    good: 409,
    may: { administrator: ALL },
  },
  'GET /api/requests': {
    url: ({ unit }) => `/api/requests?unit=${unit}`,
    may: { officer: GROUND, administrator: ALL },
  },
  'GET /api/exports/requests': {
    url: ({ unit }) => `/api/exports/requests?unit=${unit}`,
    may: { officer: GROUND, administrator: ALL },
  },
  'GET /api/exports/settings': { url: () => '/api/exports/settings', may: { administrator: ALL } },
  'GET /api/results': { url: ({ unit }) => `/api/results?unit=${unit}`, may: UNIT_READERS },
  'GET /api/results/silent': { url: ({ unit }) => `/api/results/silent?unit=${unit}`, may: UNIT_READERS },
  'GET /api/trends': { url: ({ unit }) => `/api/trends?unit=${unit}`, may: UNIT_READERS },
  'GET /api/exports/results': {
    url: ({ unit }) => `/api/exports/results?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/exports/results/units': {
    url: ({ unit }) => `/api/exports/results/units?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/exports/trends': { url: ({ unit }) => `/api/exports/trends?unit=${unit}`, may: UNIT_READERS },
  'GET /api/settings': { url: () => '/api/settings', may: { administrator: ALL } },
  'GET /api/settings/revisions': { url: () => '/api/settings/revisions', may: { administrator: ALL } },
  'PUT /api/settings': {
    url: () => '/api/settings',
    // A revision that never was: who may is told so, and nothing changes.
    body: () => ({ revision: 99, weekdays: [1, 5] }),
    may: { administrator: ALL },
  },
  'GET /api/alerts': { url: ({ unit }) => `/api/alerts?unit=${unit}`, may: UNIT_READERS },
  'GET /api/alerts/{alert}': { url: (place) => `/api/alerts/${alertOf(place)}`, may: ALERT_READERS },
  'PUT /api/alerts/{alert}/mark': {
    url: (place) => `/api/alerts/${alertOf(place)}/mark`,
    body: () => ({ taken: true }),
    may: { officer: GROUND, administrator: ALL, responder: GROUND },
  },
  'GET /api/accounts': { url: ({ unit }) => `/api/accounts?unit=${unit}`, may: UNIT_RUNNERS },
  'GET /api/accounts/schools': { url: ({ unit }) => `/api/accounts/schools?unit=${unit}`, may: UNIT_RUNNERS },
  'GET /api/exports/accounts': { url: ({ unit }) => `/api/exports/accounts?unit=${unit}`, may: UNIT_RUNNERS },
  'POST /api/accounts': {
    url: () => '/api/accounts',
    body: ({ school }) => ({
      email: 'none',
      name: 'A',
      scopes: [{ role: 'declarer', by: 'school', target: school }],
    }),
    good: 422,
    may: SCHOOL_RUNNERS,
  },
  'POST /api/accounts/invitations': {
    url: () => '/api/accounts/invitations',
    body: ({ school }) => ({ schools: [school] }),
    good: 200,
    may: SCHOOL_RUNNERS,
  },
  'POST /api/accounts/activation-codes': {
    url: () => '/api/accounts/activation-codes',
    body: ({ school }) => ({ schools: [school] }),
    good: 200,
    may: SCHOOL_RUNNERS,
  },
  'GET /api/accounts/{account}': { url: accountOf(), may: SCHOOL_RUNNERS },
  'PUT /api/accounts/{account}': {
    url: accountOf(),
    body: () => ({ revision: 99 }),
    may: SCHOOL_RUNNERS,
  },
  'PUT /api/accounts/{account}/address': {
    url: accountOf('/address'),
    body: () => ({ revision: 99, email: 'moi@truong.example' }),
    may: SCHOOL_RUNNERS,
  },
  'PUT /api/accounts/{account}/state': {
    url: accountOf('/state'),
    body: () => ({ revision: 99, disabled: true }),
    may: SCHOOL_RUNNERS,
  },
  'POST /api/accounts/{account}/invitation': {
    url: accountOf('/invitation'),
    body: () => ({ revision: 99 }),
    may: SCHOOL_RUNNERS,
  },
  'GET /api/directives': { url: ({ unit }) => `/api/directives?unit=${unit}`, may: UNIT_READERS },
  'POST /api/directives': {
    url: () => '/api/directives',
    // The submission was used for another letter: who may is told so, and nothing changes.
    body: ({ unit }) => ({ ...letterAt('own'), submission: SUBMISSIONS[unit], unit, levels: [] }),
    may: { officer: GROUND, administrator: ALL },
  },
  'GET /api/directives/{directive}': {
    url: ({ unit }) => `/api/directives/${letterOf(unit)}?unit=${unit}`,
    may: UNIT_READERS,
  },
  'PUT /api/directives/{directive}': {
    url: ({ unit }) => `/api/directives/${letterOf(unit)}`,
    // A revision that never was.
    body: () => ({ ...letterAt('own'), revision: 99, withdrawn: false }),
    may: { officer: GROUND, administrator: ALL },
  },
  'POST /api/directives/{directive}/reminders': {
    url: ({ unit }) => `/api/directives/${letterOf(unit)}/reminders`,
    // Reminded today already.
    body: ({ unit }) => ({ unit }),
    may: { officer: GROUND, administrator: ALL },
  },
  'PUT /api/directives/{directive}/acknowledgements/{school}': {
    url: ({ school }) => `/api/directives/${letterOf(PHU_QUOC)}/acknowledgements/${school}`,
    body: () => ({}),
    good: 200,
    may: { declarer: ['own'] },
  },
  'GET /api/exports/directives': {
    url: ({ unit }) => `/api/exports/directives?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/exports/acknowledgements': {
    url: ({ unit }) => `/api/exports/acknowledgements?unit=${unit}&directive=${letterOf(unit)}`,
    may: UNIT_READERS,
  },
  'GET /api/exports/alerts': {
    url: ({ unit }) => `/api/exports/alerts?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/rounds/{round}/bulletin': {
    url: ({ unit }) => `/api/rounds/${ROUND}/bulletin?unit=${unit}`,
    may: UNIT_READERS,
  },
  'GET /api/rollout': { url: ({ unit }) => `/api/rollout?unit=${unit}`, may: UNIT_READERS },
  'GET /api/exports/rollout': { url: ({ unit }) => `/api/exports/rollout?unit=${unit}`, may: UNIT_READERS },
  'GET /api/mails': { url: ({ unit }) => `/api/mails?unit=${unit}`, may: UNIT_RUNNERS },
  'GET /api/mails/unreachable': {
    url: ({ unit }) => `/api/mails/unreachable?unit=${unit}`,
    may: UNIT_RUNNERS,
  },
  'GET /api/exports/mails': { url: ({ unit }) => `/api/exports/mails?unit=${unit}`, may: UNIT_RUNNERS },
  'GET /api/exports/unreachable': {
    url: ({ unit }) => `/api/exports/unreachable?unit=${unit}`,
    may: UNIT_RUNNERS,
  },
  'POST /api/schools/{school}/mails': {
    url: ({ school }) => `/api/schools/${school}/mails`,
    // Nobody’s address: who may is told so, and nothing changes.
    body: () => ({ account: 'ai@do.example', email: 'ai@do.example' }),
    good: 422,
    may: SCHOOL_RUNNERS,
  },
  'GET /api/schools': {
    url: ({ unit }) => `/api/schools?unit=${unit}`,
    may: UNIT_RUNNERS,
  },
  'POST /api/schools': {
    url: () => '/api/schools',
    // A code that is taken: who may is told so, and nothing changes.
    body: () => ({
      id: PLACES.own.school,
      name: 'Trường khác',
      level: 'primary',
      unit: PHU_QUOC,
      area: PHU_QUOC,
      from: '2021-02-26',
    }),
    may: { administrator: ALL },
  },
  'GET /api/schools/{school}': {
    url: ({ school }) => `/api/schools/${school}`,
    may: { officer: ['own'], administrator: ALL },
  },
  'PUT /api/schools/{school}': {
    url: ({ school }) => `/api/schools/${school}`,
    body: () => ({ revision: 9, act: { kind: 'reopen' } }),
    may: { administrator: ALL },
  },
  'GET /api/units': { url: ({ unit }) => `/api/units?unit=${unit}`, may: UNIT_RUNNERS },
  'POST /api/units': {
    url: () => '/api/units',
    body: () => ({ parent: 'kien-giang', name: 'Phú Quốc' }),
    may: { administrator: ALL },
  },
  'PUT /api/units/{unit}': {
    url: ({ unit }) => `/api/units/${unit}`,
    body: () => ({ revision: 9, act: { kind: 'rename', name: 'Khác' } }),
    may: { administrator: ALL },
  },
  'GET /api/schools/imports': { url: () => '/api/schools/imports', may: { administrator: ALL } },
  'POST /api/schools/imports': {
    url: () => '/api/schools/imports?dry-run=true',
    file: 'no heading',
    good: 422,
    may: { administrator: ALL },
  },
  'GET /api/schools/imports/{import}': {
    url: () => '/api/schools/imports/khong-co',
    good: 404,
    may: { administrator: ALL },
  },
  'PUT /api/schools/imports/{import}': {
    url: () => '/api/schools/imports/khong-co',
    body: () => ({ apply: true }),
    good: 404,
    may: { administrator: ALL },
  },
  'GET /api/exports/register': {
    url: ({ unit }) => `/api/exports/register?unit=${unit}`,
    may: UNIT_RUNNERS,
  },
  'GET /api/exports/register-template': {
    url: ({ unit }) => `/api/exports/register-template?unit=${unit}`,
    may: UNIT_RUNNERS,
  },
  'GET /api/exports/import-problems': {
    url: () => '/api/exports/import-problems?import=khong-co',
    good: 404,
    may: { administrator: ALL },
  },
  'GET /api/exports/duties': {
    url: ({ unit }) => `/api/exports/duties?unit=${unit}`,
    may: UNIT_READERS,
  },
};

/** One of each place's school, taken by somebody else: who may take it is told so, and nothing changes. */
const alertAt = (place: Place): AlertFacts => ({
  kind: 'cases',
  at: at('06:30'),
  round: ROUND,
  schoolId: PLACES[place].school,
  schoolPath: schools.find(({ id }) => id === PLACES[place].school)?.path ?? '',
  schoolName: 'Trường',
  level: 'primary',
  area: PLACES[place].unit,
  revision: 1,
  before: { newConfirmed: 0 },
  now: { newConfirmed: 1 },
  confirmed: false,
  operation: 'open',
  classes: [],
});
const alertOf = ({ school }: (typeof PLACES)[Place]) =>
  alertId(alertAt(ALL.find((place) => PLACES[place].school === school) ?? 'own'));

let day: Rehearsal;
let call: Api;
let link: string;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  await day.register([], [], Object.values(ACCOUNTS));
  call = api(day);
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  for (const place of ALL)
    await day.documents.send(
      new PutCommand({
        TableName: day.table,
        Item: alertItem({
          ...alertAt(place),
          told: {},
          mark: { by: 'Lê Trước', email: 'truoc@yte.example', role: 'responder', at: at('06:40') },
          marks: [],
        }),
      }),
    );
  for (const place of ['own', 'foreign'] as const) {
    const { unit } = PLACES[place];
    const directive = letterOf(unit);
    const now = at('06:50');
    await day.system.directives.publish({
      id: directive,
      ...letterAt(place),
      unit,
      levels: [],
      publishedAt: now,
      by: 'Lê Trước',
      revision: 1,
      changes: [],
      hash: 'other',
    });
    await day.system.directives.remind({
      directive,
      unit,
      date: ROUND,
      at: now,
      by: 'Lê Trước',
      schools: 1,
    });
  }
  link = await linkTokenOf(day, `${PLACES.own.school}@truong.example`);
});
afterAll(() => day.close());

/** A session of its own for each request: some routes end it. */
async function identity(who: Who): Promise<Request> {
  if (who === 'nobody') return {};
  if (who === 'link') return { token: link };
  const { token } = await day.system.grants.openSession(ACCOUNTS[who].email, 'office', day.clock.now());
  return { cookie: token };
}
const CSV = { 'content-type': 'text/csv' };
async function statusOf(route: string, row: Expectation, who: Who, place: Place): Promise<number> {
  const [method = ''] = route.split(' ');
  const body = row.body && { body: row.body(PLACES[place]) };
  const form = row.form && {
    body: row.form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  const file = row.file && { body: row.file, headers: CSV };
  const asked = { ...(await identity(who)), ...body, ...form, ...file };
  return (await call(method, row.url(PLACES[place]), asked)).status;
}
const ROUTES = FUNCTIONS.flatMap(({ routes = [] }) => routes);

it('the table below is about exactly the routes there are', () => {
  expect(Object.keys(TABLE).sort()).toEqual(ROUTES.map(({ route }) => route).sort());
});

describe.each(ROUTES)('$route', ({ route, action }) => {
  const row = TABLE[route];
  const cases = PEOPLE.flatMap((who) => ALL.map((place) => [who, place] as const));

  it('answers each as the table says', async () => {
    if (!row) throw new Error('a route without its line in the table');
    const answers = await Promise.all(
      cases.map(async ([who, place]) => [who, place, await statusOf(route, row, who, place)]),
    );
    const good = row.good ?? (row.body ? 409 : 200);
    const expected = cases.map(([who, place]) => {
      if (row.anyone !== undefined) return [who, place, row.anyone];
      if (who === 'nobody') return [who, place, 401];
      return [who, place, row.may?.[who]?.includes(place) ? good : 403];
    });
    expect(answers).toEqual(expected);
    expect(row.anyone !== undefined).toBe(action === 'anyone');
  });

  it(`answers nothing that may be cached${row?.cached ? ' longer than a minute' : ''}`, async () => {
    if (!row) throw new Error('a route without its line in the table');
    const [method = ''] = route.split(' ');
    const { headers } = await call(method, row.url(PLACES.own), await identity('nobody'));
    expect(headers['cache-control']).toBe(row.cached ? 'public, max-age=60' : 'no-store');
  });
});

const CHANGING = ROUTES.filter(({ route, from }) => !route.startsWith('GET') && from !== 'anywhere');
it.each(CHANGING)('$route changes nothing for another site’s page', async ({ route }) => {
  const row = TABLE[route];
  if (!row) throw new Error('a route without its line in the table');
  const [method = ''] = route.split(' ');
  const sent = row.body?.(PLACES.own) ?? row.file;
  const asked = { ...(await identity('declarer')), ...(sent && { body: sent }) };
  for (const origin of [undefined, 'https://elsewhere.example']) {
    const answer = await call(method, row.url(PLACES.own), {
      ...asked,
      headers: { ...(row.file && CSV), origin },
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'wrong-origin']);
  }
});

it('a school or round nobody knows looks to a stranger like one that is not his', async () => {
  const asked = await identity('officer');
  for (const url of [
    '/api/rounds/2021-02-26/duties/khong-co',
    '/api/rounds/1999-01-01/duties/th-hon-dat',
    '/api/schools/khong-co/history',
  ])
    expect([url, (await call('GET', url, asked)).status]).toEqual([url, 403]);
});
