/**
 * A spreadsheet of schools against the register: what each row would add or change, and what is wrong with it.
 * Each row is judged by itself, so a bad one never touches another. An empty cell leaves what the register has.
 */
import type { CivilDate } from '../calendar/cadence.ts';
import { codeOf, isScientific, type RawCell, textOf } from './import-cells.ts';
import { type ColumnName, columnOf } from './import-columns.ts';
import { unitFinder } from './import-places.ts';
import { type ProblemCode, problemOf, type RowProblem } from './import-problems.ts';
import { type Declarer, wishOf } from './import-row.ts';
import { differencesOf, isId, type NewSchool, type Recorded, type SchoolWish, sameId } from './register.ts';
import type { School, Unit } from './unit.ts';

/** A good row: what the register is to become. */
export type ImportRow = {
  /** As the spreadsheet numbers it. */
  row: number;
  id: string;
  /** Accounts that come along; those there are already stay. */
  declarers: Declarer[];
} & (
  | { what: 'add'; school: NewSchool }
  | {
      what: 'change' | 'same';
      name: string;
      wish: SchoolWish;
      /** Revision of the school that the row was held against. */
      seen: number;
      /** And of its contact, which is also edited apart from it. */
      seenContact: number;
      fields: ReturnType<typeof differencesOf>;
    }
);

export interface Plan {
  rows: ImportRow[];
  problems: RowProblem[];
  /** Rows below the heading that are not empty: each is in `rows` or has a problem. */
  total: number;
}

type KnownSchool = School & Recorded & { contactRevision?: number };
export interface Against {
  schools: readonly KnownSchool[];
  units: readonly Unit[];
  /** Addresses that declare for a school, by its code. */
  declarers: ReadonlyMap<string, readonly string[]>;
  today: CivilDate;
}

export interface Heading {
  /** Index of the heading's row in the sheet. */
  at: number;
  columns: ReadonlyMap<ColumnName, { index: number; heading: string }>;
  /** Headings that are none of ours: those columns are not read. */
  unknown: string[];
  /** Headings that say the same as one before. */
  twice: string[];
}

/** A title or two may stand above the heading. */
const LOOKED_AT = 15;

function headingAt(row: readonly RawCell[], at: number): Heading {
  const columns = new Map<ColumnName, { index: number; heading: string }>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const [index, cell] of row.entries()) {
    const heading = textOf(cell);
    const name = columnOf(heading);
    if (!name) {
      if (heading !== '') unknown.push(heading);
    } else if (columns.has(name)) twice.push(heading);
    else columns.set(name, { index, heading });
  }
  return { at, columns, unknown, twice };
}

/** The row that names most columns; undefined when none names the code and at least one more. */
export function findHeading(rows: readonly (readonly RawCell[])[]): Heading | undefined {
  const found = rows
    .slice(0, LOOKED_AT)
    .map(headingAt)
    .filter(({ columns }) => columns.has('id') && columns.size > 1);
  return found.toSorted((a, b) => b.columns.size - a.columns.size)[0];
}

/** One row with the names of its columns. */
export interface Line {
  row: number;
  cell(column: ColumnName): RawCell | undefined;
  problem(code: ProblemCode, column: ColumnName, other?: string): RowProblem;
}

function lineOf(cells: readonly RawCell[], row: number, { columns }: Heading): Line {
  const cell = (column: ColumnName) => cells[columns.get(column)?.index ?? -1];
  return {
    row,
    cell,
    problem(code, column, other) {
      const heading = columns.get(column)?.heading;
      return problemOf(code, {
        row,
        column,
        value: textOf(cell(column)),
        ...(heading !== undefined && { heading }),
        ...(other !== undefined && { other }),
      });
    },
  };
}

type Known = ReadonlyMap<string, KnownSchool>;

/** The code's own problem, if it has one. Digits alone may have lost their zeros: then the register knows the whole code. */
function idProblem(line: Line, id: string, known: Known): RowProblem | undefined {
  if (id === '') return line.problem('id-missing', 'id');
  if (isScientific(line.cell('id'))) return line.problem('id-scientific', 'id');
  if (!isId(id)) return line.problem('id-form', 'id');
  if (known.has(sameId(id)) || !/^\d+$/.test(id)) return undefined;
  const whole = [1, 2, 3, 4].map((n) => '0'.repeat(n) + id).find((code) => known.has(code));
  return whole ? line.problem('id-zeros', 'id', whole) : undefined;
}

interface Judged {
  row?: ImportRow;
  problems: RowProblem[];
}

function judge(line: Line, known: Known, against: Against, find: ReturnType<typeof unitFinder>): Judged {
  const id = codeOf(line.cell('id'));
  const wrong = idProblem(line, id, known);
  if (wrong) return { problems: [wrong] };
  const school = known.get(sameId(id));
  const { wish, declarers, problems } = wishOf(line, school, find);
  if (problems.length > 0) return { problems };
  if (!school) {
    const { name, level, unit } = wish;
    if (name === undefined || level === undefined || unit === undefined) {
      const column = name === undefined ? 'name' : level === undefined ? 'level' : 'unit';
      return { problems: [line.problem('new-needs', column)] };
    }
    const from = wish.from ?? against.today;
    if (wish.until && wish.until <= from) return { problems: [line.problem('until-early', 'until')] };
    const made = { ...wish, id, name, level, unit, area: wish.area ?? unit, from };
    const { until, successor, ...rest } = made;
    const fresh: NewSchool = { ...rest, ...(until && { until }), ...(successor && { successor }) };
    return { row: { row: line.row, id, declarers, what: 'add', school: fresh }, problems };
  }
  const has = new Set((against.declarers.get(school.id) ?? []).map((email) => email.toLowerCase()));
  const fields = differencesOf(school, wish);
  const more = declarers.filter(({ email }) => !has.has(email));
  const what = fields.length > 0 || more.length > 0 ? 'change' : 'same';
  const { name, revision: seen = 0, contactRevision: seenContact = 0 } = school;
  return {
    row: { row: line.row, id: school.id, declarers: more, what, name, wish, seen, seenContact, fields },
    problems,
  };
}

/** A merged school's successor must be one of the register or of the file's own good rows. */
function successorsKnown(judged: readonly (Judged & { line: Line })[], known: Known): Judged[] {
  const coming = new Set(judged.flatMap(({ row }) => (row ? [sameId(row.id)] : [])));
  return judged.map(({ row, problems, line }) => {
    const successor = row && (row.what === 'add' ? row.school : row.wish).successor;
    if (!row || !successor || known.has(sameId(successor)) || coming.has(sameId(successor)))
      return { ...(row && { row }), problems };
    return { problems: [line.problem('successor-unknown', 'successor')] };
  });
}

/** @param rows the whole sheet, the heading among them */
export function planOf(rows: readonly (readonly RawCell[])[], heading: Heading, against: Against): Plan {
  const known: Known = new Map(against.schools.map((school) => [sameId(school.id), school]));
  const find = unitFinder(against.units);
  const taken = new Map<string, number>();
  const judged: (Judged & { line: Line })[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= heading.at || cells.every((cell) => textOf(cell) === '')) continue;
    const line = lineOf(cells, index + 1, heading);
    const { row, problems } = judge(line, known, against, find);
    const first = row && taken.get(sameId(row.id));
    if (row && first === undefined) taken.set(sameId(row.id), line.row);
    if (first !== undefined) judged.push({ line, problems: [line.problem('id-twice', 'id', String(first))] });
    else judged.push({ line, problems, ...(row && { row }) });
  }
  const settled = successorsKnown(judged, known);
  return {
    rows: settled.flatMap(({ row }) => (row ? [row] : [])),
    problems: settled.flatMap(({ problems }) => problems),
    total: judged.length,
  };
}
