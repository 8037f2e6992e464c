/** One declaration out of turn in the weeks before: the department asked the upper secondary schools. */
import type { Account } from '../../../functions/access/accounts.store.ts';
import { instantOf } from '../../../functions/calendar/cadence.ts';
import { civilDateAt } from '../../../functions/calendar/zone.ts';
import type { Declaration } from '../../../functions/declarations/declaration.ts';
import { after, HOUR, MINUTE } from '../../../functions/platform/clock.ts';
import type { Settings } from '../../../functions/platform/settings.ts';
import { asked, roundRequested } from '../../../functions/rounds/requesting.ts';
import { declarationToday } from './history.ts';
import type { Part } from './parts.ts';
import { chance } from './random.ts';
import { declared, opened, type Story, summariesOf, type Told } from './story.ts';

/** So long before the history ends that its round is closed by then. */
const BEFORE_THE_END = 9 * 24 * HOUR;

/** Undefined where nobody is asked, or nobody is there to ask. */
export function requestedRound(
  story: Story,
  {
    cast,
    parts,
    settings,
    office,
  }: { cast: readonly Account[]; parts: ReadonlyMap<string, Part>; settings: Settings; office: string },
): Told | undefined {
  const by = cast.find(({ scopes }) =>
    scopes.some(({ role, target }) => role === 'officer' && target === story.province),
  );
  const unit = story.units.find(({ path }) => path === story.province);
  const { cadence } = settings;
  const date = civilDateAt(after(story.endsAt, -BEFORE_THE_END), cadence.zone);
  const now = instantOf(date, '09:15', cadence.zone);
  const dueAt = after(now, 31 * HOUR + 15 * MINUTE);
  const schools = asked(story.schools, { unit: story.province, stages: ['upper-secondary'] }, date);
  if (!by || !unit || schools.length === 0) return undefined;
  const { id: set, version } = story.criteria;
  const made = roundRequested({
    body: {
      submission: '6f2d0a51-0000-4000-8000-202102170915',
      unit: story.province,
      stages: ['upper-secondary'],
      title: 'Học sinh trở lại từ địa bàn có dịch',
      reason: 'Nắm số học sinh, cán bộ trở về từ địa bàn có dịch trước khi học trực tiếp trở lại',
      authority: office,
      dueAt,
      questions: [
        { kind: 'number', text: 'Số học sinh, cán bộ trở về từ địa bàn có dịch' },
        { kind: 'yes-no', text: 'Đã lập danh sách gửi trạm y tế' },
      ],
    },
    dueAt,
    unit,
    schools,
    settings,
    criteria: { set, version },
    by: { email: by.email, name: by.name },
    hash: 'demo',
    now,
  });
  if (made.closesAt > story.endsAt) return undefined;
  const { step: _, wakeAt: __, ...rest } = made;
  const round = { ...rest, openedAt: now, declaredAt: now, closedAt: made.closesAt };
  const [count = '', listed = ''] = made.questions.map(({ id }) => id);
  const duties = schools.map((school) => {
    const duty = opened(story, school, round, undefined);
    const luck = chance('requested', school.id);
    const usual = declarationToday(
      school,
      parts.get(school.id) ?? { kind: 'ordinary' },
      date,
      story.criteria,
    );
    if (!usual || luck.of(0.08)) return duty;
    const back = luck.of(0.4) ? luck.between(1, 9) : 0;
    const declaration: Declaration = {
      ...usual,
      answers: { [count]: back, [listed]: back > 0 || luck.of(0.5) },
    };
    const at = after(now, luck.between(20, luck.of(0.1) ? 40 * 60 : 31 * 60) * MINUTE);
    return declared(story, round, duty, { at, declaration });
  });
  return { round, duties, summaries: summariesOf(story, round, duties) };
}
