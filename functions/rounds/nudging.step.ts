/** A unit's schools nudged at once. Begun again it mails nobody twice. */
import type { Instant } from '../calendar/cadence.ts';
import type { BriefRow } from '../declarations/brief.ts';
import { addressesBySchool } from '../directives/reach.ts';
import { after } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import type { Path } from '../schools/unit.ts';
import type { NudgesStore } from './nudges.store.ts';
import { type Fate, fateOf, NUDGED_EVERY, type NudgesAnswer, nudgesAnswer } from './nudging.ts';
import type { Round } from './round.ts';

/** A province of 596 schools is nudged in seconds: the API waits 30. */
const AT_A_TIME = 25;
/** Writers of one duty's nudge at the same moment are two or three people. */
const TRIES = 4;

export interface Nudging {
  nudges: NudgesStore;
  round: Round;
  unit: Path;
  submission: string;
  by: { email: string; name: string };
  now: Instant;
}

/**
 * The mails first, under a key that names the nudge before them: two officers who saw the same make the same mails, and
 * whoever dies before noting the nudge leaves mails that the next one finds. So nobody is noted as nudged without one.
 * @returns when they were made
 */
async function makeMails(
  system: System,
  { round, now }: Nudging,
  path: Path,
  to: readonly string[],
  seen: Instant | undefined,
): Promise<Instant> {
  const made = await Promise.all(
    to.map(async (address) => {
      const mail = {
        about: round.id,
        purpose: 'nudge',
        path,
        to: address,
        n: `after-${seen ?? 'none'}`,
      } as const;
      const isNew = await system.mails.queue({ ...mail, uselessAfter: after(now, NUDGED_EVERY) }, now);
      return isNew ? now : ((await system.mails.find(mail))?.queuedAt ?? now);
    }),
  );
  return made.sort()[0] ?? now;
}

async function nudgeSchool(
  system: System,
  nudging: Nudging,
  row: BriefRow,
  to: readonly string[],
): Promise<Fate> {
  const { nudges, round, submission, by, now } = nudging;
  let { brief } = row;
  for (let tries = 0; tries < TRIES; tries++) {
    const fate = fateOf({ path: row.path, brief }, { round, submission, reachable: true, now });
    if (!fate.due || brief.nudgedIn === submission) return fate;
    const at = await makeMails(system, nudging, row.path, to, brief.nudgedAt);
    const noted = await nudges.note(round.id, row.path, brief.nudgedAt, {
      at,
      by: by.email,
      name: by.name,
      submission,
    });
    // Mails left over from a nudge that died long ago are not this one's.
    if (noted && now < after(at, NUDGED_EVERY)) return fate;
    const stands = (await system.duties.get(round.id, row.path))?.brief ?? brief;
    const { nudgedIn: _, ...others } = stands;
    brief = noted ? others : stands;
  }
  return { due: false, reason: 'nudged', ...(brief.nudgedAt && { at: brief.nudgedAt }) };
}

/** Says what a nudge would do; unless it is a dry run, does it. */
export async function nudge(system: System, nudging: Nudging, isDryRun: boolean): Promise<NudgesAnswer> {
  const { round, unit, submission, now } = nudging;
  const read = isDryRun ? system.duties.briefs : system.duties.briefsConsistently;
  const [rows, accounts] = await Promise.all([read(round.id, unit), system.accounts.all()]);
  const addresses = addressesBySchool(accounts);
  const fates = rows.map((row) => {
    const to = addresses.get(row.brief.id) ?? [];
    return { row, to, fate: fateOf(row, { round, submission, reachable: to.length > 0, now }) };
  });
  const due = fates.filter(({ fate }) => fate.due);
  if (!isDryRun)
    await inParallel(due, AT_A_TIME, async (each) => {
      each.fate = await nudgeSchool(system, nudging, each.row, each.to);
    });
  return nudgesAnswer(
    fates.map(({ row, fate }) => ({ name: row.brief.name, fate })),
    now,
    isDryRun,
  );
}
