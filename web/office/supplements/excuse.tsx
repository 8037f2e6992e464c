/** On a school's page: its lateness excused, and what was decided after the round. */
import { useState } from 'preact/hooks';
import { isTardy } from '../../../functions/calendar/duty.ts';
import type { DutyAnswer } from '../../../functions/declarations/mine.ts';
import type { ExcuseAnswer } from '../../../functions/declarations/supplements.ts';
import { useAction, useSaid } from '../kit/action.ts';
import { shortSchool } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useSupplementWords } from './words.ts';

function Standing({ duty, path, again }: { duty: DutyAnswer; path: string; again: () => void }) {
  const words = useSupplementWords();
  const said = useSaid();
  const { say } = useOffice();
  const doing = useAction<ExcuseAnswer>();
  const { excuse } = duty;
  if (!excuse) return null;
  return (
    <div>
      <p>
        <b>{words.excused(excuse.reason)}</b>{' '}
        <small class="muted">{words.excusedBy(excuse.by ?? '', say.brief(excuse.at))}</small>
      </p>
      <button
        type="button"
        class="button slim"
        aria-disabled={doing.pending}
        onClick={async () => {
          if (await doing.run('DELETE', path)) again();
        }}
      >
        {words.unexcuse}
      </button>
      {doing.failure && <p class="wrong">{said(doing.failure)}</p>}
    </div>
  );
}

function Ask({ duty, path, again }: { duty: DutyAnswer; path: string; again: () => void }) {
  const words = useSupplementWords();
  const doing = useAction<ExcuseAnswer>();
  const [asking, ask] = useState(false);
  return (
    <>
      <button type="button" class="button" onClick={() => ask(true)}>
        {words.excuse}
      </button>
      {asking && (
        <ReasonForm
          id="excuse"
          title={words.excuseTitle(shortSchool(duty.schoolName))}
          hint={words.excuseHint}
          submit={words.saveExcuse}
          ready={words.excuseReasons}
          pending={doing.pending}
          failure={doing.failure}
          onReason={async (reason) => {
            if (!(await doing.run('PUT', path, reason))) return;
            ask(false);
            again();
          }}
          onClose={() => {
            doing.forget();
            ask(false);
          }}
        >
          <p>{words.excuseText}</p>
        </ReasonForm>
      )}
    </>
  );
}

export function Excusing({ duty, school, again }: { duty: DutyAnswer; school: string; again: () => void }) {
  const words = useSupplementWords();
  const { say } = useOffice();
  const path = `/api/rounds/${encodeURIComponent(duty.round.id)}/excuses/${encodeURIComponent(school)}`;
  return (
    <>
      {duty.excuse ? (
        <Standing duty={duty} path={path} again={again} />
      ) : (
        isTardy(duty.state) && <Ask duty={duty} path={path} again={again} />
      )}
      {duty.followUps && duty.followUps.length > 0 && (
        <>
          <p class="muted small">{words.history}</p>
          <ul class="plain small">
            {duty.followUps.map((each, i) => (
              <li key={i}>
                {each.by} {words.entries[each.what]}, {say.brief(each.at)}
                {each.reason && `: ${each.reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
