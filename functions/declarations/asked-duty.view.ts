/** The duty a request is about, and the place of its school: who may see or change it is asked of that. */
import type { Principal, Target } from '../access/access.ts';
import type { Call } from '../platform/endpoint.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { Duty } from './duties.store.ts';

type Asking = Pick<Call<unknown>, 'params' | 'allow'>;

export const standingOf = ({ id, closedAt }: Round) => ({ id, closed: closedAt !== undefined });

/** @throws Problem unknown-round, round-cancelled, unknown-school */
export async function dutyOf(
  system: System,
  { params }: Pick<Asking, 'params'>,
): Promise<{ round: Round; duty: Duty }> {
  const { round: roundId = '', school = '' } = params;
  const [round, duty] = await Promise.all([system.rounds.get(roundId), system.duties.find(roundId, school)]);
  if (!round) throw new Problem('unknown-round');
  if (round.cancelled) throw new Problem('round-cancelled');
  if (!duty) throw new Problem('unknown-school');
  return { round, duty };
}

/**
 * The school first, as it stands in the round or else in the register: a stranger learns nothing about either.
 * @throws Problem forbidden, then unknown-round, round-cancelled or unknown-school
 */
export async function dutyAsked(system: System, call: Asking): Promise<{ round: Round; duty: Duty }> {
  const { school: schoolId = '', round: roundId = '' } = call.params;
  const [round, duty] = await Promise.all([
    system.rounds.get(roundId),
    system.duties.find(roundId, schoolId),
  ]);
  const school = duty ? { path: duty.path, area: duty.brief.area } : await system.schools.school(schoolId);
  const target: Target = { path: school?.path ?? '', area: school?.area ?? '', schoolId };
  call.allow(target);
  if (!round) throw new Problem('unknown-round');
  if (round.cancelled) throw new Problem('round-cancelled');
  if (!duty) throw new Problem('unknown-school');
  call.allow({ ...target, round: standingOf(round) });
  return { round, duty };
}

/** Who is signed in. A reminder's link may do none of what asks this: `allow` has seen to it before. */
export function officerOf(call: Pick<Call<unknown>, 'caller'>): Principal & { kind: 'account' } {
  const { principal } = call.caller();
  if (principal.kind !== 'account') throw new Problem('forbidden');
  return principal;
}

/** @throws Problem fields-broken when there is anything to correct */
export function refuseIf(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
}
