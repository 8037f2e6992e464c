/** The answers the office lives on. Types only. */
import type { Scope } from '../access/access.ts';
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { DutyStatus } from '../calendar/duty.ts';
import type { SafetyLevel } from '../declarations/criteria.ts';
import type { CaseCounts, Measure, Need, Operation } from '../declarations/declaration.ts';
import type { Excuse, LastCall } from '../declarations/follow-up.ts';
import type { RoundBrief } from '../declarations/mine.ts';
import type { Contact, Level, Path } from '../schools/unit.ts';
import type { Figures } from './tally.ts';

export interface UnitRef {
  path: Path;
  name: string;
  kind: string;
}

/** `GET /api/rounds/{round}/overview?unit=&level=` — {round} may be `latest`. */
export interface OverviewAnswer {
  now: Instant;
  round: RoundBrief;
  unit: UnitRef;
  /** From the viewer's own scope down to the unit's parent. */
  trail: UnitRef[];
  figures: Figures;
  /** The same unit's frozen figures of the scheduled round before, if there was one. */
  previous?: { round: string; figures: Figures };
  /** The units directly below. */
  units: (UnitRef & { figures: Figures })[];
  levels: { level: Level; figures: Figures }[];
  /** Schools standing directly in this unit (the children that are not units). */
  schools: number;
  /** Schools with new cases and schools at ■ or ◆, worst first (≤ 20 each); the lists hold the rest. */
  newCases: DutyRow[];
  unsafe: DutyRow[];
  /** Who still owes, silent running first (≤ 20). */
  toCall: DutyRow[];
}

/** A line of any list of schools in a round. */
export interface DutyRow extends DutyStatus {
  school: { id: string; path: Path; name: string; level: Level; unit: string; area: Path };
  revision: number;
  /** When it first declared in an earlier scheduled round; absent: never before this one. */
  firstOn?: CivilDate;
  firstAt?: Instant;
  lastAt?: Instant;
  /** Scheduled, required rounds missed in a row before this one. */
  silentBefore: number;
  unreachable: boolean;
  /** Present for those who still owe, when the viewer may call them. */
  contact?: Contact;
  declared?: {
    operation: Operation;
    until?: string;
    learners: { total: number; absent: number; absentIll: number };
    staff: { total: number; absent: number; absentIll: number };
    /** Learners and staff together. */
    cases: CaseCounts;
    /** At most three, for a line of text. */
    classes: { label: string; measure: Measure }[];
    needs: Need[];
    safety: SafetyLevel;
    passed: number;
    /** To a requested round's extra questions, by question id. */
    answers?: Record<string, number | boolean | string>;
  };
  /** As the scheduled round before had it. */
  before?: { safety?: SafetyLevel; operation?: Operation; newConfirmed?: number };
  supplement?: 'waiting' | 'accepted' | 'declined';
  /** Its lateness, excused. */
  excuse?: Excuse;
  lastCall?: LastCall;
  /** When an officer last had it nudged on demand. */
  nudgedAt?: Instant;
}

/** `GET /api/rounds/{round}/duties?unit=&state=&level=&safety=&need=&cases=new&q=&sort=&cursor=` */
export interface DutiesAnswer {
  now: Instant;
  round: RoundBrief;
  unit: UnitRef;
  total: number;
  rows: DutyRow[];
  cursor?: string;
}

/** `GET /api/rounds?cursor=`: newest first. */
export interface RoundsAnswer {
  now: Instant;
  rounds: RoundBrief[];
  next?: { id: string; opensAt: Instant; dueAt: Instant };
  cursor?: string;
}

/** `GET /api/session` (401 when signed out) */
export interface SessionAnswer {
  now: Instant;
  /** `office`: who answers for it; `offices`: a unit's education office, by the unit's kind. */
  province: { name: string; zone: string; path: Path; office: string; offices: Record<string, string> };
  account: {
    email: string;
    name: string;
    scopes: (Scope & { targetName: string })[];
    /** Whether these mails are wanted; absent: this account's roles get none. */
    digest?: boolean;
    alerts?: boolean;
    /** The school level its owner looks at by default; absent: all. */
    level?: Level;
  };
  /** Where this person lives: `/khai-bao/` for declarers, `/quan-ly/` for all others. */
  home: string;
  expiresAt: Instant;
  /** True when the data is a rehearsal's: every page then says that it is synthetic. */
  synthetic: boolean;
}
