/** "Đã tiếp nhận": one tap, a note if there is something to say, and the way back for whoever took it. */
import { useState } from 'preact/hooks';
import type { AlertRow, MarkAnswer, MarkBody } from '../../../functions/alerts/alerts.ts';
import { useNow } from '../clock.ts';
import { useAction, useSaid } from '../kit/action.ts';
import { CheckField, Form, LongField } from '../kit/form.tsx';
import { wordsOf } from '../kit/words.ts';
import { shortSchool } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { alertsVi } from '../texts/alerts.vi.ts';

export const useAlertWords = wordsOf(alertsVi, () =>
  import('../texts/alerts.en.ts').then((module) => module.alertsEn),
);

export interface MarkProps {
  alert: AlertRow;
  /** The alert as it stands after what was done. */
  onDone: (alert: AlertRow) => void;
  /** Somebody was faster: what stands is to be asked anew. */
  again: () => void;
}

function Note({ alert, onDone, onClose }: MarkProps & { onClose: () => void }) {
  const words = useAlertWords();
  const doing = useAction<MarkAnswer>();
  const [note, type] = useState(alert.mark?.note ?? '');
  const [notName, say] = useState(false);
  const asked = doing.failure?.fields?.some(({ path }) => path === 'note') ?? false;
  return (
    <Form
      id={`note-${alert.id}`}
      submit={words.saveNote}
      pending={doing.pending}
      failure={doing.failure}
      onCancel={onClose}
      onSubmit={async () => {
        const body: MarkBody = { taken: true, note: note.trim(), ...(notName && { notName }) };
        const answer = await doing.run('PUT', `/api/alerts/${alert.id}/mark`, body);
        if (!answer) return;
        onDone(answer.alert);
        onClose();
      }}
    >
      <LongField
        path="note"
        label={words.note}
        hint={words.noteHint}
        value={note}
        maxLength={300}
        onInput={type}
      />
      {asked && <CheckField path="notName" label={words.notName} checked={notName} onChange={say} />}
    </Form>
  );
}

/** Who took it and when; for whoever it was, the note and the way back. */
function Taken(props: MarkProps & { mark: NonNullable<AlertRow['mark']> }) {
  const { alert, mark } = props;
  const words = useAlertWords();
  const said = useSaid();
  const { say } = useOffice();
  const now = useNow(15_000);
  const doing = useAction<MarkAnswer>();
  const [noting, tell] = useState(false);
  const mayUndo = mark.undoUntil !== undefined && now <= mark.undoUntil;
  const undo = async () => {
    const answer = await doing.run('PUT', `/api/alerts/${alert.id}/mark`, {
      taken: false,
    } satisfies MarkBody);
    if (answer) props.onDone(answer.alert);
    else props.again();
  };
  return (
    <>
      <div class="by">
        <p>
          <span class="tick" aria-hidden="true">
            ✓
          </span>{' '}
          {words.takenBy(mark.by, words.roles[mark.role], say.brief(mark.at))}
          {mark.note && <> – {mark.note}</>}
        </p>
        {mayUndo && (
          <span class="ways">
            <button
              type="button"
              class="button slim"
              aria-disabled={doing.pending}
              aria-label={words.undoOf(shortSchool(alert.school.name))}
              onClick={() => void undo()}
            >
              {words.undo}
            </button>
            {!noting && (
              <button type="button" class="button slim" onClick={() => tell(true)}>
                {mark.note ? words.changeNote : words.addNote}
              </button>
            )}
          </span>
        )}
      </div>
      {doing.failure && <p class="wrong">{said(doing.failure)}</p>}
      {noting && mayUndo && <Note {...props} onClose={() => tell(false)} />}
    </>
  );
}

function Open({ alert, onDone, again }: MarkProps) {
  const words = useAlertWords();
  const said = useSaid();
  const doing = useAction<MarkAnswer>();
  const take = async () => {
    const answer = await doing.run('PUT', `/api/alerts/${alert.id}/mark`, { taken: true } satisfies MarkBody);
    if (answer) onDone(answer.alert);
    else again();
  };
  return (
    <>
      {alert.mayMark ? (
        <button
          type="button"
          class="button go take"
          aria-disabled={doing.pending}
          aria-label={words.takeOf(shortSchool(alert.school.name))}
          onClick={() => void take()}
        >
          {doing.pending ? words.taking : words.take}
        </button>
      ) : (
        <span class="tag worse">{words.open}</span>
      )}
      {doing.failure && <p class="wrong">{said(doing.failure)}</p>}
    </>
  );
}

export const MarkOf = (props: MarkProps) =>
  props.alert.mark ? <Taken {...props} mark={props.alert.mark} /> : <Open {...props} />;
