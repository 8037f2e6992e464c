/** The answers about alerts. Types only. */
import type { Role } from '../access/access.ts';
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { AffectedClass, Operation } from '../declarations/declaration.ts';
import type { Standing } from '../declarations/duties.store.ts';
import type { AlertKind } from '../mail/alert.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Contact, Level, Path } from '../schools/unit.ts';

/** "Đã tiếp nhận": the same for all who see the alert. */
export interface MarkView {
  by: string;
  /** As which of the person's roles. */
  role: Role;
  at: Instant;
  note?: string;
  /** Until when the viewer, whose mark it is, may take it back. */
  undoUntil?: Instant;
}

export interface AlertRow {
  id: string;
  kind: AlertKind;
  /** Arrival of the declaration that says so. */
  at: Instant;
  round: string;
  revision: number;
  school: { id: string; path: Path; name: string; level: Level; unitName: string; areaName: string };
  /** From what was told before to what the declaration says; levels only where the criteria are confirmed. */
  before: Standing;
  now: Standing;
  operation: Operation;
  classes: AffectedClass[];
  mark?: MarkView;
  /** The viewer may take it. */
  mayMark: boolean;
}

/** `GET /api/alerts?unit=&state=&q=&from=&to=&cursor=`: newest first. */
export interface AlertsAnswer {
  now: Instant;
  unit: UnitRef;
  /** Arrived on these days, both included. */
  from: CivilDate;
  to: CivilDate;
  total: number;
  /** Of the unit and these days, whatever else was asked: not yet taken. */
  open: number;
  rows: AlertRow[];
  cursor?: string;
}

/** `GET /api/alerts/{id}` */
export interface AlertAnswer {
  now: Instant;
  alert: AlertRow;
  /** Which units were told, when, and who of them by mail; in the order they were told. */
  told: { unit: Path; name: string; at: Instant; people: string[] }[];
  /** Every taking and taking back, oldest first. */
  marks: (Omit<MarkView, 'undoUntil'> & { what: 'taken' | 'taken-back' })[];
  /** What stands declared when a later revision has been sent since. */
  newer?: { revision: number; at: Instant; newConfirmed: number; classes: AffectedClass[] };
  /** For those who may call the school. */
  contact?: Contact;
}

/** `PUT /api/alerts/{id}/mark` */
export interface MarkBody {
  /** False takes it back. */
  taken: boolean;
  /** At most 300 characters. Absent leaves a note as it is. */
  note?: string;
  /** Asked about something like a name in the note, the writer says that it is none. */
  notName?: boolean;
}
export interface MarkAnswer {
  now: Instant;
  alert: AlertRow;
}
