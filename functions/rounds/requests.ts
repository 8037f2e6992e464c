/** Requesting a declaration: what is sent and answered. Types only. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { Question } from '../declarations/declaration.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Level, Path, Stage } from '../schools/unit.ts';

/** Body of `POST /api/rounds`. */
export interface RequestBody {
  /** A uuid made by the page, once for each thing it means to ask. */
  submission: string;
  unit: Path;
  /** Only schools that teach one of these stages (a combined school for any of its own); absent: every school. */
  stages?: Stage[];
  title: string;
  reason: string;
  /** Whoever asks for it: an authority's name as schools know it. */
  authority: string;
  /** Number of its letter. */
  letter?: string;
  /** An instant with offset or Z, or `2021-03-01T16:30` on the province's clock. */
  dueAt: string;
  questions: Pick<Question, 'kind' | 'text'>[];
}

/** `POST /api/rounds?dry-run=true`: what would become of it. Nothing is kept or mailed. */
export interface RequestPreview {
  now: Instant;
  unit: UnitRef;
  schools: number;
  /** Of them: those with somebody whose address works. */
  reachable: number;
  units: (UnitRef & { schools: number; reachable: number })[];
  levels: { level: Level; schools: number }[];
  dueAt: Instant;
  /** Absent: no sensible instant is left for it. */
  reminderAt?: Instant;
  nudgeAt?: Instant;
  callListAt: Instant;
  digestAt: Instant;
  closesAt: Instant;
  /** Open rounds that ask some of the same schools. Allowed: a school then has both on one screen. */
  overlapping: { id: string; kind: 'scheduled' | 'requested'; title: string; dueAt: Instant }[];
  /** A holiday on the day of due: it is asked for all the same. */
  holiday?: string;
}

/** `opening`: its duties are being made. `open`: still to be declared to, perhaps past due. */
export type RequestState = 'opening' | 'open' | 'closed' | 'cancelled';

export interface RequestRow {
  id: string;
  title: string;
  state: RequestState;
  unit: { path: Path; name: string };
  stages?: Stage[];
  reason: string;
  authority: string;
  letter?: string;
  questions: Question[];
  requestedAt: Instant;
  /** Name of who requested it. */
  by: string;
  dueAt: Instant;
  closesAt: Instant;
  closedAt?: Instant;
  cancelled?: { at: Instant; by: string };
  /** Schools asked when it was sent. */
  asked: number;
  /** Below the unit looked at; absent until it has opened and where it was cancelled. */
  progress?: { expected: number; declared: number; onTime: number };
  mayCancel: boolean;
}

/** `GET /api/requests?unit=&q=&cursor=`: a year of them, newest first. */
export interface RequestsAnswer {
  now: Instant;
  /** Civil date of `now` in the province's zone. */
  today: CivilDate;
  unit: UnitRef;
  total: number;
  rows: RequestRow[];
  cursor?: string;
}

/** What requesting and cancelling answer. */
export interface RequestAnswer {
  now: Instant;
  request: RequestRow;
}
