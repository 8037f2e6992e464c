/** Days, hours, what happens on a holiday, and the roll-out's deadline. */
import { useState } from 'preact/hooks';
import type { SettingsAnswer, SettingsChange } from '../../../functions/settings/settings.ts';
import { ChoiceField, Form, TextField } from '../kit/form.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { Reached, Rounds } from './preview.tsx';
import { isConflict, usePreview, useSaving } from './saving.ts';
import { type PartProps, useSettingsWords } from './words.ts';

const HOURS = ['opens', 'reminder', 'nudge', 'callList', 'due', 'digest'] as const;

type Entered = Pick<SettingsAnswer, 'weekdays' | 'hours' | 'onHoliday'> & { rollOutBy: string };

const entered = ({ weekdays, hours, onHoliday, rollOutBy = '' }: SettingsAnswer): Entered => ({
  weekdays,
  hours,
  onHoliday,
  rollOutBy,
});

/** Only what differs is sent: a part nobody touched stays the file's. */
function changeOf(settings: SettingsAnswer, now: Entered): SettingsChange | undefined {
  const before = entered(settings);
  const differs = (part: keyof Entered) => JSON.stringify(before[part]) !== JSON.stringify(now[part]);
  const change: SettingsChange = {
    ...(differs('weekdays') && { weekdays: now.weekdays }),
    ...(differs('hours') && { hours: now.hours }),
    ...(differs('onHoliday') && { onHoliday: now.onHoliday }),
    ...(differs('rollOutBy') && { rollOutBy: now.rollOutBy || null }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

export function Calendar({ settings, again }: PartProps) {
  const words = useSettingsWords();
  const kit = useKitWords();
  const [now, enter] = useState(() => entered(settings));
  const [done, tell] = useState<Done>();
  const saving = useSaving(again);
  const change = changeOf(settings, now);
  const preview = usePreview(settings.revision, change);
  const put = (patch: Partial<Entered>) => {
    tell(undefined);
    enter({ ...now, ...patch });
  };
  const submit = async () => {
    const answer = change && (await saving.save(settings.revision, change));
    if (!answer) return;
    enter(entered(answer));
    tell({ text: words.saved });
  };
  return (
    <div class="columns">
      <div class="wide">
        <section class="card" aria-labelledby="calendar">
          <h2 id="calendar">{words.tab['']}</h2>
          <p class="lead">{words.calendarLead}</p>
          <Form
            id="calendar-form"
            labelledBy="calendar"
            submit={kit.save}
            pending={saving.pending}
            failure={saving.failure}
            onSubmit={() => void submit()}
          >
            <div class="weekdays">
              <ChoiceField
                kind="many"
                path="weekdays"
                label={words.weekdays}
                chosen={now.weekdays.map(String)}
                options={[1, 2, 3, 4, 5, 6, 7].map(
                  (day) => [String(day), words.weekdayNames[day] ?? ''] as const,
                )}
                onChange={(days) => put({ weekdays: days.map(Number).sort((a, b) => a - b) })}
              />
            </div>
            <fieldset class="field hours">
              <legend>{words.hours(settings.zone)}</legend>
              {HOURS.map((hour) => (
                <TextField
                  key={hour}
                  type="time"
                  path={`hours.${hour}`}
                  label={words.hourNames[hour] ?? hour}
                  value={now.hours[hour]}
                  onInput={(value) => put({ hours: { ...now.hours, [hour]: value } })}
                />
              ))}
            </fieldset>
            <ChoiceField
              kind="one"
              path="onHoliday"
              label={words.onHoliday}
              chosen={[now.onHoliday]}
              options={Object.entries(words.onHolidayNames)}
              onChange={([value]) => put({ onHoliday: value === 'stay-open' ? value : 'next-working-day' })}
            />
            <TextField
              type="date"
              optional
              path="rollOutBy"
              label={words.rollOutBy}
              hint={words.rollOutHint}
              value={now.rollOutBy}
              onInput={(rollOutBy) => put({ rollOutBy })}
            />
          </Form>
          {isConflict(saving) && (
            <button
              type="button"
              class="button"
              onClick={() => {
                saving.forget();
                again();
              }}
            >
              {words.reload}
            </button>
          )}
          <Notice done={done} />
        </section>
      </div>
      <div class="narrow">
        <section class="card" aria-labelledby="upcoming">
          <h2 id="upcoming">{words.upcoming}</h2>
          <Reached preview={preview.value} />
          {preview.failed ? (
            <p class="muted">{words.previewFailed}</p>
          ) : (
            <Rounds upcoming={preview.value?.upcoming ?? settings.upcoming} />
          )}
        </section>
      </div>
    </div>
  );
}
