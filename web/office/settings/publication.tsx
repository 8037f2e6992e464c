/** What everyone may see on the public page. */
import { useState } from 'preact/hooks';
import { CheckField, Form } from '../kit/form.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { useSaving } from './saving.ts';
import { type PartProps, useSettingsWords } from './words.ts';

export function Publishing({ settings, again }: PartProps) {
  const words = useSettingsWords();
  const kit = useKitWords();
  const [now, enter] = useState(settings.publication);
  const [done, tell] = useState<Done>();
  const saving = useSaving(again);
  const put = (patch: Partial<typeof now>) => {
    tell(undefined);
    enter({ ...now, ...patch });
  };
  const submit = async () => {
    const answer = await saving.save(settings.revision, { publication: now });
    if (answer) tell({ text: words.saved });
  };
  return (
    <section class="card" aria-labelledby="publication">
      <h2 id="publication">{words.tab['cong-bo']}</h2>
      <p class="lead">{words.publicationLead}</p>
      <Form
        id="publication-form"
        labelledBy="publication"
        submit={kit.save}
        pending={saving.pending}
        failure={saving.failure}
        onSubmit={() => void submit()}
      >
        <CheckField
          path="publication.situation"
          label={words.publishSituation}
          hint={words.publishSituationHint}
          checked={now.situation}
          onChange={(situation) => put({ situation })}
        />
        <CheckField
          path="publication.schools"
          label={words.publishSchools}
          hint={words.publishSchoolsHint}
          checked={now.schools}
          onChange={(schools) => put({ schools })}
        />
      </Form>
      <Notice done={done} />
      <p>
        <a class="more" href="/">
          {words.publicPage}
        </a>
      </p>
    </section>
  );
}
