/** One holiday, new or edited, with what it would change before it is saved. */
import { useState } from 'preact/hooks';
import { STAGES } from '../../../functions/schools/unit.ts';
import type { HolidayEntry, SettingsAnswer } from '../../../functions/settings/settings.ts';
import { Dialog } from '../kit/dialog.tsx';
import { ChoiceField, Form, TextField } from '../kit/form.tsx';
import { useKitWords } from '../kit/words.ts';
import { Reached, Rounds } from './preview.tsx';
import { usePreview, useSaving } from './saving.ts';
import { useSettingsWords } from './words.ts';

interface Entered {
  name: string;
  from: string;
  to: string;
  who: 'everybody' | 'some';
  stages: string[];
}

const begun = (entry: HolidayEntry | undefined): Entered => ({
  name: entry?.name ?? '',
  from: entry?.from ?? '',
  to: entry?.to ?? '',
  who: entry?.stages ? 'some' : 'everybody',
  stages: [...(entry?.stages ?? [])],
});

const entryFrom = ({ name, from, to, who, stages }: Entered): HolidayEntry => ({
  name,
  from,
  to: to || from,
  ...(who === 'some' && { stages: STAGES.filter((stage) => stages.includes(stage)) }),
});

const isWhole = ({ name, from, who, stages }: Entered): boolean =>
  name.trim() !== '' && from !== '' && (who === 'everybody' || stages.length > 0);

export function HolidayDialog(props: {
  settings: SettingsAnswer;
  entries: readonly HolidayEntry[];
  index: number;
  again: () => void;
  onClose: () => void;
  onSaved: (name: string) => void;
}) {
  const words = useSettingsWords();
  const kit = useKitWords();
  const { settings, entries, index } = props;
  const isNew = index >= entries.length;
  const [now, enter] = useState(() => begun(entries[index]));
  const [tried, tell] = useState(false);
  const saving = useSaving(props.again);
  const holidays = isNew
    ? [...entries, entryFrom(now)]
    : entries.map((entry, i) => (i === index ? entryFrom(now) : entry));
  const preview = usePreview(settings.revision, isWhole(now) ? { holidays } : undefined);
  const at = (member: string) => `holidays.${index}.${member}`;
  const put = (patch: Partial<Entered>) => enter({ ...now, ...patch });
  const errors = {
    ...(tried && now.from === '' && { [at('from')]: words.from }),
    ...(tried && now.who === 'some' && now.stages.length === 0 && { [at('stages')]: words.needStages }),
  };
  const submit = async () => {
    tell(true);
    if (now.from === '' || (now.who === 'some' && now.stages.length === 0)) return;
    const answer = await saving.save(settings.revision, { holidays });
    if (answer) props.onSaved(now.name.trim());
  };
  return (
    <Dialog title={isNew ? words.addHoliday : words.editHoliday} onClose={props.onClose}>
      <Form
        id="holiday"
        submit={kit.save}
        pending={saving.pending}
        failure={saving.failure}
        errors={errors}
        onSubmit={() => void submit()}
        onCancel={props.onClose}
      >
        <TextField path={at('name')} label={words.name} value={now.name} onInput={(name) => put({ name })} />
        <TextField
          type="date"
          path={at('from')}
          label={words.from}
          value={now.from}
          onInput={(from) => put({ from, ...(now.to < from && { to: from }) })}
        />
        <TextField
          type="date"
          path={at('to')}
          label={words.to}
          value={now.to}
          onInput={(to) => put({ to })}
        />
        <ChoiceField
          kind="one"
          path={at('who')}
          label={words.who}
          chosen={[now.who]}
          options={[
            ['everybody', words.everybody],
            ['some', words.someStages],
          ]}
          onChange={([who]) => put({ who: who === 'some' ? 'some' : 'everybody' })}
        />
        {now.who === 'some' && (
          <ChoiceField
            kind="many"
            path={at('stages')}
            label={words.stages}
            chosen={now.stages}
            options={STAGES.map((stage) => [stage, words.stageNames[stage] ?? stage] as const)}
            onChange={(stages) => put({ stages })}
          />
        )}
        <Reached preview={preview.value} />
        {preview.value && (
          <details>
            <summary>{words.upcoming}</summary>
            <Rounds upcoming={preview.value.upcoming} />
          </details>
        )}
      </Form>
    </Dialog>
  );
}
