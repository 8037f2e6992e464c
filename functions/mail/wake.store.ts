/** The agenda: what asked to be woken, and when. Keys only; whoever takes one reads the item itself. */
import type { Instant } from '../calendar/cadence.ts';
import { after, MINUTE } from '../platform/clock.ts';
import type { Key, Table } from '../platform/table.ts';

export type Lane = 'NOW' | 'BULK';
export interface Due extends Key {
  wakeAt: Instant;
}

/** What every item that asks to be woken has. */
interface Woken {
  wakeAt?: Instant;
  /** On whose behalf it asks. */
  requestId?: string;
}

export const wakeStore = (table: Table) => ({
  /** What has fallen due in a lane, earliest first. The index lags: an item may show again after it was done. */
  due: async (lane: Lane, now: Instant, limit: number): Promise<Due[]> => {
    const { items } = await table.page<Due>({
      index: 'wake',
      partition: ['wake', lane],
      sort: ['wakeAt', '<=', now],
      limit,
    });
    return items;
  },
  /** When the next thing falls due in either lane. */
  next: async (): Promise<Instant | undefined> => {
    const lanes = await Promise.all(
      (['NOW', 'BULK'] as const).map((lane) =>
        table.page<Due>({ index: 'wake', partition: ['wake', lane], limit: 1 }),
      ),
    );
    return lanes
      .flatMap(({ items }) => items.map(({ wakeAt }) => wakeAt))
      .sort()
      .at(0);
  },
  item: <T>(key: Key) => table.get<T & Woken>({ pk: key.pk, sk: key.sk }, true),
  /** What failed is tried again in a minute and does not hold up the rest. */
  putOff: (due: Due, now: Instant) =>
    table.update(
      { pk: due.pk, sk: due.sk },
      {
        set: { wakeAt: after(now, MINUTE) },
        add: { failures: 1 },
        when: 'wakeAt = :seen',
        values: { ':seen': due.wakeAt },
      },
    ),
});
