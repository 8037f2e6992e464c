/** Who would be asked and when it would mail: looked at before it is sent. */
import type { RequestPreview } from '../../../functions/rounds/requests.ts';
import { useKitWords } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { useRequestsWords } from './words.ts';

function Warnings({ preview }: { preview: RequestPreview }) {
  const { say } = useOffice();
  const words = useRequestsWords();
  return (
    <>
      {preview.holiday && <p class="notice">{words.holiday(preview.holiday)}</p>}
      {preview.overlapping.map(({ id, kind, title, dueAt }) => (
        <p key={id} class={kind === 'requested' ? 'notice' : 'small'}>
          {kind === 'requested'
            ? words.overlapRequested(title, say.moment(dueAt))
            : words.overlapScheduled(say.day(id))}
        </p>
      ))}
    </>
  );
}

export function Before(props: { preview: RequestPreview; pending: boolean; onSend: () => void }) {
  const { say, texts } = useOffice();
  const words = useRequestsWords();
  const kit = useKitWords();
  const { preview } = props;
  const { schools, reachable } = preview;
  return (
    <div class="before">
      <h2 id="before">{words.previewTitle}</h2>
      <p>{words.unitOf(preview.unit.name)}</p>
      <p>
        <b>{words.asked(say.number(schools), say.number(reachable))}</b>
      </p>
      {reachable < schools && <p>{words.unreached(say.number(schools - reachable))}</p>}
      <ul class="plain counts">
        {preview.levels.map(({ level, schools: n }) => (
          <li key={level}>
            {texts.levelsLong[level]}: {words.schools(say.number(n))}
          </li>
        ))}
      </ul>
      {preview.units.length > 1 && (
        <details>
          <summary>{words.byUnit}</summary>
          <ul class="plain counts">
            {preview.units.map((each) => (
              <li key={each.path}>
                {each.name}: {words.schools(say.number(each.schools))}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Warnings preview={preview} />
      <h3>{words.when}</h3>
      <ul class="plain counts">
        <li>{words.notice}</li>
        {preview.reminderAt && <li>{words.reminder(say.moment(preview.reminderAt))}</li>}
        {preview.nudgeAt && <li>{words.nudge(say.moment(preview.nudgeAt))}</li>}
        <li>{words.digest(say.moment(preview.digestAt))}</li>
        <li>{words.closes(say.moment(preview.closesAt))}</li>
      </ul>
      <p class="ways">
        <button type="button" class="button go" aria-disabled={props.pending} onClick={props.onSend}>
          {props.pending ? kit.working : words.send(say.number(schools))}
        </button>
      </p>
    </div>
  );
}
