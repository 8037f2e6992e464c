/** The synthetic history as the system itself would have kept it: made with its own rules, not beside them. */
import type { Holiday, Instant, ScheduledRound } from '../../../functions/calendar/cadence.ts';
import { type BriefRow, declaredBrief, dutyRow } from '../../../functions/declarations/brief.ts';
import type { CriteriaSet } from '../../../functions/declarations/criteria.ts';
import { newConfirmed } from '../../../functions/declarations/declaration.ts';
import { decide } from '../../../functions/declarations/declaring.ts';
import type { Duty, Revision } from '../../../functions/declarations/duties.store.ts';
import type { DutyRow } from '../../../functions/oversight/overview.ts';
import { figuresOfRows, outcomesOf, rowsBelow } from '../../../functions/oversight/rows.ts';
import type { Summary } from '../../../functions/oversight/summaries.store.ts';
import { after } from '../../../functions/platform/clock.ts';
import { maskEmail } from '../../../functions/platform/tokens.ts';
import { dutyAtOpening } from '../../../functions/rounds/duty-at-opening.ts';
import { SETTLED_AFTER } from '../../../functions/rounds/opening.step.ts';
import { type Round, titleOf, windowOf } from '../../../functions/rounds/round.ts';
import type { School, Unit } from '../../../functions/schools/unit.ts';
import type { Arrived, History } from './history.ts';
import { declarerEmail } from './people.ts';
import { chance } from './random.ts';

export interface Told {
  round: Round;
  duties: Duty[];
  summaries: Summary[];
}

export interface Story {
  province: string;
  zone: string;
  units: readonly Unit[];
  schools: readonly School[];
  criteria: CriteriaSet;
  criteriaConfirmed: boolean;
  holidaysOn(date: string): Holiday[];
  /** Schools no mail reaches. */
  unreachable: ReadonlySet<string>;
  /** When the history ends and the rehearsal goes on. */
  endsAt: Instant;
}

function roundOf(story: Story, slot: ScheduledRound): Round {
  const { criteria, criteriaConfirmed: confirmed } = story;
  const closed = slot.closesAt <= story.endsAt;
  return {
    ...slot,
    kind: 'scheduled',
    title: titleOf(slot.id),
    unit: story.province,
    date: slot.id,
    criteria: { set: criteria.id, version: criteria.version, confirmed },
    questions: [],
    holidays: story.holidaysOn(slot.id),
    openedAt: slot.opensAt,
    ...(closed ? { closedAt: slot.closesAt } : { step: 'close-out' }),
  };
}

/** As opening a round makes it. */
export function opened(
  story: Story,
  school: School,
  round: Round,
  before: { round: Round; duty: Duty } | undefined,
): Duty {
  return dutyAtOpening(school, {
    round,
    ...(before && { before: { round: before.round, brief: before.duty.brief } }),
    unreachable: story.unreachable.has(school.id),
    zone: story.zone,
    now: round.opensAt,
  });
}

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

export function reference(...seed: string[]): string {
  const luck = chance('reference', ...seed);
  const letters = Array.from({ length: 8 }, () => LETTERS[luck.between(0, LETTERS.length - 1)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** As declaring makes it, by the link of a mail. */
export function declared(story: Story, round: Round, duty: Duty, { at, declaration }: Arrived): Duty {
  const submission = `demo-${round.id}-${duty.schoolId}-${duty.revision}`;
  const who = `${declaration.declarer.name} (${maskEmail(declarerEmail(duty.schoolId, story.province))})`;
  const how: Revision['how'] = 'link';
  const made = { submission, hash: submission, revision: duty.revision, who, how, at, declaration };
  const { closedAt: _, ...open } = round;
  const decision = decide(open, duty, { ...made, reference: reference(submission) }, story.criteria);
  if (decision.kind !== 'declare') throw new Error(`The synthetic declaration ${submission} is refused`);
  const { revision } = decision.declaring;
  return {
    ...duty,
    revision: revision.revision,
    declaration,
    revisions: [...duty.revisions, revision],
    alerted: { newConfirmed: newConfirmed(declaration), safety: revision.safety },
    brief: {
      ...duty.brief,
      revision: revision.revision,
      firstAt: duty.brief.firstAt ?? at,
      lastAt: at,
      declared: declaredBrief(declaration, revision.safety),
    },
  };
}

export const rowsAt = (round: Round, duties: readonly BriefRow[], at: Instant): DutyRow[] =>
  duties.map((row) => dutyRow(row, windowOf(round), at));

/** As they are frozen at due and, where it is closed, at close. */
export function summariesOf(
  { units }: Pick<Story, 'units'>,
  round: Round,
  duties: readonly BriefRow[],
): Summary[] {
  const due = rowsAt(round, duties, round.dueAt);
  const closedOutAt = round.closedAt && after(round.closedAt, SETTLED_AFTER);
  const close = closedOutAt && rowsAt(round, duties, closedOutAt);
  return units.map(({ path }) => {
    const below = close && rowsBelow(close, path);
    return {
      unit: path,
      round: round.id,
      due: figuresOfRows(rowsBelow(due, path)),
      dueFrozenAt: round.digestAt,
      ...(below &&
        closedOutAt && {
          close: figuresOfRows(below),
          closeFrozenAt: closedOutAt,
          outcomes: outcomesOf(below),
        }),
    };
  });
}

/** The rounds, oldest first, each with what came of it. @param histories what each school did, by round */
export function tellStory(
  story: Story,
  slots: readonly ScheduledRound[],
  histories: ReadonlyMap<string, readonly History[]>,
): Told[] {
  let before: Map<string, { round: Round; duty: Duty }> = new Map();
  return slots.map((slot) => {
    const round = roundOf(story, slot);
    const arrivals = new Map(
      (histories.get(slot.id) ?? []).map((history) => [history.schoolId, history.arrivals]),
    );
    const duties = story.schools.map((school) =>
      (arrivals.get(school.id) ?? []).reduce(
        (duty, arrived) => declared(story, round, duty, arrived),
        opened(story, school, round, before.get(school.id)),
      ),
    );
    before = new Map(duties.map((duty) => [duty.schoolId, { round, duty }]));
    return { round, duties, summaries: summariesOf(story, round, duties) };
  });
}
