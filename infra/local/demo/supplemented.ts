/** Schools that missed a round and sent it afterwards, and what their office decided, by the system's own rules. */
import type { Account } from '../../../functions/access/accounts.store.ts';
import type { Instant } from '../../../functions/calendar/cadence.ts';
import { decide } from '../../../functions/declarations/declaring.ts';
import type { Duty, Supplement } from '../../../functions/declarations/duties.store.ts';
import type { FollowUp } from '../../../functions/declarations/follow-up.ts';
import { after, HOUR, MINUTE } from '../../../functions/platform/clock.ts';
import { maskEmail } from '../../../functions/platform/tokens.ts';
import type { Round } from '../../../functions/rounds/round.ts';
import type { School } from '../../../functions/schools/unit.ts';
import { declarationToday } from './history.ts';
import type { Part } from './parts.ts';
import { declarerEmail } from './people.ts';
import { chance } from './random.ts';
import { reference, type Story } from './story.ts';

const DECLINED = 'Số liệu của kỳ khác, đề nghị khai báo ở kỳ đang mở';

/** A round that was closed, and who is who in it. */
export interface Scene {
  story: Story;
  round: Round & { closedAt: Instant };
  officer: (school: School) => Account | undefined;
  part: (school: School) => Part;
}

export const withDecision = (duty: Duty, noted: FollowUp): Duty => ({
  ...duty,
  followUps: [...(duty.followUps ?? []), noted],
  decisions: (duty.decisions ?? 0) + 1,
});

/** A school that missed the round sends it afterwards, if its part is not to stay silent. */
export function supplemented(scene: Scene, school: School, duty: Duty): Duty {
  const { story, round } = scene;
  const luck = chance('supplement', round.id, school.id);
  const declaration = declarationToday(school, scene.part(school), round.date, story.criteria);
  const at = after(round.closedAt, luck.between(30, 40 * 60) * MINUTE);
  if (duty.brief.firstAt || duty.brief.exempt || !declaration || at > story.endsAt || luck.of(0.35))
    return duty;
  const submission = `demo-supplement-${round.id}-${school.id}`;
  const who = `${declaration.declarer.name} (${maskEmail(declarerEmail(school.id, story.province))})`;
  const arrival = { submission, hash: submission, revision: duty.revision, who, how: 'link' as const, at };
  const decision = decide(
    round,
    duty,
    { ...arrival, declaration, reference: reference(submission) },
    story.criteria,
  );
  if (decision.kind !== 'supplement') throw new Error(`The synthetic ${submission} is no supplement`);
  const { revision } = decision;
  const supplement: Supplement = {
    revision: revision.revision,
    state: 'waiting',
    receivedAt: at,
    reference: revision.reference,
    safety: revision.safety,
    declaration,
  };
  return {
    ...duty,
    revision: revision.revision,
    revisions: [...duty.revisions, revision],
    supplement,
    brief: { ...duty.brief, supplement: 'waiting', revision: revision.revision },
  };
}

/** Within a day, unless it came too late for that: those of the newest closed round mostly wait. */
export function decided(scene: Scene, school: School, duty: Duty): Duty {
  const { supplement } = duty;
  const officer = scene.officer(school);
  if (!supplement || !officer) return duty;
  const luck = chance('decided', scene.round.id, school.id);
  const at = after(supplement.receivedAt, luck.between(2, 30) * HOUR);
  const stillWaits = after(at, 66 * HOUR) > scene.story.endsAt;
  if (stillWaits) return duty;
  const declines = luck.of(0.15);
  const state = declines ? 'declined' : 'accepted';
  const { name: by, email } = officer;
  const noted = {
    what: state,
    at,
    by,
    email,
    revision: supplement.revision,
    ...(declines && { reason: DECLINED }),
  } as const;
  const done = withDecision(duty, noted);
  return {
    ...done,
    supplement: { ...supplement, state },
    brief: { ...done.brief, supplement: state, ...(!declines && { supplementAcceptedAt: at }) },
  };
}
