/** Up to three questions of the request's own. */
import type { RequestBody } from '../../../functions/rounds/requests.ts';
import { SelectField, TextField } from '../kit/form.tsx';
import { useRequestsWords } from './words.ts';

type Asked = RequestBody['questions'];
const KINDS = ['number', 'yes-no', 'text'] as const;
const MOST = 3;

export function Questions({
  questions,
  onChange,
}: {
  questions: Asked;
  onChange: (questions: Asked) => void;
}) {
  const words = useRequestsWords();
  const put = (at: number, patch: Partial<Asked[number]>) =>
    onChange(questions.map((each, i) => (i === at ? { ...each, ...patch } : each)));
  return (
    <fieldset class="field">
      <legend>{words.questions}</legend>
      <small class="hint">{words.questionsHint}</small>
      {questions.map(({ kind, text }, i) => (
        <div class="own-question" key={i}>
          <TextField
            path={`questions.${i}.text`}
            label={words.question(i + 1)}
            value={text}
            onInput={(said) => put(i, { text: said })}
          />
          <SelectField
            path={`questions.${i}.kind`}
            label={words.kind(i + 1)}
            value={kind}
            options={KINDS.map((each) => [each, words.kinds[each] ?? each] as const)}
            onChange={(chosen) => put(i, { kind: KINDS.find((each) => each === chosen) ?? 'number' })}
          />
          <button
            type="button"
            class="button"
            onClick={() => onChange(questions.filter((_, at) => at !== i))}
          >
            {words.removeQuestion(i + 1)}
          </button>
        </div>
      ))}
      {questions.length < MOST && (
        <p>
          <button
            type="button"
            class="button"
            onClick={() => onChange([...questions, { kind: 'number', text: '' }])}
          >
            {words.addQuestion}
          </button>
        </p>
      )}
    </fieldset>
  );
}
