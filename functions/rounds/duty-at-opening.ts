/** What a school's duty says at the moment its round opens: its place, and what the scheduled round before left behind. */
import type { Instant } from '../calendar/cadence.ts';
import { isSuspendedThroughout, nextSilentRun } from '../calendar/duty.ts';
import { type Brief, firstDeclaredOn, statusOf } from '../declarations/brief.ts';
import type { Duty } from '../declarations/duties.store.ts';
import type { School } from '../schools/unit.ts';
import { type Round, windowOf } from './round.ts';

export interface Opening {
  round: Round;
  /** The school's brief in the scheduled round before, if it had a duty there. */
  before?: { round: Round; brief: Brief };
  /** Nobody of the school has a working address. */
  unreachable: boolean;
  /** IANA zone of the province. */
  zone: string;
  /** Its silence in the round before is judged at this instant. */
  now: Instant;
}

/** A declared suspension reaching beyond its round; a later declaration of an open school ends it. */
const suspendedUntil = (brief: Brief | undefined): string | undefined =>
  brief?.declared ? brief.declared.until : brief?.suspendedUntil;

/** What was last known of the school: a round it was suspended through or missed tells nothing new. */
const lastKnown = (brief: Brief | undefined): Brief['before'] =>
  brief?.declared
    ? {
        safety: brief.declared.safety,
        operation: brief.declared.operation,
        newConfirmed: brief.declared.cases.newConfirmed,
      }
    : brief?.before;

function briefAtOpening(school: School, { round, before, unreachable, zone, now }: Opening): Brief {
  const last = before?.brief;
  const known = lastKnown(last);
  const until = suspendedUntil(last);
  // Handed on from round to round: whether a school has ever declared is then known without reading them all.
  const firstOn = firstDeclaredOn(last, zone);
  const suspended = until !== undefined && isSuspendedThroughout(until, round, zone);
  const silentBefore = nextSilentRun(
    before && {
      state: statusOf(windowOf(before.round), before.brief, now).state,
      silentBefore: before.brief.silentBefore,
    },
  );
  return {
    id: school.id,
    name: school.name,
    level: school.level,
    area: school.area,
    silentBefore,
    revision: 0,
    ...(suspended && { exempt: { reason: 'suspended', until }, suspendedUntil: until }),
    ...(unreachable && { unreachable }),
    ...(known && { before: known }),
    ...(firstOn && { firstOn }),
  };
}

export function dutyAtOpening(school: School, opening: Opening): Duty {
  const brief = briefAtOpening(school, opening);
  return {
    round: opening.round.id,
    path: school.path,
    schoolId: school.id,
    brief,
    revision: 0,
    revisions: [],
    // New cases are new in each round; a level alarms only when it is entered.
    alerted: { newConfirmed: 0, ...(brief.before?.safety && { safety: brief.before.safety }) },
  };
}
