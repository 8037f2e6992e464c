/** Nudging on demand, in English. */
import type { NudgingWords } from './nudging.vi.ts';

const schools = (n: string) => `${n} ${n === '1' ? 'school' : 'schools'}`;

export const nudgingEn: NudgingWords = {
  nudge: (n) => `Nudge ${schools(n)}`,
  againAt: (time) => `Can be nudged again at ${time}`,
  nobody: 'No mail reaches any school that still owes: please call.',
  title: (n) => `Nudge ${schools(n)}?`,
  what: 'Each school is mailed its own declare link now. Whoever declares before the mail leaves gets none.',
  skippedHead: 'Not mailed:',
  skipped: {
    declared: (n) => `${schools(n)}: declared`,
    unreachable: (n) => `${schools(n)}: cannot be reached by mail, please call`,
    nudged: (n) => `${schools(n)}: nudged within the last two hours`,
    'not-required': (n) => `${schools(n)}: nothing to declare in this round`,
  },
  at: (name, time) => `${name} (at ${time})`,
  more: (n) => `and ${n} more`,
  send: 'Send the nudge',
  sent: (n, time) => `At ${time} ${schools(n)} are being sent a nudge.`,
  sentNobody: 'Nothing was sent: no school needs a nudge now.',
  last: (when) => `Last nudged by an officer: ${when}`,
};
