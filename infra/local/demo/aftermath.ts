/**
 * What officers and late schools did about the rounds that were closed: calls, supplements that were accepted, declined or
 * still wait, lateness that was excused. Decided by the system's own rules, kept as it keeps them.
 */
import type { Account } from '../../../functions/access/accounts.store.ts';
import type { Instant } from '../../../functions/calendar/cadence.ts';
import { type CallNoted, lastCallOf } from '../../../functions/declarations/calls.ts';
import type { Duty } from '../../../functions/declarations/duties.store.ts';
import { excusedOf, figuresOfRows, outcomesOf, rowsBelow } from '../../../functions/oversight/rows.ts';
import type { AfterClose, Summary } from '../../../functions/oversight/summaries.store.ts';
import { after, HOUR, MINUTE } from '../../../functions/platform/clock.ts';
import type { Round } from '../../../functions/rounds/round.ts';
import { parentOf, type School } from '../../../functions/schools/unit.ts';
import type { Part } from './parts.ts';
import { chance } from './random.ts';
import { rowsAt, type Story, type Told } from './story.ts';
import { decided, type Scene, supplemented, withDecision } from './supplemented.ts';

type Called = Pick<CallNoted, 'outcome' | 'note'>;
const CALLS: readonly [Called, ...Called[]] = [
  { outcome: 'no-answer' },
  { outcome: 'will-send', note: 'Hẹn gửi trong buổi chiều' },
  { outcome: 'other', note: 'Mất mạng từ sáng, đang khắc phục' },
];
const EXCUSES = ['Mất mạng cả xã trong ngày', 'Bão, mất điện', 'Văn thư đi cách ly, chưa bàn giao'] as const;

/** The office rings who is silent at the hour of the call list. */
function called(scene: Scene, school: School, duty: Duty): Duty {
  const { round } = scene;
  const luck = chance('call', round.id, school.id);
  const officer = scene.officer(school);
  const owed = !duty.brief.firstAt || duty.brief.firstAt > round.callListAt;
  if (!officer || !owed || duty.brief.exempt || luck.of(0.35)) return duty;
  const at = after(round.callListAt, luck.between(5, 80) * MINUTE);
  const id = `demo-call-${round.id}-${school.id}`;
  const { name: by, email } = officer;
  const call: CallNoted = { id, hash: id, at, notedAt: at, by, email, ...luck.pick(CALLS) };
  const calls = [call];
  const lastCall = lastCallOf(calls);
  return { ...duty, calls, callChanges: 1, brief: { ...duty.brief, ...(lastCall && { lastCall }) } };
}

function excused(scene: Scene, school: School, duty: Duty): Duty {
  const { round } = scene;
  const luck = chance('excuse', round.id, school.id);
  const officer = scene.officer(school);
  const { firstAt } = duty.brief;
  if (!officer || !firstAt || firstAt <= round.dueAt || luck.of(0.75)) return duty;
  const reason = luck.pick(EXCUSES);
  const at = after(round.closedAt, luck.between(1, 5) * HOUR);
  const { name: by, email } = officer;
  const decided = withDecision(duty, { what: 'excused', at, by, email, reason });
  return { ...decided, brief: { ...decided.brief, excuse: { reason, at, by } } };
}

/** As the agenda counts it anew beside what was frozen; nothing where nothing changed. */
function countedAfter(round: Round, duties: readonly Duty[], summary: Summary, at: Instant): Summary {
  const rows = rowsBelow(rowsAt(round, duties, at), summary.unit);
  const { outcomes: frozen = {} } = summary;
  const outcomes = Object.fromEntries(
    Object.entries(outcomesOf(rows)).filter(([id, state]) => frozen[id] !== state),
  );
  const excused = excusedOf(rows);
  if (Object.keys(outcomes).length + excused.length === 0) return summary;
  const counted: AfterClose = { at, figures: figuresOfRows(rows), outcomes, excused };
  return { ...summary, after: counted };
}

const isClosed = (round: Round): round is Round & { closedAt: Instant } => round.closedAt !== undefined;

/** The rounds with what was done about them afterwards; open ones as they are. */
export function withAftermath(
  story: Story,
  told: readonly Told[],
  cast: readonly Account[],
  parts: ReadonlyMap<string, Part>,
): Told[] {
  const officers = new Map(
    cast.flatMap((account) =>
      account.scopes.filter(({ role }) => role === 'officer').map(({ target }) => [target, account] as const),
    ),
  );
  const schools = new Map(story.schools.map((school) => [school.id, school]));
  return told.map((each) => {
    const { round } = each;
    if (!isClosed(round)) return each;
    const scene: Scene = {
      story,
      round,
      officer: ({ path }) => officers.get(parentOf(path) ?? '') ?? officers.get(story.province),
      part: ({ id }) => parts.get(id) ?? { kind: 'ordinary' },
    };
    const duties = each.duties.map((duty) => {
      const school = schools.get(duty.schoolId);
      return school
        ? [called, excused, supplemented, decided].reduce((done, step) => step(scene, school, done), duty)
        : duty;
    });
    const newest = duties
      .flatMap(({ supplement }) => supplement?.receivedAt ?? [])
      .sort()
      .at(-1);
    const waits = duties.some(({ supplement }) => supplement?.state === 'waiting');
    return {
      round: {
        ...round,
        ...(newest && { supplements: newest, ...(!waits && { supplementsDone: newest }) }),
      },
      duties,
      summaries: each.summaries.map((summary) => countedAfter(round, duties, summary, story.endsAt)),
    };
  });
}
