/** A province to count in: the demo's, or one with more schools in every district but the officer's, which stays as it is. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Instant, instantOf } from '../../../functions/calendar/cadence.ts';
import type { Mail } from '../../../functions/mail/mails.store.ts';
import { makeTable } from '../../../functions/platform/table.ts';
import { wire } from '../../../functions/platform/wiring.ts';
import { isWithin, type School } from '../../../functions/schools/unit.ts';
import { type Demo, loader, makeDemo, writeAll } from '../../../infra/local/demo/load.ts';
import { contactOf, declarerEmail } from '../../../infra/local/demo/people.ts';
import { type Register, readRegister } from '../../../infra/local/demo/register.ts';
import type { Rehearsal } from '../../support/system.ts';

/** The officer's, of 48 schools. */
export const DISTRICT = 'kien-giang.chau-thanh';
const at = (date: string, time: string) => instantOf(date, time, 'Asia/Ho_Chi_Minh');
/** Twelve rounds are closed, the thirteenth is past due and open until Monday. */
const HISTORY_ENDS = at('2021-04-09', '23:00');
export const NOW = at('2021-04-10', '09:00');

function copyOf(school: School, n: number, province: string): School {
  const id = `${school.id}-${n}`;
  return {
    ...school,
    id,
    path: `${school.path}-${n}`,
    name: `${school.name} ${n}`,
    contact: contactOf(id, province),
  };
}

function registerOf(size: number, province: string): Register {
  const { units, schools } = readRegister(province);
  const others = schools.filter(({ path }) => !isWithin(path, DISTRICT));
  const more = Array.from({ length: Math.max(0, size - schools.length) }, (_, i) => {
    const school = others[i % others.length];
    return school ? [copyOf(school, 2 + Math.floor(i / others.length), province)] : [];
  });
  return { units, schools: [...schools, ...more.flat()] };
}

/** Of the open round: the reminder to everybody, the nudge to who had not declared by then. All have arrived. */
async function mailsOf({ told }: Demo, day: Rehearsal): Promise<object[]> {
  const [latest] = told;
  if (!latest) return [];
  const made: object[] = [];
  const collecting = {
    ...makeTable(day.table, day.documents),
    putNew: async (item: object) => made.push(item) > 0,
  };
  const { mails } = wire(collecting, day.system.province, day.clock);
  const { round, duties } = latest;
  const queue = (purpose: Mail['purpose'], sendAt: Instant) => (path: string, schoolId: string) => {
    const to = declarerEmail(schoolId, day.system.province.id);
    return mails.queue({ about: round.id, purpose, path, to, uselessAfter: round.dueAt, sendAt }, sendAt);
  };
  const [remind, nudge] = [queue('reminder', round.reminderAt), queue('nudge', round.nudgeAt)];
  for (const { path, schoolId, brief } of duties) {
    await remind(path, schoolId);
    if ((brief.firstAt ?? round.closesAt) > round.nudgeAt) await nudge(path, schoolId);
  }
  return made.map((item) => {
    const { wake: _, wakeAt: sentAt, ...mail }: Partial<Mail> = item;
    return { ...mail, state: 'delivered', attempts: 1, messageId: 'x'.repeat(60), sentAt };
  });
}

/** Fills the rehearsal's table. @returns what it was filled with */
export async function fill(day: Rehearsal, size: number): Promise<Demo> {
  const { province } = day.system;
  const demo = makeDemo(province, HISTORY_ENDS, false, registerOf(size, province.id));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: day.endpoint, region: 'local', credentials });
  const store = loader(client, day.table);
  await store.first(demo);
  await store.rest(
    demo,
    () => undefined,
    () => false,
  );
  await writeAll(day.documents, day.table, await mailsOf(demo, day));
  client.destroy();
  return demo;
}
