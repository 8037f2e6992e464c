/** What anyone may ask, asked by many at once: one look at the province a minute, whatever they search for. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { settingsItem } from '../../functions/platform/settings.store.ts';
import { type Api, api } from '../support/api.ts';
import { everyone, schools, units } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');

let day: Rehearsal;
let call: Api;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register(units, schools, everyone);
  await day.agenda();
  await day.documents.send(
    new PutCommand({
      TableName: day.table,
      Item: settingsItem({ publication: { situation: true, schools: true } }),
    }),
  );
  call = api(day);
});
afterAll(() => day.close());

it('reads the province once a minute, however many different words are searched for', async () => {
  const found = async (q: string) => {
    const { status, body } = await call('GET', `/api/public/schools?q=${q}`);
    return [status, body.now, body.schools.map(({ name }: { name: string }) => name)];
  };
  day.clock.set(at('08:00'));
  expect(await found('duong')).toEqual([200, at('08:00'), ['Trường th-duong-dong-1']]);
  day.clock.set(new Date(Date.parse(at('08:00')) + 40_000).toISOString());
  expect(await found('ganh')).toEqual([200, at('08:00'), ['Trường mn-ganh-dau']]);
  day.clock.set(at('08:01'));
  expect(await found('ganh')).toEqual([200, at('08:01'), ['Trường mn-ganh-dau']]);
});
