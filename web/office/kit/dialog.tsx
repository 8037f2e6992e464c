/** A question in front of the page: the browser's own dialog, so focus, Escape and inertness are right. */
import './kit.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../api.ts';
import { Form, TextField } from './form.tsx';
import { useKitWords } from './words.ts';

export function Dialog(props: {
  title: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const words = useKitWords();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class="card dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="button square plain" aria-label={words.close} onClick={props.onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {props.children}
    </dialog>
  );
}

/** For what cannot be undone: the name must be typed again. */
export function ConfirmByName(props: {
  title: ComponentChildren;
  name: string;
  submit: ComponentChildren;
  pending: boolean;
  failure?: Failure | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const words = useKitWords();
  const [typed, type] = useState('');
  const [wrong, tell] = useState(false);
  const same = (text: string) => text.trim().normalize('NFC').toLowerCase();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <Form
        id="confirm"
        submit={props.submit}
        pending={props.pending}
        failure={props.failure}
        errors={wrong ? { name: words.nameDiffers } : {}}
        onCancel={props.onClose}
        onSubmit={() => {
          const matches = same(typed) === same(props.name);
          tell(!matches);
          if (matches) props.onConfirm();
        }}
      >
        <TextField path="name" label={words.typeName(props.name)} value={typed} onInput={type} />
      </Form>
    </Dialog>
  );
}
