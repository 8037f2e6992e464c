/** Tables and posts that fail as the real ones may: passed as arguments where the real ones are. */
import { randomUUID } from 'node:crypto';
import type { Key, Table } from '../../functions/platform/table.ts';

export interface Write extends Key {
  kind: 'put' | 'update';
}

const keyOf = (item: object): Key => ({
  pk: String(Reflect.get(item, 'pk')),
  sk: String(Reflect.get(item, 'sk')),
});

/** The same table with `before` called ahead of each write: it may count, wait, or throw instead of the write. */
export function watched(table: Table, before: (write: Write) => unknown): Table {
  const put = async (item: object) => before({ kind: 'put', ...keyOf(item) });
  const update = async (key: Key) => before({ kind: 'update', ...key });
  return {
    ...table,
    put: async (item) => {
      await put(item);
      await table.put(item);
    },
    putNew: async (item) => {
      await put(item);
      return table.putNew(item);
    },
    update: async (key, change) => {
      await update(key);
      return table.update(key, change);
    },
    updated: async <T>(key: Key, change: Parameters<Table['updated']>[1]) => {
      await update(key);
      return table.updated<T>(key, change);
    },
  };
}

/** What a killed process looks like from outside: nothing is written any more. */
export class Killed extends Error {
  override name = 'Killed';
}

/** A post that keeps what it is given, or fails as `failing` says for the mail to an address. */
export function makePigeon(failing: (to: string) => unknown = () => undefined) {
  const sent: { to: string; ref: string; raw: string }[] = [];
  return {
    sent,
    post: {
      async send({ to, raw, ref }: { to: string; raw: Uint8Array; ref: string }) {
        const error = failing(to);
        if (error !== undefined) throw error;
        sent.push({ to, ref, raw: Buffer.from(raw).toString() });
        return randomUUID();
      },
      rate: async () => 1000,
    },
  };
}
