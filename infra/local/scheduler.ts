/**
 * EventBridge Scheduler on one machine: wakes the topology's scheduled functions by the rehearsal's clock, one run at a
 * time. Advancing steps the clock through every moment at which something is due, in order, and answers when all of it
 * has been done.
 */
import type { Schedule } from '../../functions/topology.ts';
import type { RehearsalClock } from './clock.ts';

const MINUTE = 60_000;
/** The agenda says `more` when it stopped early; a run that never ends would hold the clock for ever. */
const MOST_RUNS = 500;

export interface SchedulerOptions {
  clock: RehearsalClock;
  /** The first moment after `ms` at which rounds open. */
  nextOpening(ms: number): number;
  /** Wakes the function of a schedule and waits for its answer. */
  wake(schedule: Schedule, at: string): Promise<unknown>;
  /** Waits for what a wake started beside itself (mail events). */
  settle(): Promise<void>;
  failed(schedule: Schedule, error: unknown): void;
}

export interface Scheduler {
  start(): void;
  /** @returns the moment reached; never earlier than asked. Calls queue up. @throws Backwards */
  advance(to: (now: number) => number): Promise<number>;
  /** Somebody used the API: what is due next may have changed. */
  disturb(): void;
  stop(): Promise<void>;
}

export class Backwards extends Error {}

interface Outlook {
  more: boolean;
  /** Epoch milliseconds; undefined: it cannot tell, so it is asked again the next minute. */
  idleUntil: number | undefined;
}

/** What a scheduled function answers: `{ idleUntil: instant or null, more? }`. */
function outlookOf(answer: unknown): Outlook {
  if (typeof answer !== 'object' || answer === null) return { more: false, idleUntil: undefined };
  const more = Reflect.get(answer, 'more') === true;
  const until: unknown = Reflect.get(answer, 'idleUntil');
  if (until === null) return { more, idleUntil: Number.POSITIVE_INFINITY };
  const ms = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  return { more, idleUntil: Number.isNaN(ms) ? undefined : ms };
}

const nextMinute = (ms: number) => (Math.floor(ms / MINUTE) + 1) * MINUTE;

export function makeScheduler({ clock, nextOpening, wake, settle, failed }: SchedulerOptions): Scheduler {
  let queue: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** When the agenda next has something to do, as it last said; undefined: unknown. */
  let idleUntil: number | undefined;
  let opening = nextOpening(clock.now());
  let handled = clock.now();

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  };

  async function call(schedule: Schedule, at: number): Promise<unknown> {
    try {
      return await wake(schedule, new Date(at).toISOString());
    } catch (error) {
      failed(schedule, error);
      return undefined;
    } finally {
      await settle();
    }
  }

  /** Everything due at `at`, where the clock stands. */
  async function doDue(at: number): Promise<void> {
    handled = at;
    if (at >= opening) {
      opening = nextOpening(at);
      await call('opening', at);
    }
    idleUntil = undefined;
    for (let runs = 0; runs < MOST_RUNS && !stopped; runs++) {
      const outlook = outlookOf(await call('minutely', at));
      idleUntil = outlook.idleUntil;
      if (!outlook.more) return;
    }
  }

  /** The next whole minute at which something may be due. */
  function nextDue(after: number): number {
    const minute = nextMinute(after);
    if (idleUntil === undefined) return minute;
    const agenda = Math.max(minute, Math.ceil(idleUntil / MINUTE) * MINUTE);
    return Math.max(minute, Math.min(agenda, opening));
  }

  async function tick(): Promise<void> {
    const now = clock.now();
    if (nextMinute(handled) <= now) await doDue(now);
    plan();
  }
  function plan(): void {
    clearTimeout(timer);
    if (stopped) return;
    const wait = Math.max(5, nextMinute(handled) - clock.now());
    timer = setTimeout(() => alone(tick), wait);
  }

  return {
    start() {
      clock.run();
      plan();
    },
    advance: (target) =>
      alone(async () => {
        const from = clock.now();
        const to = target(from);
        if (to < from) throw new Backwards();
        clearTimeout(timer);
        idleUntil = undefined;
        for (let due = nextDue(handled); due <= to && !stopped; due = nextDue(due)) {
          clock.stepTo(due);
          await doDue(due);
        }
        clock.stepTo(to);
        clock.run();
        plan();
        return clock.now();
      }),
    disturb() {
      idleUntil = undefined;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await queue;
    },
  };
}
