/** Publishing a letter: fill in, see who gets it, publish. */
import { useRef, useState } from 'preact/hooks';
import type { PreviewAnswer, PublishAnswer, PublishBody } from '../../../functions/directives/directives.ts';
import { LEVELS, type Level } from '../../../functions/schools/unit.ts';
import { useAction } from '../kit/action.ts';
import { ChoiceField, Form, SelectField } from '../kit/form.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { overviewPath, useOverview } from '../overview.tsx';
import { LetterFields, letterFrom, type Typed } from './fields.tsx';
import { useDirectiveWords } from './words.tsx';

const EMPTY: Typed = { number: '', issuer: '', date: '', title: '', deadline: '', link: '' };

/** The unit in view and those directly below it. */
function useUnits(): (readonly [path: string, name: string])[] {
  const { unit } = useOffice();
  const { value } = useOverview(overviewPath('', unit, ''), false);
  return value
    ? [value.unit, ...value.units].map(({ path, name }) => [path, name] as const)
    : [[unit, unit] as const];
}

function Preview(props: { preview: PreviewAnswer }) {
  const words = useDirectiveWords();
  const { say } = useOffice();
  const { expected, reachable, units } = props.preview;
  return (
    <section class="notice" aria-label={words.preview}>
      <div class="stacked">
        <b>{words.previewOf(say.number(expected))}</b>
        <p>
          {reachable === expected
            ? words.previewAll
            : words.previewReach(say.number(reachable), say.number(expected - reachable))}
        </p>
        {units.length > 1 && (
          <ul class="plain small">
            {units.map(({ name, schools }) => (
              <li key={name}>{words.unitSchools(name, say.number(schools))}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

export function Publish() {
  const { place, unit: own, go, texts } = useOffice();
  const words = useDirectiveWords();
  const [typed, type] = useState(EMPTY);
  const [unit, choose] = useState(own);
  const [levels, pick] = useState<string[]>([]);
  const [again, mean] = useState(false);
  const [preview, look] = useState<PreviewAnswer>();
  // One letter, however often the button is pressed; another one is another submission.
  const submission = useRef<{ of: string; id: string }>({ of: '', id: '' });
  const looking = useAction<PreviewAnswer>();
  const publishing = useAction<PublishAnswer>();
  const units = useUnits();
  const body = (): PublishBody => {
    const said = {
      ...letterFrom(typed),
      unit,
      levels: Object.keys(LEVELS).filter((level) => levels.includes(level)) as Level[],
      ...(again && { numberAgain: again }),
    };
    const of = JSON.stringify(said);
    if (submission.current.of !== of) submission.current = { of, id: crypto.randomUUID() };
    return { submission: submission.current.id, ...said };
  };
  const changed = () => look(undefined);
  const submit = async () => {
    if (!preview) {
      publishing.forget();
      return look(await looking.run('POST', '/api/directives?dry-run=true', body()));
    }
    const answer = await publishing.run('POST', '/api/directives', body());
    if (answer) go({ ...place, id: answer.id });
    else changed();
  };
  const failure = publishing.failure ?? looking.failure;
  return (
    <>
      <ScreenHead
        title={words.publishTitle}
        tab={words.publishTitle}
        units={false}
        actions={
          <Go to={{ id: '' }} class="button">
            {words.back}
          </Go>
        }
      />
      <section class="card" aria-label={words.publishTitle}>
        <Form
          id="letter"
          submit={preview ? words.publish : words.preview}
          pending={looking.pending || publishing.pending}
          failure={failure}
          onSubmit={() => void submit()}
        >
          <p class="muted">{words.publishLead}</p>
          <LetterFields
            typed={typed}
            onType={(next) => {
              type(next);
              changed();
            }}
            failure={failure}
            again={again}
            onAgain={(next) => {
              mean(next);
              changed();
            }}
          />
          <SelectField
            path="unit"
            label={words.fields.unit}
            value={unit}
            options={units}
            onChange={(next) => {
              choose(next);
              changed();
            }}
          />
          <ChoiceField
            path="levels"
            kind="many"
            label={words.fields.levels}
            hint={words.hints.levels}
            chosen={levels}
            options={Object.keys(LEVELS).map((level) => [level, texts.levelsLong[level as Level]] as const)}
            onChange={(next) => {
              pick(next);
              changed();
            }}
          />
          <div role="status">{preview && <Preview preview={preview} />}</div>
        </Form>
      </section>
    </>
  );
}
