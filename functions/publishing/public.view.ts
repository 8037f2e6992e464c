/** What the public page asks for, put together from the stores. */
import { type Instant, nextRound } from '../calendar/cadence.ts';
import { dutyRow } from '../declarations/brief.ts';
import { criteriaOf } from '../declarations/criteria-sets.ts';
import { hasWords } from '../oversight/listing.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { figuresOfRows } from '../oversight/rows.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { childTowards, type Path, parentOf } from '../schools/unit.ts';
import {
  type PublicSchool,
  type PublicSchools,
  type PublicSituation,
  publicSituation,
} from './public-summary.ts';

const SHOWN = 20;
/** Sorts after every round id. */
const AFTER_ALL = ':';

async function latestRows(
  system: System,
  now: Instant,
): Promise<{ round: Round; rows: DutyRow[] } | undefined> {
  const round = await system.rounds.scheduledBefore(AFTER_ALL);
  if (!round) return undefined;
  const briefs = await system.duties.briefs(round.id, round.unit);
  return { round, rows: briefs.map((row) => dutyRow(row, windowOf(round), now)) };
}

async function situationOf(system: System, now: Instant): Promise<PublicSituation['situation']> {
  const [latest, tree] = await Promise.all([latestRows(system, now), system.schools.units()]);
  if (!latest) return undefined;
  const { round, rows } = latest;
  const province = system.province.id;
  const groups = Map.groupBy(rows, ({ school }) => childTowards(school.unit, province));
  const units = tree
    .filter(({ path }) => parentOf(path) === province)
    .map(({ path, name }) => ({ name, figures: figuresOfRows(groups.get(path) ?? []) }))
    .filter(({ figures }) => figures.expected > 0);
  const { id, title, dueAt, closedAt } = round;
  return {
    round: { id, title, dueAt, ...(closedAt && { closedAt }) },
    ...publicSituation(units, round.criteria.confirmed),
  };
}

/** `GET /api/public/situation` */
export async function situationView(system: System, now: Instant): Promise<PublicSituation> {
  const { cadence, publication, synthetic, criteria } = await system.settings.read();
  const next = nextRound(cadence, now);
  const situation = publication.situation ? await situationOf(system, now) : undefined;
  const { name, office, zone, letters } = system.province;
  const { letter, date, rule, items } = criteriaOf({ criteria: { set: criteria.set } });
  return {
    now,
    province: { name, office, zone },
    synthetic,
    hours: cadence.hours,
    weekdays: [...cadence.weekdays],
    criteria: { letter, date, count: items.length, rule },
    letters: letters.map(({ url, ...rest }) => ({ ...rest, ...(url && { url }) })),
    schools: publication.schools,
    ...(next && { next: { id: next.id, opensAt: next.opensAt, dueAt: next.dueAt } }),
    ...(situation && { situation }),
  };
}

const publicSchool = (row: DutyRow, unit: string, confirmed: boolean): PublicSchool => {
  const { declared, state, school } = row;
  return {
    name: school.name,
    unit,
    level: school.level,
    state,
    ...(declared && { operation: declared.operation, ...(declared.until && { until: declared.until }) }),
    ...(declared && confirmed && { safety: declared.safety }),
  };
};

/** Who can be found, as the province stood at `now`. */
export interface Findable {
  now: Instant;
  rows: readonly DutyRow[];
  unitNames: ReadonlyMap<Path, string>;
  confirmed: boolean;
}

/** @throws Problem unknown-route while the province has not switched the search on */
export async function findable(system: System, now: Instant): Promise<Findable> {
  const { publication } = await system.settings.read();
  if (!publication.schools) throw new Problem('unknown-route');
  const [latest, tree] = await Promise.all([latestRows(system, now), system.schools.units()]);
  return {
    now,
    rows: (latest?.rows ?? []).toSorted((a, b) => a.school.name.localeCompare(b.school.name, 'vi')),
    unitNames: new Map(tree.map(({ path, name }) => [path, name])),
    confirmed: latest?.round.criteria.confirmed ?? false,
  };
}

/** `GET /api/public/schools?q=` */
export function schoolsView(
  { now, rows, unitNames, confirmed }: Findable,
  words: readonly string[],
): PublicSchools {
  const found = rows.filter(({ school }) => hasWords(school.name, words));
  return {
    now,
    total: found.length,
    schools: found
      .slice(0, SHOWN)
      .map((row) => publicSchool(row, unitNames.get(row.school.unit) ?? '', confirmed)),
  };
}
