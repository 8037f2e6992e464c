/** A school declares, or supplements after closing, by the very rules and store the API uses, without the API around them. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../functions/calendar/cadence.ts';
import { criteriaSet } from '../../functions/declarations/criteria-sets.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import { decide } from '../../functions/declarations/declaring.ts';
import type { System } from '../../functions/platform/wiring.ts';

export async function declares(
  system: Pick<System, 'rounds' | 'duties'>,
  roundId: string,
  schoolId: string,
  declaration: Declaration,
  at: Instant,
): Promise<void> {
  const [round, duty] = await Promise.all([
    system.rounds.get(roundId),
    system.duties.find(roundId, schoolId),
  ]);
  const set = round && criteriaSet(round.criteria.set, round.criteria.version);
  if (!round || !duty || !set) throw new Error(`${schoolId} owes nothing in ${roundId}`);
  const arrival = {
    submission: randomUUID(),
    hash: randomUUID(),
    revision: duty.revision,
    declaration,
    who: 'Nguyễn Thị Thử (th…@truong.example)',
    how: 'link' as const,
    at,
    reference: 'BCDF-2345',
  };
  const decision = decide(round, duty, arrival, set);
  if (decision.kind === 'supplement') {
    await system.rounds.getsSupplements(round, at);
    await system.duties.supplement(duty, decision.revision);
    return;
  }
  if (decision.kind !== 'declare') throw new Error(`${schoolId} did not declare: ${decision.kind}`);
  if (!(await system.duties.declare(duty, decision.declaring))) throw new Error('somebody was faster');
}
