/** Every call to a school about a round, newest first; and its links, made void where mail went to the wrong person. */
import { useState } from 'preact/hooks';
import type { Instant } from '../../../functions/calendar/cadence.ts';
import type { CallView } from '../../../functions/declarations/calls.ts';
import type { RevokedAnswer } from '../../../functions/schools/contact.ts';
import { Card } from '../cards.tsx';
import { useAction } from '../kit/action.ts';
import { ConfirmByName } from '../kit/dialog.tsx';
import { Notice } from '../kit/notice.tsx';
import { shortSchool } from '../links.tsx';
import { useNudgingWords } from '../nudging/words.ts';
import { useOffice } from '../office.tsx';
import { useCallWords } from './words.ts';

function Line({ call }: { call: CallView }) {
  const words = useCallWords();
  const { say } = useOffice();
  const text = words.outcomes[call.outcome];
  return (
    <li class="line">
      <span>
        {call.takenBackAt ? <del>{text}</del> : <b>{text}</b>}
        {call.takenBackAt && <small> {words.takenBack}</small>}
      </span>
      <small>
        {call.by} · {say.brief(call.at)}
      </small>
      {call.note && <span>{call.note}</span>}
    </li>
  );
}

function Revoke({ school }: { school: { id: string; name: string } }) {
  const words = useCallWords();
  const { say } = useOffice();
  const doing = useAction<RevokedAnswer>();
  const [asking, ask] = useState(false);
  const [at, tell] = useState<string>();
  const revoke = async () => {
    const answer = await doing.run('DELETE', `/api/schools/${encodeURIComponent(school.id)}/links`);
    if (!answer) return;
    tell(answer.changed.at);
    ask(false);
  };
  return (
    <>
      <p>
        <button type="button" class="button" onClick={() => ask(true)}>
          {words.revoke}
        </button>
      </p>
      <Notice done={at ? { text: words.revokedAt(say.time(at)) } : undefined} />
      {asking && (
        <ConfirmByName
          title={words.revokeTitle}
          name={shortSchool(school.name)}
          submit={words.revokeIt}
          pending={doing.pending}
          failure={doing.failure}
          onConfirm={() => void revoke()}
          onClose={() => ask(false)}
        >
          <p>{words.revokeText}</p>
        </ConfirmByName>
      )}
    </>
  );
}

export function CallsCard(props: {
  school: { id: string; name: string };
  calls: readonly CallView[] | undefined;
  nudgedAt?: Instant | undefined;
}) {
  const words = useCallWords();
  const nudging = useNudgingWords();
  const { say } = useOffice();
  const calls = (props.calls ?? []).toReversed();
  return (
    <Card id="school-calls" title={words.calls}>
      {calls.length === 0 ? (
        <p class="empty">{words.noCalls}</p>
      ) : (
        <ul class="plain">
          {calls.map((call) => (
            <Line key={call.id} call={call} />
          ))}
        </ul>
      )}
      {props.nudgedAt && <p class="small">{nudging.last(say.brief(props.nudgedAt))}</p>}
      <Revoke school={props.school} />
    </Card>
  );
}
