/** A round as kept and its pure questions: which step comes next, and which holidays touch it. */
import {
  type Cadence,
  type CivilDate,
  type Holiday,
  holidaysOn,
  type Instant,
  nextRound,
} from '../calendar/cadence.ts';
import type { RoundWindow } from '../calendar/duty.ts';
import { dayText } from '../calendar/wording.ts';
import type { Question } from '../declarations/declaration.ts';
import { isWithin, LEVELS, type Path, type School, type Stage } from '../schools/unit.ts';

/**
 * What the agenda does with a round, in this order. `open` is resumed until every duty exists; `notice`: requested ones;
 * `forget`: a year later, when nobody calls whoever declared any more.
 */
export const STEPS = [
  'open',
  'notice',
  'remind',
  'nudge',
  'call-list',
  'digest',
  'close-out',
  'forget',
] as const;
/** `called-off`: a cancelled round tells whom it had mailed; nothing comes after. */
export type Step = (typeof STEPS)[number] | 'called-off';

/** Who asked for a declaration out of turn, on whose authority, and whom it was meant for when it was asked. */
export interface RoundRequest {
  reason: string;
  authority: string;
  /** Number of the authority's letter. */
  letter?: string;
  /** The round's unit as it was called then. */
  unitName: string;
  /** Units on whose ground the schools asked stand: who oversees an area is shown only what concerns it. */
  areas: readonly Path[];
  /** Schools asked when it was sent; the duties made at opening are the fact. */
  schools: number;
  at: Instant;
  /** Address and name of who requested it. */
  by: string;
  name: string;
  /** sha256 of who and what: the same submission with another body is refused. */
  hash: string;
}

export interface Round {
  id: string;
  kind: 'scheduled' | 'requested';
  title: string;
  /** The unit whose schools owe it: the province for a scheduled round. */
  unit: Path;
  /** Requested: only schools that teach one of these; absent: all. */
  stages?: readonly Stage[];
  request?: RoundRequest;
  /** Steps that are left out because no sensible instant is left for them. */
  without?: readonly Step[];
  /** A school is declaring, or has: from then on the round cannot be cancelled. Kept for requested rounds only. */
  declaredAt?: Instant;
  /** Who called it off and when. It then counts nowhere and is shown to no school. */
  cancelled?: { at: Instant; by: string; name: string };
  /** Civil date of its opening in the province's zone. */
  date: CivilDate;
  opensAt: Instant;
  reminderAt: Instant;
  nudgeAt: Instant;
  callListAt: Instant;
  dueAt: Instant;
  digestAt: Instant;
  closesAt: Instant;
  /** `texts`: the wording entered over the set's own, as it stood at opening. */
  criteria: { set: string; version: number; confirmed: boolean; texts?: string };
  questions: readonly Question[];
  holidays: readonly Holiday[];
  /** Set last, when every duty exists: until then nothing is mailed. */
  openedAt?: Instant;
  /** A fact, unlike `closesAt`. */
  closedAt?: Instant;
  /** When its newest supplement came, or was made to wait again; absent: never. */
  supplements?: Instant;
  /** The `supplements` of when none waited any more: while they are the same the round need not be looked through. */
  supplementsDone?: Instant;
  /** The next thing the agenda does with it, and when; absent when all is done. */
  step?: Step;
  wakeAt?: Instant;
}

/** Close-out waits a little: an index may lag, and a declaration that arrived in time may still be on its way in. */
const CLOSE_OUT_AFTER = 60_000;
/** Phones of those who declared are kept this long after the closing. */
const PHONES_KEPT = 365 * 24 * 60 * 60 * 1000;
/** A requested round stays open at least this long after its due. */
const REQUESTED_STAYS_OPEN = 48 * 60 * 60 * 1000;

const moved = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The steps of a round that come after `done`. */
function stepsAfter({ kind, without = [] }: Pick<Round, 'kind' | 'without'>, done: Step): Step[] {
  const order: readonly Step[] = STEPS;
  if (!order.includes(done)) return [];
  return order
    .slice(order.indexOf(done) + 1)
    .filter((step) => !without.includes(step) && (step !== 'notice' || kind === 'requested'));
}

/**
 * When a step falls due. Close-out has no instant until a scheduled round is closed; a requested one closes at its
 * forecast even if no scheduled round opens then.
 */
function instantOfStep(round: Round, step: Step): Instant | undefined {
  switch (step) {
    case 'open':
    case 'called-off':
      return round.opensAt;
    case 'notice':
      // At once, but an instant of its own: the agenda meets a round's instant once in a run.
      return moved(round.opensAt, 1);
    case 'remind':
      return round.reminderAt;
    case 'nudge':
      return round.nudgeAt;
    case 'call-list':
      return round.callListAt;
    case 'digest':
      return round.digestAt;
    case 'close-out':
      if (round.closedAt) return moved(round.closedAt, CLOSE_OUT_AFTER);
      return round.kind === 'requested' ? round.closesAt : undefined;
    case 'forget':
      return moved(round.closedAt ?? round.closesAt, PHONES_KEPT);
  }
}

/** The step after `done` and when it falls due; without `wakeAt` it waits to be woken. Undefined when all is done. */
export function nextStep(round: Round, done: Step): { step: Step; wakeAt?: Instant } | undefined {
  const [step] = stepsAfter(round, done);
  if (!step) return undefined;
  const wakeAt = instantOfStep(round, step);
  return { step, ...(wakeAt && { wakeAt }) };
}

/** Some school's supplement may wait for an officer. */
export const mayHaveSupplements = ({ supplements, supplementsDone, cancelled }: Round): boolean =>
  supplements !== undefined && supplements !== supplementsDone && !cancelled;

/** What the states of its duties depend on. */
export const windowOf = (round: Round): RoundWindow => ({
  opensAt: round.opensAt,
  dueAt: round.dueAt,
  ...(round.closedAt && { closedAt: round.closedAt }),
  date: round.date,
  holidays: round.holidays,
});

/** The holidays a round that opens on `date` is opened with. */
export const holidaysTouching = (cadence: Pick<Cadence, 'holidays'>, date: CivilDate): Holiday[] =>
  holidaysOn(cadence, date);

/** A scheduled round's title: `Thứ Sáu 26/02/2021`. */
export function titleOf(date: CivilDate): string {
  const text = dayText(date, 'UTC');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * When a requested round closes: at the first scheduled opening at least 48 h after its due.
 * Undefined when the settings leave no slot within 400 days.
 */
export const requestedClosing = (cadence: Cadence, dueAt: Instant): Instant | undefined =>
  nextRound(cadence, moved(dueAt, REQUESTED_STAYS_OPEN - 1))?.opensAt;

/** The id of the round that `submission` asks for on `date`: asked twice, it is the same. */
export const requestedId = (date: CivilDate, submission: string): string =>
  `${date}-x${submission.toLowerCase().replaceAll('-', '').slice(0, 12)}`;

/** A requested round's id, told from a scheduled one's without reading the round. */
export const isRequestedId = (id: string): boolean => id.includes('-x');

/** Whether `school` is asked in the round. A combined school is asked for any of the stages it teaches. */
export const asks = ({ stages }: Pick<Round, 'stages'>, { level }: Pick<School, 'level'>): boolean =>
  stages === undefined || LEVELS[level].some((stage) => stages.includes(stage));

/** Whether the round concerns who oversees `target`: by management its tree, by area the ground it is asked on. */
export function touches(
  { kind, unit, request }: Pick<Round, 'kind' | 'unit'> & { request?: Pick<RoundRequest, 'areas'> },
  { by, target }: { by: 'management' | 'area' | 'school'; target: string },
): boolean {
  if (kind === 'scheduled') return true;
  if (by === 'area') return (request?.areas ?? []).some((area) => isWithin(area, target));
  return by === 'management' && (isWithin(unit, target) || isWithin(target, unit));
}

/** Ids as they are made: the date, and for a requested round a part of its request's uuid. */
const ROUND_ID = /^\d{4}-\d{2}-\d{2}(-x[\w-]{1,60})?$/;
export const isRoundId = (text: string): boolean => ROUND_ID.test(text);
