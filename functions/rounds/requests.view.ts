/** What those who request declarations see: the preview before sending, and what became of requests. */
import { may, type Principal } from '../access/access.ts';
import { isReachable } from '../access/account.ts';
import { civilDateAt, holidaysOn, type Instant } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { dutyRow } from '../declarations/brief.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { inOrder, TIME_ORDERS } from '../oversight/orders.ts';
import type { UnitRef } from '../oversight/overview.ts';
import { figuresOfRows } from '../oversight/rows.ts';
import type { System } from '../platform/wiring.ts';
import { isWithin, type Path, parentOf, type School, type Unit } from '../schools/unit.ts';
import { asked, instantsOf } from './requesting.ts';
import type { RequestPreview, RequestRow, RequestState, RequestsAnswer } from './requests.ts';
import type { RequestsQuery } from './requests-query.ts';
import { type Round, touches, windowOf } from './round.ts';

const PAGE = 20;
const LOOK_BACK_DAYS = 366;

const refOf = ({ path, name, kind }: UnitRef): UnitRef => ({ path, name, kind });

/** Open rounds, or such as are being opened, that ask any of `schools`. */
async function overlapping(system: System, schools: readonly School[], now: Instant) {
  const date = civilDateAt(now, system.province.zone);
  const open = (await system.rounds.recent(date)).filter(({ closedAt }) => closedAt === undefined);
  return open
    .filter((round) => asked(schools, round, date).length > 0)
    .map(({ id, kind, title, dueAt }) => ({ id, kind, title, dueAt }));
}

interface Previewed {
  unit: Unit;
  schools: readonly School[];
  dueAt: Instant;
  now: Instant;
}

/** `POST /api/rounds?dry-run=true` */
export async function requestPreview(
  system: System,
  { unit, schools, dueAt, now }: Previewed,
): Promise<RequestPreview> {
  const [accounts, units, { cadence }, others] = await Promise.all([
    system.accounts.all(),
    system.schools.units(),
    system.settings.read(),
    overlapping(system, schools, now),
  ]);
  const reached = new Set(
    accounts.filter(isReachable).flatMap(({ scopes }) => scopes.map(({ target }) => target)),
  );
  const reachable = (some: readonly School[]) => some.filter(({ id }) => reached.has(id)).length;
  const byUnit = Map.groupBy(schools, ({ path }) => parentOf(path));
  const {
    without = [],
    reminderAt,
    nudgeAt,
    callListAt,
    digestAt,
    closesAt,
  } = instantsOf(cadence, now, dueAt);
  const holiday = holidaysOn(cadence, civilDateAt(dueAt, cadence.zone))[0]?.name;
  return {
    now,
    unit: refOf(unit),
    schools: schools.length,
    reachable: reachable(schools),
    units: units.flatMap((each) => {
      const own = byUnit.get(each.path);
      return own ? [{ ...refOf(each), schools: own.length, reachable: reachable(own) }] : [];
    }),
    levels: [...Map.groupBy(schools, ({ level }) => level)].map(([level, own]) => ({
      level,
      schools: own.length,
    })),
    dueAt,
    ...(!without.includes('remind') && { reminderAt }),
    ...(!without.includes('nudge') && { nudgeAt }),
    callListAt,
    digestAt,
    closesAt,
    overlapping: others,
    ...(holiday && { holiday }),
  };
}

/** Of the schools below `unit`: frozen once it is closed out, until then counted as they stand. */
async function progressOf(system: System, round: Round, unit: Path, now: Instant) {
  if (!round.openedAt || round.cancelled) return undefined;
  const below = isWithin(unit, round.unit) ? unit : round.unit;
  const frozen = round.closedAt ? (await system.summaries.get(below, round.id))?.close : undefined;
  const figures =
    frozen ??
    figuresOfRows(
      (await system.duties.briefs(round.id, below)).map((row) => dutyRow(row, windowOf(round), now)),
    );
  const { expected, declared, onTime } = figures;
  return { expected, declared, onTime };
}

function stateOf({ cancelled, closedAt, openedAt }: Round): RequestState {
  if (cancelled) return 'cancelled';
  if (closedAt) return 'closed';
  return openedAt ? 'open' : 'opening';
}

export async function requestRow(
  system: System,
  principal: Principal,
  round: Round,
  unit: Path,
  now: Instant,
): Promise<RequestRow> {
  const { request, cancelled } = round;
  const progress = await progressOf(system, round, unit, now);
  return {
    id: round.id,
    title: round.title,
    state: stateOf(round),
    unit: { path: round.unit, name: request?.unitName ?? '' },
    ...(round.stages && { stages: [...round.stages] }),
    reason: request?.reason ?? '',
    authority: request?.authority ?? '',
    ...(request?.letter && { letter: request.letter }),
    questions: [...round.questions],
    requestedAt: request?.at ?? round.opensAt,
    by: request?.name ?? '',
    dueAt: round.dueAt,
    closesAt: round.closesAt,
    ...(round.closedAt && { closedAt: round.closedAt }),
    ...(cancelled && { cancelled: { at: cancelled.at, by: cancelled.name } }),
    asked: request?.schools ?? 0,
    ...(progress && { progress }),
    mayCancel: !round.closedAt && !round.declaredAt && may(principal, 'request-round', { path: round.unit }),
  };
}

/** Those that ask any school below `unit`, a year of them, by default newest first. */
export async function requestsFound(
  system: System,
  unit: Path,
  { words, sort }: RequestsQuery,
  now: Instant,
): Promise<Round[]> {
  const today = civilDateAt(now, system.province.zone);
  const found = (await system.rounds.requestedSince(addDays(today, -LOOK_BACK_DAYS))).filter(
    (round) =>
      touches(round, { by: 'management', target: unit }) &&
      hasWords(`${round.title} ${round.request?.authority} ${round.request?.letter ?? ''}`, words),
  );
  return inOrder(found, TIME_ORDERS, sort, { name: ({ title }) => title });
}

/** `GET /api/requests` */
export async function requestsView(
  system: System,
  principal: Principal,
  unit: Unit,
  query: RequestsQuery & { offset: number },
  now: Instant,
): Promise<RequestsAnswer> {
  const found = await requestsFound(system, unit.path, query, now);
  const { rows, cursor } = pageFrom(found, query.offset, PAGE);
  return {
    now,
    today: civilDateAt(now, system.province.zone),
    unit: refOf(unit),
    total: found.length,
    rows: await Promise.all(rows.map((round) => requestRow(system, principal, round, unit.path, now))),
    ...(cursor && { cursor }),
  };
}
