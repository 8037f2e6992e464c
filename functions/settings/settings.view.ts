/** The settings as an administrator sees them, and what a change would do. */
import { type Cadence, type Instant, nextRound } from '../calendar/cadence.ts';
import { owes } from '../calendar/duty.ts';
import { type BriefRow, statusOf } from '../declarations/brief.ts';
import { CRITERIA_SETS } from '../declarations/criteria-sets.ts';
import { effectiveSettings, type Settings, type SettingsItem } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { heeding, openRounds } from './open-rounds.view.ts';
import {
  type CriteriaChoice,
  type Reached,
  SETTINGS_PARTS,
  type SettingsAnswer,
  type SettingsPreview,
  type Upcoming,
} from './settings.ts';

const SHOWN_ROUNDS = 6;

/** The next rounds; fewer when the settings leave none within 400 days. */
export function upcomingRounds(cadence: Cadence, now: Instant): Upcoming[] {
  const found: Upcoming[] = [];
  let after = now;
  while (found.length < SHOWN_ROUNDS) {
    const next = nextRound(cadence, after);
    if (!next) break;
    const { id, opensAt, reminderAt, dueAt, closesAt } = next;
    found.push({ id, opensAt, reminderAt, dueAt, closesAt });
    after = opensAt;
  }
  return found;
}

/** Every set with the wording that stands. */
export const criteriaChoices = (
  system: System,
  stored: SettingsItem | undefined,
): Promise<CriteriaChoice[]> =>
  Promise.all(
    CRITERIA_SETS.map(async (set) => {
      const texts = stored?.criteriaTexts?.[set.id];
      const shown = await system.criteriaTexts.setOf({ criteria: { set: set.id, ...(texts && { texts }) } });
      const { id, title, letter, date } = set;
      const given = new Map(set.items.map(({ n, text }) => [n, text]));
      const items = shown.items.map((item) => {
        const own = given.get(item.n);
        return own === undefined || own === item.text ? item : { ...item, given: own };
      });
      return { id, title, letter, date, items };
    }),
  );

export async function settingsView(
  system: System,
  stored: SettingsItem | undefined,
  now: Instant,
): Promise<SettingsAnswer> {
  const { revision, cadence, criteria, rollOutBy, publication } = effectiveSettings(system.province, stored);
  return {
    now,
    revision,
    zone: cadence.zone,
    weekdays: [...cadence.weekdays],
    hours: cadence.hours,
    onHoliday: cadence.onHoliday,
    holidays: [...cadence.holidays],
    criteria: { set: criteria.set, confirmed: criteria.confirmed },
    ...(rollOutBy && { rollOutBy }),
    publication,
    sets: await criteriaChoices(system, stored),
    upcoming: upcomingRounds(cadence, now),
    changed: SETTINGS_PARTS.filter((part) => stored?.[part] !== undefined),
  };
}

/** How many schools of an open round would be let off, and how many would owe again. */
function reachedBy(round: Round, settings: Settings, briefs: readonly BriefRow[], now: Instant): Reached {
  const [before, after] = [windowOf(round), windowOf({ ...round, ...heeding(round, settings) })];
  const turns = briefs.map(({ brief }) => [
    owes(statusOf(before, brief, now).state),
    owes(statusOf(after, brief, now).state),
  ]);
  return {
    round: { id: round.id, title: round.title },
    excused: turns.filter(([was, is]) => was && !is).length,
    owing: turns.filter(([was, is]) => !was && is).length,
  };
}

/** @param next the overrides as they would stand */
export async function previewOf(system: System, next: SettingsItem, now: Instant): Promise<SettingsPreview> {
  const settings = effectiveSettings(system.province, next);
  const rounds = (await openRounds(system)).filter(({ openedAt }) => openedAt !== undefined);
  const reached = await Promise.all(
    rounds.map(async (round) =>
      reachedBy(round, settings, await system.duties.briefs(round.id, round.unit), now),
    ),
  );
  return {
    now,
    upcoming: upcomingRounds(settings.cadence, now),
    reached: reached.filter(({ excused, owing }) => excused + owing > 0),
  };
}
