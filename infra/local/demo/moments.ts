/** The moments of the rehearsal's day a person wants to jump to. */
import {
  type Cadence,
  currentRound,
  type Instant,
  nextRound,
  type ScheduledRound,
} from '../../../functions/calendar/cadence.ts';
import type { CriteriaSet } from '../../../functions/declarations/criteria.ts';
import { criteriaSet } from '../../../functions/declarations/criteria-sets.ts';
import type { Province } from '../../../functions/platform/province.ts';
import { effectiveSettings } from '../../../functions/platform/settings.ts';

export interface Moment {
  name: string;
  at: Instant;
}

const NAMES: readonly [keyof ScheduledRound, string][] = [
  ['opensAt', 'Mở kỳ khai báo'],
  ['reminderAt', 'Thư nhắc'],
  ['nudgeAt', 'Thư đôn đốc'],
  ['callListAt', 'Danh sách cần gọi'],
  ['dueAt', 'Hạn khai báo'],
  ['digestAt', 'Báo cáo tổng hợp'],
];

const momentsOf = (round: ScheduledRound | undefined): Moment[] =>
  round ? NAMES.map(([key, name]) => ({ name, at: round[key] })) : [];

/** @throws Error when the province names a set that is not at hand. */
export function criteriaOf(province: Province): CriteriaSet {
  const set = criteriaSet(province.criteria.set);
  if (!set) throw new Error(`There is no criteria set ${province.criteria.set}`);
  return set;
}

export const cadenceOf = (province: Province): Cadence => effectiveSettings(province, undefined).cadence;

/** What comes next, soonest first: at most one of each kind. */
export function momentsAfter(cadence: Cadence, now: Instant): Moment[] {
  const coming = [...momentsOf(currentRound(cadence, now)), ...momentsOf(nextRound(cadence, now))];
  const later = coming.filter(({ at }) => at > now).sort((a, b) => (a.at < b.at ? -1 : 1));
  return later.filter(({ name }, i) => later.findIndex((other) => other.name === name) === i);
}
