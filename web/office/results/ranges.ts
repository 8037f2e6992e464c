/** The dates people ask for, from today's civil date. Rules only. */
import type { CivilDate, Instant } from '../../../functions/calendar/cadence.ts';
import { addDays } from '../../../functions/calendar/civil-date.ts';

export const RANGES = ['month', 'month-before', 'thirty-days', 'term'] as const;
export type Range = (typeof RANGES)[number];

/** Today in `zone`, as the server's clock has it. */
export const civilDateIn = (now: Instant, zone: string): CivilDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(now));

const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01`;

/** Terms as school years run: the first through 15 January, the second through 31 May; in summer the one that ended. */
function termOf(today: CivilDate): { from: CivilDate; to: CivilDate } {
  const [year, day] = [Number(today.slice(0, 4)), today.slice(5)];
  if (day >= '09-01') return { from: `${year}-09-01`, to: today };
  if (day <= '01-15') return { from: `${year - 1}-09-01`, to: today };
  return { from: `${year}-01-16`, to: day <= '05-31' ? today : `${year}-05-31` };
}

/** Both inclusive. */
export function rangeOf(range: Range, today: CivilDate): { from: CivilDate; to: CivilDate } {
  const first = firstOfMonth(today);
  switch (range) {
    case 'month':
      return { from: first, to: today };
    case 'month-before': {
      const to = addDays(first, -1);
      return { from: firstOfMonth(to), to };
    }
    case 'thirty-days':
      return { from: addDays(today, -30), to: today };
    case 'term':
      return termOf(today);
  }
}
