/** What the register's routes answer: the page imports these types. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { RowProblem } from './import-problems.ts';
import type { RegisterChange } from './register.ts';
import type { Contact, Level, Path } from './unit.ts';

export interface UnitLine {
  path: Path;
  name: string;
  kind: string;
  /** Civil date from which it takes no schools. */
  until?: CivilDate;
  /** It stands there now; here are its past rounds. */
  movedTo?: Path;
  revision: number;
  /** Open schools it manages itself or through units below. */
  schools: number;
  /** Of them, with at least one account. */
  withAccount: number;
  changes: RegisterChange[];
  /** It is closed or moved and its schools are still on their way. */
  emptying: boolean;
}

export interface UnitsAnswer {
  now: Instant;
  units: UnitLine[];
}

export const SCHOOL_STATES = ['open', 'closed', 'no-account'] as const;
export type SchoolState = (typeof SCHOOL_STATES)[number];
export const SCHOOL_SORTS = ['name', 'unit', 'changed'] as const;
export type SchoolSort = (typeof SCHOOL_SORTS)[number];

export interface SchoolLine {
  id: string;
  path: Path;
  name: string;
  level: Level;
  unit: { path: Path; name: string };
  area: { path: Path; name: string };
  from: CivilDate;
  /** First day on which it is closed. */
  until?: CivilDate;
  successor?: string;
  open: boolean;
  /** People who declare for it. */
  accounts: number;
}

/** Schools that are open, and how many of them somebody declares for. */
export interface Coverage {
  schools: number;
  withAccount: number;
}

export interface SchoolsAnswer {
  now: Instant;
  unit: { path: Path; name: string };
  coverage: Coverage;
  total: number;
  rows: SchoolLine[];
  cursor?: string;
}

export interface SchoolAnswer {
  now: Instant;
  school: SchoolLine & {
    revision: number;
    contact?: Contact;
    successorName?: string;
    /** Newest first. */
    changes: RegisterChange[];
  };
}

export interface ImportCounts {
  /** Rows of the file below its heading. */
  total: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Rows left out. */
  rejected: number;
  /** Accounts that come along. */
  accounts: number;
}

/** What became of the rows so far. */
export interface Outcomes {
  added: number;
  changed: number;
  unchanged: number;
  failed: number;
  accounts: number;
}

/** A row that would add or change a school. */
export interface PlannedRow {
  row: number;
  id: string;
  name: string;
  what: 'add' | 'change';
  fields: NonNullable<RegisterChange['fields']>;
  /** Addresses that get an account for the school. */
  accounts: string[];
}

export const IMPORT_STATES = ['checked', 'applying', 'done', 'expired'] as const;

export interface ImportLine {
  id: string;
  file: string;
  by: string;
  at: Instant;
  state: (typeof IMPORT_STATES)[number];
  counts: ImportCounts;
  outcomes?: Outcomes;
  /** Parts of the work done and in all, while it is applied. */
  progress?: { done: number; of: number };
  finishedAt?: Instant;
}

export interface ImportAnswer {
  now: Instant;
  import: ImportLine & {
    /** Headings whose columns were not read. */
    ignored: string[];
    /** The first of them; all are in the export. */
    problems: RowProblem[];
    /** The first of them. */
    rows: PlannedRow[];
    /** Another import that is being applied: this one waits for its end. */
    busy: boolean;
  };
}

export interface ImportsAnswer {
  now: Instant;
  imports: ImportLine[];
}
