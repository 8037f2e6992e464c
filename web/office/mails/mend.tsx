/** One address mended and the reminder sent again: what an officer does while the school is on the phone. */
import { useState } from 'preact/hooks';
import { isMailless } from '../../../functions/access/account.ts';
import type { ResendAnswer } from '../../../functions/mail/log.ts';
import { useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { useOffice } from '../office.tsx';
import { useWords } from './words.ts';

export interface Mending {
  /** Register code. */
  school: string;
  name: string;
  /** The address as it stands. */
  account: string;
}

/** What was done, in a sentence. */
function useTold() {
  const { say } = useOffice();
  const words = useWords();
  const reminded = (mails: ResendAnswer['mails']): string => {
    const [first] = mails;
    if (!first) return words.nothingOwed;
    const days = mails.map(({ round }) => say.shortDay(round)).join(', ');
    return first.when === 'queued' ? words.onItsWay(days) : words.withReminder(say.time(first.at));
  };
  return ({ email, mails, invited }: ResendAnswer, before: string): string =>
    [
      email === before ? words.kept(email) : words.changed(email),
      reminded(mails),
      ...(invited ? [words.invited] : []),
    ].join(' ');
}

export function Mend(props: { mending: Mending; onClose: () => void; onDone: (text: string) => void }) {
  const words = useWords();
  const told = useTold();
  const { mending } = props;
  // A school without a mailbox has an address of ours that says so: nothing to begin from.
  const [email, type] = useState(isMailless(mending.account) ? '' : mending.account);
  const { run, pending, failure } = useAction<ResendAnswer>();
  const submit = async () => {
    const path = `/api/schools/${encodeURIComponent(mending.school)}/mails`;
    const answer = await run('POST', path, { account: mending.account, email: email.trim() });
    if (answer) props.onDone(told(answer, mending.account));
  };
  return (
    <Dialog title={words.mendTitle(mending.name)} onClose={props.onClose}>
      <Form
        id="mend"
        submit={email.trim() === mending.account ? words.sendAgain : words.changeAndSend}
        pending={pending}
        failure={failure}
        onSubmit={() => void submit()}
        onCancel={props.onClose}
      >
        <TextField
          path="email"
          type="email"
          label={words.address}
          hint={words.addressHint}
          value={email}
          onInput={type}
          maxLength={254}
        />
      </Form>
    </Dialog>
  );
}
