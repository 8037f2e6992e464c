/** A year after a round nobody calls whoever declared: the phone numbers go, what was declared stays. */
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';

const AT_A_TIME = 10;

/** Done again it changes nothing. */
export async function forgetPhones({ duties }: System, { id }: { id: string }): Promise<void> {
  await inParallel([...(await duties.paths(id))], AT_A_TIME, async (path) => {
    const duty = await duties.get(id, path);
    if (duty && duty.revisions.length > 0 && !(await duties.forgetPhones(duty)))
      throw new Error('A duty of last year is being changed');
  });
}
