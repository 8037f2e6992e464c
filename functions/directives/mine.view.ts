/** The letters a school's page shows. */
import { addDays } from '../calendar/civil-date.ts';
import type { MineAnswer } from '../declarations/mine.ts';
import type { System } from '../platform/wiring.ts';
import type { SchoolItem } from '../schools/schools.store.ts';
import { isFor } from './directive.ts';

/** Older ones interest nobody who declares today. */
const LOOK_BACK_DAYS = 120;
/** Acknowledged ones stay in sight this long after they were published. */
const RECENT_DAYS = 14;
/** The answer stays small whatever is published. */
const SHOWN = 5;

/** Not yet acknowledged ones and recent ones, newest first. */
export async function lettersFor(
  system: System,
  schools: readonly SchoolItem[],
  today: string,
): Promise<MineAnswer['directives']> {
  if (schools.length === 0) return [];
  const all = await system.directives.all(addDays(today, -LOOK_BACK_DAYS));
  const theirs = all.filter(
    (directive) => !directive.withdrawnAt && schools.some((school) => isFor(directive, school)),
  );
  const letters = await Promise.all(
    theirs.slice(0, 2 * SHOWN).map(async (directive) => {
      const asked = schools.filter((school) => isFor(directive, school));
      const made = await Promise.all(
        asked.map(({ id }) => system.directives.acknowledgement(directive.id, id)),
      );
      return { directive, owed: asked.flatMap(({ id }, i) => (made[i] ? [] : [id])) };
    }),
  );
  return letters
    .filter(
      ({ directive, owed }) => owed.length > 0 || directive.id.slice(0, 10) >= addDays(today, -RECENT_DAYS),
    )
    .slice(0, SHOWN)
    .map(({ directive: { id, number, issuer, title, date, deadline, link }, owed }) => ({
      id,
      number,
      issuer,
      title,
      issuedOn: date,
      deadline,
      ...(link && { url: link }),
      owed,
    }));
}
