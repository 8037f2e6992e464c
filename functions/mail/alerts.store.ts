/**
 * What officers and responders are alerted to. The alert itself is one item for the whole province: its facts, whom it
 * was told to, and who took it, which is decided there by one conditional write. Each unit that hears of it has a note
 * of the alert's facts, which never change, and of when the unit was told.
 */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, MINUTE, ttl } from '../platform/clock.ts';
import { currentRequest } from '../platform/correlation.ts';
import type { Table } from '../platform/table.ts';
import type { Path } from '../schools/unit.ts';
import { type AlertFacts, sortKey, sortKeyOf } from './alert.ts';
import type { Mark, MarkEntry } from './marking.ts';

/** Further alerts of the same unit are bundled this long. */
export const BUNDLED_FOR = 30 * MINUTE;
const KEPT = 400 * DAY;
/** Lists read every alert of their days: none may grow without end. */
const MARKS_KEPT = 50;

/** Requests one mail is traced to: a bad half hour may bring a hundred. */
const NAMED_AT_MOST = 20;

/** A unit's note of an alert. */
export interface AlertEvent extends Omit<AlertFacts, 'classes' | 'operation'> {
  /** The bundle that told of it. */
  told?: Instant;
  /** The request that caused it. */
  requestId?: string;
}

/** When a unit was told, and whom of it: names, as an account has them. */
export interface Telling {
  at: Instant;
  people: string[];
}

export interface Alert extends AlertFacts {
  /** By unit. */
  told: Record<Path, Telling>;
  /** Who took it, while it is taken. */
  mark?: Mark;
  /** Takings and takings back, the newest of them; `markChanges` counts all. */
  marks: MarkEntry[];
  markChanges?: number;
}

/** What is being told of a unit: decided in one write, so that telling it again tells the very same. */
export interface Bundle {
  /** When it fell due: names the bundle. */
  at: Instant;
  /** The newest event's. */
  round: string;
  /** Sort keys of its events. */
  events: string[];
  /** The requests that caused them. */
  requests?: string[];
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
/** A province has some hundreds in a bad month: one partition, read by time. */
const ALERT = 'ALERT';
const alertKey = (sk: string) => ({ pk: ALERT, sk });

export const alertItem = (alert: Alert) => ({
  ...alertKey(sortKey(alert)),
  ...alert,
  expires: ttl(after(alert.at, KEPT)),
});

export const alertsStore = (table: Table) => {
  const eventsOf = async (unit: Path, since: Instant): Promise<(AlertEvent & { sk: string })[]> => {
    const items = await table.all<AlertEvent & { sk: string }>({
      partition: ['pk', headKey(unit).pk],
      sort: ['sk', '>=', since],
      consistent: true,
    });
    return items.filter(({ sk }) => sk !== HEAD);
  };
  return {
    /** Keeps the alert itself; keeping it again changes nothing. */
    keep: (facts: AlertFacts, now: Instant): Promise<boolean> =>
      table.putNew({ ...alertItem({ ...facts, told: {}, marks: [] }), expires: ttl(after(now, KEPT)) }),
    /** Alerts of the province that arrived from `from` on, newest first. */
    since: (from: Instant): Promise<Alert[]> =>
      table.all<Alert>({ partition: ['pk', ALERT], sort: ['sk', '>=', from], descending: true }),
    async alert(id: string): Promise<Alert | undefined> {
      const sk = sortKeyOf(id);
      return sk === undefined ? undefined : table.get<Alert>(alertKey(sk), true);
    },
    /** Changes the mark if it is still the one seen. @returns the alert as it then stands; undefined: look again */
    settle: (seen: Alert, mark: Mark | undefined, entry: MarkEntry): Promise<Alert | undefined> =>
      table.updated<Alert>(alertKey(sortKey(seen)), {
        set: {
          ...(mark && { mark }),
          marks: [...seen.marks, entry].slice(-MARKS_KEPT),
          markChanges: (seen.markChanges ?? 0) + 1,
        },
        remove: mark ? [] : ['mark'],
        ...(seen.markChanges === undefined
          ? { when: 'attribute_exists(pk) AND attribute_not_exists(markChanges)' }
          : { when: 'markChanges = :seen', values: { ':seen': seen.markChanges } }),
      }),
    /** Notes the event for the unit and sees to it that somebody is told: at once, or when the bundle is due. */
    async note(unit: Path, { classes: _, operation: __, ...event }: AlertFacts, now: Instant): Promise<void> {
      const key = { pk: headKey(unit).pk, sk: sortKey(event) };
      const requestId = currentRequest();
      await table.putNew({
        ...key,
        ...event,
        ...(requestId && { requestId }),
        expires: ttl(after(now, KEPT)),
      });
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
      const untold = (await eventsOf(unit, after(wakeAt, -LOOK_BACK))).filter(
        ({ told }) => told === undefined,
      );
      const latest = untold.at(-1);
      if (!latest) return undefined;
      const requests = [...new Set(untold.flatMap(({ requestId }) => requestId ?? []))].slice(-NAMED_AT_MOST);
      const events = untold.map(({ sk }) => sk);
      const bundle: Bundle = { at: wakeAt, round: latest.round, events, requests };
      const decided = await table.update(headKey(unit), {
        set: { bundle },
        when: 'wakeAt = :seen AND attribute_not_exists(bundle)',
        values: { ':seen': wakeAt },
      });
      return decided ? bundle : undefined;
    },
    /** Lets the bundle's events say so: its mails find them by it, and lists whom it was told to. */
    async tell(unit: Path, bundle: Bundle, people: string[]): Promise<void> {
      const telling: Telling = { at: bundle.at, people };
      for (const sk of bundle.events) {
        await table.update(
          { pk: headKey(unit).pk, sk },
          { set: { told: bundle.at }, when: 'attribute_exists(pk)' },
        );
        await table.update(alertKey(sk), {
          clauses: ['told.#unit = if_not_exists(told.#unit, :telling)'],
          names: { '#unit': unit },
          values: { ':telling': telling },
          when: 'attribute_exists(pk)',
        });
      }
    },
    /** What a bundle tells, for rendering its mails. */
    bundle: async (unit: Path, at: Instant): Promise<AlertEvent[]> =>
      (await eventsOf(unit, after(at, -LOOK_BACK))).filter(({ told }) => told === at),
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
