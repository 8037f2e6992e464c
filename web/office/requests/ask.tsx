/** The request as it is written: seen beforehand, then sent once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  RequestAnswer,
  RequestBody,
  RequestPreview,
  RequestRow,
} from '../../../functions/rounds/requests.ts';
import { STAGES } from '../../../functions/schools/unit.ts';
import { useAction, useSaid } from '../kit/action.ts';
import { ChoiceField, Form, LongField, TextField } from '../kit/form.tsx';
import { Before } from './before.tsx';
import { Questions } from './questions.tsx';
import { useRequestsWords } from './words.ts';

export type Entered = Omit<RequestBody, 'submission' | 'unit' | 'dueAt' | 'stages'> & {
  letter: string;
  stages: string[];
  day: string;
  time: string;
};
export const BEGUN: Entered = {
  title: '',
  reason: '',
  authority: '',
  letter: '',
  stages: [],
  day: '',
  time: '16:30',
  questions: [],
};

const bodyOf = (
  { day, time, letter, stages, ...rest }: Entered,
  unit: string,
  submission: string,
): RequestBody => ({
  ...rest,
  ...(letter.trim() !== '' && { letter }),
  ...(stages.length > 0 && { stages: STAGES.filter((stage) => stages.includes(stage)) }),
  dueAt: day && time ? `${day}T${time}` : '',
  unit,
  submission,
});

/** @param props.now what was entered so far: kept outside, so that a look at the list or another unit loses nothing */
export function Ask(props: {
  unit: string;
  now: Entered;
  enter: (now: Entered) => void;
  onSent: (row: RequestRow) => void;
}) {
  const { unit, now, enter, onSent } = props;
  const words = useRequestsWords();
  const said = useSaid();
  const [shown, show] = useState<RequestPreview>();
  const seen = shown?.unit.path === unit ? shown : undefined;
  // One submission for what is on the screen: sent again after a lost answer it is the same request.
  const submission = useRef(crypto.randomUUID());
  const trying = useAction<RequestPreview>();
  const sending = useAction<RequestAnswer>();
  const before = useRef<HTMLElement>(null);
  useEffect(() => {
    submission.current = crypto.randomUUID();
  }, [unit]);
  useEffect(() => {
    if (seen) before.current?.focus();
  }, [seen]);
  const put = (patch: Partial<Entered>) => {
    enter({ ...now, ...patch });
    show(undefined);
    sending.forget();
    submission.current = crypto.randomUUID();
  };
  const body = () => bodyOf(now, unit, submission.current);
  const preview = async () => {
    const answer = await trying.run('POST', '/api/rounds?dry-run=true', body());
    if (answer) show(answer);
  };
  const send = async () => {
    const answer = await sending.run('POST', '/api/rounds', body());
    if (answer) onSent(answer.request);
  };
  return (
    <>
      <section class="card" aria-labelledby="ask">
        <h2 id="ask">{words.form}</h2>
        <Form
          id="request"
          labelledBy="ask"
          submit={words.preview}
          pending={trying.pending}
          failure={trying.failure}
          onSubmit={() => void preview()}
        >
          <TextField
            path="title"
            label={words.name}
            hint={words.nameHint}
            value={now.title}
            onInput={(title) => put({ title })}
          />
          <LongField
            path="reason"
            label={words.reason}
            value={now.reason}
            onInput={(reason) => put({ reason })}
          />
          <TextField
            path="authority"
            label={words.authority}
            value={now.authority}
            onInput={(authority) => put({ authority })}
          />
          <TextField
            optional
            path="letter"
            label={words.letter}
            value={now.letter}
            onInput={(letter) => put({ letter })}
          />
          <div class="due">
            <TextField
              type="date"
              path="dueAt"
              label={words.dueDay}
              value={now.day}
              onInput={(day) => put({ day })}
            />
            <TextField
              type="time"
              path="dueTime"
              label={words.dueTime}
              value={now.time}
              onInput={(time) => put({ time })}
            />
          </div>
          <ChoiceField
            kind="many"
            path="stages"
            label={words.stages}
            hint={words.stagesHint}
            chosen={now.stages}
            options={STAGES.map((stage) => [stage, words.stageNames[stage] ?? stage] as const)}
            onChange={(stages) => put({ stages })}
          />
          <Questions questions={now.questions} onChange={(questions) => put({ questions })} />
        </Form>
      </section>
      {seen && (
        <section class="card" aria-labelledby="before" tabIndex={-1} ref={before}>
          <Before preview={seen} pending={sending.pending} onSend={() => void send()} />
          <p role="alert" class="wrong">
            {sending.failure && said(sending.failure)}
          </p>
        </section>
      )}
    </>
  );
}
