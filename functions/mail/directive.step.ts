/** From a published directive, or a reminder of one, to a mail for every declarer of every school that is to acknowledge. */

import { civilDateAt, type Instant, instantOf } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import { mustAcknowledge } from '../directives/directive.ts';
import type { DirectiveItem, Reminder } from '../directives/directives.store.ts';
import { addressesBySchool } from '../directives/reach.ts';
import { after, DAY } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import type { Lookups } from './lookups.step.ts';
import type { Purpose } from './purposes.ts';

const AT_A_TIME = 25;
/** A notice is worth sending until the deadline is over, and for some days whatever the deadline. */
const NOTICE_LIVES = 7 * DAY;
const REMINDER_LIVES = 2 * DAY;

/** The last instant of the deadline's day. */
const deadlineEnds = ({ deadline }: DirectiveItem, zone: string): Instant =>
  instantOf(addDays(deadline, 1), '00:00', zone);

interface Letters {
  purpose: Purpose;
  /** Tells mails of one purpose to one school apart. */
  n: string;
  uselessAfter: Instant;
  /** The unit whose schools get them. */
  unit: Path;
}

/** Under keys that say what they report: done again, after a crash half-way, nobody gets a second mail. */
async function mailSchools(
  system: System,
  directive: DirectiveItem,
  { unit, purpose, n, uselessAfter }: Letters,
  look: Lookups,
): Promise<void> {
  const { zone, id: province } = system.province;
  const today = civilDateAt(look.now, zone);
  const [schools, accounts] = await Promise.all([system.schools.below(province), look.accounts()]);
  const addresses = addressesBySchool(accounts);
  const letters = schools
    .filter((school) => isWithin(school.path, unit) && mustAcknowledge(directive, school, today))
    .flatMap(({ id, path }) => (addresses.get(id) ?? []).map((to) => ({ path, to })));
  await inParallel(letters, AT_A_TIME, ({ path, to }) =>
    system.mails.queue({ about: today.slice(0, 7), purpose, path, to, n, uselessAfter }, look.now),
  );
}

/** The notice of a directive, once. */
export async function announceDirective(system: System, seen: DirectiveItem, look: Lookups): Promise<void> {
  const ends = deadlineEnds(seen, system.province.zone);
  const atLeast = after(seen.publishedAt, NOTICE_LIVES);
  const uselessAfter = ends > atLeast ? ends : atLeast;
  if (!seen.withdrawnAt)
    await mailSchools(
      system,
      seen,
      { unit: seen.unit, purpose: 'directive', n: seen.id, uselessAfter },
      look,
    );
  await system.directives.announced(seen);
}

/** A reminder to those of a unit who have not acknowledged: that is asked at sending. */
export async function remindOfDirective(system: System, seen: Reminder, look: Lookups): Promise<void> {
  const directive = await system.directives.get(seen.directive);
  if (directive && !directive.withdrawnAt) {
    const n = `${directive.id}#${seen.date}`;
    const uselessAfter = after(seen.at, REMINDER_LIVES);
    await mailSchools(
      system,
      directive,
      { unit: seen.unit, purpose: 'directive-reminder', n, uselessAfter },
      look,
    );
  }
  await system.directives.reminded(seen);
}
