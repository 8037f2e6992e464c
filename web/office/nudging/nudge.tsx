/** "Đôn đốc 41 trường": who would be mailed now, asked of the server; then a question, the sending, and what came of it. */
import './nudging.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { NudgesAnswer, NudgesBody, Skipped } from '../../../functions/rounds/nudging.ts';
import { send } from '../api.ts';
import { type Doing, useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Form } from '../kit/form.tsx';
import { Notice } from '../kit/notice.tsx';
import { shortSchool } from '../links.tsx';
import type { NudgeProps } from '../nudge.tsx';
import { useOffice } from '../office.tsx';
import { useNudgingWords } from './words.ts';

/** The declared and the not required are many and known: their number is enough. */
function SkippedLine({ skipped }: { skipped: Skipped }) {
  const words = useNudgingWords();
  const { say } = useOffice();
  const { reason, total, schools } = skipped;
  const text = words.skipped[reason](say.number(total));
  if (reason === 'declared' || reason === 'not-required') return <li>{text}</li>;
  const names = schools.map(({ name, at }) =>
    at ? words.at(shortSchool(name), say.time(at)) : shortSchool(name),
  );
  if (total > schools.length) names.push(words.more(say.number(total - schools.length)));
  return (
    <li>
      {text}: <span class="muted">{names.join(', ')}</span>
    </li>
  );
}

function Asking(props: {
  would: NudgesAnswer;
  doing: Doing<NudgesAnswer>;
  onSend: () => void;
  onClose: () => void;
}) {
  const words = useNudgingWords();
  const { say } = useOffice();
  const { would, doing } = props;
  return (
    <Dialog title={words.title(say.number(would.sent))} onClose={props.onClose}>
      <Form
        id="nudge"
        submit={words.send}
        pending={doing.pending}
        failure={doing.failure}
        onCancel={props.onClose}
        onSubmit={props.onSend}
      >
        <p>{words.what}</p>
        {would.skipped.length > 0 && (
          <div>
            <p>{words.skippedHead}</p>
            <ul class="skipped">
              {would.skipped.map((skipped) => (
                <SkippedLine key={skipped.reason} skipped={skipped} />
              ))}
            </ul>
          </div>
        )}
      </Form>
    </Dialog>
  );
}

/** What a nudge would do now. Asked again when the numbers change, and once waiting is over. */
function useWould({ round, unit, owing, now }: NudgeProps) {
  const [would, tell] = useState<NudgesAnswer>();
  const path = `/api/rounds/${encodeURIComponent(round)}/nudges`;
  const look = async () => {
    const body: NudgesBody = { unit, submission: crypto.randomUUID() };
    const outcome = await send<NudgesAnswer>('POST', `${path}?dry-run=true`, body);
    // What was known stands; as long as nothing is, there is no button, but phone numbers and the text to copy.
    if ('value' in outcome) tell(outcome.value);
    return 'value' in outcome ? outcome.value : would;
  };
  const isOver = would?.sent === 0 && would.againAt !== undefined && would.againAt <= now;
  useEffect(() => void look(), [path, unit, owing, isOver]);
  return { would, look, path };
}

export function Nudge(props: NudgeProps) {
  const words = useNudgingWords();
  const { say } = useOffice();
  const { would, look, path } = useWould(props);
  const [asking, ask] = useState(false);
  const [result, tell] = useState<NudgesAnswer>();
  const doing = useAction<NudgesAnswer>();
  /** Pressed again after a lost answer, it is the same nudge. */
  const submission = useRef('');
  const place = useRef<HTMLDivElement>(null);
  const open = async () => {
    doing.forget();
    submission.current = crypto.randomUUID();
    const seen = await look();
    ask(seen !== undefined && seen.sent > 0);
  };
  const nudge = async () => {
    const body: NudgesBody = { unit: props.unit, submission: submission.current };
    const answer = await doing.run('POST', path, body);
    if (!answer) return;
    tell(answer);
    ask(false);
    await look();
    // The button is gone: who works by keyboard stays where it was.
    place.current?.focus();
  };
  const said = result && {
    text: result.sent > 0 ? words.sent(say.number(result.sent), say.time(result.now)) : words.sentNobody,
  };
  return (
    <div ref={place} tabIndex={-1} class="nudging">
      {would && would.sent > 0 && (
        <button type="button" class="button go" onClick={() => void open()}>
          {words.nudge(say.number(would.sent))}
        </button>
      )}
      {would?.sent === 0 && (
        <p class="muted">{would.againAt ? words.againAt(say.time(would.againAt)) : words.nobody}</p>
      )}
      <Notice done={said} />
      {asking && would && (
        <Asking would={would} doing={doing} onSend={() => void nudge()} onClose={() => ask(false)} />
      )}
    </div>
  );
}
