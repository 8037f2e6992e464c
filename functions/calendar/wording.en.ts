/** How dates, durations and numbers read in English. */
import type { Wording } from './wording.vi.ts';

const WEEKDAYS = 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(',');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const UNITS = ['day', 'hour', 'minute'];

export const english: Wording = {
  day: (weekday, day, month, year) =>
    `${WEEKDAYS[weekday]} ${Number(day)} ${MONTHS[Number(month) - 1]}${year && ` ${year}`}`,
  count: (n, unit) => `${n} ${UNITS[unit]}${n > 1 ? 's' : ''}`,
  underAMinute: 'less than a minute',
  left: (duration) => `${duration} left`,
  overdue: (duration) => `${duration} overdue`,
  comma: ',',
};
