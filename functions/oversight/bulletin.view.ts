/** The bulletin of a unit and round, from the same rows as the overview. */
import { type Principal, viewOf } from '../access/access.ts';
import { civilDateAt, type Instant, nextRound } from '../calendar/cadence.ts';
import type { Lang } from '../calendar/wording.ts';
import { dutyRow } from '../declarations/brief.ts';
import { roundBrief } from '../declarations/mine.view.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { type Round, windowOf } from '../rounds/round.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import { type BulletinFacts, bulletinText, wordCount } from './bulletin.ts';
import type { BulletinAnswer } from './bulletin-answer.ts';
import { unitBy } from './oversight.view.ts';
import { type CaseKind, publicCases } from './public-cases.ts';
import { figuresOfRows } from './rows.ts';

/** @throws Problem forbidden, unknown-unit */
export async function bulletinView(
  system: System,
  principal: Principal,
  round: Round,
  path: Path,
  now: Instant,
): Promise<BulletinAnswer> {
  if (!viewOf(principal, path)) throw new Problem('forbidden');
  const [all, units, { cadence }] = await Promise.all([
    system.duties.briefs(round.id, system.province.id),
    system.schools.units(),
    system.settings.read(),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const next = nextRound(cadence, now);
  const everywhere = {
    rows: all.map((row) => dutyRow(row, windowOf(round), now)),
    unitOf: unitBy(principal, path),
    units,
  };
  const cases = (kind: CaseKind) => publicCases(path, everywhere, kind);
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
    figures: figuresOfRows(everywhere.rows.filter((row) => isWithin(everywhere.unitOf(row), path))),
    cases: { newConfirmed: cases('newConfirmed'), activeConfirmed: cases('activeConfirmed') },
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
