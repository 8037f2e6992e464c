/** Adding figures up. Member by member in full: a province of 5,000 schools is summed within a screen's request. */
import type { Figures } from './tally.ts';

/** Nothing counted: the tally of no school. */
export const NO_FIGURES: Figures = {
  expected: 0,
  declared: 0,
  onTime: 0,
  late: 0,
  awaiting: 0,
  silent: 0,
  missed: 0,
  supplemented: 0,
  notRequired: 0,
  unreachable: 0,
  silentRunning: 0,
  newConfirmed: 0,
  activeConfirmed: 0,
  closeContacts: 0,
  secondaryContacts: 0,
  isolating: 0,
  symptomatic: 0,
  learners: 0,
  learnersAbsent: 0,
  learnersAbsentIll: 0,
  staff: 0,
  staffAbsent: 0,
  operation: { open: 0, partly: 0, remote: 0, closed: 0 },
  newlyClosed: 0,
  safety: { good: 0, fair: 0, unsafe: 0, 'mandatory-failed': 0, 'not-assessed': 0 },
  needs: {},
  supplementsWaiting: 0,
  excused: 0,
};

function addNeeds(a: Figures['needs'], b: Figures['needs']): Figures['needs'] {
  const sum = { ...a };
  for (const [need, schools] of Object.entries(b)) sum[need] = (sum[need] ?? 0) + schools;
  return sum;
}

const addOperations = (a: Figures['operation'], b: Figures['operation']): Figures['operation'] => ({
  open: a.open + b.open,
  partly: a.partly + b.partly,
  remote: a.remote + b.remote,
  closed: a.closed + b.closed,
});

const addLevels = (a: Figures['safety'], b: Figures['safety']): Figures['safety'] => ({
  good: a.good + b.good,
  fair: a.fair + b.fair,
  unsafe: a.unsafe + b.unsafe,
  'mandatory-failed': a['mandatory-failed'] + b['mandatory-failed'],
  'not-assessed': a['not-assessed'] + b['not-assessed'],
});

/** Neither changes; the order and the grouping don't matter. */
export const addFigures = (a: Figures, b: Figures): Figures => ({
  expected: a.expected + b.expected,
  declared: a.declared + b.declared,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  awaiting: a.awaiting + b.awaiting,
  silent: a.silent + b.silent,
  missed: a.missed + b.missed,
  supplemented: a.supplemented + b.supplemented,
  notRequired: a.notRequired + b.notRequired,
  unreachable: a.unreachable + b.unreachable,
  silentRunning: a.silentRunning + b.silentRunning,
  newConfirmed: a.newConfirmed + b.newConfirmed,
  activeConfirmed: a.activeConfirmed + b.activeConfirmed,
  closeContacts: a.closeContacts + b.closeContacts,
  secondaryContacts: a.secondaryContacts + b.secondaryContacts,
  isolating: a.isolating + b.isolating,
  symptomatic: a.symptomatic + b.symptomatic,
  learners: a.learners + b.learners,
  learnersAbsent: a.learnersAbsent + b.learnersAbsent,
  learnersAbsentIll: a.learnersAbsentIll + b.learnersAbsentIll,
  staff: a.staff + b.staff,
  staffAbsent: a.staffAbsent + b.staffAbsent,
  newlyClosed: a.newlyClosed + b.newlyClosed,
  supplementsWaiting: a.supplementsWaiting + b.supplementsWaiting,
  excused: a.excused + b.excused,
  operation: addOperations(a.operation, b.operation),
  safety: addLevels(a.safety, b.safety),
  needs: addNeeds(a.needs, b.needs),
});
