/** The answers about directives, put together from the stores. */
import { may, mayCall, type Principal, viewOf } from '../access/access.ts';
import { type CivilDate, civilDateAt, type Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { inOrder, SCHOOL_ORDERS, schoolSaid, TIME_ORDERS } from '../oversight/orders.ts';
import type { UnitRef } from '../oversight/overview.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import { childTowards, isWithin, type Path, parentOf } from '../schools/unit.ts';
import { type Audience, concerns, type Letter, mustAcknowledge } from './directive.ts';
import type { Acknowledgement, DirectiveItem } from './directives.store.ts';
import type {
  AcknowledgementRow,
  DirectiveAnswer,
  DirectiveRow,
  DirectivesAnswer,
  PreviewAnswer,
} from './directives.ts';
import { addressesBySchool } from './reach.ts';

/** Of each the acknowledgements are counted: a page is short. */
const PAGE = 10;
const SCHOOLS_PAGE = 50;

export interface Viewer {
  principal: Principal;
  now: Instant;
  today: CivilDate;
  unit: UnitRef;
  names: ReadonlyMap<Path, string>;
  units: readonly UnitRef[];
}

/** Who looks at which unit. @throws Problem unknown-unit */
export async function viewerOf(
  system: System,
  principal: Principal,
  path: Path,
  now: Instant,
): Promise<Viewer> {
  const units = await system.schools.units();
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  return {
    principal,
    now,
    today: civilDateAt(now, system.province.zone),
    unit: { path, name: unit.name, kind: unit.kind },
    names: new Map(units.map((each) => [each.path, each.name])),
    units,
  };
}

/** By management those below the unit, by area those on its ground. */
export async function schoolsSeen(system: System, { principal, unit }: Viewer): Promise<SchoolItem[]> {
  if (viewOf(principal, unit.path) === 'management') return system.schools.below(unit.path);
  const all = await system.schools.below(system.province.id);
  return all.filter(({ area }) => isWithin(area, unit.path));
}

type Counted = Audience & Pick<Letter, 'deadline'>;
/** Those that count in n/N. */
export const countedOf = (
  directive: Counted,
  schools: readonly SchoolItem[],
  today: CivilDate,
): SchoolItem[] => schools.filter((school) => mustAcknowledge(directive, school, today));

type Made = ReadonlyMap<string, Acknowledgement>;
const figures = (schools: readonly SchoolItem[], made: Made) => ({
  acknowledged: schools.filter(({ id }) => made.has(id)).length,
  expected: schools.length,
});

const mayRun = (principal: Principal, unit: Path): boolean =>
  may(principal, 'publish-directive', { path: unit });

function rowOf(
  directive: DirectiveItem,
  counted: readonly SchoolItem[],
  made: Made,
  viewer: Viewer,
): DirectiveRow {
  const { id, number, issuer, date, title, deadline, link, levels, publishedAt, by, withdrawnAt } = directive;
  return {
    id,
    number,
    issuer,
    date,
    title,
    deadline,
    ...(link && { link }),
    unit: { path: directive.unit, name: viewer.names.get(directive.unit) ?? '' },
    levels,
    publishedAt,
    by,
    ...(withdrawnAt && { withdrawnAt }),
    ...figures(counted, made),
    mayEdit: mayRun(viewer.principal, directive.unit),
  };
}

/** Those that concern a unit, or schools on its ground, newest first. */
const directivesOf = (all: readonly DirectiveItem[], schools: readonly SchoolItem[], viewer: Viewer) =>
  all.filter(
    (directive) =>
      concerns(directive, viewer.unit.path) || countedOf(directive, schools, viewer.today).length > 0,
  );

export interface DirectivesQuery {
  /** Already folded. */
  words: readonly string[];
  sort: (typeof TIME_ORDERS)[number];
}

/** Every directive of a list, each with its figures. */
export async function directivesFound(
  system: System,
  viewer: Viewer,
  { words, sort }: DirectivesQuery,
  offset = 0,
  size?: number,
): Promise<{ total: number; rows: DirectiveRow[]; cursor?: string }> {
  const [all, schools] = await Promise.all([system.directives.all(), schoolsSeen(system, viewer)]);
  const named = directivesOf(all, schools, viewer).filter(({ number, issuer, title }) =>
    hasWords(`${number} ${issuer} ${title}`, words),
  );
  const found = inOrder(named, TIME_ORDERS, sort, { name: ({ number }) => number });
  const { rows, cursor } = pageFrom(found, offset, size ?? found.length);
  const counted = await Promise.all(
    rows.map(async (directive) => {
      const made = await system.directives.acknowledgements(directive.id);
      return rowOf(directive, countedOf(directive, schools, viewer.today), made, viewer);
    }),
  );
  return { total: found.length, rows: counted, ...(cursor && { cursor }) };
}

/** `GET /api/directives` */
export async function directivesView(
  system: System,
  viewer: Viewer,
  query: DirectivesQuery,
  offset: number,
): Promise<DirectivesAnswer> {
  const found = await directivesFound(system, viewer, query, offset, PAGE);
  return { now: viewer.now, today: viewer.today, unit: viewer.unit, ...found };
}

const unitOfSchool = (viewer: Viewer) =>
  viewOf(viewer.principal, viewer.unit.path) === 'area'
    ? ({ area }: SchoolItem) => area
    : ({ path }: SchoolItem) => parentOf(path) ?? '';

function unitsBelow(schools: readonly SchoolItem[], made: Made, viewer: Viewer) {
  const unitOf = unitOfSchool(viewer);
  const groups = Map.groupBy(schools, (school) => childTowards(unitOf(school), viewer.unit.path));
  return viewer.units
    .filter(({ path }) => parentOf(path) === viewer.unit.path && groups.has(path))
    .map(({ path, name, kind }) => ({ path, name, kind, ...figures(groups.get(path) ?? [], made) }));
}

export interface AcknowledgementsQuery {
  state?: 'missing' | 'done';
  words: readonly string[];
  sort: (typeof SCHOOL_ORDERS)[number];
}

function acknowledgementRow(school: SchoolItem, made: Made, viewer: Viewer): AcknowledgementRow {
  const { id, path, name, level, area, contact } = school;
  const done = made.get(id);
  const callable = !done && contact && mayCall(viewer.principal, { path, area, schoolId: id });
  return {
    school: { id, path, name, level, unitName: viewer.names.get(parentOf(path) ?? '') ?? '' },
    ...(done && { acknowledged: { at: done.at, by: done.by } }),
    ...(callable && { contact }),
  };
}

/** Who has not first, then by unit and name. */
const byAttention = (a: AcknowledgementRow, b: AcknowledgementRow): number =>
  Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined) ||
  a.school.unitName.localeCompare(b.school.unitName, 'vi') ||
  a.school.name.localeCompare(b.school.name, 'vi');

export interface Found {
  directive: DirectiveItem;
  counted: SchoolItem[];
  made: Made;
}

/** One directive as a unit sees it. @throws Problem unknown-directive, also for one that does not concern the unit */
export async function directiveFound(system: System, viewer: Viewer, id: string): Promise<Found> {
  const [directive, schools, made] = await Promise.all([
    system.directives.get(id),
    schoolsSeen(system, viewer),
    system.directives.acknowledgements(id),
  ]);
  if (!directive || directivesOf([directive], schools, viewer).length === 0)
    throw new Problem('unknown-directive');
  return { directive, counted: countedOf(directive, schools, viewer.today), made };
}

/** The schools of a list, in its order. */
export const acknowledgementsFound = (
  { counted, made }: Found,
  viewer: Viewer,
  { state, words, sort }: AcknowledgementsQuery,
): AcknowledgementRow[] => {
  const rows = counted
    .map((school) => acknowledgementRow(school, made, viewer))
    .filter(
      ({ school, acknowledged }) =>
        (!state || (state === 'done') === (acknowledged !== undefined)) && hasWords(school.name, words),
    );
  return inOrder(rows.sort(byAttention), SCHOOL_ORDERS, sort, schoolSaid);
};

/** `GET /api/directives/{directive}` */
export async function directiveView(
  system: System,
  viewer: Viewer,
  found: Found,
  query: AcknowledgementsQuery & { offset: number },
): Promise<DirectiveAnswer> {
  const { directive, counted, made } = found;
  const reminders = await system.directives.reminders(directive.id);
  const rows = acknowledgementsFound(found, viewer, query);
  const page = pageFrom(rows, query.offset, SCHOOLS_PAGE);
  const row = rowOf(directive, counted, made, viewer);
  const { path } = viewer.unit;
  return {
    now: viewer.now,
    today: viewer.today,
    unit: viewer.unit,
    directive: { ...row, revision: directive.revision, changes: directive.changes },
    units: unitsBelow(counted, made, viewer),
    reminders: reminders
      .filter(({ unit }) => isWithin(unit, path) || isWithin(path, unit))
      .slice(0, 20)
      .map(({ at, by, unit, schools }) => ({ at, by, unitName: viewer.names.get(unit) ?? '', schools })),
    mayRemind: mayRun(viewer.principal, path) && !directive.withdrawnAt && row.acknowledged < row.expected,
    remindedToday: reminders.some(({ date, unit }) => date === viewer.today && isWithin(path, unit)),
    total: rows.length,
    ...page,
  };
}

/** Who would get a letter, and how many of them can be reached. */
export async function previewOf(
  system: System,
  viewer: Viewer,
  letter: Counted,
): Promise<Omit<PreviewAnswer, 'now'>> {
  const [schools, accounts] = await Promise.all([system.schools.below(letter.unit), system.accounts.all()]);
  const addresses = addressesBySchool(accounts);
  const counted = countedOf(letter, schools, viewer.today);
  const groups = Map.groupBy(counted, ({ path }) => childTowards(parentOf(path) ?? '', letter.unit));
  return {
    expected: counted.length,
    reachable: counted.filter(({ id }) => addresses.has(id)).length,
    units: [...groups].map(([path, those]) => ({
      name: viewer.names.get(path) ?? '',
      schools: those.length,
    })),
  };
}
