/** Holidays: known ahead, or decreed this morning because a storm comes. */
import { useState } from 'preact/hooks';
import type { Holiday } from '../../../functions/calendar/cadence.ts';
import type { HolidayEntry } from '../../../functions/settings/settings.ts';
import { type Done, Notice } from '../kit/notice.tsx';
import { later } from '../later.tsx';
import { useOffice } from '../office.tsx';
import { useSaving } from './saving.ts';
import { type PartProps, useSettingsWords } from './words.ts';

const HolidayDialog = later(() => import('./holiday-dialog.tsx').then((module) => module.HolidayDialog));

/** As the API takes it: when it was decreed is the server's. */
export const entryOf = ({ from, to, name, stages }: Holiday): HolidayEntry => ({
  from,
  to,
  name,
  ...(stages && { stages }),
});

function Line(props: { holiday: Holiday; onEdit: () => void; onRemove: () => void }) {
  const { say } = useOffice();
  const words = useSettingsWords();
  const { from, to, name, stages, decreedAt } = props.holiday;
  const days = from === to ? say.Day(from) : `${say.Day(from)} – ${say.day(to)}`;
  const who = stages?.map((stage) => words.stageNames[stage]).join(', ') ?? words.everybody;
  return (
    <li class="line call">
      <b>{name}</b>
      <span class="reach">
        <small>
          {days}
          <br />
          {who} · {decreedAt ? words.decreedAt(say.moment(decreedAt)) : words.fromFile}
        </small>
        <span class="ways">
          <button type="button" class="button slim" aria-label={words.editNamed(name)} onClick={props.onEdit}>
            {words.edit}
          </button>
          <button
            type="button"
            class="button slim"
            aria-label={words.removeNamed(name)}
            onClick={props.onRemove}
          >
            {words.remove}
          </button>
        </span>
      </span>
    </li>
  );
}

export function Holidays({ settings, again }: PartProps) {
  const { say, session } = useOffice();
  const words = useSettingsWords();
  /** Index of the one that is edited; one past the last for a new one. */
  const [editing, edit] = useState<number>();
  const [done, tell] = useState<Done>();
  const saving = useSaving(again);
  const entries = settings.holidays.map(entryOf);
  const today = session.now.slice(0, 10);
  const shown = settings.holidays.map((holiday, i) => ({ holiday, i }));
  const past = shown.filter(({ holiday }) => holiday.to < today);
  const coming = shown.filter(({ holiday }) => holiday.to >= today);
  const remove = async (index: number) => {
    const holidays = entries.filter((_, i) => i !== index);
    const answer = await saving.save(settings.revision, { holidays });
    if (!answer) return;
    const undo = () => saving.save(answer.revision, { holidays: entries });
    tell({ text: words.removed(entries[index]?.name ?? ''), undo });
  };
  const line = ({ holiday, i }: { holiday: Holiday; i: number }) => (
    <Line
      key={`${holiday.from} ${holiday.to} ${holiday.name}`}
      holiday={holiday}
      onEdit={() => edit(i)}
      onRemove={() => void remove(i)}
    />
  );
  return (
    <section class="card" aria-labelledby="holidays">
      <h2 id="holidays">{words.tab['ngay-nghi']}</h2>
      <p class="lead">{words.holidaysLead}</p>
      <p>
        <button type="button" class="button go" onClick={() => edit(entries.length)}>
          {words.addHoliday}
        </button>
      </p>
      <Notice done={done} onGone={() => tell(undefined)} />
      {saving.failure && <p class="wrong">{saving.failure.vi}</p>}
      {coming.length === 0 && past.length === 0 && <p class="empty">{words.noHolidays}</p>}
      <ul class="plain">{coming.map(line)}</ul>
      {past.length > 0 && (
        <details>
          <summary>{words.past(say.number(past.length))}</summary>
          <ul class="plain">{past.map(line)}</ul>
        </details>
      )}
      {editing !== undefined && (
        <HolidayDialog
          settings={settings}
          entries={entries}
          index={editing}
          again={again}
          onClose={() => edit(undefined)}
          onSaved={(name) => {
            edit(undefined);
            tell({ text: words.added(name) });
          }}
        />
      )}
    </section>
  );
}
