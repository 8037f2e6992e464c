/** "Kỳ tới: …": the rounds a change would leave, and the schools it would let off or call back. */
import type { SettingsPreview, Upcoming } from '../../../functions/settings/settings.ts';
import { useOffice } from '../office.tsx';
import { useSettingsWords } from './words.ts';

export function Rounds({ upcoming }: { upcoming: readonly Upcoming[] }) {
  const { say } = useOffice();
  const words = useSettingsWords();
  if (upcoming.length === 0) return <p class="empty">{words.noneUpcoming}</p>;
  return (
    <ul class="plain">
      {upcoming.map(({ id, opensAt, dueAt }) => (
        <li key={id} class="line">
          <b>{say.Day(id)}</b>
          <small>{words.upcomingLine(say.time(opensAt), say.time(dueAt))}</small>
        </li>
      ))}
    </ul>
  );
}

export function Reached({ preview }: { preview: SettingsPreview | undefined }) {
  const { say } = useOffice();
  const words = useSettingsWords();
  return (
    <div role="status">
      {(preview?.reached ?? []).map(({ round, excused, owing }) => (
        <div key={round.id} class="warn">
          {excused > 0 && <p>{words.excused(round.title, say.number(excused))}</p>}
          {owing > 0 && <p>{words.owing(round.title, say.number(owing))}</p>}
        </div>
      ))}
    </div>
  );
}
