/** Whom to call at a school, mended in place. When somebody else was faster, theirs is shown and a person decides. */
import { useState } from 'preact/hooks';
import { phoneText } from '../../../functions/declarations/phone.ts';
import type { ContactAnswer, ContactBody } from '../../../functions/schools/contact.ts';
import type { Contact } from '../../../functions/schools/unit.ts';
import type { Failure } from '../api.ts';
import { useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { shortSchool } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { useCallWords } from './words.ts';

type Fields = Omit<ContactBody, 'seen'> & { email: string };
const fieldsOf = (contact: Contact | undefined): Fields => ({
  name: contact?.name ?? '',
  position: contact?.position ?? '',
  phone: phoneText(contact?.phone ?? ''),
  email: contact?.email ?? '',
});

/** What another officer has just saved, and the choice. */
function Theirs(props: { contact: Contact; changed: Failure['changed']; onTake: () => void }) {
  const words = useCallWords();
  const { say } = useOffice();
  const { changed } = props;
  const { name, position, phone, email } = props.contact;
  return (
    <div class="theirs">
      <p>{changed ? words.theirs(changed.by, say.brief(changed.at)) : words.newer}</p>
      <p>
        <b>{[name, position, phoneText(phone), email].filter(Boolean).join(', ')}</b>
      </p>
      <button type="button" class="button" onClick={props.onTake}>
        {words.takeTheirs}
      </button>
    </div>
  );
}

export function ContactForm(props: {
  school: { id: string; name: string };
  contact: Contact | undefined;
  onSaved: (contact: Contact) => void;
  onClose: () => void;
}) {
  const words = useCallWords();
  const saving = useAction<ContactAnswer>();
  const [seen, see] = useState(props.contact);
  const [fields, type] = useState(fieldsOf(props.contact));
  const [revoked, tell] = useState<Contact>();
  const { failure } = saving;
  const overtaken = failure?.code === 'contact-changed';
  const field = (path: keyof Fields) => ({
    path,
    value: fields[path],
    onInput: (value: string) => type({ ...fields, [path]: value }),
  });
  const save = async () => {
    // After theirs was shown, saving means: mine on top of it.
    const over = overtaken ? failure.contact : seen;
    see(over);
    const body: ContactBody = { seen: over ?? null, ...fields };
    const answer = await saving.run(
      'PUT',
      `/api/schools/${encodeURIComponent(props.school.id)}/contact`,
      body,
    );
    if (!answer) return;
    props.onSaved(answer.contact);
    if (answer.linksRevoked) tell(answer.contact);
    else props.onClose();
  };
  return (
    <Dialog title={words.contactOf(shortSchool(props.school.name))} onClose={props.onClose}>
      {revoked ? (
        <>
          <p role="status">{words.linksEnded}</p>
          <p class="ways">
            <button type="button" class="button go" onClick={props.onClose}>
              {words.understood}
            </button>
          </p>
        </>
      ) : (
        <Form
          id="contact"
          submit={overtaken ? words.saveMine : words.save}
          pending={saving.pending}
          failure={failure}
          onCancel={props.onClose}
          onSubmit={() => void save()}
        >
          {overtaken && failure.contact && (
            <Theirs
              contact={failure.contact}
              changed={failure.changed}
              onTake={() => {
                if (failure.contact) props.onSaved(failure.contact);
                props.onClose();
              }}
            />
          )}
          <TextField {...field('name')} label={words.name} autocomplete="off" maxLength={80} />
          <TextField {...field('position')} label={words.position} maxLength={80} optional />
          <TextField
            {...field('phone')}
            label={words.phone}
            hint={words.phoneHint}
            type="tel"
            maxLength={40}
            optional
          />
          <TextField
            {...field('email')}
            label={words.email}
            hint={words.emailHint}
            type="email"
            maxLength={254}
            optional
          />
        </Form>
      )}
    </Dialog>
  );
}
