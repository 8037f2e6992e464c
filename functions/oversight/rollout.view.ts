/** The roll-out of a unit, put together from register, accounts and the newest scheduled round. */
import { mayCall, type Principal, viewOf } from '../access/access.ts';
import { type Account, declarersOf } from '../access/account.ts';
import { type CivilDate, civilDateAt, type Instant, instantOf } from '../calendar/cadence.ts';
import { firstDeclaredOn } from '../declarations/brief.ts';
import { Problem } from '../platform/problem.ts';
import type { Settings } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import {
  childTowards,
  isOpenOn,
  isWithin,
  type Path,
  parentOf,
  type School,
  type Unit,
} from '../schools/unit.ts';
import { hasWords, pageFrom } from './listing.ts';
import { inOrder, SCHOOL_ORDERS, schoolSaid } from './orders.ts';
import type { UnitRef } from './overview.ts';
import {
  type Begun,
  completeSince,
  type Deadline,
  furtherFirst,
  ROLLOUT_STAGES,
  type RolloutStage,
  rolloutFigures,
  stageOf,
} from './rollout.ts';
import type { RolloutAnswer, RolloutRow } from './rollout-answer.ts';
import type { RolloutQuery } from './rollout-query.ts';

const PAGE = 50;
/** Sorts after every round id. */
const AFTER_ALL = ':';

export const deadlineOf = ({ rollOutBy }: Pick<Settings, 'rollOutBy'>, zone: string): Deadline | undefined =>
  rollOutBy === undefined ? undefined : { by: rollOutBy, at: instantOf(rollOutBy, '00:00', zone) };

const earliest = (instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants.flatMap((instant) => (instant ? [instant] : [])).sort()[0];

/** What `accounts` say of a school; `firstOn` from elsewhere. */
export function begunOf(
  accounts: readonly Account[],
  schoolId: string,
  firstOn: CivilDate | undefined,
): Begun {
  const own = declarersOf(accounts, schoolId).filter(({ disabledAt }) => !disabledAt);
  const activatedAt = earliest(own.map((account) => account.activatedAt));
  return { accounts: own.length, ...(activatedAt && { activatedAt }), ...(firstOn && { firstOn }) };
}

interface Known extends Begun {
  school: School;
  invitedAt?: Instant;
}

interface Found {
  unit: UnitRef;
  units: readonly Unit[];
  schools: Known[];
  /** The unit in which a school counts for the viewer. */
  unitOf: (school: School) => Path;
  deadline?: Deadline;
}

async function found(system: System, principal: Principal, path: Path, now: Instant): Promise<Found> {
  const view = viewOf(principal, path);
  if (!view) throw new Problem('forbidden');
  const { zone, id } = system.province;
  const from = view === 'management' ? path : id;
  const [units, register, accounts, settings, newest] = await Promise.all([
    system.schools.units(),
    system.schools.below(from),
    system.accounts.all(),
    system.settings.read(),
    system.rounds
      .scheduledBefore(AFTER_ALL)
      .then((round) => (round ? system.duties.briefs(round.id, from) : [])),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const briefs = new Map(newest.map(({ brief }) => [brief.id, brief]));
  const today = civilDateAt(now, zone);
  const seen = view === 'management' ? register : register.filter(({ area }) => isWithin(area, path));
  const schools = seen
    .filter((school) => isOpenOn(school, today))
    .map((school): Known => {
      const invitedAt = declarersOf(accounts, school.id)
        .flatMap((account) => account.invitedAt ?? [])
        .sort()
        .at(-1);
      const begun = begunOf(accounts, school.id, firstDeclaredOn(briefs.get(school.id), zone));
      return { school, ...begun, ...(invitedAt && { invitedAt }) };
    });
  const deadline = deadlineOf(settings, zone);
  const unitOf = ({ area, path: at }: School) => (view === 'area' ? area : (parentOf(at) ?? ''));
  return { unit, units, schools, unitOf, ...(deadline && { deadline }) };
}

const refOf = ({ path, name, kind }: UnitRef): UnitRef => ({ path, name, kind });

function rowOf(known: Known, principal: Principal, names: ReadonlyMap<Path, string>): RolloutRow {
  const { school, accounts, invitedAt, activatedAt, firstOn } = known;
  const { id, path, name, level, area, contact } = school;
  return {
    school: { id, path, name, level, unitName: names.get(parentOf(path) ?? '') ?? '' },
    stage: stageOf(known),
    accounts,
    ...(invitedAt && { invitedAt }),
    ...(activatedAt && { activatedAt }),
    ...(firstOn && { firstOn }),
    ...(contact && mayCall(principal, { path, area, schoolId: id }) && { contact }),
  };
}

/** Who lacks most comes first, then by place. */
const byStage = (a: RolloutRow, b: RolloutRow): number =>
  ROLLOUT_STAGES.indexOf(a.stage) - ROLLOUT_STAGES.indexOf(b.stage) ||
  a.school.path.localeCompare(b.school.path);

function rowsOf({ schools, units }: Found, principal: Principal, query: RolloutQuery): RolloutRow[] {
  const names = new Map(units.map(({ path, name }) => [path, name]));
  const rows = schools
    .map((known) => rowOf(known, principal, names))
    .filter(
      ({ stage, school }) =>
        query.stages.includes(stage) && hasWords(`${school.name} ${school.unitName}`, query.words),
    )
    .sort(byStage);
  return inOrder(rows, SCHOOL_ORDERS, query.sort, schoolSaid);
}

function unitsBelow({ unit, units, schools, unitOf, deadline }: Found): RolloutAnswer['units'] {
  const groups = Map.groupBy(schools, ({ school }) => childTowards(unitOf(school), unit.path));
  return units
    .filter(({ path, until }) => parentOf(path) === unit.path && (!until || groups.has(path)))
    .map((each) => ({ ...refOf(each), figures: rolloutFigures(groups.get(each.path) ?? [], deadline) }))
    .sort(furtherFirst);
}

/** `GET /api/rollout` */
export async function rolloutView(
  system: System,
  principal: Principal,
  path: Path,
  query: RolloutQuery,
  offset: number,
  now: Instant,
): Promise<RolloutAnswer> {
  const all = await found(system, principal, path, now);
  const rows = rowsOf(all, principal, query);
  const count = (stage: RolloutStage) => all.schools.filter((known) => stageOf(known) === stage).length;
  const since = completeSince(all.schools, (instant) => civilDateAt(instant, system.province.zone));
  const { rows: page, ...more } = pageFrom(rows, offset, PAGE);
  return {
    now,
    unit: refOf(all.unit),
    ...(all.deadline && { deadline: all.deadline }),
    figures: rolloutFigures(all.schools, all.deadline),
    ...(since && { doneSince: since }),
    units: unitsBelow(all),
    stages: {
      'no-account': count('no-account'),
      'not-activated': count('not-activated'),
      'not-declared': count('not-declared'),
      done: count('done'),
    },
    total: rows.length,
    rows: page,
    ...more,
  };
}

/** Every school of a list, to be kept as a file. */
export async function rolloutFound(
  system: System,
  principal: Principal,
  path: Path,
  query: RolloutQuery,
  now: Instant,
): Promise<{ unit: UnitRef; rows: RolloutRow[] }> {
  const all = await found(system, principal, path, now);
  return { unit: all.unit, rows: rowsOf(all, principal, query) };
}
