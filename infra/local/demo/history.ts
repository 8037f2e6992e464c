/**
 * Synthetic declarations of the weeks before the rehearsal begins: the same at every start, plausible, and with a few
 * schools of every kind an official has to deal with. Pure; nothing here is known about any real school.
 */
import type { CivilDate, Instant, ScheduledRound } from '../../../functions/calendar/cadence.ts';
import { addDays } from '../../../functions/calendar/civil-date.ts';
import { isSuspendedThroughout } from '../../../functions/calendar/duty.ts';
import type { CriteriaSet } from '../../../functions/declarations/criteria.ts';
import type { Declaration } from '../../../functions/declarations/declaration.ts';
import type { School } from '../../../functions/schools/unit.ts';
import { type Part, partsOf } from './parts.ts';
import { type Chance, chance } from './random.ts';
import { declarationOf, enrolmentOf, passedBy } from './school-life.ts';

export interface Arrived {
  at: Instant;
  declaration: Declaration;
}

/** What came of one school in one round: its declarations in the order they arrived, none if it stayed silent. */
export interface History {
  schoolId: string;
  round: CivilDate;
  arrivals: Arrived[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Most declare in the morning; some shortly before it is due. */
function onTime(luck: Chance, round: ScheduledRound): number {
  const from = Date.parse(round.opensAt);
  const to = Date.parse(round.dueAt);
  const share = luck.of(0.75) ? 0.1 + 0.35 * luck.next() * luck.next() ** 0.5 : 0.3 + 0.69 * luck.next();
  return Math.round(from + (to - from) * share);
}
const late = (luck: Chance, round: ScheduledRound): number =>
  Math.min(Date.parse(round.dueAt) + luck.between(5, 900) * MINUTE, Date.parse(round.closesAt) - HOUR);

/** The habit spreads: of the first round a quarter is missing, of the latest a few. */
const silentShare = (i: number, count: number) => 0.02 + 0.2 * (1 - i / Math.max(1, count - 1)) ** 2;

function arrivalTime(
  luck: Chance,
  part: Part,
  round: ScheduledRound,
  i: number,
  count: number,
): number | undefined {
  const fromEnd = count - 1 - i;
  if (part.kind === 'silent' && fromEnd < part.rounds) return undefined;
  if (part.kind === 'had-cases' && fromEnd === part.rounds) return onTime(luck, round);
  if (part.kind === 'late') return luck.of(0.7) ? late(luck, round) : onTime(luck, round);
  // Schools with a part to play are seen playing it.
  if (part.kind !== 'ordinary' && fromEnd < 3) return onTime(luck, round);
  if (luck.of(silentShare(i, count))) return undefined;
  return luck.of(0.03) ? late(luck, round) : onTime(luck, round);
}

interface Telling {
  rounds: readonly ScheduledRound[];
  criteria: CriteriaSet;
  zone: string;
}

function tell(school: School, part: Part, { rounds, criteria, zone }: Telling): History[] {
  const luck = chance('history', school.id);
  const enrolled = enrolmentOf(school, luck);
  const passed = passedBy(part, criteria, luck);
  let suspendedUntil = '';
  return rounds.map((round, i) => {
    const fromEnd = rounds.length - 1 - i;
    const nothing: History = { schoolId: school.id, round: round.id, arrivals: [] };
    if (suspendedUntil && isSuspendedThroughout(suspendedUntil, round, zone)) return nothing;
    const at = arrivalTime(luck, part, round, i, rounds.length);
    const declaration = declarationOf({
      school,
      part,
      enrolled,
      passed,
      criteria,
      date: round.id,
      fromEnd,
      luck,
    });
    if (at === undefined) return nothing;
    suspendedUntil = declaration.operation.until ?? '';
    const arrivals = [{ at: new Date(at).toISOString(), declaration }];
    // A few look again and correct the absences an hour later.
    if (luck.of(0.02) && declaration.learners.absent > 0) {
      const learners = { ...declaration.learners, absent: declaration.learners.absent + 1 };
      const again = Math.min(at + HOUR, Date.parse(round.closesAt) - MINUTE);
      arrivals.push({ at: new Date(again).toISOString(), declaration: { ...declaration, learners } });
    }
    return { ...nothing, arrivals };
  });
}

/** @returns by round, oldest first, one entry per school in the register's order. */
export function historyOf(schools: readonly School[], telling: Telling): Map<CivilDate, History[]> {
  const parts = partsOf(schools);
  const all = schools.flatMap((school) =>
    tell(school, parts.get(school.id) ?? { kind: 'ordinary' }, telling),
  );
  return Map.groupBy(all, ({ round }) => round);
}

/**
 * What a school would declare on a day after its history, so that a rehearsed round fills up: the same school as before.
 * Undefined for those whose part is to stay silent.
 */
export function declarationToday(
  school: School,
  part: Part,
  date: CivilDate,
  criteria: CriteriaSet,
): Declaration | undefined {
  if (part.kind === 'silent' || part.kind === 'unreachable' || part.kind === 'suspended') return undefined;
  const past = chance('history', school.id);
  const enrolled = enrolmentOf(school, past);
  const passed = passedBy(part, criteria, past);
  const luck = chance('today', date, school.id);
  return declarationOf({ school, part, enrolled, passed, criteria, date, fromEnd: 0, luck });
}

/** Six weeks before the day the rehearsal begins. */
export const historyBegins = (today: CivilDate): CivilDate => addDays(today, -42);
