/** Lists of rounds go on from a round's id. */
import { isRoundId } from '../rounds/round.ts';
import { Problem } from './problem.ts';

/** Empty means from the start. @throws Problem bad-request when it is no round's id */
export function roundCursor(cursor: string | undefined): string | undefined {
  if (!cursor) return undefined;
  if (!isRoundId(cursor))
    throw new Problem('bad-request', { fields: [{ path: 'cursor', code: 'unknown-value' }] });
  return cursor;
}
