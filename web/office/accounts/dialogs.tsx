/** Changing an account: who it is, what it is for; and where mails reach it. */
import { useState } from 'preact/hooks';
import type { AccountAnswer } from '../../../functions/access/accounts.ts';
import { useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { useAccountWords } from './parts.tsx';
import { bare, type Chosen, Scopes, scopesOf, useSchoolAccounts } from './scopes.tsx';

interface Props {
  answer: AccountAnswer;
  onDone: (answer: AccountAnswer) => void;
  onClose: () => void;
}

export function EditDialog({ answer, onDone, onClose }: Props) {
  const words = useAccountWords();
  const { unit } = useOffice();
  const { account, revision } = answer;
  const { value } = useSchoolAccounts(apiPath('/api/accounts/schools', { unit }), false);
  const [person, type] = useState({
    name: account.name,
    position: account.position ?? '',
    phone: account.phone ?? '',
  });
  const [chosen, choose] = useState<Chosen>({ kept: account.scopes });
  const { run, pending, failure } = useAction<AccountAnswer>();
  const submit = async () => {
    const now = await run('PUT', `/api/accounts/${account.id}`, {
      revision,
      ...(account.governed && { person }),
      scopes: scopesOf(chosen).map(bare),
    });
    if (now) onDone(now);
  };
  return (
    <Dialog title={words.editing(account.name)} onClose={onClose}>
      <Form
        id="edit"
        submit={words.save}
        pending={pending}
        failure={failure}
        onSubmit={() => void submit()}
        onCancel={onClose}
      >
        {account.governed &&
          (['name', 'position', 'phone'] as const).map((key) => (
            <TextField
              key={key}
              path={`person.${key}`}
              label={words[key]}
              type={key === 'phone' ? 'tel' : 'text'}
              value={person[key]}
              optional={key !== 'name'}
              onInput={(text) => type({ ...person, [key]: text })}
            />
          ))}
        <Scopes chosen={chosen} units={value?.units ?? []} onChange={choose} />
      </Form>
    </Dialog>
  );
}

export function AddressDialog({ answer, onDone, onClose }: Props) {
  const words = useAccountWords();
  const { account, revision } = answer;
  const [email, type] = useState('');
  const { run, pending, failure } = useAction<AccountAnswer>();
  const submit = async () => {
    const now = await run('PUT', `/api/accounts/${account.id}/address`, { revision, email });
    if (now) onDone(now);
  };
  return (
    <Dialog title={words.changeAddress} onClose={onClose}>
      <p>{words.addressLead}</p>
      <Form
        id="address"
        submit={words.changeAddress}
        pending={pending}
        failure={failure}
        onSubmit={() => void submit()}
        onCancel={onClose}
      >
        <TextField path="email" type="email" label={words.newAddress} value={email} onInput={type} />
      </Form>
    </Dialog>
  );
}
