/** What a school owes at the moment a mail to it is sent: one mail names it all, and one link opens it all. */
import type { Instant } from '../calendar/cadence.ts';
import { owes } from '../calendar/duty.ts';
import { statusOf } from '../declarations/brief.ts';
import type { Duty } from '../declarations/duties.store.ts';
import { HOUR } from '../platform/clock.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import type { Path } from '../schools/unit.ts';
import type { Lookups } from './lookups.step.ts';
import type { Mail } from './mails.store.ts';

export interface Owed {
  round: Round;
  duty: Duty;
}

/** Whoever was mailed this recently of the same is not mailed again. */
const LATELY = 2 * HOUR;

const isOpen = ({ openedAt, closedAt }: Round): boolean => openedAt !== undefined && closedAt === undefined;

/** The school's duty in `round` if it still owes it at `now`. */
async function owedIn(system: System, round: Round, path: Path, now: Instant): Promise<Owed[]> {
  const duty = await system.duties.get(round.id, path);
  return duty && owes(statusOf(windowOf(round), duty.brief, now).state) ? [{ round, duty }] : [];
}

/** What it owes in other open rounds than `own`, the earliest due first. */
export async function alsoOwed(
  system: System,
  own: Round,
  path: Path,
  look: Lookups,
  now: Instant,
): Promise<Owed[]> {
  const others = (await look.recentRounds()).filter((round) => isOpen(round) && round.id !== own.id);
  const found = await Promise.all(others.map((round) => owedIn(system, round, path, now)));
  return found.flat().sort((a, b) => a.round.dueAt.localeCompare(b.round.dueAt));
}

/** Of two mails that would both go now, that of the round due first goes, and names the other. */
const goesFirst = (a: Round, b: Round): boolean => `${a.dueAt} ${a.id}` < `${b.dueAt} ${b.id}`;

/**
 * Whether a mail about another round that the school owes has just told, or is about to tell, what `mail` would:
 * where a requested round meets a scheduled one the school gets one mail.
 */
export async function toldWithAnother(
  system: System,
  mail: Mail,
  own: Round,
  others: readonly Owed[],
  now: Instant,
): Promise<boolean> {
  const twins = await Promise.all(
    others.map(async ({ round }) => ({ round, twin: await system.mails.find({ ...mail, about: round.id }) })),
  );
  return twins.some(({ round, twin }) => {
    if (!twin) return false;
    // It named whatever was open then.
    if (twin.sentAt)
      return Date.parse(now) - Date.parse(twin.sentAt) < LATELY && (own.openedAt ?? '') <= twin.sentAt;
    return twin.state === 'queued' && now <= twin.uselessAfter && goesFirst(round, own);
  });
}

/** The link's round: the one that stays open longest, so that the link opens every other as long as it is open. */
export const longestOpen = (rounds: readonly Round[], own: Round): Round =>
  rounds.reduce((longest, round) => (round.closesAt > longest.closesAt ? round : longest), own);
