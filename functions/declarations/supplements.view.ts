/** Supplements that wait below a unit. */
import { civilDateAt, type Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import { inOrder, WAITING_ORDERS } from '../oversight/orders.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { System } from '../platform/wiring.ts';
import { mayHaveSupplements, type Round } from '../rounds/round.ts';
import { type Path, parentOf } from '../schools/unit.ts';
import { type BriefRow, declaredBrief } from './brief.ts';
import type { SupplementRow, SupplementsAnswer } from './supplements.ts';
import type { SupplementsQuery } from './supplements-query.ts';

const PAGE = 20;

interface Waiting extends BriefRow {
  round: Round;
}

/** By default oldest round first, by name within. Only rounds in which some may wait are read. */
export async function supplementsWaiting(
  system: System,
  unit: Path,
  { words, sort }: SupplementsQuery,
  now: Instant,
): Promise<Waiting[]> {
  const recent = await system.rounds.recent(civilDateAt(now, system.province.zone));
  const rounds = recent.filter(mayHaveSupplements);
  const found = await Promise.all(
    rounds.map(async (round) => {
      const briefs = await system.duties.briefs(round.id, unit);
      return briefs
        .filter(({ brief }) => brief.supplement === 'waiting' && hasWords(brief.name, words))
        .sort((a, b) => a.brief.name.localeCompare(b.brief.name, 'vi'))
        .map((row) => ({ ...row, round }));
    }),
  );
  return inOrder(found.flat(), WAITING_ORDERS, sort, {
    name: ({ brief }) => brief.name,
    // Paths are made of the names.
    unit: ({ path }) => parentOf(path) ?? '',
  });
}

/** Undefined when it was decided meanwhile: the index lags. */
async function rowOf(
  system: System,
  { round, path }: Waiting,
  names: ReadonlyMap<Path, string>,
): Promise<SupplementRow | undefined> {
  const duty = await system.duties.get(round.id, path);
  const { supplement, brief } = duty ?? {};
  if (!duty || !brief || supplement?.state !== 'waiting') return undefined;
  const revision = duty.revisions.find((each) => each.revision === supplement.revision);
  const unit = parentOf(path) ?? '';
  return {
    round: { id: round.id, title: round.title, dueAt: round.dueAt },
    school: {
      id: brief.id,
      path,
      name: brief.name,
      level: brief.level,
      unit,
      unitName: names.get(unit) ?? '',
    },
    revision: supplement.revision,
    receivedAt: supplement.receivedAt,
    ...(revision?.preparedAt && { preparedAt: revision.preparedAt }),
    who: revision?.who ?? '',
    how: revision?.how ?? 'page',
    reference: supplement.reference,
    declaredBefore: brief.firstAt !== undefined,
    declared: declaredBrief(supplement.declaration, supplement.safety),
  };
}

export async function supplementRows(system: System, waiting: readonly Waiting[]): Promise<SupplementRow[]> {
  const names = new Map((await system.schools.units()).map(({ path, name }) => [path, name]));
  const rows = await Promise.all(waiting.map((each) => rowOf(system, each, names)));
  return rows.filter((row) => row !== undefined);
}

/** `GET /api/supplements` */
export async function supplementsView(
  system: System,
  unit: UnitRef,
  query: SupplementsQuery & { offset: number; countOnly: boolean },
  now: Instant,
): Promise<SupplementsAnswer> {
  const waiting = await supplementsWaiting(system, unit.path, query, now);
  const { rows, cursor } = pageFrom(waiting, query.offset, PAGE);
  return {
    now,
    unit: { path: unit.path, name: unit.name, kind: unit.kind },
    total: waiting.length,
    rows: query.countOnly ? [] : await supplementRows(system, rows),
    ...(cursor && !query.countOnly && { cursor }),
  };
}
