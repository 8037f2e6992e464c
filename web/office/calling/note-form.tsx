/** "Lý do khác": in words, without names or numbers of pupils. */
import { useState } from 'preact/hooks';
import { type CallAnswer, type CallBody, MAX_NOTE } from '../../../functions/declarations/calls.ts';
import type { Doing } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { CheckField, Form, LongField } from '../kit/form.tsx';
import { useCallWords } from './words.ts';

export function NoteForm(props: {
  school: string;
  noting: Doing<CallAnswer>;
  /** Resolves to whether it was noted. */
  onNote: (more: Partial<CallBody>) => Promise<boolean>;
  onClose: () => void;
}) {
  const words = useCallWords();
  const [note, type] = useState('');
  const [notName, say] = useState(false);
  const { failure, pending } = props.noting;
  const asked = notName || failure?.fields?.some(({ code }) => code === 'name-like');
  const send = async () => {
    const more = { ...(note.trim() && { note: note.trim() }), ...(notName && { confirmed: ['name-like'] }) };
    if (await props.onNote(more)) props.onClose();
  };
  return (
    <Dialog title={words.otherTitle(props.school)} onClose={props.onClose}>
      <Form
        id="call-note"
        submit={words.noteIt}
        pending={pending}
        failure={failure}
        onCancel={props.onClose}
        onSubmit={() => void send()}
      >
        <LongField
          path="note"
          label={words.note}
          hint={words.noteHint}
          optional
          maxLength={MAX_NOTE}
          value={note}
          onInput={type}
        />
        {asked && <CheckField path="confirmed" label={words.notName} checked={notName} onChange={say} />}
      </Form>
    </Dialog>
  );
}
