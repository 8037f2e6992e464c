/** The answers of a school's routes, put together from the stores. */
import { may, mayCall, type Principal } from '../access/access.ts';
import { type CivilDate, civilDateAt, type Instant, nextRound } from '../calendar/cadence.ts';
import { offsetAt } from '../calendar/zone.ts';
import { lettersFor } from '../directives/mine.view.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import { parentOf } from '../schools/unit.ts';
import { statusOf } from './brief.ts';
import { callView } from './calls.ts';
import type { CriteriaSet } from './criteria.ts';
import type { Declaration } from './declaration.ts';
import type { Duty } from './duties.store.ts';
import type { DutyAnswer, HistoryAnswer, MineAnswer, MyDuty, OnBehalfAnswer, RoundBrief } from './mine.ts';
import { tellsContact } from './telling-contact.ts';

/** How far back the last declaration is looked for, in rounds. */
const LOOK_BACK = 14;
const HISTORY_PAGE = 20;

export const roundBrief = (round: Round): RoundBrief => ({
  id: round.id,
  kind: round.kind,
  title: round.title,
  opensAt: round.opensAt,
  dueAt: round.dueAt,
  closesAt: round.closesAt,
  ...(round.closedAt && { closedAt: round.closedAt }),
  criteria: {
    set: round.criteria.set,
    version: round.criteria.version,
    confirmed: round.criteria.confirmed,
  },
  questions: [...round.questions],
  ...(round.request && {
    request: {
      unit: round.unit,
      unitName: round.request.unitName,
      reason: round.request.reason,
      authority: round.request.authority,
      ...(round.request.letter && { letter: round.request.letter }),
    },
  }),
});

/** The school's newest declaration of an earlier round than `before`. */
export async function lastDeclared(
  system: System,
  schoolId: string,
  before: string,
): Promise<{ round: string; declaration: Declaration } | undefined> {
  const rows = await system.duties.history(schoolId, LOOK_BACK, before);
  const row = rows.find(({ brief }) => brief.declared !== undefined);
  const duty = row && (await system.duties.get(row.round, row.path));
  return duty?.declaration && { round: duty.round, declaration: duty.declaration };
}

async function myDuty(system: System, round: Round, duty: Duty, now: Instant): Promise<MyDuty> {
  const last = await lastDeclared(system, duty.schoolId, round.id);
  const standing = duty.revisions.findLast((revision) => !revision.supplement);
  return {
    ...statusOf(windowOf(round), duty.brief, now),
    school: duty.schoolId,
    round: roundBrief(round),
    revision: duty.revision,
    ...(standing && {
      current: {
        declaration: standing.declaration,
        receivedAt: standing.at,
        reference: standing.reference,
        safety: standing.safety,
      },
    }),
    ...(duty.supplement && {
      supplement: {
        receivedAt: duty.supplement.receivedAt,
        reference: duty.supplement.reference,
        state: duty.supplement.state,
        ...declinedFor(duty),
      },
    }),
    ...(last && { last }),
  };
}

/** What the officer wrote who declined the newest supplement. */
function declinedFor({ supplement, followUps = [] }: Duty): { reason?: string } {
  if (supplement?.state !== 'declined') return {};
  const { reason } =
    followUps.findLast(({ what, revision }) => what === 'declined' && revision === supplement.revision) ?? {};
  return reason ? { reason } : {};
}

/** What a page shows: open rounds; for a link whose round is closed only that; with nothing open the last, to supplement. */
async function roundsToShow(system: System, principal: Principal, today: CivilDate): Promise<Round[]> {
  if (principal.kind === 'link' && principal.roundClosed) {
    const own = await system.rounds.get(principal.round);
    return own ? [own] : [];
  }
  const recent = (await system.rounds.recent(today)).filter((round) => round.openedAt && !round.cancelled);
  const open = recent.filter((round) => !round.closedAt);
  if (open.length > 0) return open;
  const last = recent.findLast(({ kind }) => kind === 'scheduled');
  return last ? [last] : [];
}

async function schoolsOf(system: System, principal: Principal): Promise<SchoolItem[]> {
  const ids =
    principal.kind === 'link'
      ? [principal.schoolId]
      : principal.scopes.filter((scope) => scope.role === 'declarer').map((scope) => scope.target);
  const found = await Promise.all(ids.map((id) => system.schools.school(id)));
  return found.filter((school) => school !== undefined);
}

const unitNames = async (system: System, paths: readonly string[]): Promise<Map<string, string>> => {
  const units = await Promise.all([...new Set(paths)].map((path) => system.schools.unit(path)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.path, unit.name]] : [])));
};

/** Each set once, in the wording of the newest round that uses it. */
const sets = (system: System, rounds: readonly Round[]): Promise<CriteriaSet[]> => {
  const newest = new Map(rounds.map((round) => [`${round.criteria.set} ${round.criteria.version}`, round]));
  return Promise.all([...newest.values()].map((round) => system.criteriaTexts.setOf(round)));
};

/** `GET /api/duties/mine` */
export async function mineView(system: System, principal: Principal, now: Instant): Promise<MineAnswer> {
  const today = civilDateAt(now, system.province.zone);
  const [settings, rounds, schools] = await Promise.all([
    system.settings.read(),
    roundsToShow(system, principal, today),
    schoolsOf(system, principal),
  ]);
  const { cadence } = settings;
  const names = await unitNames(
    system,
    schools.map((school) => parentOf(school.path) ?? ''),
  );
  const pairs = schools.flatMap((school) => rounds.map((round) => ({ school, round })));
  const duties = await Promise.all(
    pairs.map(async ({ school, round }) => {
      const duty = await system.duties.find(round.id, school.id);
      return duty ? [await myDuty(system, round, duty, now)] : [];
    }),
  );
  const next = nextRound(cadence, now);
  return {
    now,
    today,
    province: { name: system.province.name, offset: offsetAt(now, cadence.zone) },
    by: principal.kind,
    synthetic: settings.synthetic,
    schools: schools.map(({ id, path, name, level }) => {
      return { id, path, name, level, unit: names.get(parentOf(path) ?? '') ?? '' };
    }),
    duties: duties.flat(),
    ...(next && { next: { id: next.id, opensAt: next.opensAt, dueAt: next.dueAt } }),
    criteria: await sets(system, rounds),
    directives: await lettersFor(system, schools, today),
  };
}

/**
 * `GET /api/rounds/{round}/duties/{school}/on-behalf`: as a reminder's link of that round would show it to the school.
 * Duties of other open rounds are in it only where the officer runs the school as the register has it now.
 */
export async function onBehalfView(
  system: System,
  officer: Principal & { kind: 'account' },
  round: Round,
  schoolId: string,
  now: Instant,
): Promise<OnBehalfAnswer> {
  const roundClosed = round.closedAt !== undefined;
  const link: Principal = { kind: 'link', schoolId, round: round.id, roundClosed, recipient: '' };
  const [mine, school] = await Promise.all([mineView(system, link, now), system.schools.school(schoolId)]);
  const all = school && may(officer, 'declare-on-behalf', { path: school.path, area: school.area, schoolId });
  const { email, name } = officer;
  return {
    ...mine,
    by: 'officer',
    officer: { email, name, ...(school?.contact && { contact: school.contact }) },
    duties: mine.duties.filter((duty) => all || duty.round.id === round.id),
  };
}

/** Who declared is named to all who may read; the phone only to the school itself and to those who may call there. */
const withoutPhone = (declaration: Declaration): Declaration => ({
  ...declaration,
  declarer: { ...declaration.declarer, phone: '' },
});

const isOwn = (principal: Principal, schoolId: string): boolean =>
  principal.kind === 'link'
    ? principal.schoolId === schoolId
    : principal.scopes.some(({ by, target }) => by === 'school' && target === schoolId);

/** `GET /api/rounds/{round}/duties/{school}`, with its revisions. */
export async function dutyView(
  system: System,
  principal: Principal,
  round: Round,
  duty: Duty,
  now: Instant,
): Promise<DutyAnswer> {
  const unitPath = parentOf(duty.path) ?? '';
  const calls = mayCall(principal, { path: duty.path, area: duty.brief.area, schoolId: duty.schoolId });
  const [mine, names, school, criteriaSet] = await Promise.all([
    myDuty(system, round, duty, now),
    unitNames(system, [unitPath]),
    calls ? system.schools.school(duty.schoolId) : undefined,
    system.criteriaTexts.setOf(round),
  ]);
  const callable = school && tellsContact(principal, round, school);
  const shown = calls || isOwn(principal, duty.schoolId) ? (all: Declaration) => all : withoutPhone;
  return {
    ...mine,
    ...(mine.current && { current: { ...mine.current, declaration: shown(mine.current.declaration) } }),
    ...(mine.last && { last: { ...mine.last, declaration: shown(mine.last.declaration) } }),
    now,
    schoolName: duty.brief.name,
    level: duty.brief.level,
    unitName: names.get(unitPath) ?? '',
    ...(callable && school.contact && { contact: school.contact }),
    ...(calls && duty.calls && { calls: duty.calls.map(callView) }),
    ...(calls && duty.brief.nudgedAt && { nudgedAt: duty.brief.nudgedAt }),
    ...(calls && duty.followUps && { followUps: duty.followUps.map(({ email: _, ...told }) => told) }),
    ...(duty.brief.excuse && { excuse: duty.brief.excuse }),
    criteriaSet,
    revisions: duty.revisions.map((r) => ({
      revision: r.revision,
      at: r.at,
      ...(r.preparedAt && { preparedAt: r.preparedAt }),
      who: r.who,
      how: r.how,
      ...(r.calledAt && { calledAt: r.calledAt }),
      ...(r.supplement && { supplement: true }),
      safety: r.safety,
      declaration: shown(r.declaration),
    })),
  };
}

/** `GET /api/schools/{school}/history` */
export async function historyView(
  system: System,
  school: SchoolItem,
  now: Instant,
  cursor: string | undefined,
): Promise<HistoryAnswer> {
  const rows = await system.duties.history(school.id, HISTORY_PAGE, cursor);
  const [rounds, names] = await Promise.all([
    Promise.all(rows.map((row) => system.rounds.get(row.round))),
    unitNames(system, [parentOf(school.path) ?? '']),
  ]);
  const last = rows.at(-1);
  return {
    now,
    school: {
      id: school.id,
      path: school.path,
      name: school.name,
      level: school.level,
      unit: names.get(parentOf(school.path) ?? '') ?? '',
    },
    rounds: rows.flatMap(({ brief }, i) => {
      const round = rounds[i];
      if (!round || round.cancelled) return [];
      const { id, kind, title, dueAt } = round;
      return [
        {
          ...statusOf(windowOf(round), brief, now),
          round: { id, kind, title, dueAt },
          revision: brief.revision,
          ...(brief.firstAt && { firstAt: brief.firstAt }),
          ...(brief.lastAt && { lastAt: brief.lastAt }),
          ...(brief.declared && {
            safety: brief.declared.safety,
            newConfirmed: brief.declared.cases.newConfirmed,
            learners: { total: brief.declared.learners.total, absent: brief.declared.learners.absent },
          }),
        },
      ];
    }),
    ...(rows.length === HISTORY_PAGE && last && { cursor: last.round }),
  };
}
