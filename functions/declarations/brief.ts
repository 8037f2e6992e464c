/** What lists and totals need of a duty: one small map on its item, projected by the indexes. */
import { type CivilDate, civilDateAt, type Instant } from '../calendar/cadence.ts';
import { type DutyFacts, type DutyStatus, dutyStatus, type RoundWindow } from '../calendar/duty.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { type Level, type Path, parentOf } from '../schools/unit.ts';
import type { SafetyLevel } from './criteria.ts';
import {
  type CaseCounts,
  caseTotals,
  type Declaration,
  type Headcount,
  type Measure,
  type Need,
  type Operation,
} from './declaration.ts';
import type { Excuse, LastCall } from './follow-up.ts';

/** The figures of what stands declared. */
export interface DeclaredBrief {
  operation: Operation;
  until?: CivilDate;
  learners: Headcount;
  staff: Headcount;
  /** Learners and staff together. */
  cases: CaseCounts;
  /** At most three, for a line of text. */
  classes: { label: string; measure: Measure }[];
  needs: Need[];
  safety: SafetyLevel;
  passed: number;
  /** To a requested round's extra questions, by question id. */
  answers?: NonNullable<Declaration['answers']>;
}

export interface Brief {
  /** The school's id: the index `figures` projects nothing else that names it. */
  id: string;
  name: string;
  level: Level;
  area: Path;
  /** Not obliged, for a reason known at opening. */
  exempt?: DutyFacts['exempt'];
  /** Scheduled, required rounds missed in a row before this one. */
  silentBefore: number;
  /** No working address when last looked at. */
  unreachable?: true;
  /** As the scheduled round before had it. */
  before?: { safety?: SafetyLevel; operation?: Operation; newConfirmed?: number };
  /** When it first declared in any scheduled round before this one; absent: never. */
  firstOn?: CivilDate;
  /** A suspension declared in an earlier round that reaches beyond it. */
  suspendedUntil?: CivilDate;
  revision: number;
  firstAt?: Instant;
  lastAt?: Instant;
  declared?: DeclaredBrief;
  supplement?: 'waiting' | 'accepted' | 'declined';
  supplementAcceptedAt?: Instant;
  excuse?: Excuse;
  lastCall?: LastCall;
  /** When an officer last had it nudged out of turn, and in which submission. */
  nudgedAt?: Instant;
  nudgedIn?: string;
}

export const declaredBrief = (d: Declaration, safety: SafetyLevel): DeclaredBrief => ({
  operation: d.operation.state,
  ...(d.operation.until && { until: d.operation.until }),
  learners: d.learners,
  staff: d.staff,
  cases: caseTotals(d),
  classes: d.classes.slice(0, 3).map(({ label, measure }) => ({ label, measure })),
  needs: d.needs,
  safety,
  passed: d.criteria.passed.length,
  ...(d.answers && Object.keys(d.answers).length > 0 && { answers: d.answers }),
});

const factsOf = (brief: Brief): DutyFacts => ({
  level: brief.level,
  ...(brief.firstAt && { firstAt: brief.firstAt }),
  ...(brief.exempt && { exempt: brief.exempt }),
  ...(brief.supplementAcceptedAt && { supplementAcceptedAt: brief.supplementAcceptedAt }),
});

/** The state of the school in the round at `now`: the one rule, asked with what the brief knows. */
export const statusOf = (round: RoundWindow, brief: Brief, now: Instant): DutyStatus =>
  dutyStatus(round, factsOf(brief), now);

/** The day it first declared in a scheduled round, as far as this round knows. */
export const firstDeclaredOn = (
  brief: Pick<Brief, 'firstOn' | 'firstAt'> | undefined,
  zone: string,
): CivilDate | undefined => brief?.firstOn ?? (brief?.firstAt && civilDateAt(brief.firstAt, zone));

export interface BriefRow {
  path: Path;
  brief: Brief;
}

/** A line of a list, without the contact (that lives in the register, not in the round). */
export const dutyRow = (row: BriefRow, round: RoundWindow, now: Instant): DutyRow => {
  const { brief, path } = row;
  return {
    ...statusOf(round, brief, now),
    school: {
      id: brief.id,
      path,
      name: brief.name,
      level: brief.level,
      unit: parentOf(path) ?? '',
      area: brief.area,
    },
    revision: brief.revision,
    silentBefore: brief.silentBefore,
    unreachable: brief.unreachable ?? false,
    ...(brief.firstOn && { firstOn: brief.firstOn }),
    ...(brief.firstAt && { firstAt: brief.firstAt }),
    ...(brief.lastAt && { lastAt: brief.lastAt }),
    ...(brief.declared && { declared: brief.declared }),
    ...(brief.before && { before: brief.before }),
    ...(brief.supplement && { supplement: brief.supplement }),
    ...(brief.excuse && { excuse: brief.excuse }),
    ...(brief.lastCall && { lastCall: brief.lastCall }),
    ...(brief.nudgedAt && { nudgedAt: brief.nudgedAt }),
  };
};
