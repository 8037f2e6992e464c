/** What the API answers of more than one round: results over dates, and trends. Types only; the page imports them. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { RoundBrief } from '../declarations/mine.ts';
import type { Level, Path } from '../schools/unit.ts';
import type { UnitRef } from './overview.ts';
import type { Missed, Result, Results } from './results.ts';

export type RoundName = Pick<RoundBrief, 'id' | 'kind' | 'title'>;

/**
 * By which rule schools are counted. `management`: each round in the unit the school answered to then. `area`: all rounds
 * on the ground where the register has the school now.
 */
export type CountedBy = 'management' | 'area';

export interface SchoolResult extends Results {
  school: {
    id: string;
    name: string;
    /** Absent when the register does not have the school. */
    level?: Level;
    /** The unit it answers to by now. */
    unit: Path;
    unitName: string;
  };
  /** It no longer answers to the unit asked about: only its rounds there are counted. */
  elsewhere: boolean;
  /** Oldest first, requested rounds among them. */
  missedIn: Missed[];
}

/** `GET /api/results?unit=&from=&to=&level=&q=&sort=&cursor=`: rounds that are closed; what is still open counts nowhere. */
export interface ResultsAnswer {
  now: Instant;
  unit: UnitRef;
  by: CountedBy;
  from: CivilDate;
  to: CivilDate;
  /** Oldest first; those in which a school of the unit was expected. */
  rounds: (RoundName & { result: Result })[];
  /** Of these dates, not closed yet or their figures not frozen yet. */
  open: RoundName[];
  figures: Results;
  /** The units directly below. */
  units: (UnitRef & Results)[];
  /** Schools that were expected at least once. */
  total: number;
  rows: SchoolResult[];
  cursor?: string;
}

/** `GET /api/results/silent?unit=&from=&to=&level=`: the annex, every school that missed a round for good. */
export interface SilentAnswer {
  now: Instant;
  total: number;
  rows: SchoolResult[];
}

/** What of a round is drawn over time. Cases are absent where they are not known for this unit (`casesKnown`). */
export interface TrendFigures {
  expected: number;
  onTime: number;
  late: number;
  supplemented: number;
  newConfirmed?: number;
  activeConfirmed?: number;
}
export interface TrendRound extends RoundName {
  dueAt: Instant;
  /** `due`: still open, as it stood when it was due. */
  as: 'closed' | 'due';
  figures: TrendFigures;
}

/** How complete a unit was in a round; null: nothing kept of it. */
export type TrendCell = { expected: number; declared: number } | null;

/** `GET /api/trends?unit=&rounds=`: the newest scheduled rounds whose figures are frozen, oldest first. */
export interface TrendsAnswer {
  now: Instant;
  unit: UnitRef;
  by: CountedBy;
  casesKnown: boolean;
  rounds: TrendRound[];
  /** The units directly below, a cell for each of `rounds`. */
  units: (UnitRef & { cells: TrendCell[] })[];
}
