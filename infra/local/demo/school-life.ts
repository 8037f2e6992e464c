/** What an invented school would declare on a day: enrolment by level, absences, and what its part in the demo asks for. */
import type { CivilDate } from '../../../functions/calendar/cadence.ts';
import { addDays, weekdayOf } from '../../../functions/calendar/civil-date.ts';
import type { CriteriaSet } from '../../../functions/declarations/criteria.ts';
import {
  type AffectedClass,
  type Declaration,
  type Headcount,
  type Need,
  zeroCases,
} from '../../../functions/declarations/declaration.ts';
import { LEVELS, type Level, type School } from '../../../functions/schools/unit.ts';
import type { Part } from './parts.ts';
import type { Chance } from './random.ts';

/** Learners by level: what such schools have, about; the figures of no real school. */
const SIZES: Record<Level, readonly [low: number, high: number]> = {
  preschool: [90, 380],
  primary: [180, 720],
  'lower-secondary': [260, 980],
  'upper-secondary': [480, 1600],
  'primary-lower-secondary': [240, 860],
  'lower-upper-secondary': [520, 1500],
  'primary-lower-upper-secondary': [600, 1700],
  continuing: [60, 320],
};

export interface Enrolment {
  learners: number;
  staff: number;
}

export function enrolmentOf(school: School, luck: Chance): Enrolment {
  const [low, high] = SIZES[school.level];
  const learners = luck.between(low, high);
  const perTeacher = school.level === 'preschool' ? 10 : 16;
  return { learners, staff: 6 + Math.round(learners / perTeacher) };
}

/** The numbers of the criteria a school meets, as its part has it. */
export function passedBy(part: Part, { items, rule }: CriteriaSet, luck: Chance): number[] {
  const optional = items.map(({ n }) => n).filter((n) => !rule.mandatory.includes(n));
  const dropped = new Set<number>();
  const drop = (count: number) => {
    while (dropped.size < count) dropped.add(optional[luck.between(0, optional.length - 1)] ?? 0);
  };
  if (part.kind === 'unsafe') drop(items.length - luck.between(5, 7));
  else if (part.kind === 'mandatory-failed')
    dropped.add(rule.mandatory[luck.between(0, rule.mandatory.length - 1)] ?? 4);
  else if (luck.of(0.12)) drop(items.length - luck.between(rule.fair, rule.good - 1));
  else drop(Math.max(0, luck.between(-4, items.length - rule.good)));
  return items.map(({ n }) => n).filter((n) => !dropped.has(n));
}

function heads(total: number, share: number, luck: Chance): Headcount {
  const absent = Math.min(total, Math.round(total * share * luck.next() * 2));
  return { total, absent, absentIll: luck.between(0, Math.ceil(absent / 2)) };
}

const CLASS: Record<string, readonly [string, ...string[]]> = {
  preschool: ['Mầm 1', 'Chồi 2', 'Lá 1'],
  primary: ['2A', '3A1', '5B'],
  'lower-secondary': ['6A2', '8A1', '9A3'],
  'upper-secondary': ['10A4', '11A3', '12A1'],
  continuing: ['10GD1', '11GD2', '12GD1'],
};

function affectedClass(
  school: School,
  confirmed: number,
  contacts: number,
  date: CivilDate,
  luck: Chance,
): AffectedClass {
  const [stage] = LEVELS[school.level];
  const label = luck.pick(CLASS[stage] ?? ['1A']);
  // The school day before: on a Monday that was the Friday.
  const lastDay = addDays(date, weekdayOf(date) === 1 ? -3 : -1);
  return { label, confirmed, contacts, lastDay, measure: 'remote', reportedAt: `${lastDay}T08:00+07:00` };
}

export interface Day {
  school: School;
  part: Part;
  enrolled: Enrolment;
  passed: readonly number[];
  criteria: CriteriaSet;
  date: CivilDate;
  /** 0: the latest round of the history. */
  fromEnd: number;
  luck: Chance;
}

const ORDINARY_NEEDS: readonly [Need, ...Need[]] = ['masks', 'sanitiser', 'thermometers', 'test-kits'];

function operationOf({ part, date, fromEnd }: Day): Declaration['operation'] {
  if (part.kind === 'suspended' && fromEnd === 0)
    return {
      state: 'closed',
      reason: 'Tạm dừng theo chỉ đạo của địa phương để khử khuẩn',
      until: addDays(date, 9),
    };
  if (part.kind === 'remote' && fromEnd < 2)
    return { state: 'remote', reason: 'Học trực tuyến theo kế hoạch của trường' };
  if (part.kind === 'cases' && fromEnd === 0) return { state: 'partly', reason: 'Một lớp học trực tuyến' };
  return { state: 'open' };
}

/** Cases are few and where the part asks for them; symptoms appear anywhere. */
function casesOf(day: Day): Pick<Declaration, 'cases' | 'classes'> {
  const { part, fromEnd, school, date, luck } = day;
  const cases = zeroCases();
  if (luck.of(0.03)) cases.learners.symptomatic = luck.between(1, 3);
  const had = part.kind === 'had-cases' && part.rounds === fromEnd;
  if (!had && (part.kind !== 'cases' || fromEnd > 1)) return { cases, classes: [] };
  const confirmed = had || fromEnd === 0 ? luck.between(1, 2) : 0;
  const contacts = confirmed > 0 ? luck.between(4, 12) : luck.between(1, 3);
  cases.learners = {
    newConfirmed: confirmed,
    activeConfirmed: confirmed,
    closeContacts: contacts,
    secondaryContacts: contacts * 3,
    isolating: contacts,
    symptomatic: luck.between(0, 2),
  };
  return { cases, classes: confirmed > 0 ? [affectedClass(school, confirmed, contacts, date, luck)] : [] };
}

/** A whole declaration of that day. The same luck gives the same day. */
export function declarationOf(day: Day): Declaration {
  const { school, enrolled, passed, criteria, part, luck } = day;
  const operation = operationOf(day);
  const away = operation.state === 'closed' || operation.state === 'remote';
  const needs = luck.of(part.kind === 'unsafe' ? 0.9 : 0.06) ? [luck.pick(ORDINARY_NEEDS)] : [];
  const share = school.level === 'preschool' ? 0.035 : 0.015;
  const { name = '', position = '', phone = '' } = school.contact ?? {};
  return {
    operation,
    learners: heads(enrolled.learners, away ? 0 : share, luck),
    staff: heads(enrolled.staff, away ? 0 : 0.01, luck),
    ...casesOf(day),
    criteria: { set: criteria.id, version: criteria.version, passed: [...passed] },
    needs,
    remark: '',
    declarer: { name, position, phone },
    confirmed: [],
  };
}
