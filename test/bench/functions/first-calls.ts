/** A first event for each function: what usually wakes it, in a province of a few schools on a round's morning. */
import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../functions/calendar/cadence.ts';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { eventOf, linkTokenOf } from '../../support/api.ts';
import { admin, declarer, everyone, PHU_QUOC, schools, units } from '../../support/cast.ts';
import type { Rehearsal } from '../../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const SCHOOL = 'th-duong-dong-1';

/** When the functions are woken: after the reminders. */
export const MORNING = at('07:30');

/** Opens the round and sends its reminders. @returns each function's event, by its name */
export async function firstCalls(day: Rehearsal): Promise<Map<string, unknown>> {
  await day.register(units, schools, everyone);
  day.clock.set(at('06:00'));
  await day.agenda();
  day.clock.set(at('07:00'));
  await day.agenda();
  day.clock.set(MORNING);
  const token = await linkTokenOf(day, declarer(SCHOOL).email);
  const { token: cookie } = await day.system.grants.openSession(admin.email, 'office', MORNING);
  const seen = (url: string) => eventOf('GET', url, { cookie });
  const nudge = { unit: PHU_QUOC, submission: randomUUID() };
  const call = { submission: randomUUID(), outcome: 'no-answer' };
  const calls = [
    eventOf('POST', '/api/sign-in', { body: { email: admin.email } }),
    seen('/api/session'),
    eventOf('GET', '/api/openapi.json'),
    eventOf('GET', '/api/duties/mine', { token }),
    seen('/api/supplements'),
    eventOf('POST', `/api/rounds/2021-02-26/calls/${SCHOOL}`, { cookie, body: call }),
    seen(`/api/rounds/2021-02-26/duties/${SCHOOL}/on-behalf`),
    seen('/api/rounds/latest/overview'),
    seen('/api/requests'),
    eventOf('POST', '/api/rounds/2021-02-26/nudges', { cookie, body: nudge }),
    seen('/api/alerts'),
    seen('/api/mails'),
    seen('/api/accounts'),
    seen('/api/directives'),
    seen('/api/exports/duties?round=2021-02-26&format=xlsx'),
    seen('/api/settings'),
    eventOf('GET', '/api/public/situation'),
    seen('/api/schools/imports'),
    seen('/api/schools'),
  ];
  const delivered = { detail: { eventType: 'Delivery', mail: { tags: { ref: ['none'] } } } };
  const events = new Map<string, unknown>([
    ...calls.map(({ name, event }) => [name, event] as const),
    ...['open-round', 'agenda'].map((name) => [name, {}] as const),
    ['bounces', delivered],
  ]);
  const left = FUNCTIONS.filter(({ name }) => !events.has(name)).map(({ name }) => name);
  if (left.length > 0) throw new Error(`No first call for ${left.join(', ')}`);
  return events;
}
