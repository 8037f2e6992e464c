/** What becomes of a declaration that arrives, whoever sends it: the same rules, decided and written once. */
import { createHash } from 'node:crypto';
import { type CivilDate, civilDateAt, nextRound } from '../calendar/cadence.ts';
import { type ApiResult, json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { CriteriaSet } from './criteria.ts';
import { criteriaOf } from './criteria-sets.ts';
import { check } from './declaration.ts';
import { type Arrival, answerOf, decide } from './declaring.ts';
import type { Duty } from './duties.store.ts';
import type { DeclareAnswer } from './mine.ts';
import { lastDeclared } from './mine.view.ts';
import { texts as en } from './texts.en.ts';
import { texts as vi } from './texts.vi.ts';

interface Settling {
  round: Round;
  duty: Duty;
  arrival: Arrival;
  criteria: CriteriaSet;
  today: CivilDate;
}

export interface Arriving {
  round: Round;
  /** As it was read, consistently. */
  duty: Duty;
  arrival: Arrival;
  /** When it was prepared or said over the phone, if not on arrival: an instant with offset or Z. */
  saidAt?: string;
}

/** How often it is looked again when somebody wrote meanwhile. */
const TRIES = 3;

/** sha256 of a request as it came: the same submission with another content is refused. */
export const hashOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** @throws Problem rule-broken with each field: the rules page and server share, with what the server knows. */
async function checkRules(system: System, work: Settling): Promise<void> {
  const { round, duty } = work;
  const last = await lastDeclared(system, duty.schoolId, round.id);
  const findings = check(work.arrival.declaration, {
    level: duty.brief.level,
    today: work.today,
    criteria: work.criteria,
    questions: round.questions,
    ...(last && { last: last.declaration }),
  });
  if (findings.length === 0) return;
  const fields = findings.map((finding) => ({
    ...finding,
    vi: vi.sentence(finding, duty.brief.level),
    en: en.sentence(finding, duty.brief.level),
  }));
  throw new Problem('rule-broken', { fields });
}

/** A supplement speaks of the day it was `prepared`, not of the day it came: its dates were right then. */
function dayDeclared(round: Round, today: CivilDate, prepared = round.date): CivilDate {
  if (!round.closedAt) return today;
  return prepared < round.date ? round.date : prepared > today ? today : prepared;
}

/**
 * A requested round can be cancelled until somebody declares: its own item decides who came first.
 * @throws Problem round-cancelled
 */
async function beginDeclaring(system: System, { round, arrival }: Settling): Promise<void> {
  if (round.kind !== 'requested' || round.declaredAt || round.closedAt) return;
  if (!(await system.rounds.beginDeclaring(round.id, arrival.at))) throw new Problem('round-cancelled');
}

/** Decides and writes; if somebody wrote meanwhile, looks again, a few times. */
async function settle(system: System, work: Settling, tries: number): Promise<DeclareAnswer> {
  const { duty } = work;
  const decision = decide(work.round, duty, work.arrival, work.criteria);
  if (decision.kind === 'refuse') throw new Problem(decision.problem, decision.details);
  if (decision.kind === 'repeat') return answerOf(decision.revision);
  await checkRules(system, work);
  await beginDeclaring(system, work);
  if (decision.kind === 'supplement') await system.rounds.getsSupplements(work.round, work.arrival.at);
  const written =
    decision.kind === 'declare'
      ? await system.duties.declare(duty, decision.declaring)
      : await system.duties.supplement(duty, decision.revision);
  if (written) return answerOf(decision.kind === 'declare' ? decision.declaring.revision : decision.revision);
  const fresh = await system.duties.get(duty.round, duty.path);
  if (!fresh || tries === 0) throw new Problem('busy');
  return settle(system, { ...work, duty: fresh }, tries - 1);
}

/** Declares, corrects (200) or keeps as a supplement (202), and says when the next round is due. */
export async function settled(
  system: System,
  { round, duty, arrival, saidAt }: Arriving,
): Promise<ApiResult> {
  const { cadence } = await system.settings.read();
  const next = nextRound(cadence, arrival.at);
  const dayOf = (instant: string) => civilDateAt(new Date(instant).toISOString(), cadence.zone);
  const today = dayDeclared(round, dayOf(arrival.at), saidAt ? dayOf(saidAt) : undefined);
  const answer = await settle(system, { round, duty, arrival, criteria: criteriaOf(round), today }, TRIES);
  return json(
    { ...answer, ...(next && { next: { id: next.id, dueAt: next.dueAt } }) },
    answer.supplement ? 202 : 200,
  );
}
