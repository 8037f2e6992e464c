/** EventBridge Scheduler's alarm clock on the province's days; whether a round opens, cadence decides. */
import { currentRound } from '../calendar/cadence.ts';
import { readEnvironment } from '../platform/environment.ts';
import { job } from '../platform/job.ts';
import { makeLog } from '../platform/log.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { openRound } from './opening.step.ts';

const open = (system: System) => async (): Promise<{ opened: string | null }> => {
  const now = system.clock.now();
  const { cadence } = await system.settings.read();
  const due = currentRound(cadence, now);
  const opened = due !== undefined && now <= due.dueAt && (await openRound(system, due, now));
  makeLog().info('open-round', { round: due?.id, opened });
  return { opened: opened ? (due?.id ?? null) : null };
};

export const handler = job('open-round', open(wireFrom(readEnvironment(process.env))));
