/** Who needs attention first. */
import type { DutyRow } from './overview.ts';
import { isOwing, isUnsafe, newCasesOf } from './rows.ts';

/** Larger is more urgent: silent running, then silent, then unsafe, then new cases, then those who still have time. */
function urgency(row: DutyRow): number {
  if (isOwing(row))
    return (
      1000 +
      Math.min(row.silentBefore, 50) * 10 +
      (row.state === 'awaiting' ? 0 : 5) +
      (row.unreachable ? 1 : 0)
    );
  return Math.min(newCasesOf(row), 400) + (isUnsafe(row) ? 500 : 0) + (row.supplement === 'waiting' ? 1 : 0);
}

/** Sorts rows with the most urgent first; equals by name. */
export const attention = (a: DutyRow, b: DutyRow): number =>
  urgency(b) - urgency(a) || a.school.name.localeCompare(b.school.name, 'vi');
