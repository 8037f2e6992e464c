/** Limits: exact under races, by window; and what counts as one viewer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { after as later, MINUTE } from '../../functions/platform/clock.ts';
import { viewerKey } from '../../functions/platform/limits.store.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';
import { wholeTable } from '../support/whole-table.ts';

const NOON = '2021-02-26T05:00:00.000Z';
const FIVE = { name: 'five', max: 5, windowMs: 15 * MINUTE };

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse(NOON);
});
afterAll(() => day.close());

describe('a limit', () => {
  it('lets exactly its number through, of many at once, and says how long to wait', async () => {
    const now = later(NOON, 5 * MINUTE);
    const waits = await Promise.all(Array.from({ length: 20 }, () => day.system.limits.use(FIVE, 'a', now)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(new Set(waits)).toEqual(new Set([0, 600]));
  });

  it('begins anew with the next window, and is each key’s own', async () => {
    for (let i = 0; i < 5; i++) await day.system.limits.use(FIVE, 'b', NOON);
    const end = later(NOON, 15 * MINUTE);
    expect(await day.system.limits.use(FIVE, 'b', later(end, -1))).toBe(1);
    expect(await day.system.limits.use(FIVE, 'b', end)).toBe(0);
    expect(await day.system.limits.use(FIVE, 'c', NOON)).toBe(0);
    expect(await day.system.limits.use({ ...FIVE, name: 'other' }, 'b', NOON)).toBe(0);
  });

  it('keeps no address in the clear', async () => {
    await day.system.limits.use(FIVE, 'huong@phuquoc.example', NOON);
    expect(JSON.stringify(await wholeTable(day))).not.toContain('huong');
  });
});

describe('a viewer', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ])('at %s is known as %s', (ip, key) => {
    expect(viewerKey(ip)).toBe(key);
  });
});
