/** What came of the call, in one tap each; the contact mended in place; the form filled in for the school. */
import './calling.css';
import { useRef, useState } from 'preact/hooks';
import type { CallAnswer, CallBody } from '../../../functions/declarations/calls.ts';
import { CALL_OUTCOMES, type CallOutcome, type LastCall } from '../../../functions/declarations/follow-up.ts';
import type { ToolsProps } from '../calling.tsx';
import { useAction, useSaid } from '../kit/action.ts';
import { type Done, Notice } from '../kit/notice.tsx';
import { shortSchool } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { ContactForm } from './contact-form.tsx';
import { NoteForm } from './note-form.tsx';
import { useCallWords } from './words.ts';

/** A new id for each thing meant: pressed again after a lost answer, it is the same call. */
function useSubmission() {
  const meant = useRef({ what: '', id: '' });
  return {
    of(what: string): string {
      if (meant.current.what !== what) meant.current = { what, id: crypto.randomUUID() };
      return meant.current.id;
    },
    done() {
      meant.current = { what: '', id: '' };
    },
  };
}

/** Noting a call and taking it back; `last` is what stands, here before the list knows. */
function useNoting({ row, round, onDone }: Pick<ToolsProps, 'row' | 'round' | 'onDone'>) {
  const words = useCallWords();
  const { say } = useOffice();
  const noting = useAction<CallAnswer>();
  const submission = useSubmission();
  const [noted, tell] = useState<{ over: string | undefined; last: LastCall | undefined }>();
  const [done, notice] = useState<Done>();
  const base = `/api/rounds/${encodeURIComponent(round)}/calls/${encodeURIComponent(row.school.id)}`;
  // Until the list says something else than it did before.
  const was: string | undefined = JSON.stringify(row.lastCall);
  const stands = (last: LastCall | undefined) => {
    tell({ over: was, last });
    onDone?.();
  };
  const takeBack = async (id: string) => {
    const answer = await noting.run('DELETE', `${base}/${id}`);
    if (!answer) return;
    stands(answer.lastCall);
    notice(undefined);
  };
  const note = async (outcome: CallOutcome, more: Partial<CallBody> = {}): Promise<boolean> => {
    const id = submission.of(JSON.stringify([outcome, more]));
    const body: CallBody = { submission: id, outcome, ...more };
    const answer = await noting.run('POST', base, body);
    if (!answer) return false;
    submission.done();
    stands(answer.lastCall);
    const said = [words.outcomes[outcome].toLowerCase(), more.note].filter(Boolean).join(' – ');
    notice({
      text: words.noted(said, say.time(answer.lastCall?.at ?? answer.now)),
      undo: () => takeBack(id),
    });
    return true;
  };
  const last = noted && noted.over === was ? noted.last : row.lastCall;
  // What the notice says need not be said twice.
  const isNew = done !== undefined && last?.at === noted?.last?.at;
  return { note, last, isNew, done, noting, forget: () => notice(undefined) };
}

function Last({ call }: { call: LastCall }) {
  const { say } = useOffice();
  const words = useCallWords();
  return (
    <small class="last">
      {words.last(words.outcomes[call.outcome], call.by, say.brief(call.at))}
      {call.note && <> – {call.note}</>}
    </small>
  );
}

/** The office comes back to where it was: this place is left for the form's way back. */
const leaveWayBack = (): void => {
  try {
    sessionStorage.setItem('quan-ly', `${location.pathname}${location.search}`);
  } catch {
    // No storage: the form then leads back to the school.
  }
};

export function Tools({ row, contact, round, short, onContact, onDone }: ToolsProps) {
  const words = useCallWords();
  const said = useSaid();
  const { note, last, isNew, done, noting, forget } = useNoting({ row, round, onDone });
  const [open, show] = useState<'note' | 'contact'>();
  const name = shortSchool(row.school.name);
  const failure = open === 'note' ? undefined : noting.failure;
  return (
    <>
      <fieldset class="ways outcomes" aria-label={words.outcomeOf(name)}>
        {CALL_OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            class={outcome === last?.outcome ? 'button slim chosen' : 'button slim'}
            aria-disabled={noting.pending}
            onClick={() => {
              if (outcome !== 'other') return void note(outcome);
              noting.forget();
              show('note');
            }}
          >
            {words.outcomes[outcome]}
          </button>
        ))}
      </fieldset>
      {!short && (
        <div class="ways more-ways">
          <button type="button" class="button slim plain" onClick={() => show('contact')}>
            {contact ? words.editContact : words.addContact}
          </button>
          <a
            class="button slim plain"
            href={`/khai-bao/#thay=${round}/duties/${encodeURIComponent(row.school.id)}`}
            aria-label={words.declareForSchool(name)}
            onClick={leaveWayBack}
          >
            {words.declareFor}
          </a>
        </div>
      )}
      {last && !isNew && <Last call={last} />}
      <Notice done={done} onGone={forget} />
      {failure && (
        <p class="wrong" role="alert">
          {said(failure)}
        </p>
      )}
      {open === 'note' && (
        <NoteForm
          school={name}
          noting={noting}
          onNote={(more) => note('other', more)}
          onClose={() => show(undefined)}
        />
      )}
      {open === 'contact' && (
        <ContactForm
          school={row.school}
          contact={contact}
          onSaved={(saved) => {
            onContact(saved);
            onDone?.();
          }}
          onClose={() => show(undefined)}
        />
      )}
    </>
  );
}
