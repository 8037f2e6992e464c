/** Work in steps that each say what they do; stopped anywhere, it says what was done and how to go on. */
import { Refusal, reasonOf } from '../local/refusal.ts';
import type { Terminal } from './command.ts';

export interface Step {
  name: string;
  run(): Promise<void>;
}

/**
 * @param again how it is gone on with
 * @throws Refusal that names the step, what was wrong, what was done before and how to go on
 */
export async function inSteps(
  steps: readonly Step[],
  again: string,
  { say, signal }: Pick<Terminal, 'say' | 'signal'>,
): Promise<void> {
  const done: string[] = [];
  const stopped = (name: string, why: string) =>
    new Refusal(
      [
        `Stopped at "${name}": ${why}`,
        done.length > 0 ? `Done before: ${done.join(' · ')}.` : 'Nothing was done before.',
        `To go on: ${again} (what is done already is found and not done again).`,
      ].join('\n'),
    );
  for (const [i, { name, run }] of steps.entries()) {
    if (signal.aborted) throw stopped(name, 'by signal, before it began.');
    say(`\n${i + 1}/${steps.length} ${name}`);
    try {
      await run();
    } catch (error) {
      throw stopped(name, reasonOf(error));
    }
    done.push(name);
  }
}
