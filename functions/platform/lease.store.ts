/** One runner at a time: a conditional item that its holder renews. A new account has no reserved concurrency to give. */
import type { Instant } from '../calendar/cadence.ts';
import { after } from './clock.ts';
import type { Table } from './table.ts';

/** What the agenda runs under: whoever works on the whole table holds it, and the agenda rests. */
export const AGENDA = 'AGENDA';

export const leaseStore = (table: Table) => ({
  /** Takes or renews the lease `name` for `holder`; false while somebody else holds it. */
  hold: (name: string, holder: string, now: Instant, lastsMs: number): Promise<boolean> =>
    table.update(
      { pk: 'LEASE', sk: name },
      {
        set: { holder, until: after(now, lastsMs) },
        when: 'attribute_not_exists(holder) OR holder = :me OR #until < :now',
        names: { '#until': 'until' },
        values: { ':me': holder, ':now': now },
      },
    ),
  release: (name: string, holder: string): Promise<boolean> =>
    table.update(
      { pk: 'LEASE', sk: name },
      { remove: ['holder', 'until'], when: 'holder = :me', values: { ':me': holder } },
    ),
});
