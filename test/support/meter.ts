/** Counts what requests to the store consume, as the embedded store says it: writes to indexes come on top. */
import { startProxy } from './proxy.ts';

export interface Spent {
  /** Read units. */
  reads: number;
  /** Write units. */
  writes: number;
  /** Requests to the store. */
  requests: number;
}

/** @param endpoint the store's; requests through `url` are counted. */
export async function meter(endpoint: string) {
  const spent: Spent = { reads: 0, writes: 0, requests: 0 };
  const proxy = await startProxy(
    endpoint,
    ({ headers, body }) => ({
      headers,
      body: JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }),
    }),
    (answer, { headers }) => {
      const isWrite = /Put|Update/.test(headers['x-amz-target'] ?? '');
      spent[isWrite ? 'writes' : 'reads'] += JSON.parse(answer).ConsumedCapacity?.CapacityUnits ?? 0;
      spent.requests++;
    },
  );
  return {
    ...proxy,
    /** What `work` consumes, provided nothing else runs meanwhile. */
    async cost(work: () => Promise<unknown>): Promise<Spent> {
      Object.assign(spent, { reads: 0, writes: 0, requests: 0 });
      await work();
      return { ...spent };
    },
  };
}
