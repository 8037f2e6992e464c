/** Words of the roll-out, in English. */
import { one } from './plural.ts';
import type { RolloutWords } from './rollout.vi.ts';

export const rolloutEn: RolloutWords = {
  head: (done, schools) => `${done} of ${schools} schools have begun`,
  complete: (schools, day) => `All ${schools} schools have begun, since ${day}`,
  before: (day) => `Deadline: before ${day}.`,
  daysLeft: (days) => `${one(days, 'day', 'days')} left.`,
  daysPast: (days) => `${one(days, 'day', 'days')} past the deadline.`,
  inTime: (ratio) => `${ratio} schools were ready in time.`,
  steps: {
    accounts: 'Account issued',
    activated: 'Activated',
    declared: 'First declaration made',
  },
  done: 'All done',
  units: 'Units, furthest first',
  unit: 'Unit',
  missing: 'Schools still missing',
  filters: 'Filter missing schools',
  lacks: 'Lacks',
  anything: 'Any step',
  stages: {
    'no-account': 'No account issued',
    'not-activated': 'Account not activated',
    'not-declared': 'Never declared',
    done: 'All done',
  },
  invited: (day) => `invited ${day}`,
};
