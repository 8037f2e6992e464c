/** What one row asks for, cell by cell, and every problem in it: a person mends them all at once, not one after the other. */
import { folded } from './folded.ts';
import { dateOf, isDamaged, isEmail, phoneOf, severalOf, textOf } from './import-cells.ts';
import type { ColumnName } from './import-columns.ts';
import type { unitFinder } from './import-places.ts';
import type { RowProblem } from './import-problems.ts';
import { levelFrom } from './level-words.ts';
import { LONGEST_NAME, type SchoolWish, sameId } from './register.ts';
import type { Line } from './register-import.ts';
import { type Contact, type Path, parentOf, type School } from './unit.ts';

export interface Declarer {
  /** Lower case. */
  email: string;
  /** Empty when the file names nobody. */
  name: string;
}

type Found<T> = { value?: T; problems: RowProblem[] };
const none = { problems: [] };
/** More for one school is a column of something else. */
const MOST_DECLARERS = 10;

function nameIn(line: Line, id: string): Found<string> {
  const name = textOf(line.cell('name'));
  if (name === '') return none;
  if (name.length > LONGEST_NAME) return { problems: [line.problem('name-long', 'name')] };
  if (isDamaged(name)) return { problems: [line.problem('name-damaged', 'name', id)] };
  return { value: name, problems: [] };
}

function levelIn(line: Line): Found<NonNullable<SchoolWish['level']>> {
  const text = textOf(line.cell('level'));
  if (text === '') return none;
  const value = levelFrom(text);
  return value ? { value, problems: [] } : { problems: [line.problem('level-unknown', 'level')] };
}

/** @param is where the school is already: a unit that closed since takes nobody new, but keeps whom it has */
function unitIn(
  line: Line,
  column: 'unit' | 'area',
  find: ReturnType<typeof unitFinder>,
  is: Path | undefined,
): Found<Path> {
  const text = textOf(line.cell(column));
  if (text === '') return none;
  const found = find(text);
  if ('unit' in found) return { value: found.unit.path, problems: [] };
  if ('closed' in found && found.closed.path === is) return none;
  if ('several' in found)
    return { problems: [line.problem('unit-several', column, found.several.join(', '))] };
  return { problems: [line.problem('closed' in found ? 'unit-closed' : 'unit-unknown', column)] };
}

function dateIn(line: Line, column: 'from' | 'until'): Found<string> {
  if (textOf(line.cell(column)) === '') return none;
  const value = dateOf(line.cell(column));
  return value ? { value, problems: [] } : { problems: [line.problem('date-unknown', column)] };
}

/** Instead of a closing day: the school is open again. An empty cell would leave it as it is. */
const OPEN_AGAIN = new Set(['mo lai', 'hoat dong lai', 'dang hoat dong', 'open', 'open again', 'reopen']);
const isOpenAgain = (line: Line): boolean =>
  OPEN_AGAIN.has(folded(textOf(line.cell('until'))).replace(/\s+/g, ' '));

function untilIn(line: Line): Found<string | null> {
  return isOpenAgain(line) ? { value: null, problems: [] } : dateIn(line, 'until');
}

/** A contact of a row completes the one there is: empty cells keep its parts. */
function contactIn(line: Line, before: Contact | undefined): Found<Contact> {
  const said = (column: ColumnName) => textOf(line.cell(column));
  const [name, position, email] = [said('contactName'), said('contactPosition'), said('contactEmail')];
  if ([name, position, email, said('contactPhone')].every((part) => part === '')) return none;
  const phone = said('contactPhone') === '' ? '' : phoneOf(line.cell('contactPhone'));
  const problems = [
    ...(name.length > LONGEST_NAME ? [line.problem('text-long', 'contactName')] : []),
    ...(position.length > LONGEST_NAME ? [line.problem('text-long', 'contactPosition')] : []),
    ...(phone === undefined ? [line.problem('phone-unknown', 'contactPhone')] : []),
    ...(email !== '' && !isEmail(email) ? [line.problem('email-unknown', 'contactEmail')] : []),
    ...(name === '' && !before ? [line.problem('contact-nameless', 'contactName')] : []),
  ];
  const mail = email || before?.email;
  const value: Contact = {
    name: name || (before?.name ?? ''),
    position: position || (before?.position ?? ''),
    phone: phone || (before?.phone ?? ''),
    ...(mail && { email: mail }),
  };
  return problems.length > 0 ? { problems } : { value, problems };
}

function declarersIn(line: Line): { value: Declarer[]; problems: RowProblem[] } {
  const emails = severalOf(line.cell('email')).map((email) => email.toLowerCase());
  const names = severalOf(line.cell('declarer'));
  if (emails.length === 0 && names.length > 0)
    return { value: [], problems: [line.problem('declarer-lone', 'email')] };
  if (emails.length > MOST_DECLARERS) return { value: [], problems: [line.problem('email-many', 'email')] };
  if (!emails.every(isEmail)) return { value: [], problems: [line.problem('email-unknown', 'email')] };
  const value = [...new Set(emails)].map((email, i) => ({
    email,
    name: (names[i] ?? '').slice(0, LONGEST_NAME),
  }));
  return { value, problems: [] };
}

function datesProblem(line: Line, wish: SchoolWish, school: School | undefined): RowProblem[] {
  const from = wish.from ?? school?.from;
  const until = wish.until === undefined ? school?.until : wish.until;
  return from && until && until <= from ? [line.problem('until-early', wish.until ? 'until' : 'from')] : [];
}

/** @param until null: open again, so it is merged into nobody any more */
function successorIn(line: Line, id: string, until: string | null | undefined): Found<string | null> {
  const value = textOf(line.cell('successor'));
  if (value === '') return until === null ? { value: null, problems: [] } : none;
  if (sameId(value) === sameId(id)) return { problems: [line.problem('successor-self', 'successor')] };
  return until ? { value, problems: [] } : { problems: [line.problem('successor-undated', 'successor')] };
}

/** @param school as the register has it; undefined for a new one */
export function wishOf(
  line: Line,
  school: School | undefined,
  find: ReturnType<typeof unitFinder>,
): { wish: SchoolWish; declarers: Declarer[]; problems: RowProblem[] } {
  const id = textOf(line.cell('id'));
  const name = nameIn(line, id);
  const level = levelIn(line);
  const unit = unitIn(line, 'unit', find, school && parentOf(school.path));
  const area = unitIn(line, 'area', find, school?.area);
  const from = dateIn(line, 'from');
  const until = untilIn(line);
  const contact = contactIn(line, school?.contact);
  const declarers = declarersIn(line);
  const undated = until.problems.length === 0;
  const successor = undated
    ? successorIn(line, id, until.value === undefined ? school?.until : until.value)
    : none;
  const found = { name, level, unit, area, from, until, contact, successor };
  const wish: SchoolWish = Object.fromEntries(
    Object.entries(found).flatMap(([key, { value }]: [string, Found<unknown>]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  const problems = [...Object.values(found), declarers].flatMap((each) => each.problems);
  return {
    wish,
    declarers: declarers.value,
    problems: problems.length > 0 ? problems : datesProblem(line, wish, school),
  };
}
