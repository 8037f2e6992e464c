/** The extra questions of requested rounds: at most three, a number, yes or no, or a text. */
import type { Question } from '../../../functions/declarations/declaration.ts';
import type { RoundBrief } from '../../../functions/declarations/mine.ts';
import { edit } from '../actions.ts';
import { marks, Num, valueIn, Wrong } from '../parts.tsx';
import { state, targets } from '../state.ts';
import { _ } from '../words.ts';

/** Answers live in one record: an answer taken back is taken out. */
const answer = (id: string, value: unknown): void => {
  const { [id]: _, ...others } = { ...state.work?.draft.answers };
  edit('answers', value === '' || value === null ? others : { ...others, [id]: value });
};

const Asked = ({ id, kind, text }: Question) => {
  const path = `answers.${id}`;
  const value = valueIn(path);
  return (
    <fieldset class="row">
      <legend>{text}</legend>
      {kind === 'number' && <Num path={path} label={_`Số`} name={text} put={(_path, n) => answer(id, n)} />}
      {kind === 'text' && (
        <textarea
          {...marks(path)}
          class="wide"
          aria-label={text}
          maxLength={500}
          value={String(value ?? '')}
          onInput={({ currentTarget }) => answer(id, currentTarget.value)}
        />
      )}
      {kind === 'yes-no' &&
        [true, false].map((yes) => (
          <label class="chip" key={String(yes)}>
            <input
              {...(yes && marks(path))}
              type="radio"
              name={path}
              checked={value === yes}
              onChange={() => answer(id, yes)}
            />
            {yes ? _`Có` : _`Không`}
          </label>
        ))}
      <Wrong path={path} />
    </fieldset>
  );
};

/** Who asks for it and why: a school that is asked on a Wednesday wants to know. */
const Request = ({ request }: Pick<RoundBrief, 'request'>) =>
  request ? (
    <p class="request">
      <b>{[request.authority, request.letter].filter(Boolean).join(', ')}</b>: {request.reason}
    </p>
  ) : null;

export const Questions = () => (
  <>
    {targets().map(({ round }) => (
      <Request key={round.id} {...(round.request && { request: round.request })} />
    ))}
    {targets().flatMap(({ round }) =>
      round.questions.map((question) => <Asked key={question.id} {...question} />),
    )}
  </>
);
