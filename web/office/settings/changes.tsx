/** Who changed what, when: newest first. */
import type { CivilDate, Holiday, Hours } from '../../../functions/calendar/cadence.ts';
import type {
  RevisionsAnswer,
  SettingsParts,
  SettingsRevision,
} from '../../../functions/settings/settings.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { Pages } from '../kit/list.tsx';
import { useOffice } from '../office.tsx';
import type { Say } from '../say.ts';
import type { SettingsWords } from '../texts/settings.vi.ts';
import { useSettingsWords } from './words.ts';

const useRevisions = answersOf<RevisionsAnswer>();

function holidaysChanged(
  before: readonly Holiday[],
  after: readonly Holiday[],
  words: SettingsWords,
): string {
  const named = ({ name, from }: Holiday) => `${name} (${from.split('-').reverse().join('/')})`;
  const without = (some: readonly Holiday[], others: readonly Holiday[]) => {
    const known = new Set(others.map(named));
    return some.map(named).filter((name) => !known.has(name));
  };
  return [...without(after, before).map(words.plus), ...without(before, after).map(words.minus)].join('; ');
}

function hoursChanged(before: Hours, after: Hours, words: SettingsWords): string {
  return (['opens', 'reminder', 'nudge', 'callList', 'due', 'digest'] as const)
    .filter((hour) => before[hour] !== after[hour])
    .map((hour) => `${words.hourNames[hour]} ${words.fromTo(before[hour], after[hour])}`)
    .join('; ');
}

function criteriaChanged(
  before: NonNullable<SettingsParts['criteria']>,
  after: NonNullable<SettingsParts['criteria']>,
  words: SettingsWords,
): string {
  const confirmed = (is: boolean) => (is ? words.isConfirmed : words.notConfirmed);
  return [
    before.set !== after.set && words.fromTo(before.set, after.set),
    before.confirmed !== after.confirmed &&
      words.fromTo(confirmed(before.confirmed), confirmed(after.confirmed)),
    before.texts !== after.texts && words.textsChanged,
  ]
    .filter((each) => each !== false)
    .join('; ');
}

function lineOf(
  part: string,
  before: SettingsParts,
  after: SettingsParts,
  words: SettingsWords,
  say: Say,
): string {
  const days = (some: readonly number[] = []) => some.map((day) => words.weekdayNames[day]).join(', ');
  const date = (some: CivilDate | null | undefined) => (some ? say.day(some) : words.none);
  if (part === 'weekdays') return words.fromTo(days(before.weekdays), days(after.weekdays));
  if (part === 'hours' && before.hours && after.hours) return hoursChanged(before.hours, after.hours, words);
  if (part === 'holidays') return holidaysChanged(before.holidays ?? [], after.holidays ?? [], words);
  if (part === 'criteria' && before.criteria && after.criteria)
    return criteriaChanged(before.criteria, after.criteria, words);
  if (part === 'publication' && after.publication)
    return words.published(after.publication.situation, after.publication.schools);
  if (part === 'rollOutBy') return words.fromTo(date(before.rollOutBy), date(after.rollOutBy));
  return words.onHolidayNames[after.onHoliday ?? ''] ?? '';
}

function Revision({ revision }: { revision: SettingsRevision }) {
  const { say } = useOffice();
  const words = useSettingsWords();
  const { before, after } = revision;
  return (
    <li class="line">
      <b>{words.revision(say.number(revision.revision))}</b>
      <small>
        {revision.by}, {say.moment(revision.at)}
      </small>
      {revision.parts.map((part) => (
        <p key={part}>
          {words.parts[part]}: {lineOf(part, before, after, words, say) || words.same}
        </p>
      ))}
    </li>
  );
}

export function Changes() {
  const words = useSettingsWords();
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{words.tab['lich-su']}</h2>
      <Download path="/api/exports/settings" />
      <Pages path="/api/settings/revisions" use={useRevisions} empty={words.historyEmpty}>
        {({ rows }) => (
          <ul class="plain">
            {rows.map((revision) => (
              <Revision key={revision.revision} revision={revision} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  );
}
