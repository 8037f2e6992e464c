/** The criteria set, its confirmation, and an editor for the official wording. */
import { useState } from 'preact/hooks';
import type { CriteriaChoice, SettingsAnswer } from '../../../functions/settings/settings.ts';
import { CheckField, ChoiceField, Form, LongField } from '../kit/form.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { useSaving } from './saving.ts';
import { type PartProps, useSettingsWords } from './words.ts';

interface Entered {
  set: string;
  confirmed: boolean;
  /** By criterion number, as it stands in the box. */
  texts: Record<string, string>;
}

const setOf = (settings: SettingsAnswer, id: string): CriteriaChoice | undefined =>
  settings.sets.find((set) => set.id === id);

const standing = (settings: SettingsAnswer, set: string, confirmed: boolean): Entered => ({
  set,
  confirmed,
  texts: Object.fromEntries((setOf(settings, set)?.items ?? []).map(({ n, text }) => [n, text])),
});

/** What differs from the set's own wording is what is kept. */
const ownTexts = ({ texts }: Entered, chosen: CriteriaChoice | undefined): Record<string, string> =>
  Object.fromEntries(
    (chosen?.items ?? []).flatMap(({ n, text, given = text }) => {
      const typed = (texts[n] ?? '').trim();
      return typed === given ? [] : [[String(n), typed]];
    }),
  );

function Items(props: { chosen: CriteriaChoice; now: Entered; put: (n: number, text: string) => void }) {
  const { say } = useOffice();
  const words = useSettingsWords();
  return (
    <>
      {(['before', 'during', 'after'] as const).map((part) => (
        <fieldset key={part} class="field">
          <legend>{words.part[part]}</legend>
          {props.chosen.items
            .filter((item) => item.part === part)
            .map(({ n, certainty, mandatory, text, given = text }) => (
              <div key={n} class="criterion">
                <LongField
                  path={`criteria.texts.${n}`}
                  label={`${words.criterion(say.number(n))}${mandatory ? ` (${words.mandatory})` : ''}`}
                  hint={words.certainty[certainty]}
                  value={props.now.texts[n] ?? ''}
                  onInput={(typed) => props.put(n, typed)}
                />
                {props.now.texts[n] !== given && (
                  <button type="button" class="button plain" onClick={() => props.put(n, given)}>
                    {words.asGiven}
                  </button>
                )}
              </div>
            ))}
        </fieldset>
      ))}
    </>
  );
}

export function Criteria({ settings, again }: PartProps) {
  const words = useSettingsWords();
  const kit = useKitWords();
  const { set, confirmed } = settings.criteria;
  const [now, enter] = useState(() => standing(settings, set, confirmed));
  const [done, tell] = useState<Done>();
  const saving = useSaving(again);
  const chosen = setOf(settings, now.set);
  const put = (patch: Partial<Entered>) => {
    tell(undefined);
    enter({ ...now, ...patch });
  };
  const submit = async () => {
    const criteria = { set: now.set, confirmed: now.confirmed, texts: ownTexts(now, chosen) };
    const answer = await saving.save(settings.revision, { criteria });
    if (!answer) return;
    enter(standing(answer, now.set, now.confirmed));
    tell({ text: words.saved });
  };
  return (
    <section class="card" aria-labelledby="criteria">
      <h2 id="criteria">{words.tab['tieu-chi']}</h2>
      <p class="lead">{words.criteriaLead}</p>
      <Form
        id="criteria-form"
        labelledBy="criteria"
        submit={kit.save}
        pending={saving.pending}
        failure={saving.failure}
        onSubmit={() => void submit()}
      >
        <ChoiceField
          kind="one"
          path="criteria.set"
          label={words.set}
          chosen={[now.set]}
          options={settings.sets.map(({ id, title, letter }) => [id, `${letter} – ${title}`] as const)}
          onChange={([id]) => id !== undefined && put(standing(settings, id, false))}
        />
        {chosen && (
          <Items chosen={chosen} now={now} put={(n, text) => put({ texts: { ...now.texts, [n]: text } })} />
        )}
        <CheckField
          path="criteria.confirmed"
          label={words.confirmed}
          hint={words.confirmedHint}
          checked={now.confirmed}
          onChange={(is) => put({ confirmed: is })}
        />
      </Form>
      <Notice done={done} />
    </section>
  );
}
