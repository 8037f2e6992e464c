/** A few days in a small province that leave an item of every kind behind, and what the pages of that day ask of the API. */
import { instantOf } from '../../functions/calendar/cadence.ts';
import { api, linkTokenOf, type Request } from '../support/api.ts';
import { admin, everyone, huong, PHU_QUOC, PROVINCE, responder, schools, units } from '../support/cast.ts';
import { plain, withCases } from '../support/declaration.ts';
import { declares } from '../support/declaring.ts';
import type { Rehearsal } from '../support/system.ts';

const FRIDAY = '2021-02-26';
const MONDAY = '2021-03-01';
const at = (time: string, date = FRIDAY) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
/** When the story ends and the pages' requests are made. */
export const THEN = at('08:00', MONDAY);
const uuid = (n: number) => `6f1f64a5-64f5-4d33-9b5e-${String(n).padStart(12, '0')}`;

/** Which of the three ways in a request takes. */
export type Who = 'nobody' | 'school' | 'officer' | 'administrator' | 'responder';
export interface PageCall {
  who: Who;
  method: string;
  path: string;
  body?: object;
}

export async function live(day: Rehearsal): Promise<{ schoolToken: string }> {
  const call = api(day);
  const run = async (time: string, date = FRIDAY) => {
    day.clock.set(at(time, date));
    await day.agenda();
  };
  const as = async (email: string, method: string, path: string, body?: object) => {
    const { token } = await day.system.grants.openSession(email, 'office', day.clock.now());
    const request: Request = { cookie: token, ...(body && { body }) };
    const answer = await call(method, path, request);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await day.register(units, schools, everyone);
  await run('06:01');
  await run('07:00');
  await declares(day.system, FRIDAY, 'th-duong-dong-1', plain(), at('08:00'));
  await declares(day.system, FRIDAY, 'mn-ganh-dau', withCases(2), at('08:10'));
  await run('08:11');
  day.clock.set(at('09:00'));
  await as(huong.email, 'POST', `/api/rounds/${FRIDAY}/calls/ththcs-tho-chau`, {
    submission: uuid(1),
    outcome: 'no-answer',
  });
  const letter = { number: '614/BGDĐT-GDTC', issuer: 'Bộ GDĐT', date: '2021-02-19', title: 'Khai báo' };
  const more = { deadline: '2021-03-05', submission: uuid(2), unit: PROVINCE, levels: [] };
  const directive = await as(admin.email, 'POST', '/api/directives', { ...letter, ...more });
  await as(
    'th-duong-dong-1@truong.example',
    'PUT',
    `/api/directives/${directive.id ?? directive.directive?.id}/acknowledgements/th-duong-dong-1`,
    {},
  );
  await as(admin.email, 'POST', '/api/schools', {
    id: 'th-moi',
    name: 'Trường Tiểu học Mới',
    level: 'primary',
    unit: PHU_QUOC,
    area: PHU_QUOC,
    from: MONDAY,
  });
  await as(admin.email, 'POST', '/api/accounts', {
    email: 'moi@truong.example',
    name: 'Lê Thị Mới',
    scopes: [{ role: 'declarer', by: 'school', target: 'th-moi' }],
  });
  await as(admin.email, 'PUT', '/api/settings', { revision: 0, weekdays: [1, 5] });
  for (const time of ['09:01', '14:00', '15:00', '16:30', '17:01']) await run(time);
  await run('06:01', MONDAY);
  await run('06:05', MONDAY);
  await declares(day.system, FRIDAY, 'th-hon-dat', plain(), at('06:30', MONDAY));
  await run('07:00', MONDAY);
  day.clock.set(THEN);
  return { schoolToken: await linkTokenOf(day, 'th-duong-dong-1@truong.example') };
}

export const WHO: Record<Exclude<Who, 'nobody' | 'school'>, string> = {
  officer: huong.email,
  administrator: admin.email,
  responder: responder.email,
};

/** As the pages of the version asked, in the order a morning brings them. */
export const CALLS: readonly PageCall[] = [
  { who: 'nobody', method: 'GET', path: '/api/public/situation' },
  { who: 'school', method: 'GET', path: '/api/duties/mine' },
  {
    who: 'school',
    method: 'PUT',
    path: `/api/rounds/${MONDAY}/duties/th-duong-dong-1`,
    body: {
      submission: uuid(10),
      revision: 0,
      preparedAt: '2021-03-01T07:30:00+07:00',
      declaration: plain(),
    },
  },
  { who: 'school', method: 'GET', path: `/api/rounds/${MONDAY}/duties/th-duong-dong-1` },
  { who: 'officer', method: 'GET', path: '/api/session' },
  { who: 'officer', method: 'GET', path: '/api/rounds' },
  ...[
    `/api/rounds/${FRIDAY}/overview?unit=${PHU_QUOC}`,
    `/api/rounds/${FRIDAY}/duties?unit=${PHU_QUOC}`,
    `/api/rounds/${FRIDAY}/duties/mn-ganh-dau`,
    '/api/schools/mn-ganh-dau/history',
    `/api/rounds/${FRIDAY}/bulletin?unit=${PHU_QUOC}`,
    `/api/results?unit=${PHU_QUOC}`,
    `/api/trends?unit=${PHU_QUOC}`,
    `/api/rollout?unit=${PHU_QUOC}`,
    `/api/alerts?unit=${PHU_QUOC}`,
    `/api/directives?unit=${PHU_QUOC}`,
    `/api/requests?unit=${PHU_QUOC}`,
    `/api/accounts?unit=${PHU_QUOC}`,
    `/api/mails?unit=${PHU_QUOC}`,
    `/api/mails/unreachable?unit=${PHU_QUOC}`,
    `/api/schools?unit=${PHU_QUOC}`,
    '/api/schools/th-moi',
  ].map((path): PageCall => ({ who: 'officer', method: 'GET', path })),
  { who: 'officer', method: 'GET', path: `/api/rounds/${MONDAY}/duties/mn-ganh-dau/on-behalf` },
  {
    who: 'officer',
    method: 'PUT',
    path: `/api/rounds/${MONDAY}/duties/mn-ganh-dau/on-behalf`,
    body: { submission: uuid(11), revision: 0, calledAt: '2021-03-01T07:40:00+07:00', declaration: plain() },
  },
  {
    who: 'officer',
    method: 'POST',
    path: `/api/rounds/${MONDAY}/nudges`,
    body: { unit: PHU_QUOC, submission: uuid(12) },
  },
  {
    who: 'officer',
    method: 'POST',
    path: `/api/rounds/${MONDAY}/calls/ththcs-tho-chau`,
    body: { submission: uuid(13), outcome: 'will-send' },
  },
  { who: 'administrator', method: 'GET', path: `/api/supplements?unit=${PROVINCE}` },
  {
    who: 'administrator',
    method: 'POST',
    path: `/api/rounds/${FRIDAY}/supplements/th-hon-dat`,
    body: { revision: 1, decision: 'accept' },
  },
  { who: 'administrator', method: 'GET', path: '/api/settings' },
  { who: 'administrator', method: 'PUT', path: '/api/settings', body: { revision: 1, weekdays: [1, 4] } },
  { who: 'administrator', method: 'GET', path: '/api/settings/revisions' },
  { who: 'administrator', method: 'GET', path: `/api/units?unit=${PROVINCE}` },
  { who: 'responder', method: 'GET', path: '/api/alerts' },
];
