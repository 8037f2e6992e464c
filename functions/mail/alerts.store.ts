/** What officers and responders are alerted to: events under keys that say what they report, and when each unit is told. */
import type { Instant } from '../calendar/cadence.ts';
import type { Standing } from '../declarations/duties.store.ts';
import { after, DAY, MINUTE, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import type { Path } from '../schools/unit.ts';
import type { AlertKind } from './alert.ts';

/** Further alerts of the same unit are bundled this long. */
export const BUNDLED_FOR = 30 * MINUTE;
const KEPT = 400 * DAY;

export interface AlertEvent {
  kind: AlertKind;
  /** Arrival of the declaration. */
  at: Instant;
  round: string;
  schoolId: string;
  schoolPath: Path;
  schoolName: string;
  revision: number;
  before: Standing;
  now: Standing;
  /** The bundle that told of it. */
  told?: Instant;
}

/** What is being told of a unit: decided in one write, so that telling it again tells the very same. */
export interface Bundle {
  /** When it fell due: names the bundle. */
  at: Instant;
  /** The newest event's. */
  round: string;
  /** Sort keys of its events. */
  events: string[];
}

/** When a unit was last told and when it is to be looked at next. */
export interface AlertHead {
  unit: Path;
  lastSent?: Instant;
  /** Events noted so far: it falls asleep only if none came meanwhile. */
  noted: number;
  wakeAt?: Instant;
  /** Being told; gone when every mail is made. */
  bundle?: Bundle;
}

const HEAD = 'HEAD';
/** How far back untold events are looked for: longer than any outage should last. */
const LOOK_BACK = 30 * DAY;
const headKey = (unit: Path) => ({ pk: `ALERTS#${unit}`, sk: HEAD });
/** Sorted by time; school, round and revision make noting it again change nothing. */
const eventKey = (unit: Path, event: AlertEvent) => ({
  pk: `ALERTS#${unit}`,
  sk: `${event.at}#${event.schoolId}#${event.round}#${event.revision}`,
});

export const alertsStore = (table: Table) => {
  const events = async (unit: Path, since: Instant): Promise<(AlertEvent & { sk: string })[]> => {
    const items = await table.all<AlertEvent & { sk: string }>({
      partition: ['pk', headKey(unit).pk],
      sort: ['sk', '>=', since],
      consistent: true,
    });
    return items.filter(({ sk }) => sk !== HEAD);
  };
  return {
    /** Notes the event for the unit and sees to it that somebody is told: at once, or when the bundle is due. */
    async note(unit: Path, event: AlertEvent, now: Instant): Promise<void> {
      await table.putNew({ ...eventKey(unit, event), ...event, expires: ttl(after(now, KEPT)) });
      await table.update(headKey(unit), {
        set: { unit, wake: 'NOW' },
        clauses: ['wakeAt = if_not_exists(wakeAt, :now)'],
        add: { noted: 1 },
        values: { ':now': now },
      });
    },
    head: (unit: Path) => table.get<AlertHead>(headKey(unit), true),
    /**
     * Gathers what nobody was told yet, or goes on with the bundle that is under way: what is noted meanwhile waits
     * for the next. Undefined when there is nothing to tell.
     */
    async gather(seen: AlertHead): Promise<Bundle | undefined> {
      const { unit, wakeAt } = seen;
      if (seen.bundle || wakeAt === undefined) return seen.bundle;
      const untold = (await events(unit, after(wakeAt, -LOOK_BACK))).filter(({ told }) => told === undefined);
      const latest = untold.at(-1);
      if (!latest) return undefined;
      const bundle: Bundle = { at: wakeAt, round: latest.round, events: untold.map(({ sk }) => sk) };
      const decided = await table.update(headKey(unit), {
        set: { bundle },
        when: 'wakeAt = :seen AND attribute_not_exists(bundle)',
        values: { ':seen': wakeAt },
      });
      return decided ? bundle : undefined;
    },
    /** Lets the bundle's events say so: its mails find them by it. */
    async mark(unit: Path, bundle: Bundle): Promise<void> {
      for (const sk of bundle.events)
        await table.update(
          { pk: headKey(unit).pk, sk },
          { set: { told: bundle.at }, when: 'attribute_exists(pk)' },
        );
    },
    /** What a bundle tells, for rendering its mails. */
    bundle: async (unit: Path, at: Instant): Promise<AlertEvent[]> =>
      (await events(unit, after(at, -LOOK_BACK))).filter(({ told }) => told === at),
    /** The mails of a bundle are made: look again when the next may go. */
    told: (seen: AlertHead, now: Instant) =>
      table.update(headKey(seen.unit), {
        set: { lastSent: now, wakeAt: after(now, BUNDLED_FOR) },
        remove: ['bundle'],
        when: 'wakeAt = :seen',
        values: { ':seen': seen.wakeAt },
      }),
    /** Nothing to tell: sleeps, unless something was noted meanwhile. */
    sleep: (seen: AlertHead) =>
      table.update(headKey(seen.unit), {
        remove: ['wake', 'wakeAt'],
        when: 'noted = :noted AND wakeAt = :seen AND attribute_not_exists(bundle)',
        values: { ':noted': seen.noted, ':seen': seen.wakeAt },
      }),
  };
};
