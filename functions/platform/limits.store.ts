/** Limits are items with a conditional ADD and a TTL: exact under races, no service of its own. */
import type { Instant } from '../calendar/cadence.ts';
import { ttl } from './clock.ts';
import type { Table } from './table.ts';
import { sha256 } from './tokens.ts';

export interface Limit {
  name: string;
  max: number;
  windowMs: number;
}

export const limitsStore = (table: Table) => ({
  /**
   * Counts one use of `key` in the window that `now` falls in.
   * @returns seconds to wait when the limit is reached, 0 when the use is allowed.
   */
  async use(limit: Limit, key: string, now: Instant): Promise<number> {
    const at = Date.parse(now);
    const window = Math.floor(at / limit.windowMs);
    const ends = (window + 1) * limit.windowMs;
    const allowed = await table.update(
      { pk: `LIMIT#${limit.name}#${sha256(key)}`, sk: String(window) },
      {
        add: { used: 1 },
        set: { expires: ttl(new Date(ends + limit.windowMs).toISOString()) },
        when: 'attribute_not_exists(used) OR used < :max',
        values: { ':max': limit.max },
      },
    );
    return allowed ? 0 : Math.ceil((ends - at) / 1000);
  },
});

/** Many people may share one address (a school behind one router): IPv4 whole, IPv6 by its /64. */
export function viewerKey(given: string): string {
  // IPv4 as IPv6 writes it: all of them would fall into one /64.
  const ip = given.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
