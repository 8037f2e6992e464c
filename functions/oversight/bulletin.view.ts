/** The bulletin of a unit and round, from the same rows as the overview. */
import type { Principal } from '../access/access.ts';
import { civilDateAt, type Instant, nextRound } from '../calendar/cadence.ts';
import type { Lang } from '../calendar/wording.ts';
import { roundBrief } from '../declarations/mine.view.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { Path } from '../schools/unit.ts';
import { type BulletinFacts, bulletinText, wordCount } from './bulletin.ts';
import type { BulletinAnswer } from './bulletin-answer.ts';
import { rowsSeen } from './oversight.view.ts';
import { figuresOfRows } from './rows.ts';
import { hasDeclared } from './tally.ts';

/** @throws Problem forbidden, unknown-unit */
export async function bulletinView(
  system: System,
  principal: Principal,
  round: Round,
  path: Path,
  now: Instant,
): Promise<BulletinAnswer> {
  const [rows, unit, { cadence }] = await Promise.all([
    rowsSeen(system, principal, round, path, now),
    system.schools.unit(path),
    system.settings.read(),
  ]);
  if (!unit) throw new Problem('unknown-unit');
  const next = nextRound(cadence, now);
  const declared = rows.flatMap((row) => (row.declared && hasDeclared(row.state) ? [row.declared] : []));
  const schoolsWith = (kind: 'newConfirmed' | 'activeConfirmed') =>
    declared.filter(({ cases }) => cases[kind] > 0).length;
  const facts: BulletinFacts = {
    issuer: system.province.office,
    unit: unit.name,
    round: {
      kind: round.kind,
      title: round.title,
      date: round.date,
      dueAt: round.dueAt,
      closed: round.closedAt !== undefined,
    },
    now,
    today: civilDateAt(now, system.province.zone),
    zone: system.province.zone,
    figures: figuresOfRows(rows),
    schoolsWith: {
      newConfirmed: schoolsWith('newConfirmed'),
      activeConfirmed: schoolsWith('activeConfirmed'),
    },
    criteriaConfirmed: round.criteria.confirmed,
    ...(next && { next: next.id }),
  };
  const said = (lang: Lang) => {
    const text = bulletinText(facts, lang);
    return { text, words: wordCount(text) };
  };
  const { name, kind } = unit;
  return { now, round: roundBrief(round), unit: { path, name, kind }, vi: said('vi'), en: said('en') };
}
