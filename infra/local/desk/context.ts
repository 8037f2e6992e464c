/** What the desk's answers are made from. */
import type { Account } from '../../../functions/access/accounts.store.ts';
import type { Cadence, Instant } from '../../../functions/calendar/cadence.ts';
import type { Province } from '../../../functions/platform/province.ts';
import type { RehearsalClock } from '../clock.ts';
import { castOf } from '../demo/cast.ts';
import { cadenceOf, momentsAfter } from '../demo/moments.ts';
import { type Register, registerOf } from '../demo/register.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Scheduler } from '../scheduler.ts';
import { zoned } from '../zone.ts';
import { homePage } from './home-page.ts';
import { page } from './html.ts';

/** Rounds of the synthetic history that are loaded behind the scenes. */
export interface Progress {
  ready: number;
  of: number;
}

export interface DeskOptions {
  port: number;
  origin: string;
  province: Province;
  clock: RehearsalClock;
  scheduler: Scheduler;
  mailbox: Mailbox;
  progress: Progress;
  /** Where the table is, for the operator's commands. */
  store: { endpoint: string; table: string };
}

export interface Context extends DeskOptions {
  register: Register;
  cast: readonly Account[];
  cadence: Cadence;
  now(): Instant;
}

const LATEST = 6;

export function contextOf(options: DeskOptions): Context {
  const register = registerOf(options.province);
  return {
    ...options,
    register,
    cast: castOf(register, options.province),
    cadence: cadenceOf(options.province),
    now: () => new Date(options.clock.now()).toISOString(),
  };
}

const isDeclarer = ({ scopes }: Account) => scopes[0]?.role === 'declarer';

/** @param message what went wrong with what was asked last */
export function home(context: Context, query: string, message?: string): string {
  const { province, register, cast, mailbox, clock, progress } = context;
  const now = context.now();
  return page(
    { province: province.name, title: 'Đồng hồ và vai', here: 'desk' },
    homePage({
      now,
      zone: province.zone,
      wallTime: zoned(clock.now(), province.zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
      moments: momentsAfter(context.cadence, now),
      officials: cast.filter((account) => !isDeclarer(account)),
      declarers: cast.filter(isDeclarer),
      schoolNames: new Map(register.schools.map(({ id, name }) => [id, name])),
      unitNames: new Map(register.units.map(({ path, name }) => [path, name])),
      query,
      mails: mailbox.list().slice(-LATEST).toReversed(),
      mailCount: mailbox.list().length,
      progress,
      message,
    }),
  );
}
