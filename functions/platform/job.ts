/** What time or an event wakes. */
import { makeLog } from './log.ts';

/**
 * The Lambda handler of a job. What goes wrong is logged here, without data, and thrown on without it as well: Lambda
 * writes down whatever is thrown, and keeps it with the dead letters.
 */
export const job =
  <E, A>(name: string, work: (event: E) => Promise<A>) =>
  async (event: E): Promise<A> => {
    try {
      return await work(event);
    } catch (error) {
      makeLog().error('job-failed', error, { job: name });
      throw new Error(`${name} failed: its log says why`);
    }
  };
