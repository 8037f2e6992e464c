/** A reason in words, for declining or excusing: without names of people. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../api.ts';
import { Dialog } from '../kit/dialog.tsx';
import { CheckField, Form, LongField } from '../kit/form.tsx';
import type { Reason } from './decision.ts';
import { useSupplementWords } from './words.ts';

const LONGEST = 300;

export function ReasonForm(props: {
  id: string;
  title: string;
  hint: string;
  submit: string;
  pending: boolean;
  failure?: Failure | undefined;
  /** One tap each, instead of typing. */
  ready?: readonly string[];
  onReason: (reason: Required<Pick<Reason, 'reason'>> & Pick<Reason, 'confirmed'>) => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const words = useSupplementWords();
  const [reason, type] = useState('');
  const [notName, say] = useState(false);
  const { failure, pending, ready = [] } = props;
  const asked = notName || failure?.fields?.some(({ code }) => code === 'name-like');
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      {ready.length > 0 && (
        <p class="ways">
          {ready.map((text) => (
            <button
              key={text}
              type="button"
              class="button"
              aria-disabled={pending}
              onClick={() => !pending && props.onReason({ reason: text })}
            >
              {text}
            </button>
          ))}
        </p>
      )}
      <Form
        id={props.id}
        submit={props.submit}
        pending={pending}
        failure={failure}
        onCancel={props.onClose}
        onSubmit={() =>
          props.onReason({ reason: reason.trim(), ...(notName && { confirmed: ['name-like'] }) })
        }
      >
        <LongField
          path="reason"
          label={ready.length > 0 ? words.otherReason : words.reason}
          hint={props.hint}
          maxLength={LONGEST}
          value={reason}
          onInput={type}
        />
        {asked && <CheckField path="confirmed" label={words.notName} checked={notName} onChange={say} />}
      </Form>
    </Dialog>
  );
}
