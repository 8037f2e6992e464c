/** Whether somebody who sees a school's duty is told whom to call there. */
import { mayCall, type Principal } from '../access/access.ts';
import type { Round } from '../rounds/round.ts';
import type { School } from '../schools/unit.ts';

/**
 * A school may have moved since: then the office that runs it now calls, and while the round is open also the one that
 * answers for it there, which the caller has asked `mayCall` about.
 * @param school as the register has it now
 */
export const tellsContact = (
  principal: Principal,
  { closedAt }: Pick<Round, 'closedAt'>,
  { id, path, area }: Pick<School, 'id' | 'path' | 'area'>,
): boolean => closedAt === undefined || mayCall(principal, { path, area, schoolId: id });
